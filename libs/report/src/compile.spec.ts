import { expect, test } from '@jest/globals';
import { LANGUAGES } from '@sti/reference';
import { compile } from './compile.ts';
import type { Draft, DraftParagraph } from './draft.ts';
import type { CompileInput, ItemFacts } from './facts.ts';
import { bodyBlocks, sectionsInOrder } from './model.ts';
import { modelOf } from './model-of.ts';
import { SAMPLE, SAMPLE_DOCUMENT } from './sample.ts';

const paragraphs = (draft: Draft) => draft.sections.flatMap((section) => section.paragraphs);
const find = (draft: Draft, key: string) => paragraphs(draft).find((each) => each.key === key);
const keysOf = (draft: Draft, section: string) =>
  draft.sections.find(({ key }) => key === section)?.paragraphs.map(({ key }) => key);

function change(draft: Draft, key: string, how: (paragraph: DraftParagraph) => DraftParagraph): Draft {
  const sections = draft.sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.map((each) => (each.key === key ? how(each) : each)),
  }));
  return { ...draft, sections };
}

const edit = (draft: Draft, key: string, text: string) =>
  change(draft, key, (each) => ({ ...each, texts: { ...each.texts, en: { text, isGenerated: false } } }));
const remove = (draft: Draft, key: string) => change(draft, key, (each) => ({ ...each, isRemoved: true }));

/** The sample with other items in its session on water. */
function withItems(change: (items: readonly ItemFacts[]) => readonly ItemFacts[]): CompileInput {
  const sessions = SAMPLE.sessions.map((each) =>
    each.code === 'WATER1' ? { ...each, items: change(each.items) } : each,
  );
  return { ...SAMPLE, sessions };
}

const NEW: ItemFacts = {
  id: 'r-9',
  type: 'RECOMMENDATION',
  status: 'AGREED',
  text: 'Something new.',
  goals: [],
  addressees: ['Civil society'],
  statementIds: ['st-2'],
};

test('agreed and proposed items enter with their evidence; drafts, returned ones and rehearsals do not', () => {
  const draft = compile(SAMPLE);
  expect(keysOf(draft, 's-WATER1')).toEqual([
    's-WATER1-opening',
    's-WATER1-item-g-1',
    's-WATER1-key-message',
    's-WATER1-item-m-2',
    's-WATER1-item-m-1',
    's-WATER1-recommendation',
    's-WATER1-item-r-1',
    's-WATER1-item-r-2',
  ]);
  expect(find(draft, 's-WATER1-item-r-2')?.evidence).toEqual([
    { itemId: 'r-2', statementId: null, relation: 'STATES' },
    { itemId: 'r-2', statementId: 'st-3', relation: 'STATES' },
  ]);
  expect(draft.sections.map(({ key }) => key)).toEqual([
    'front',
    'introduction',
    'highlights',
    's-WATER1',
    'emerging',
    's-FUTUR1',
    'way-forward',
  ]);
});

test('the same facts give the same draft, and a second run changes nothing', () => {
  const draft = compile(SAMPLE);
  expect(compile(SAMPLE)).toEqual(draft);
  const again = compile(SAMPLE, draft);
  expect(again.sections).toEqual(draft.sections);
  expect([again.added, again.dropped]).toEqual([[], []]);
});

test('a second run keeps what people wrote and sets new items beside it', () => {
  const edited = edit(compile(SAMPLE), 's-WATER1-item-r-1', 'Words of a person.');
  const again = compile(
    withItems((items) => [...items, NEW]),
    edited,
  );
  expect(find(again, 's-WATER1-item-r-1')?.texts.en).toEqual({ text: 'Words of a person.', isGenerated: false });
  expect(keysOf(again, 's-WATER1')?.slice(-3)).toEqual(['s-WATER1-item-r-1', 's-WATER1-item-r-2', 's-WATER1-item-r-9']);
  expect(again.added).toContain('s-WATER1-item-r-9');
});

test('what was removed stays removed until somebody asks for it back', () => {
  const removed = remove(compile(SAMPLE), 's-WATER1-item-m-1');
  expect(find(compile(SAMPLE, removed), 's-WATER1-item-m-1')?.isRemoved).toBe(true);
  const restored = compile(SAMPLE, removed, { restore: ['s-WATER1-item-m-1'] });
  expect(find(restored, 's-WATER1-item-m-1')?.isRemoved).toBe(false);
});

test('an unedited paragraph goes with its item; an edited one stays for a person to decide', () => {
  const without = withItems((items) => items.filter(({ id }) => id !== 'g-1'));
  const gone = compile(without, compile(SAMPLE));
  expect([find(gone, 's-WATER1-item-g-1'), gone.dropped]).toEqual([undefined, ['s-WATER1-item-g-1']]);
  const kept = compile(without, edit(compile(SAMPLE), 's-WATER1-item-g-1', 'Still true.'));
  expect(find(kept, 's-WATER1-item-g-1')?.texts.en?.text).toBe('Still true.');
});

