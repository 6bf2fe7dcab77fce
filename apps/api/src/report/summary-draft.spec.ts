import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Actor, type Api, codeOf, startApp } from '../../test/app.ts';
import { statementsOf } from '../../test/statements.ts';
import { EDIT, paragraphs, SUMMARY, summaryDesk, withText } from '../../test/summary.ts';
import { Forum } from '../forum/forum.entity.ts';
import { Session } from '../programme/session.entity.ts';
import { ParagraphVersion } from './summary-paragraph.entity.ts';

let api: Api;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());

test('the log becomes a numbered draft, each paragraph linked to what was said, both ways', async () => {
  const { forum, officer, say, agreed, compile, summary } = await summaryDesk(api);
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

  const [first, second] = paragraphs(draft).flatMap(({ printedNumber, address }, at, all) =>
    printedNumber === '(a)' ? [all[at - 1]?.printedNumber, address] : [],
  );
  expect([first?.endsWith('.'), second]).toEqual([true, `${first?.slice(0, -1)} (a)`]);

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

test('a proposed outcome is compiled too, and the draft tells it from an agreed one until the moderator agrees', async () => {
  const { forum, officer, proposed, agree, agreed, compile } = await summaryDesk(api);
  const open = await proposed('GAP', 'Sea-floor data are scarce');
  const closed = await agreed('GAP', 'Vessels are few');
  await compile();
  const STATES =
    'query($f: ID!) { summary(forumId: $f) { sections(first: 20) { paragraphs { evidence { item { id status } } } } } }';
  type Told = { sections: { paragraphs: { evidence: { item: { id: string; status: string } }[] }[] }[] };
  const states = async () => {
    const { sections }: Told = (await api.gql(STATES, { f: forum.id }, officer)).data.summary;
    const items = sections.flatMap((s) => s.paragraphs).flatMap((p) => p.evidence.map(({ item }) => item));
    return Object.fromEntries(items.map(({ id, status }) => [id, status]));
  };
  expect(await states()).toEqual({ [open]: 'PROPOSED', [closed]: 'AGREED' });
  await agree(open);
  expect(await states()).toEqual({ [open]: 'AGREED', [closed]: 'AGREED' });
});

test('the 10-Member Group reads paragraphs and items of the draft, but no statement', async () => {
  const { forum, officer, say, agreed, compile, summary } = await summaryDesk(api);
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
  const { officer, say, agreed, compile, summary } = await summaryDesk(api);
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
  const { officer, agreed, compile, summary, edit } = await summaryDesk(api);
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
  const { forum, session, agreed, compile, summary } = await summaryDesk(api);
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
  const { forum, officer, say, agreed, compile, summary } = await summaryDesk(api);
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

test('the draft is the Secretariat’s to edit, the Co-Chairs’ to read, and does not exist for others', async () => {
  const { forum, other, agreed, compile, summary } = await summaryDesk(api);
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
  const { say, agreed, compile, summary } = await summaryDesk(api);
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
  const { forum, officer, compile, summary } = await summaryDesk(api);
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
  const { forum, officer, agreed, compile } = await summaryDesk(api);
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

test('a changed plan of the summary stands in the audit', async () => {
  expect(await api.audited()).toEqual(expect.arrayContaining(['report.editTemplate']));
});
