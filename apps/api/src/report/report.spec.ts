import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { localText } from '@sti/domain';
import { type Actor, type Answer, type Api, startApp } from '../../test/app.ts';
import { statementsOf } from '../../test/statements.ts';
import { Forum } from '../forum/forum.entity.ts';
import { Session } from '../programme/session.entity.ts';
import { ParagraphVersion } from './summary-paragraph.entity.ts';

let api: Api;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());

let forum: Forum;
let other: Forum;
let officer: Actor;
let moderator: Actor;
let session: Session;

beforeEach(async () => {
  [forum, other] = [await api.forum(), await api.forum()];
  officer = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
  session = await sessionOf(forum, 'Science for the oceans');
  moderator = await api.person({ roles: [{ role: 'MOD', session: session.id }] });
});

let codes = 0;
function sessionOf(of: Forum, title: string, more: Partial<Session> = {}): Promise<Session> {
  const code = `R${String(codes++).padStart(5, '0')}`;
  const row = { forumId: of.id, code, title: localText(title), type: 'PANEL', status: 'LIVE', goals: ['14'], ...more };
  return api.db.save(api.db.create(Session, row as Session));
}

const operation = () => ({ clientId: crypto.randomUUID(), deviceId: 'desk', deviceSeq: 1 });
const LOG_STATEMENT =
  'mutation($input: StatementInput!) { logStatement(input: $input) { ... on Statement { id number address } } }';
const LOG_OUTCOME =
  'mutation($input: OutcomeInput!) { logOutcome(input: $input) { ... on OutcomeItem { id number } } }';
const PROPOSE = 'mutation($id: ID!) { proposeOutcome(id: $id) { __typename } }';
const AGREE = 'mutation($id: ID!) { agreeOutcome(id: $id) { __typename } }';

async function say(text: string, more: object = {}): Promise<{ id: string; address: string }> {
  const input = { ...operation(), sessionId: session.id, text, language: 'en', ...more };
  return (await api.gql(LOG_STATEMENT, { input }, moderator)).data.logStatement;
}

/** An item that the moderator agreed. */
async function agreed(type: string, text: string, more: object = {}): Promise<string> {
  const input = {
    ...operation(),
    sessionId: session.id,
    type,
    text,
    addressees: ['Member States'],
    goals: ['14'],
    ...more,
  };
  const { id } = (await api.gql(LOG_OUTCOME, { input }, moderator)).data.logOutcome;
  await api.gql(PROPOSE, { id }, moderator);
  await api.gql(AGREE, { id }, moderator);
  return id;
}

const SUMMARY = `query($f: ID!) { summary(forumId: $f) {
  id version revision banner symbol releasedAt findingCount
  words { total blockAbove }
  sections(first: 20) { id key level number heading version
    paragraphs { id key kind printedNumber text version generated edited isRemoved recommendationNumber footnotes { id key number text version } evidence { id relation statementId: statement { id } itemId: item { id } isManual } } }
  findings(first: 50) { rule act paragraphKey paragraphId values { name value } fix }
  unusedItems(first: 10) { item { id text } result reason }
} }`;
const COMPILE = `mutation($f: ID!, $key: ID!) { compileSummary(forumId: $f, idempotencyKey: $key) { __typename ... on SummaryDocument { id revision } ... on RuleBroken { rule } } }`;
const EDIT = `mutation($id: ID!, $v: Int!, $text: String!) { editParagraph(id: $id, version: $v, text: $text) { __typename ... on SummaryParagraph { id version text edited generated printedNumber } ... on Stale { version conflicts { field mine theirs } } ... on BadInput { problems { field code limit } } } }`;

type Paragraph = {
  id: string;
  key: string;
  kind: string;
  printedNumber: string | null;
  text: string;
  version: number;
  generated: boolean;
  edited: boolean;
  isRemoved: boolean;
  recommendationNumber: string | null;
  footnotes: { id: string; key: string; number: number | null; text: string; version: number }[];
  evidence: {
    id: string;
    relation: string;
    isManual: boolean;
    statementId: { id: string } | null;
    itemId: { id: string } | null;
  }[];
};
type Summary = {
  id: string;
  version: number;
  revision: number;
  findings: { rule: string; act: string; paragraphKey: string; paragraphId: string | null; fix: string | null }[];
  sections: { id: string; key: string; level: number; number: string | null; paragraphs: Paragraph[] }[];
  unusedItems: { item: { id: string }; result: string | null; reason: string | null }[];
};

