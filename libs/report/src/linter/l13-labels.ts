import { LANGUAGES, type Lang } from '@sti/reference';
import { chineseNumber, roman, sectionLabel } from '../number.ts';
import { findingOf, type Rule } from './finding.ts';

const LABEL =
  /^(?:([IVX]{1,5})|([A-H])|([一二三四五六七八九十]{1,3})|(أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا))[)）]\s*/u;

function numberOf(text: string, write: (n: number) => string): number | undefined {
  for (let n = 1; n <= 39; n++) if (write(n) === text) return n;
  return undefined;
}

/** 'I)' -> 'I.', 'أولا -' or '一、', as the language of the text writes it. */
function rightForm(match: RegExpExecArray, lang: Lang): string | undefined {
  const [, romanNumber, letter, chinese, arabic] = match;
  if (letter) return `${sectionLabel(2, letter.charCodeAt(0) - 64, lang)} `;
  const n =
    (romanNumber && numberOf(romanNumber.toLowerCase(), roman)) ||
    (chinese && numberOf(chinese, chineseNumber)) ||
    (arabic && numberOf(`${arabic} -`, (each) => sectionLabel(1, each, 'ar')));
  return n ? `${sectionLabel(1, n, lang)}${lang === 'zh' ? '' : ' '}` : undefined;
}

/** L13: 'I)' for 'I.'. In a heading the label goes altogether, because the document numbers its headings itself. */
export const l13: Rule = {
  id: 'L13',
  languages: LANGUAGES,
  check: ({ passages }) =>
    passages
      .filter(({ place }) => place !== 'footnote')
      .flatMap((passage) => {
        const match = LABEL.exec(passage.text);
        const replacement = match && (passage.place === 'heading' ? '' : rightForm(match, passage.lang));
        if (!match || replacement === undefined || replacement === null) return [];
        return findingOf('L13', passage, [{ from: 0, to: match[0].length, replacement }]);
      }),
};
