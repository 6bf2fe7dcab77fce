import { BCP47, directionOf, type Lang } from '@sti/reference';
import { AlignmentType, type IPropertiesOptions, type IRunOptions, LineRuleType } from 'docx';

/** Twentieths of a point, as Word counts. */
export const TWIPS = { column: 1134, hanging: 567, page: { width: 11906, height: 16838 } };

/** Style ids; the names that people see are those of the UN's Geneva template, so that pasting into it works. */
export const STYLE = {
  title: 'HMG',
  section: 'HChG',
  subsection: 'H1G',
  topic: 'H23G',
  text: 'SingleTxtG',
  plain: 'MastheadG',
  cell: 'TableTxtG',
} as const;

export type StyleId = (typeof STYLE)[keyof typeof STYLE];

const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: 'SimSun' };

/** Run properties of a text in that language. */
export function runOf(lang: Lang): Pick<IRunOptions, 'rightToLeft' | 'language'> {
  const tag = lang === 'ar' ? 'ar-SA' : lang === 'zh' ? 'zh-CN' : BCP47[lang];
  const isRightToLeft = directionOf(lang) === 'rtl';
  return isRightToLeft
    ? { rightToLeft: true, language: { bidirectional: tag } }
    : { language: lang === 'zh' ? { eastAsia: tag } : { value: tag } };
}

// Sizes in half points: title 17 pt, I. 14 pt, A. 12 pt, 1. 10 pt bold, text 10 pt (UN Geneva).
export function stylesOf(lang: Lang): IPropertiesOptions['styles'] {
  const text = lang === 'ar' ? 24 : lang === 'zh' ? 21 : 20;
  const line = lang === 'ar' ? 340 : lang === 'zh' ? 320 : 240;
  const { column, hanging } = TWIPS;
  const heading = (id: StyleId, name: string, size: number, level: number, before: number) => ({
    id,
    name,
    basedOn: level === 0 ? 'Title' : `Heading${level}`,
    next: STYLE.text,
    quickFormat: true,
    run: { font: FONT, size: size + (lang === 'ar' ? 4 : 0), bold: true, color: '000000', italics: false },
    paragraph: {
      alignment: AlignmentType.START,
      keepNext: true,
      keepLines: true,
      spacing: { before, after: level === 0 ? 240 : 120, line: 240, lineRule: LineRuleType.AUTO },
      indent: { left: column, right: column },
      ...(level === 0 ? {} : { outlineLevel: level - 1 }),
    },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: text, language: runOf(lang).language },
        paragraph: { spacing: { line, lineRule: LineRuleType.AUTO } },
      },
      footnoteText: { run: { size: text - 3, font: FONT } },
    },
    paragraphStyles: [
      heading(STYLE.title, '_ H __M_G', 34, 0, 360),
      heading(STYLE.section, '_ H _Ch_G', 28, 1, 360),
      heading(STYLE.subsection, '_ H_1_G', 24, 2, 300),
      heading(STYLE.topic, '_ H_2/3_G', 20, 3, 240),
      {
        id: STYLE.text,
        name: '_ Single Txt_G',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: {
          alignment: AlignmentType.BOTH,
          spacing: { after: 120, line, lineRule: LineRuleType.AUTO },
          indent: { left: column + hanging, right: column },
        },
      },
      { id: STYLE.plain, name: '_ Masthead_G', basedOn: 'Normal', quickFormat: true },
      {
        id: STYLE.cell,
        name: '_ Table Txt_G',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: text - 3 },
        paragraph: { spacing: { before: 40, after: 60, line: line - 20, lineRule: LineRuleType.AUTO } },
      },
    ],
  };
}
