import type { Annex, SummaryModel } from '@sti/report';
import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  type ITableCellOptions,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { columnShares } from './columns.ts';
import { STYLE, TWIPS } from './docx-styles.ts';
import type { Writer } from './docx-text.ts';

const TEXT_WIDTH = TWIPS.page.width - 2 * TWIPS.column;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const BARE = { top: NONE, bottom: NONE, left: NONE, right: NONE };
const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000' });
const DOUBLE = { style: BorderStyle.DOUBLE, size: 6, color: '000000' };

function table(write: Writer, widths: readonly number[], rows: TableRow[]): Table {
  return new Table({
    rows,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    visuallyRightToLeft: write.isRightToLeft,
    borders: { ...BARE, insideHorizontal: NONE, insideVertical: NONE },
  });
}

/**
 * United Nations | symbol, a rule, then an empty slot for the emblem (it is not ours to print) | organ | distribution
 * block, closed by a double rule.
 */
export function mastheadTable({ masthead }: SummaryModel, write: Writer): Table {
  const slot = TWIPS.column;
  const widths = [slot, 5528, TEXT_WIDTH - slot - 5528];
  const cell = (children: Paragraph[], index: number, more: Partial<ITableCellOptions>) =>
    new TableCell({
      children,
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      borders: BARE,
      margins: { left: 0, right: 0 },
      ...more,
    });
  const line = (text: string, more: Partial<IParagraphOptions> & { bold?: boolean; size?: number } = {}) =>
    write.line(STYLE.plain, text, { alignment: AlignmentType.START, ...more });
  const top = { borders: { ...BARE, bottom: rule(4) }, verticalAlign: VerticalAlign.BOTTOM };
  const bottom = { borders: { ...BARE, bottom: DOUBLE }, margins: { left: 0, right: 0, top: 120, bottom: 240 } };
  const block = [masthead.distribution, masthead.date ?? '', masthead.language ?? '', masthead.originalLanguage];
  return table(write, widths, [
    new TableRow({
      children: [
        cell([line('')], 0, top),
        cell([line(masthead.unitedNations, { size: 28, spacing: { after: 80 } })], 1, top),
        cell([line(masthead.symbol ?? '', { size: 28, alignment: AlignmentType.END, spacing: { after: 80 } })], 2, top),
      ],
    }),
    new TableRow({
      children: [
        cell([line('')], 0, bottom),
        cell([line(masthead.organ, { bold: true, size: 34 })], 1, bottom),
        cell(
          block.filter((text) => text !== '').map((text) => line(text)),
          2,
          bottom,
        ),
      ],
    }),
  ]);
}

/** A table of an annex: its header repeats on every page; three rules, no vertical ones. */
export function annexTable(annex: Annex, write: Writer): Table {
  const shares = columnShares(annex);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((TEXT_WIDTH * share) / whole));
  const row = (texts: readonly string[], isHeader: boolean, isLast: boolean) =>
    new TableRow({
      tableHeader: isHeader,
      cantSplit: true,
      children: annex.columns.map(
        (_, index) =>
          new TableCell({
            children: [write.cell(texts[index] ?? '', isHeader)],
            width: { size: widths[index] ?? 0, type: WidthType.DXA },
            margins: { left: 60, right: 120 },
            borders: {
              ...BARE,
              ...(isHeader ? { top: rule(4), bottom: rule(12) } : {}),
              ...(isLast ? { bottom: rule(12) } : {}),
            },
          }),
      ),
    });
  return table(write, widths, [
    row(annex.columns, true, false),
    ...annex.rows.map((texts, index) => row(texts, false, index === annex.rows.length - 1)),
  ]);
}