const compile = async (as = officer, key: string = crypto.randomUUID(), of = forum) =>
  api.gql(COMPILE, { f: of.id, key }, as);
const summary = async (as = officer): Promise<Summary> => (await api.gql(SUMMARY, { f: forum.id }, as)).data.summary;
const paragraphs = (of: Summary) => of.sections.flatMap((section) => section.paragraphs);
const withText = (of: Summary, text: string) => {
  const found = paragraphs(of).find((paragraph) => paragraph.text.includes(text));
  if (!found) throw new Error(`no paragraph says ${text}`);
  return found;
};
const edit = async (paragraph: Paragraph, text: string, as = officer) =>
  (await api.gql(EDIT, { id: paragraph.id, v: paragraph.version, text }, as)).data?.editParagraph;
const codeOf = (answer: Answer) => answer.errors?.[0]?.extensions.code;

test('the log becomes a numbered draft, each paragraph linked to what was said, both ways', async () => {
  const said = await say('We open our vessels to all.');
  const item = await agreed('RECOMMENDATION', 'Open research vessels to developing countries', {
    statementIds: [said.id],
  });
  await agreed('GAP', 'Sea-floor data are scarce');
  const answer = await compile();
  expect(answer.data.compileSummary.__typename).toBe('SummaryDocument');
  const draft = await summary();

  const numbers = paragraphs(draft).flatMap(({ printedNumber }) =>
    /^\d+\.$/.test(printedNumber ?? '') ? [Number.parseInt(printedNumber ?? '', 10)] : [],
  );
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, n) => n + 1));
  expect(draft.sections[0]?.level).toBe(0);
  expect(draft.sections[0]?.paragraphs.map((paragraph) => paragraph.printedNumber)).toEqual([null]);

  const printed = paragraphs(draft).filter(({ kind }) => kind !== 'FIXED' && kind !== 'FIGURE');
  expect(printed.length).toBeGreaterThanOrEqual(2);
  expect(printed.filter(({ evidence }) => evidence.length === 0)).toEqual([]);
  const recommendation = printed.find(({ kind }) => kind === 'RECOMMENDATION');
  expect(recommendation?.recommendationNumber).toBe(`R-${forum.year}-001`);
  expect(recommendation?.evidence.map(({ statementId, itemId }) => [itemId?.id, statementId?.id ?? null])).toEqual(
    expect.arrayContaining([
      [item, null],
      [item, said.id],
    ]),
  );

  const USES = 'query($s: ID!) { statementUses(statementId: $s) { key evidence { statement { id address } } } }';
  const uses = (await api.gql(USES, { s: said.id }, officer)).data.statementUses;
  const resting = paragraphs(draft).filter(({ evidence }) =>
    evidence.some(({ statementId }) => statementId?.id === said.id),
  );
  expect(uses.map(({ key }: { key: string }) => key)).toEqual(resting.map(({ key }) => key));
  expect(uses[0].evidence.find((each: { statement: unknown }) => each.statement).statement.address).toBe(said.address);
});

test('the 10-Member Group reads paragraphs and items of the draft, but no statement', async () => {
  const said = await say('We measure the sea.');
  await agreed('KEY_MESSAGE', 'Measure more', { statementIds: [said.id] });
  await compile();
  const texts = async (as: Actor) => {
    const draft = await summary(as);
    const { evidence } = withText(draft, 'Measure more');
    return evidence.map(({ statementId, itemId }) => [statementId?.id ?? null, itemId !== null]);
  };
  expect(await texts(officer)).toContainEqual([said.id, true]);
  const ofMember = await texts(await api.person({ roles: [{ role: 'G10', forum: forum.id }] }));
  expect(ofMember.length).toBeGreaterThan(0);
  expect(ofMember.every(([statement, hasItem]) => statement === null && hasItem)).toBe(true);
});

