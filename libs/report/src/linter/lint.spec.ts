import { describe, expect, test } from '@jest/globals';
import { LANGUAGES, type Lang } from '@sti/reference';
import { compile } from '../compile.ts';
import type { Block, SummaryModel } from '../model.ts';
import { modelOf } from '../model-of.ts';
import { SAMPLE, SAMPLE_DOCUMENT } from '../sample.ts';
import type { Finding, RuleId } from './finding.ts';
import { lint } from './lint.ts';

const base = modelOf(compile(SAMPLE), SAMPLE, SAMPLE_DOCUMENT, 'en');

function block(text: string, lang: Lang, number: number, more: Partial<Block> = {}): Block {
  return {
    key: `p-${number}`,
    kind: 'HIGHLIGHT',
    lang,
    text,
    runs: [{ kind: 'text', text, bold: false }],
    footnotes: [],
    provenance: [],
    hasEvidence: true,
    isGenerated: false,
    number,
    printedNumber: `${number}.`,
    subItems: [],
    ...more,
  };
}

function document(texts: readonly string[], lang: Lang, heading = 'Heading'): SummaryModel {
  const blocks = texts.map((text, index) => block(text, lang, index + 1));
  const section = {
    key: 's',
    level: 1 as const,
    position: 1,
    number: 'I.',
    heading,
    headingLang: lang,
    blocks,
    sections: [],
  };
  return { ...base, language: lang, frontMatter: [], annexes: [], sections: [section] };
}

const findingsOf = (rule: RuleId, texts: readonly string[], lang: Lang, heading?: string) =>
  lint(document(texts, lang, heading)).filter((finding) => finding.rule === rule);

type Seed = readonly [rule: RuleId, lang: Lang, wrong: string, right: string | null];

