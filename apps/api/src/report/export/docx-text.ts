import { directionOf, type Lang } from '@sti/reference';
import { cleanText, type Run } from '@sti/report';
import { FootnoteReferenceRun, type IParagraphOptions, Paragraph, TextRun } from 'docx';
import { runOf, STYLE, type StyleId } from './docx-styles.ts';

/** `clean: false` exists for the test that shows what the cleaning is for. */
export type Cleaning = (text: string) => string;

export const cleaned: Cleaning = cleanText;

/** What writes text into one document: its language, and how texts are cleaned before they become XML. */
export class Writer {
  readonly lang: Lang;
  readonly clean: Cleaning;
  readonly isRightToLeft: boolean;

  constructor(lang: Lang, clean: Cleaning) {
    this.lang = lang;
    this.clean = clean;
    this.isRightToLeft = directionOf(lang) === 'rtl';
  }

  text(text: string, lang: Lang = this.lang, more: { bold?: boolean; size?: number } = {}): TextRun {
    return new TextRun({ text: this.keepSpaces(text), ...more, ...runOf(lang) });
  }

  runs(runs: readonly Run[], lang: Lang): (TextRun | FootnoteReferenceRun)[] {
    return runs.map((run) =>
      run.kind === 'footnote'
        ? new FootnoteReferenceRun(run.number)
        : this.text(run.text, lang, run.bold ? { bold: true } : {}),
    );
  }

  paragraph(style: StyleId, children: IParagraphOptions['children'], more: Partial<IParagraphOptions> = {}): Paragraph {
    return new Paragraph({ style, children, bidirectional: this.isRightToLeft, ...more });
  }

  /** A line of the document's own words. */
  line(
    style: StyleId,
    text: string,
    more: Partial<IParagraphOptions> & { bold?: boolean; size?: number } = {},
  ): Paragraph {
    const { bold, size, ...rest } = more;
    const run = { ...(bold === undefined ? {} : { bold }), ...(size === undefined ? {} : { size }) };
    return this.paragraph(style, text === '' ? [] : [this.text(text, this.lang, run)], rest);
  }

  cell(text: string, bold = false): Paragraph {
    return this.line(STYLE.cell, text, { bold });
  }

  /** Runs meet without a space between them only where the text has none: cleaning must not trim their edges. */
  private keepSpaces(text: string): string {
    const inner = text.trim();
    if (inner === '') return text;
    const from = text.indexOf(inner);
    return text.slice(0, from) + this.clean(inner) + text.slice(from + inner.length);
  }
}