test('a corrected statement and a corrected item keep their paragraph and its evidence', async () => {
  const said = await say('We open our vesels.');
  const item = await agreed('GAP', 'Sea-floor data are scarse', { statementIds: [said.id] });
  await compile();
  const before = withText(await summary(), 'scarse');
  await say('We open our vessels.', { parentId: said.id });
  await agreed('GAP', 'Sea-floor data are scarce', { statementIds: [said.id], parentId: item });
  await compile();
  const after = withText(await summary(), 'scarce');
  expect(after.id).toBe(before.id);
  const USES =
    'query($s: ID!) { statementUses(statementId: $s) { id evidence { statement { text } item { text status } } } }';
  const [use] = (await api.gql(USES, { s: said.id }, officer)).data.statementUses;
  expect(use.evidence.find((each: { statement: unknown }) => each.statement)).toEqual({
    statement: { text: 'We open our vessels.' },
    item: { text: 'Sea-floor data are scarce', status: 'AGREED' },
  });
});

test('compiled again, the draft keeps edits and removals and offers what is new', async () => {
  await agreed('GAP', 'Sea-floor data are scarce');
  await agreed('GAP', 'Vessels are few');
  const first = await compile(officer, 'compile-once');
  expect((await compile(officer, 'compile-once')).data).toEqual(first.data);
  const draft = await summary();
  const edited = await edit(withText(draft, 'Sea-floor'), 'Data of the sea floor are scarce.');
  expect(edited).toMatchObject({ __typename: 'SummaryParagraph', edited: true, generated: false });
  const REMOVE =
    'mutation($id: ID!, $v: Int!) { removeParagraph(id: $id, version: $v) { __typename ... on SummaryParagraph { isRemoved printedNumber } } }';
  const few = withText(draft, 'Vessels are few');
  const removed = await api.gql(REMOVE, { id: few.id, v: few.version }, officer);
  expect(removed.data.removeParagraph).toMatchObject({ isRemoved: true, printedNumber: null });

  await agreed('GAP', 'Salaries are low');
  await compile();
  const again = await summary();
  expect(withText(again, 'sea floor')).toMatchObject({ id: edited.id, edited: true });
  expect(withText(again, 'Salaries are low').isRemoved).toBe(false);
  expect(withText(again, 'Vessels are few').isRemoved).toBe(true);
  const RESTORE =
    'mutation($id: ID!, $v: Int!) { restoreParagraph(id: $id, version: $v) { ... on SummaryParagraph { isRemoved } } }';
  const back = withText(again, 'Vessels are few');
  expect((await api.gql(RESTORE, { id: back.id, v: back.version }, officer)).data.restoreParagraph.isRemoved).toBe(
    false,
  );
  // Every text that ever stood is still there.
  const texts = await api.db.find(ParagraphVersion, {
    where: { paragraphId: edited.id, language: 'en' },
    order: { number: 'ASC' },
  });
  expect(texts.map(({ text }) => text).at(-1)).toBe('Data of the sea floor are scarce.');
  expect(texts[0]?.text).toContain('Sea-floor data are scarce');
  await expect(api.db.query('UPDATE paragraph_version SET text = text')).rejects.toThrow('append-only');
});

test('a rehearsal is compiled in a demonstration only, and a forum that was cancelled not at all', async () => {
  const texts = async () =>
    paragraphs(await summary())
      .map(({ text }) => text)
      .join(' ');
  await agreed('GAP', 'Said in the session');
  await api.db.update(Session, session.id, { isRehearsal: true });
  await compile();
  expect(await texts()).not.toContain('Said in the session');
  await api.db.update(Forum, forum.id, { isDemonstration: true });
  await compile();
  expect(await texts()).toContain('Said in the session');
  await api.db.update(Forum, forum.id, { status: 'CANCELLED' });
  expect((await compile()).data.compileSummary).toEqual({ __typename: 'RuleBroken', rule: 'forumCancelled' });
});