// One error a line; null: found, but only a person can put it right.
// biome-ignore format: one error a line
const SEEDED: readonly Seed[] = [
  ['L02', 'en', '12. Participants agreed.', 'Participants agreed.'],
  ['L02', 'fr', '3) Les participants sont convenus.', 'Les participants sont convenus.'],
  ['L02', 'ar', '12 - اتفق المشاركون.', 'اتفق المشاركون.'],
  ['L02', 'zh', '12． 与会者同意。', '与会者同意。'],
  ['L09', 'en', 'H.E. Mr. Bela Muster and Dr. Dana Primer spoke.', 'Bela Muster and Dana Primer spoke.'],
  ['L09', 'en', 'The panel heard Professor Emil Voorbeeld, Ph.D.', 'The panel heard Emil Voorbeeld'],
  ['L09', 'fr', 'S.E. M. Bela Muster et le professeur Emil Voorbeeld ont parlé.', 'Bela Muster et Emil Voorbeeld ont parlé.'],
  ['L09', 'es', 'Intervinieron la Dra. Dana Primer y el profesor Emil Voorbeeld.', 'Intervinieron la Dana Primer y Emil Voorbeeld.'],
  ['L09', 'ru', 'Выступили д-р Дана Пример и профессор Эмиль Фоорбелд.', 'Выступили Дана Пример и Эмиль Фоорбелд.'],
  ['L09', 'ar', 'تكلم سعادة السيد بيلا موستر والدكتور أحمد مثال.', 'تكلم بيلا موستر وأحمد مثال.'],
  ['L09', 'zh', '发言者是王小明教授和贝拉·穆斯特博士。', '发言者是王小明和贝拉·穆斯特。'],
  ['L10', 'en', 'STI helps the SDGs, and SDG 9 above all.', 'Science, technology and innovation helps the Sustainable Development Goals, and Goal 9 above all.'],
  ['L10', 'en', 'Experts on AI and on AI ethics met.', 'Experts on artificial intelligence (AI) and on AI ethics met.'],
  ['L10', 'fr', 'La STI fait avancer les ODD.', 'La science, la technologie et l’innovation fait avancer les objectifs de développement durable.'],
  ['L10', 'es', 'La CTI impulsa los ODS.', 'La ciencia, la tecnología y la innovación impulsa los Objetivos de Desarrollo Sostenible.'],
  ['L10', 'ru', 'Роль НТИ растет.', null],
  ['L10', 'ar', 'يدعم STI تحقيق SDGs.', 'يدعم العلم والتكنولوجيا والابتكار تحقيق أهداف التنمية المستدامة.'],
  ['L10', 'zh', 'STI支持SDGs。', '科学、技术和创新支持可持续发展目标。'],
  ['L11', 'en', 'During the Forum, participants met. The Forum closed.', 'During the forum, participants met. The forum closed.'],
  ['L11', 'fr', 'Pendant le Forum, les participants se sont réunis.', 'Pendant le forum, les participants se sont réunis.'],
  ['L11', 'es', 'Durante el Foro se reunieron los participantes.', 'Durante el foro se reunieron los participantes.'],
  ['L11', 'ru', 'Во время Форума состоялись встречи.', 'Во время форума состоялись встречи.'],
  ['L12', 'en', 'In Resolution A/RES/70/1 and A/RES/75/290 B it did.', 'In resolution 70/1 and resolution 75/290 B it did.'],
  ['L12', 'fr', 'Dans la Résolution A/RES/70/1, l’Assemblée.', 'Dans la résolution 70/1, l’Assemblée.'],
  ['L12', 'es', 'En la resolución A/RES/70/1 se pidió.', 'En la resolución 70/1 se pidió.'],
  ['L12', 'ru', 'В резолюции A/RES/70/1 сказано.', 'В резолюции 70/1 сказано.'],
  ['L12', 'ru', 'См. A/RES/70/1.', null],
  ['L12', 'ar', 'في القرار A/RES/70/1 طلبت الجمعية.', 'في القرار 70/1 طلبت الجمعية.'],
  ['L12', 'zh', '大会A/RES/70/1号决议要求。', '大会第70/1号决议要求。'],
  ['L13', 'en', 'IV) Way forward', 'IV. Way forward'],
  ['L13', 'ru', 'II) Итоги', 'II. Итоги'],
  ['L13', 'ar', 'ثانيا) النتائج', 'ثانيا - النتائج'],
  ['L13', 'zh', '二）成果', '二、成果'],
  ['L14', 'en', 'The COVID-19 pandemic showed it.', 'The coronavirus disease (COVID-19) pandemic showed it.'],
  ['L14', 'fr', 'La COVID-19 l’a montré.', 'La maladie à coronavirus (COVID-19) l’a montré.'],
  ['L14', 'es', 'La COVID-19 lo demostró.', 'La enfermedad por coronavirus (COVID-19) lo demostró.'],
  ['L14', 'ru', 'Пандемия COVID-19 это показала.', null],
  ['L14', 'ar', 'أظهرت جائحة كوفيد-19 ذلك.', 'أظهرت جائحة مرض فيروس كورونا (كوفيد-19) ذلك.'],
  ['L14', 'zh', 'COVID-19疫情表明。', '2019冠状病毒病（COVID-19）疫情表明。'],
];

describe('the seeded list', () => {
  test.each(SEEDED)('%s in %s finds: %s', (rule, lang, wrong, right) => {
    const [finding, ...more] = findingsOf(rule, [wrong], lang);
    expect([finding?.severity, finding?.fixedText ?? null, more]).toEqual([right === null ? 'ask' : 'fix', right, []]);
  });

  test.each(SEEDED.filter(([, , , right]) => right !== null))(
    '%s in %s: the fix leaves nothing to fix',
    (rule, lang, _, right) => {
      expect(findingsOf(rule, [right ?? ''], lang)).toEqual([]);
    },
  );

  test('every text rule has a seed in every language it reads', () => {
    const seeded = (rule: RuleId) => [...new Set(SEEDED.filter(([id]) => id === rule).map(([, lang]) => lang))].sort();
    const all = [...LANGUAGES].sort();
    expect((['L09', 'L10', 'L12', 'L14'] as const).map(seeded)).toEqual([all, all, all, all]);
    expect(seeded('L11')).toEqual(['en', 'es', 'fr', 'ru']);
  });
});