test('a moved paragraph stays where it was put', () => {
  const draft = compile(SAMPLE);
  const key = 's-WATER1-item-g-1';
  const moved: Draft = {
    ...draft,
    sections: draft.sections.map((section) => {
      const rest = section.paragraphs.filter((each) => each.key !== key);
      const found = find(draft, key);
      return { ...section, paragraphs: section.key === 's-FUTUR1' && found ? [...rest, found] : rest };
    }),
  };
  expect(compile(SAMPLE, moved).sections.map(({ key: name, paragraphs: list }) => [name, list.length])).toEqual(
    moved.sections.map(({ key: name, paragraphs: list }) => [name, list.length]),
  );
});

test('a second outcome of a type turns a quoting paragraph into a list, but never one that a person edited', () => {
  const second: ItemFacts = { ...NEW, id: 'g-2', type: 'GAP', text: 'Another gap.' };
  const both = withItems((items) => [...items, second]);
  const listed = compile(both, compile(SAMPLE));
  expect(find(listed, 's-WATER1-item-g-1')).toMatchObject({ depth: 1, texts: { en: { isGenerated: true } } });
  const kept = compile(both, edit(compile(SAMPLE), 's-WATER1-item-g-1', 'As I put it.'));
  expect([find(kept, 's-WATER1-item-g-1')?.depth, find(kept, 's-WATER1-item-g-2')?.depth]).toEqual([0, 0]);
});

test('section V speaks in the words of the sessions, edits included, even before the next run', () => {
  const edited = edit(compile(SAMPLE), 's-FUTUR1-item-r-3', 'Publish what failed.');
  const blocks = bodyBlocks(modelOf(edited, SAMPLE, SAMPLE_DOCUMENT, 'en'));
  const texts = blocks.flatMap((block) => block.subItems).map(({ text }) => text);
  expect(texts).toContain('Publish what failed (R-2099-003; Goals and targets: 9.5; 1 source).');
});

test('paragraphs carry the same numbers in all six languages, and front matter none', () => {
  const draft = compile(SAMPLE);
  const models = LANGUAGES.map((lang) => modelOf(draft, SAMPLE, SAMPLE_DOCUMENT, lang));
  const numbers = models.map((model) => bodyBlocks(model).map(({ key, number }) => `${number} ${key}`));
  for (const each of numbers) expect(each).toEqual(numbers[0]);
  expect(models.map((model) => bodyBlocks(model).map(({ number }) => number))).toEqual(
    LANGUAGES.map(() => Array.from({ length: 18 }, (_, n) => n + 1)),
  );
  expect(models.flatMap((model) => model.frontMatter.map((block) => block.printedNumber))).toEqual(Array(6).fill(null));
});

test('a text that has no translation comes in its original and says so', () => {
  const model = modelOf(compile(SAMPLE), SAMPLE, SAMPLE_DOCUMENT, 'ar');
  const langs = new Map(
    bodyBlocks(model)
      .flatMap((block) => [block, ...block.subItems])
      .map((part) => [part.key, part.lang]),
  );
  expect([langs.get('intro-mandate'), langs.get('s-WATER1-item-m-1')]).toEqual(['ar', 'en']);
});

test('sources are worded as their attribution allows; a State is named only when the document does so', () => {
  const labels = (namesStates: boolean) =>
    bodyBlocks(modelOf(compile(SAMPLE), SAMPLE, { ...SAMPLE_DOCUMENT, namesStates }, 'en'))
      .flatMap((block) => block.subItems)
      .filter((part) => part.key.startsWith('s-'))
      .flatMap((part) => part.provenance.map((each) => `${each.statementAddress} ${each.attribution}`));
  expect(labels(false)).toEqual([
    '2099/WATER1/2 a panellist',
    '2099/WATER1/1 a representative of a Member State',
    '2099/WATER1/1 a representative of a Member State',
    '2099/WATER1/2 a panellist',
    '2099/WATER1/4 a representative of a Member State',
    '2099/WATER1/3 a participant',
  ]);
  // These statements were given by role: even then no State is named.
  expect(labels(true)).toEqual(labels(false));
  const named: CompileInput = {
    ...SAMPLE,
    sessions: SAMPLE.sessions.map((session) => ({
      ...session,
      statements: session.statements.map((each) => ({ ...each, attribution: 'NAMED' as const })),
    })),
  };
  const model = (namesStates: boolean) =>
    JSON.stringify(modelOf(compile(named), named, { ...SAMPLE_DOCUMENT, namesStates }, 'en').sections);
  expect(model(false)).not.toContain('the representative of Kenya');
  expect(model(true)).toContain('the representative of Kenya');
});

