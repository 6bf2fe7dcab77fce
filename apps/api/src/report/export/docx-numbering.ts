import type { Lang } from '@sti/reference';
import { type Section, type SummaryModel, sectionsInOrder } from '@sti/report';
import { AlignmentType, type ILevelsOptions, LevelFormat } from 'docx';
import { TWIPS } from './docx-styles.ts';

type Format = ILevelsOptions['format'];

type Level = { level: number; format: Format; text: string; left: number; hanging: number };

/** Sides of a label are those of the page, not of the reading direction (ECMA-376, lvlJc). */
function levels(lang: Lang, list: readonly Level[]): ILevelsOptions[] {
  const alignment = lang === 'ar' ? AlignmentType.RIGHT : AlignmentType.LEFT;
  return list.map(({ level, format, text, left, hanging }) => ({
    level,
    format,
    text,
    alignment,
    style: { paragraph: { indent: { left, hanging } } },
  }));
}

/** Paragraphs count through the body (12.), their sub-paragraphs begin anew in each ((a)). Word does the counting. */
function paragraphLevels(lang: Lang): ILevelsOptions[] {
  const { column, hanging } = TWIPS;
  const letter = lang === 'ar' ? LevelFormat.ARABIC_ABJAD : LevelFormat.LOWER_LETTER;
  const isClosedOnly = lang === 'fr' || lang === 'es' || lang === 'ru';
  return levels(lang, [
    {
      level: 0,
      format: LevelFormat.DECIMAL,
      text: lang === 'ar' ? '%1\u00A0-' : '%1.',
      left: column + hanging,
      hanging,
    },
    { level: 1, format: letter, text: isClosedOnly ? '%2)' : '(%2)', left: column + 2 * hanging, hanging },
  ]);
}

function headingLevels(lang: Lang): ILevelsOptions[] {
  const { column } = TWIPS;
  const first = lang === 'zh' ? LevelFormat.CHINESE_COUNTING_THOUSAND : LevelFormat.UPPER_ROMAN;
  return levels(lang, [
    { level: 0, format: first, text: lang === 'zh' ? '%1、' : '%1.', left: column, hanging: column },
    { level: 1, format: LevelFormat.UPPER_LETTER, text: '%2.', left: column, hanging: column },
    { level: 2, format: LevelFormat.DECIMAL, text: '%3.', left: column, hanging: column },
  ]);
}

/** Word cannot count 'أولا', 'ألف' …: each Arabic heading has a list of its own that holds its label. */
function arabicHeading(section: Section): { reference: string; levels: ILevelsOptions[] } {
  const { column } = TWIPS;
  return {
    reference: `heading ${section.key}`,
    levels: levels('ar', [
      { level: 0, format: LevelFormat.DECIMAL, text: section.number, left: column, hanging: column },
    ]),
  };
}

export function numberingOf(model: SummaryModel) {
  const headings =
    model.language === 'ar'
      ? sectionsInOrder(model.sections).map(arabicHeading)
      : [{ reference: 'headings', levels: headingLevels(model.language) }];
  return { config: [{ reference: 'paragraphs', levels: paragraphLevels(model.language) }, ...headings] };
}

export function headingNumber(section: Section, lang: Lang): { reference: string; level: number } {
  return lang === 'ar'
    ? { reference: `heading ${section.key}`, level: 0 }
    : { reference: 'headings', level: section.level - 1 };
}