test('numbers of recommendations are permanent, and merging loses no source', async () => {
  const kept = await agreed('RECOMMENDATION', 'First');
  const said = await say('Second, said');
  const taken = await agreed('RECOMMENDATION', 'Second', { statementIds: [said.id] });
  await compile();
  const numberOf = async (text: string) => withText(await summary(), text).recommendationNumber;
  expect([await numberOf('First'), await numberOf('Second')]).toEqual([`R-${forum.year}-001`, `R-${forum.year}-002`]);
  const MERGE =
    'mutation($id: ID!, $into: ID!) { mergeOutcome(id: $id, intoId: $into) { __typename ... on OutcomeItem { status } ... on RuleBroken { rule } } }';
  const merge = async (id: string, into: string) => (await api.gql(MERGE, { id, into }, officer)).data.mergeOutcome;
  expect(await merge(taken, kept)).toEqual({ __typename: 'OutcomeItem', status: 'MERGED_INTO' });
  expect(await merge(kept, taken)).toEqual({ __typename: 'RuleBroken', rule: 'illegalMove' });
  await agreed('RECOMMENDATION', 'Third');
  await compile();
  expect(paragraphs(await summary()).some(({ text }) => text.includes('Second'))).toBe(false);
  expect(await numberOf('Third')).toBe(`R-${forum.year}-003`);
  // What was merged is not lost: its statement now supports the other one.
  const { evidence } = withText(await summary(), 'First');
  expect(
    evidence.filter(({ relation }) => relation === 'MERGES').map(({ statementId }) => statementId?.id ?? null),
  ).toEqual([null, said.id]);
});

test('a stale edit changes nothing and returns both texts', async () => {
  await agreed('GAP', 'Sea-floor data are scarce');
  await compile();
  const paragraph = withText(await summary(), 'Sea-floor');
  await edit(paragraph, 'The first hand.');
  const late = await edit(paragraph, 'The second hand.');
  expect(late).toEqual({
    __typename: 'Stale',
    version: paragraph.version + 1,
    conflicts: [{ field: 'text', mine: 'The second hand.', theirs: 'The first hand.' }],
  });
  expect(withText(await summary(), 'first hand').version).toBe(paragraph.version + 1);
  const empty = await edit({ ...paragraph, version: paragraph.version + 1 }, ' ');
  expect(empty.problems).toEqual([{ field: 'text', code: 'required', limit: null }]);
});

test('the linter names the paragraph, and its fix is one click or one for all', async () => {
  await agreed('GAP', 'H.E. Dr. Example recalled Resolution A/RES/70/1');
  await agreed('GOOD_PRACTICE', 'The SDGs need COVID-19 lessons');
  await compile();
  const draft = await summary();
  const rulesOf = (of: Summary, paragraph: Paragraph) =>
    of.findings
      .filter(({ paragraphKey }) => paragraphKey === paragraph.key)
      .map(({ rule }) => rule)
      .sort();
  const wrong = withText(draft, 'recalled');
  expect(rulesOf(draft, wrong)).toEqual(expect.arrayContaining(['L09', 'L12']));
  const FIX = `mutation($p: ID!, $v: Int!, $r: String!) { applyFix(paragraphId: $p, version: $v, rule: $r) { __typename ... on SummaryParagraph { text version } ... on RuleBroken { rule } ... on Stale { version } } }`;
  const fixed = (await api.gql(FIX, { p: wrong.id, v: wrong.version, r: 'L12' }, officer)).data.applyFix;
  expect(fixed.text).toContain('resolution 70/1');
  expect(fixed.text).toContain('H.E.');
  expect((await api.gql(FIX, { p: wrong.id, v: wrong.version, r: 'L09' }, officer)).data.applyFix.__typename).toBe(
    'Stale',
  );
  expect((await api.gql(FIX, { p: wrong.id, v: fixed.version, r: 'L12' }, officer)).data.applyFix).toEqual({
    __typename: 'RuleBroken',
    rule: 'nothingToFix',
  });

  const ALL = 'mutation($f: ID!, $key: ID!) { applyAllFixes(forumId: $f, idempotencyKey: $key) { __typename } }';
  expect((await api.gql(ALL, { f: forum.id, key: crypto.randomUUID() }, officer)).data.applyAllFixes.__typename).toBe(
    'SummaryDocument',
  );
  const clean = await summary();
  expect(clean.findings.filter(({ fix }) => fix !== null)).toEqual([]);
  expect(withText(clean, 'recalled').text).not.toContain('H.E.');
});