test('a forum of which little is known gives a document without gaps', () => {
  const bare: CompileInput = {
    ...SAMPLE,
    forum: {
      ...SAMPLE.forum,
      theme: null,
      startDate: null,
      endDate: null,
      venue: null,
      goalsUnderReview: [],
      hlpfTheme: null,
      hlpfStart: null,
      president: null,
      coChairs: [{ name: null, title: null, country: null }],
    },
    sessions: [],
    participation: null,
  };
  for (const lang of LANGUAGES) {
    const model = modelOf(compile(bare), bare, { ...SAMPLE_DOCUMENT, symbol: null, submissionDate: null }, lang);
    const texts = [
      ...model.meeting,
      ...bodyBlocks(model).map(({ text }) => text),
      ...model.frontMatter.map(({ text }) => text),
    ];
    expect(texts.filter((text) => /\{|\}|undefined|null|\(\)| {2}|: ?\./.test(text))).toEqual([]);
    expect(sectionsInOrder(model.sections).map(({ key }) => key)).toEqual(['introduction']);
  }
});

test('200 items compile in less than a second of the processor', () => {
  const many = withItems(() => Array.from({ length: 200 }, (_, n) => ({ ...NEW, id: `n-${n}`, text: `Item ${n}.` })));
  const before = process.cpuUsage();
  modelOf(compile(many, compile(many)), many, SAMPLE_DOCUMENT, 'en');
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
});

test('until its last day is over a forum is still to be held, in every language, and so is a session of a later day', () => {
  const { endDate } = SAMPLE.forum;
  const day = SAMPLE.sessions.find(({ code }) => code === 'WATER1')?.day ?? '';
  const texts = (today: string | undefined, key: string) => {
    const found = find(compile({ ...SAMPLE, today }), key);
    return LANGUAGES.map((lang) => found?.texts[lang]?.text ?? '');
  };
  const dayBefore = (of: string) => new Date(Date.parse(of) - 86_400_000).toISOString().slice(0, 10);
  for (const [key, lastDay] of [
    ['front-transmittal', endDate ?? ''],
    ['intro-edition', endDate ?? ''],
    ['s-WATER1-opening', day],
  ] as const) {
    const [coming, over] = [texts(dayBefore(lastDay), key), texts(lastDay, key)];
    for (const [i, lang] of LANGUAGES.entries()) expect([lang, coming[i]]).not.toEqual([lang, over[i]]);
    const english = LANGUAGES.indexOf('en');
    expect([coming[english], over[english]]).toEqual([
      expect.stringMatching(/ will be held (on|from) /),
      expect.stringMatching(/ was held (on|from) /),
    ]);
    expect(texts(undefined, key)).toEqual(over);
  }
});

test('Goals and targets are never mixed: each are named as what they are, in every language', () => {
  const opening = (goals: readonly string[]) => {
    const sessions = SAMPLE.sessions.map((each) => (each.code === 'WATER1' ? { ...each, goals } : each));
    const forum = { ...SAMPLE.forum, goalsUnderReview: goals };
    const draft = compile({ ...SAMPLE, forum, sessions });
    return LANGUAGES.map((lang) =>
      ['s-WATER1-opening', 'intro-theme'].map((key) => find(draft, key)?.texts[lang]?.text ?? '').join(' | '),
    );
  };
  const mixed = opening(['6', '6.1', '9.5']);
  const phrases: [string, string, string, string][] = [
    ['الهدف التالي: 6.', 'الغايتين التاليتين: 6.1 و 9.5.', 'في الهدف التالي: 6.', 'في الغايتين التاليتين: 6.1 و 9.5.'],
    [
      '下列目标：6。',
      '下列具体目标：6.1和9.5。',
      '论坛深入审议了下列目标：6。',
      '论坛深入审议了下列具体目标：6.1和9.5。',
    ],
    [
      'following Goal: 6.',
      'following targets: 6.1 and 9.5.',
      'Goal was considered in depth: 6.',
      'targets were considered in depth: 6.1 and 9.5.',
    ],
    [
      'l’objectif suivant\u00a0: 6.',
      'les cibles suivantes\u00a0: 6.1 et 9.5.',
      'L’objectif suivant a été',
      'Les cibles suivantes ont été',
    ],
    ['следующей цели: 6.', 'следующих задач: 6.1 и 9.5.', 'следующая цель: 6.', 'следующие задачи: 6.1 и 9.5.'],
    [
      'siguiente Objetivo: 6.',
      'siguientes metas: 6.1 y 9.5.',
      'el siguiente Objetivo: 6.',
      'las siguientes metas: 6.1 y 9.5.',
    ],
  ];
  expect(phrases.map((each, n) => each.filter((phrase) => !mixed[n]?.includes(phrase)))).toEqual(phrases.map(() => []));
  const [, , english = ''] = opening(['9.5']);
  expect(english).toContain('The discussion addressed the following target: 9.5.');
  expect(english).not.toContain('Goal');
  // Twenty-one is no singular, though its Russian form is.
  const many = Array.from({ length: 21 }, (_, n) => `${(n % 3) + 1}.${n + 1}`);
  expect(opening(many)[4]).toContain('следующих задач: 1.1, ');
});
