import { type Block, type Section, type SubItem, type SummaryModel, sectionsInOrder, versionText } from '@sti/report';
import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { headingNumber, numberingOf } from './docx-numbering.ts';
import { runOf, STYLE, stylesOf, TWIPS } from './docx-styles.ts';
import { annexTable, mastheadTable } from './docx-tables.ts';
import { type Cleaning, cleaned, Writer } from './docx-text.ts';

const HEADING_STYLE = { 1: STYLE.section, 2: STYLE.subsection, 3: STYLE.topic } as const;
const TEXT_WIDTH = TWIPS.page.width - 2 * TWIPS.column;

function partParagraph(part: Block | SubItem, level: 0 | 1, isNumbered: boolean, write: Writer): Paragraph {
  const number = part.recommendationNumber ? [write.text(` (${part.recommendationNumber})`)] : [];
  return write.paragraph(STYLE.text, [...write.runs(part.runs, part.lang), ...number], {
    ...(isNumbered ? { numbering: { reference: 'paragraphs', level } } : { indent: { left: TWIPS.column } }),
    ...(level === 0 && 'subItems' in part && part.subItems.length > 0 ? { keepNext: true } : {}),
  });
}

function blockParagraphs(block: Block, write: Writer): Paragraph[] {
  return [
    partParagraph(block, 0, block.number !== null, write),
    ...block.subItems.map((item) => partParagraph(item, 1, true, write)),
  ];
}

function sectionParagraphs(section: Section, write: Writer): Paragraph[] {
  const heading = write.paragraph(HEADING_STYLE[section.level], [write.text(section.heading, section.headingLang)], {
    numbering: headingNumber(section, write.lang),
  });
  return [
    heading,
    ...section.blocks.flatMap((block) => blockParagraphs(block, write)),
    ...section.sections.flatMap((each) => sectionParagraphs(each, write)),
  ];
}

function frontParagraphs(model: SummaryModel, write: Writer): Paragraph[] {
  const { bannerText } = model.masthead;
  const banner = bannerText
    ? [write.line(STYLE.plain, bannerText, { bold: true, spacing: { before: 160 }, alignment: AlignmentType.END })]
    : [];
  const meeting = model.meeting.map((text, index) =>
    write.line(STYLE.plain, text, { bold: index === 0, spacing: index === 0 ? { before: 160 } : {} }),
  );
  return [
    ...banner,
    ...meeting,
    write.line(STYLE.title, model.title),
    write.paragraph(STYLE.topic, [write.text(model.note)], {
      outlineLevel: 9,
      spacing: { before: 120, after: 240 },
    }),
    ...model.frontMatter.flatMap((block) => blockParagraphs(block, write)),
  ];
}

/** The short rule that closes a United Nations document. */
function endRule(): Paragraph {
  const margin = Math.round(TEXT_WIDTH * 0.42);
  return new Paragraph({
    style: STYLE.plain,
    spacing: { before: 240 },
    indent: { left: margin, right: margin },
    border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 1, color: '000000' } },
  });
}

function annexes(model: SummaryModel, write: Writer): FileChild[] {
  return model.annexes.flatMap((annex) => [
    write.line(STYLE.section, annex.number, { pageBreakBefore: true }),
    write.line(STYLE.subsection, annex.heading),
    annexTable(annex, write),
  ]);
}

function footnotesOf(model: SummaryModel, write: Writer): Record<string, { children: Paragraph[] }> {
  const blocks = [...model.frontMatter, ...sectionsInOrder(model.sections).flatMap((section) => section.blocks)];
  const notes = blocks.flatMap((block) => [block, ...block.subItems]).flatMap((part) => part.footnotes);
  return Object.fromEntries(
    notes.map((note) => [
      note.number,
      {
        children: [
          new Paragraph({
            style: 'FootnoteText',
            bidirectional: write.isRightToLeft,
            children: [write.text(` ${note.text}`, note.lang)],
          }),
        ],
      },
    ]),
  );
}

function pageHeader(model: SummaryModel, write: Writer): Header {
  const { symbol, bannerText } = model.masthead;
  return new Header({
    children: [
      write.paragraph(
        STYLE.plain,
        [
          write.text(symbol ?? '', write.lang, { bold: true, size: 18 }),
          new TextRun({ children: [new Tab()] }),
          write.text(bannerText ?? '', write.lang, { size: 18 }),
        ],
        {
          tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
          border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 4, color: '000000' } },
        },
      ),
    ],
  });
}

/** The version and its hash, then the page. */
function pageFooter(model: SummaryModel, write: Writer): Footer {
  const page = new TextRun({ children: [PageNumber.CURRENT], bold: true, size: 18, ...runOf(write.lang) });
  return new Footer({
    children: [
      write.paragraph(
        STYLE.plain,
        [
          write.text(versionText(write.lang, model), write.lang, { size: 13 }),
          new TextRun({ children: [new Tab()] }),
          page,
        ],
        { tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }] },
      ),
    ],
  });
}

/**
 * The summary as a Word file: headings, numbers and footnotes are Word's own, styles carry the UN's names, every text
 * is a text node. `clean` is replaced only by the test that proves it is needed.
 */
export function toDocx(model: SummaryModel, clean: Cleaning = cleaned): Promise<Buffer> {
  const write = new Writer(model.language, clean);
  const header = pageHeader(model, write);
  const footer = pageFooter(model, write);
  const { column } = TWIPS;
  const document = new Document({
    title: clean(model.title),
    creator: 'United Nations',
    lastModifiedBy: 'United Nations',
    description: clean(versionText(model.language, model)),
    styles: stylesOf(model.language),
    numbering: numberingOf(model),
    footnotes: footnotesOf(model, write),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: TWIPS.page.width, height: TWIPS.page.height },
            margin: { top: 1418, bottom: 1701, left: column, right: column, header: 850, footer: 850 },
          },
        },
        headers: { default: header, first: new Header({ children: [new Paragraph({})] }) },
        footers: { default: footer, first: footer },
        children: [
          mastheadTable(model, write),
          ...frontParagraphs(model, write),
          ...model.sections.flatMap((section) => sectionParagraphs(section, write)),
          ...annexes(model, write),
          endRule(),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