describe('a clean text', () => {
  test('what the compiler writes pleases every rule in every language', () => {
    for (const lang of LANGUAGES) {
      expect([lang, lint(modelOf(compile(SAMPLE), SAMPLE, SAMPLE_DOCUMENT, lang))]).toEqual([lang, []]);
    }
  });

  // biome-ignore format: one text a line
  test.each([
    ['en', 'Mr. Bela Muster spoke at the World Economic Forum on the 2030 Agenda. Forum participants cited resolution 70/1.'],
    ['en', 'The theme “STI for the SDGs at the Forum after COVID-19 by Dr. Muster on A/RES/70/1” was quoted.'],
    ['fr', 'Le Forum économique mondial et les drones ont été évoqués.'],
    ['es', 'El Foro Económico Mundial se reunió.'],
    ['ar', 'شعر المشاركون بالسعادة.'],
    ['zh', '教授和博士生参加了会议。'],
  ] as const)('%s: %s', (lang, text) => {
    expect(lint(document([text], lang))).toEqual([]);
  });
});

describe('first use', () => {
  test('the Goals are spelled out once, then short', () => {
    const findings = findingsOf('L10', ['The SDGs matter.', 'Achieving SDGs and SDG 4 matters.'], 'en');
    expect(findings.map((finding) => finding.fixedText)).toEqual([
      'The Sustainable Development Goals matter.',
      'Achieving the Goals and Goal 4 matters.',
    ]);
  });

  test('COVID-19 is introduced once', () => {
    expect(
      findingsOf('L14', ['After COVID-19.', 'During COVID-19.'], 'en').map((finding) => finding.paragraphKey),
    ).toEqual(['p-1']);
    expect(findingsOf('L14', ['After coronavirus disease (COVID-19).', 'During COVID-19.'], 'en')).toEqual([]);
  });
});

test('a heading that was numbered by hand loses its number', () => {
  expect(findingsOf('L13', ['Text.'], 'en', 'II) Highlights')[0]?.fixedText).toBe('Highlights');
});

test('a body paragraph without a number and a numbered front matter are found', () => {
  const model = document(['Text.'], 'en');
  const [section] = model.sections;
  const broken: SummaryModel = {
    ...model,
    frontMatter: [block('Note.', 'en', 1, { key: 'front' })],
    sections: section ? [{ ...section, blocks: [block('Text.', 'en', 1, { printedNumber: null, number: null })] }] : [],
  };
  expect(lint(broken).map(({ rule, paragraphKey }) => [rule, paragraphKey])).toEqual([
    ['L02', 'front'],
    ['L02', 'p-1'],
  ]);
});

test('word limits warn, then block, and bind the original only', () => {
  const severities = (words: number, isOriginal = true): Finding['severity'][] =>
    lint({ ...document(['word '.repeat(words)], 'en'), isOriginal })
      .filter(({ rule, paragraphKey }) => rule === 'L20' && paragraphKey === 'document')
      .map(({ severity }) => severity);
  expect([severities(8000), severities(9000), severities(11_000), severities(11_000, false)]).toEqual([
    [],
    ['warn'],
    ['block'],
    [],
  ]);
  const long = document(['word '.repeat(1300)], 'en');
  const sections = long.sections.map((section) => ({ ...section, key: 'introduction' }));
  expect(lint({ ...long, sections })).toMatchObject([{ rule: 'L20', severity: 'warn', paragraphKey: 'introduction' }]);
});

test('a paragraph that rests on nothing blocks; fixed texts and figures need no statement', () => {
  const kinds = ['HIGHLIGHT', 'KEY_MESSAGE', 'RECOMMENDATION', 'FIXED', 'FIGURE'] as const;
  const model = document(['x'], 'en');
  const blocks = kinds.map((kind, n) => block('Text.', 'en', n + 1, { kind, hasEvidence: false }));
  const sections = model.sections.map((section) => ({ ...section, blocks }));
  expect(
    lint({ ...model, sections }).map(({ rule, severity, paragraphKey }) => [rule, severity, paragraphKey]),
  ).toEqual([1, 2, 3].map((n) => ['L21', 'block', `p-${n}`]));
});

test.each(['a', '(', '"', '“', 'Dr. ', 'SDGs ', 'Forum ', 'A/RES/', '1. ', 'سعادة ', '王'])(
  '100 kB of %j are read in linear time',
  (piece) => {
    const text = piece.repeat(100_000 / piece.length);
    const start = performance.now();
    for (const lang of LANGUAGES) lint(document([text], lang));
    // Six languages, nine rules. What grows with the square of the length takes minutes here.
    expect(performance.now() - start).toBeLessThan(15_000);
  },
);