test('a paragraph of one’s own has no source: that is found, blocks the release, and is mended by a link', async () => {
  const said = await say('Vessels sailed.');
  await agreed('GAP', 'Sea-floor data are scarce');
  await compile();
  const section = (await summary()).sections.find(({ level, paragraphs: own }) => level === 2 && own.length > 0);
  const ADD = `mutation($input: ParagraphInput!, $key: ID!) { addParagraph(input: $input, idempotencyKey: $key) { __typename ... on SummaryParagraph { id version printedNumber edited } ... on BadInput { problems { field code } } } }`;
  const input = {
    sectionId: section?.id,
    afterId: section?.paragraphs.at(-1)?.id,
    text: 'Participants thanked the crews.',
  };
  const key = crypto.randomUUID();
  const added = (await api.gql(ADD, { input, key }, officer)).data.addParagraph;
  expect((await api.gql(ADD, { input, key }, officer)).data.addParagraph.id).toBe(added.id);
  for (const kind of ['FIXED', 'FIGURE']) {
    const disguised = await api.gql(ADD, { input: { ...input, kind }, key: crypto.randomUUID() }, officer);
    expect(disguised.data.addParagraph.problems).toEqual([{ field: 'kind', code: 'unknownValue' }]);
  }
  const l21 = async () =>
    (await summary()).findings.filter(({ rule }) => rule === 'L21').map(({ paragraphId, act }) => [paragraphId, act]);
  expect(await l21()).toEqual([[added.id, 'BLOCK']]);
  const RELEASE =
    'mutation($f: ID!, $key: ID!) { releaseSummary(forumId: $f, idempotencyKey: $key) { __typename ... on SummaryReleaseNote { number } ... on RuleBroken { rule values { name value } } } }';
  const refused = (await api.gql(RELEASE, { f: forum.id, key: crypto.randomUUID() }, officer)).data.releaseSummary;
  expect(refused).toEqual({
    __typename: 'RuleBroken',
    rule: 'openFindings',
    values: [
      { name: 'rules', value: 'L21' },
      { name: 'count', value: '1' },
    ],
  });

  const LINK = `mutation($input: EvidenceInput!) { addEvidence(input: $input) { __typename ... on SummaryParagraph { evidence { id isManual } } ... on BadInput { problems { field code } } } }`;
  const foreign = await sessionOf(other, 'Elsewhere');
  const stranger = await api.person({ roles: [{ role: 'MOD', session: foreign.id }] });
  const theirs = (
    await api.gql(
      LOG_STATEMENT,
      { input: { ...operation(), sessionId: foreign.id, text: 'Canary', language: 'en' } },
      stranger,
    )
  ).data.logStatement;
  const link = async (source: object) =>
    (await api.gql(LINK, { input: { paragraphId: added.id, ...source } }, officer)).data.addEvidence;
  expect((await link({ statementId: theirs.id })).problems).toEqual([{ field: 'statementId', code: 'unknownValue' }]);
  expect((await link({})).problems).toEqual([{ field: 'statementId', code: 'required' }]);
  expect((await link({ statementId: said.id })).evidence).toMatchObject([{ isManual: true }]);
  expect(await l21()).toEqual([]);
  await compile();
  expect(withText(await summary(), 'thanked the crews').evidence).toHaveLength(1);
});

test('footnotes have a mark in the text and are numbered through the document', async () => {
  await agreed('GAP', 'Sea-floor data are scarce');
  await compile();
  const paragraph = withText(await summary(), 'Sea-floor');
  const ADD = `mutation($v: Int!, $input: FootnoteInput!) { addFootnote(version: $v, input: $input) { ... on SummaryParagraph { text version footnotes { id version key number text } } ... on BadInput { problems { field code limit } } } }`;
  const note = (
    await api.gql(ADD, { v: paragraph.version, input: { paragraphId: paragraph.id, text: 'See E/2027/1.' } }, officer)
  ).data.addFootnote;
  expect(note.text).toBe(`${paragraph.text}[^${note.footnotes[0].key}]`);
  expect(note.footnotes).toMatchObject([{ text: 'See E/2027/1.', number: expect.any(Number) }]);
  const CHANGE =
    'mutation($id: ID!, $v: Int!) { editFootnote(id: $id, version: $v, text: "See E/2027/2.") { ... on SummaryParagraph { footnotes { id version text } } } }';
  const changed = (await api.gql(CHANGE, { id: note.footnotes[0].id, v: note.footnotes[0].version }, officer)).data
    .editFootnote;
  expect(changed.footnotes[0].text).toBe('See E/2027/2.');
  const DROP =
    'mutation($id: ID!, $v: Int!) { removeFootnote(id: $id, version: $v) { ... on SummaryParagraph { text footnotes { id } } } }';
  const gone = (await api.gql(DROP, { id: note.footnotes[0].id, v: changed.footnotes[0].version }, officer)).data
    .removeFootnote;
  expect(gone).toEqual({ text: paragraph.text, footnotes: [] });
});

