import { expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { type Answers, FORUM, forumOf, SESSION, showMember } from '../test-member.tsx';

const secretariat = [{ role: 'SEC', scopeKind: 'forum', scopeId: FORUM }];
const forum = forumOf('SUMMARY');
const statement = (id: string) => ({
  __typename: 'Statement',
  id,
  rootId: id,
  sessionId: SESSION,
  address: `2027/CODE1/${id}`,
  text: `Said in ${id}`,
  speakerText: null,
  onBehalfOf: null,
  language: 'en',
});
/** What the compiler links: the item, and the item with its statement. */
const evidence = (id: string, status: string) => {
  const item = {
    __typename: 'OutcomeItem',
    id,
    rootId: id,
    sessionId: SESSION,
    type: 'GAP',
    number: 1,
    text: `Outcome ${id}`,
    status,
    sessionCode: 'CODE1',
  };
  const link = { __typename: 'SummaryEvidence', relation: 'STATES', isManual: false, recommendationNumber: null, item };
  return [
    { ...link, id: `${id}-1`, statement: null },
    { ...link, id: `${id}-2`, statement: statement(`said-${id}`) },
  ];
};
const paragraph = (key: string, status: string) => ({
  __typename: 'SummaryParagraph',
  id: key,
  version: 1,
  key,
  sectionId: 'section',
  kind: 'HIGHLIGHT',
  depth: 0,
  printedNumber: '1.',
  address: '1',
  recommendationNumber: null,
  text: `Text of ${key}`,
  lang: 'en',
  generated: true,
  edited: false,
  isRemoved: false,
  footnotes: [],
  evidence: evidence(key, status),
});
const summary = (...paragraphs: object[]) => ({
  __typename: 'SummaryDocument',
  id: 'summary',
  version: 1,
  revision: 1,
  symbol: null,
  banner: 'AUV',
  distribution: 'LIMITED',
  submissionDate: null,
  originalLanguage: 'en',
  compiledAt: '2027-05-07T12:00:00.000Z',
  releasedAt: null,
  findingCount: 0,
  words: { __typename: 'WordCount', total: 10, warnAbove: 100, blockAbove: 200, sections: [] },
  sections: [
    {
      __typename: 'SummarySection',
      id: 'section',
      version: 1,
      key: 'highlights',
      level: 1,
      number: 'II.',
      heading: 'Highlights',
      paragraphs,
    },
  ],
  findings: [],
  unusedItems: [],
});
const showWith = (answers: Answers, ...paragraphs: object[]) =>
  showMember(
    '/en/desk/2027/summary',
    { DeskForum: () => ({ forum }), DeskSummaryPage: () => ({ summary: summary(...paragraphs) }), ...answers },
    secretariat,
  );
const show = (...paragraphs: object[]) => showWith({}, ...paragraphs);
const lineOf = async (key: string) => within((await screen.findByText(`Text of ${key}`)).closest('li') as HTMLElement);
const release = async () => {
  fireEvent.click(await screen.findByRole('button', { name: 'Release the summary' }));
  return screen.getByRole('region', { name: 'Release the summary' });
};

test('What a session has not agreed is marked in the draft, and its number stands above the release', async () => {
  await show(paragraph('hard', 'PROPOSED'), paragraph('easy', 'AGREED'), paragraph('again', 'PROPOSED'));
  expect((await lineOf('hard')).getByText('proposed, not agreed yet')).toBeTruthy();
  expect((await lineOf('easy')).queryByText(/not agreed/)).toBeNull();
  expect((await release()).textContent).toContain('2 items are not agreed by their session.');
});

test('Where every session agreed, the release says nothing of it', async () => {
  await show(paragraph('easy', 'AGREED'));
  const region = await release();
  expect(region.textContent).toContain('One paragraph becomes public');
  expect(region.textContent).not.toContain('not agreed');
});

test.each([
  ['release', 'ReleaseSummary', 'Release the summary'],
  ['paragraph', 'AddParagraph', 'Add below'],
])('A %s whose answer was lost is the same one when it is asked for again', async (_, operation, name) => {
  const offline = () => {
    throw new TypeError('Failed to fetch');
  };
  const { asked } = await showWith({ [operation]: offline }, paragraph('easy', 'AGREED'));
  fireEvent.click(await screen.findByRole('button', { name: operation === 'AddParagraph' ? '1 source' : name }));
  const sent = () => asked.filter(([one]) => one === operation).map(([, variables]) => variables.idempotencyKey);
  for (const times of [1, 2]) {
    fireEvent.click(await screen.findByRole('button', { name }));
    await waitFor(() => expect(sent()).toHaveLength(times));
    await screen.findByText('No connection');
  }
  expect(new Set(sent()).size).toBe(1);
});

test('An outcome with its statement is one source, and stands once under what the paragraph rests on', async () => {
  await show(paragraph('easy', 'AGREED'));
  fireEvent.click((await lineOf('easy')).getByRole('button', { name: '1 source' }));
  const behind = within(screen.getByRole('complementary', { name: 'Sources and findings' }));
  expect(behind.getAllByText('Outcome easy')).toHaveLength(1);
  expect(behind.getAllByText('Said in said-easy')).toHaveLength(1);
});
