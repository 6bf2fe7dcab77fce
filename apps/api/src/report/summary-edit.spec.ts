import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Api, startApp } from '../../test/app.ts';
import {
  LOG_STATEMENT,
  operation,
  type Paragraph,
  type Summary,
  sessionOf,
  summaryDesk,
  withText,
} from '../../test/summary.ts';
import { AuditEntry } from '../platform/audit.entity.ts';

let api: Api;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());

test('a stale edit changes nothing and returns both texts', async () => {
  const { agreed, compile, summary, edit } = await summaryDesk(api);
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
  const { forum, officer, agreed, compile, summary } = await summaryDesk(api);
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

test('a heading is put right by its own click, from the version that was seen, and the change stands in the audit', async () => {
  const { agreed, compile, summary, officer } = await summaryDesk(api);
  await agreed('GAP', 'Sea-floor data are scarce');
  await compile();
  const section = (await summary()).sections.find(({ level }) => level === 2) ?? (await summary()).sections[0];
  const EDIT =
    'mutation($id: ID!, $v: Int!) { editSectionHeading(id: $id, version: $v, text: "I) Lessons learned") { __typename } }';
  const FIX =
    'mutation($id: ID!, $v: Int!, $r: String!) { applyHeadingFix(sectionId: $id, version: $v, rule: $r) { __typename ... on RuleBroken { rule } } }';
  const seen = async () => (await summary()).sections.find(({ id }) => id === section?.id);
  await api.gql(EDIT, { id: section?.id, v: section?.version }, officer);
  const edited = await seen();
  expect((await summary()).findings).toContainEqual(
    expect.objectContaining({ rule: 'L13', paragraphKey: edited?.key }),
  );
  const fix = async (v?: number) => (await api.gql(FIX, { id: edited?.id, v, r: 'L13' }, officer)).data.applyHeadingFix;
  expect((await fix(section?.version)).__typename).toBe('Stale');
  const entries = () => api.db.countBy(AuditEntry, { action: 'report.editHeading', objectId: edited?.id });
  const before = await entries();
  await fix(edited?.version);
  expect((await seen())?.heading).toBe('Lessons learned');
  expect(await entries()).toBe(before + 1);
  expect(await fix((await seen())?.version)).toEqual({ __typename: 'RuleBroken', rule: 'nothingToFix' });
});

test('a paragraph of one’s own has no source: that is found, blocks the release, and is mended by a link', async () => {
  const { forum, other, officer, say, agreed, compile, summary } = await summaryDesk(api);
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
  const foreign = await sessionOf(api, other, 'Elsewhere');
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
  const { officer, agreed, compile, summary } = await summaryDesk(api);
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
  const { officer, agreed, compile, summary } = await summaryDesk(api);
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
  const { forum, officer, agreed, compile, summary } = await summaryDesk(api);
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