test('a moved paragraph takes its sub-paragraphs along, and the next run leaves it there', async () => {
  await agreed('GAP', 'One gap');
  await agreed('GAP', 'Another gap');
  await agreed('GOOD_PRACTICE', 'A practice');
  await compile();
  const draft = await summary();
  const section = draft.sections.find(({ paragraphs: own }) => own.some(({ text }) => text.includes('One gap')));
  const keysOf = async () =>
    (await summary()).sections.find(({ id }) => id === section?.id)?.paragraphs.map(({ key }) => key) ?? [];
  const before = await keysOf();
  const lead = section?.paragraphs[(section?.paragraphs.findIndex(({ text }) => text.includes('One gap')) ?? 0) - 1];
  const group = [lead?.key, withText(draft, 'One gap').key, withText(draft, 'Another gap').key];
  const MOVE =
    'mutation($id: ID!, $v: Int!, $s: ID!, $a: ID) { moveParagraph(id: $id, version: $v, sectionId: $s, afterId: $a) { __typename } }';
  await api.gql(MOVE, { id: lead?.id, v: lead?.version, s: section?.id, a: null }, officer);
  const moved = [...group, ...before.filter((key) => !group.includes(key))];
  expect(await keysOf()).toEqual(moved);
  await compile();
  expect(await keysOf()).toEqual(moved);
});

test('what is not used is listed until somebody says why', async () => {
  const item = await agreed('GAP', 'Sea-floor data are scarce');
  await compile();
  expect((await summary()).unusedItems).toEqual([]);
  const paragraph = withText(await summary(), 'Sea-floor');
  await api.gql(
    'mutation($id: ID!, $v: Int!) { removeParagraph(id: $id, version: $v) { __typename } }',
    { id: paragraph.id, v: paragraph.version },
    officer,
  );
  expect((await summary()).unusedItems).toMatchObject([{ item: { id: item }, result: null }]);
  const DISPOSE = `mutation($input: DispositionInput!) { disposeOutcome(input: $input) { __typename ... on UnusedItem { version result reason } ... on Stale { conflicts { field mine theirs } } ... on BadInput { problems { field code } } } }`;
  const dispose = async (more: object, as = officer) =>
    api.gql(DISPOSE, { input: { itemId: item, result: 'NOT_USED', ...more } }, as);
  expect((await dispose({})).data.disposeOutcome.problems).toEqual([{ field: 'reason', code: 'required' }]);
  expect((await dispose({ reason: 'Said elsewhere' })).data.disposeOutcome).toMatchObject({
    result: 'NOT_USED',
    reason: 'Said elsewhere',
  });
  expect((await summary()).unusedItems).toMatchObject([
    { item: { id: item }, result: 'NOT_USED', reason: 'Said elsewhere' },
  ]);
  expect((await dispose({ reason: 'Too late' })).data.disposeOutcome).toEqual({
    __typename: 'Stale',
    conflicts: [{ field: 'reason', mine: 'Too late', theirs: 'Said elsewhere' }],
  });
  expect((await dispose({ reason: 'Off topic', version: 1 })).data.disposeOutcome).toMatchObject({
    version: 2,
    reason: 'Off topic',
  });
  const UNDECIDED = 'query($f: ID!) { summary(forumId: $f) { unusedItems(first: 10, undecided: true) { reason } } }';
  expect((await api.gql(UNDECIDED, { f: forum.id }, officer)).data.summary.unusedItems).toEqual([]);
});

