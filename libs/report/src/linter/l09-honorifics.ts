import { LANGUAGES } from '@sti/reference';
import { findingOf, type Rule } from './finding.ts';
import { type PerLanguage, withoutQuotes } from './reading.ts';

const START = '(?<![\\p{L}\\p{N}.])';

// Mr. and Ms. alone stay: the UN uses them. With an excellency before them they go with it.
// The surnames keep "教授" (professor) and "博士" (doctor) apart from their use as common words.
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤';
const BEFORE_NAME = '(?:^|[^\\p{Script=Han}]|[由和与请及对向给是为有据如让邀])';

const PATTERNS: PerLanguage<RegExp> = {
  en: new RegExp(
    `${START}(?:(?:(?:H\\. ?E\\.|(?:His|Her) Excellency)(?: (?:Mr|Ms|Mrs|Miss|Dr|Prof)\\b\\.?)*|(?:Dr|Prof)\\.|Dr|Prof|Professor|(?:[Tt]he )?Hon(?:ou?rable|\\.)) ){1,4}(?=\\p{Lu})|,? ?\\bPh\\.?D\\b\\.?`,
    'gu',
  ),
  fr: new RegExp(
    `${START}(?:(?:(?:S\\. ?E\\.|Son Excellence)(?: (?:M\\.|Mme|Mlle|Monsieur|Madame|Dr|Pr))*|Dre?\\.?|Pre?\\.?|Prof\\.|(?:[Ll][ea] )?[Pp]rofesseure?) ){1,4}(?=\\p{Lu})`,
    'gu',
  ),
  es: new RegExp(
    `${START}(?:(?:(?:S\\. ?E\\.|Su Excelencia|Excm[oa]\\.?)(?: (?:(?:el |la )?Sra?\\.|Don|Doña|Dra?\\.))*|Dra?\\.|Prof\\.|(?:[Ee]l |[Ll]a )?[Pp]rofesora?|(?:[Ee]l |[Ll]a )?[Dd]octora?) ){1,4}(?=\\p{Lu})`,
    'gu',
  ),
  ru: new RegExp(
    `${START}(?:(?:(?:Е\\. ?П\\.|(?:Его|Ее|Её) Превосходительство)(?: (?:г-н|г-жа|господин|госпожа))*|[Дд]-р(?:а|у|ом|е)?|[Дд]октор(?:а|у|ом|е)?|[Пп]роф\\.|[Пп]рофессор(?:а|у|ом|е)?) ){1,4}(?=\\p{Lu})`,
    'gu',
  ),
  ar: /(?<=(?<!\p{L})[ولب]?)(?:(?:سعادة|معالي|فخامة) (?:السيدة?|الدكتورة?) |(?:سعادة|معالي|فخامة) (?=السفيرة?|الوزيرة?|الرئيسة?)|(?:الأستاذة? )?(?:الدكتورة?|البروفيسورة?) |(?:أ\. ?)?د\. )(?=\p{L})/gu,
  zh: new RegExp(
    `阁下|(?<=${BEFORE_NAME}[${SURNAMES}]\\p{Script=Han}{1,2}|·\\p{Script=Han}{1,8})(?:博士|教授)(?!学|生|后|课|级|点|论文)`,
    'gu',
  ),
};

/** L09: honorifics and academic titles. */
export const l09: Rule = {
  id: 'L09',
  languages: LANGUAGES,
  check: ({ passages }) =>
    passages.flatMap((passage) => {
      const pattern = PATTERNS[passage.lang];
      if (!pattern || passage.place === 'heading') return [];
      const spots = [...withoutQuotes(passage.text).matchAll(pattern)];
      return findingOf(
        'L09',
        passage,
        spots.map((match) => ({ from: match.index, to: match.index + match[0].length, replacement: '' })),
      );
    }),
};