test('the draft is the Secretariat’s to edit, the Co-Chairs’ to read, and does not exist for others', async () => {
  await agreed('GAP', 'Sea-floor data are scarce');
  await compile();
  const paragraph = withText(await summary(), 'Sea-floor');
  const chair = await api.person({ roles: [{ role: 'COC', forum: forum.id }] });
  expect((await summary(chair)).id).toBe((await summary()).id);
  expect(codeOf(await api.gql(EDIT, { id: paragraph.id, v: paragraph.version, text: 'x' }, chair))).toBe('FORBIDDEN');
  const abroad = await api.person({ roles: [{ role: 'SEC', forum: other.id }] });
  for (const ask of [
    api.gql(SUMMARY, { f: forum.id }, abroad),
    compile(abroad),
    api.gql(EDIT, { id: paragraph.id, v: paragraph.version, text: 'x' }, abroad),
  ])
    expect(codeOf(await ask)).toBe('NOT_FOUND');
  expect(codeOf(await compile(await api.person()))).toBe('FORBIDDEN');
  expect((await summary()).sections).toEqual((await summary(chair)).sections);
});

test('one item or three: the draft asks the database equally often', async () => {
  const queries = async () => {
    await api.idle();
    return (await statementsOf(summary, /summary|statement|outcome|session|registration/)).length;
  };
  const add = async (n: number) => agreed('GAP', `Gap ${n}`, { statementIds: [(await say(`Said ${n}`)).id] });
  await add(1);
  await compile();
  const one = await queries();
  await add(2);
  await add(3);
  await compile();
  expect([one > 0, await queries()]).toEqual([true, one]);
});

test('front matter is guarded by its own version', async () => {
  await compile();
  const FRONT = `mutation($f: ID!, $v: Int!, $input: FrontMatterInput!) { editFrontMatter(forumId: $f, version: $v, input: $input) { __typename ... on SummaryDocument { symbol banner version } ... on Stale { conflicts { field mine theirs } } } }`;
  const front = async (symbol: string, v: number) =>
    (
      await api.gql(
        FRONT,
        { f: forum.id, v, input: { symbol, banner: 'ADVANCE_COPY', distribution: 'GENERAL', originalLanguage: 'en' } },
        officer,
      )
    ).data.editFrontMatter;
  const { version } = await summary();
  expect(await front('E/HLPF/2027/6', version)).toMatchObject({ symbol: 'E/HLPF/2027/6', banner: 'ADVANCE_COPY' });
  expect(await front('E/HLPF/2027/7', version)).toEqual({
    __typename: 'Stale',
    conflicts: [{ field: 'symbol', mine: 'E/HLPF/2027/7', theirs: 'E/HLPF/2027/6' }],
  });
});

test('the plan of the summary is data: the next run follows it', async () => {
  await agreed('GAP', 'Sea-floor data are scarce');
  await compile();
  const READ =
    'query($f: ID!) { summary(forumId: $f) { version template { sections { key heading { original texts { lang text state } } isRequired wordLimit } outcomeOrder annexes } } }';
  const { version, template } = (await api.gql(READ, { f: forum.id }, officer)).data.summary;
  const WRITE = `mutation($f: ID!, $v: Int!, $input: SummaryTemplateInput!) { editSummaryTemplate(forumId: $f, version: $v, input: $input) { __typename ... on BadInput { problems { field code } } ... on Stale { version } } }`;
  const write = async (input: object, v = version) =>
    (await api.gql(WRITE, { f: forum.id, v, input }, officer)).data.editSummaryTemplate;
  const sections = template.sections.map((section: { key: string; heading: { texts: object[] } }) =>
    section.key === 'introduction'
      ? { ...section, heading: { original: 'en', texts: [{ lang: 'en', text: 'Opening words' }] } }
      : section,
  );
  expect((await write({ ...template, sections: sections.slice(1) })).problems).toEqual([
    { field: 'sections', code: 'required' },
  ]);
  expect((await write({ ...template, annexes: ['poems'] })).problems).toEqual([
    { field: 'annexes.0', code: 'unknownValue' },
  ]);
  expect((await write({ ...template, sections })).__typename).toBe('SummaryDocument');
  expect((await write({ ...template, sections })).__typename).toBe('Stale');
  await compile();
  const draft = (
    await api.gql(
      'query($f: ID!) { summary(forumId: $f) { sections(first: 20) { key heading } } }',
      { f: forum.id },
      officer,
    )
  ).data.summary;
  expect(draft.sections.find(({ key }: { key: string }) => key === 'introduction').heading).toBe('Opening words');
});
