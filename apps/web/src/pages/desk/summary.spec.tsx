import { beforeEach, expect, test } from '@jest/globals';
import { createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
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

beforeEach(() => localStorage.clear());

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

const textbox = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text of the paragraph' });
async function editEasy(words: string) {
  fireEvent.doubleClick(await screen.findByText('Text of easy'));
  fireEvent.change(await textbox(), { target: { value: words } });
}

test('Escape gives an edited paragraph up with a way back, and leaves what an input method composes alone', async () => {
  await show(paragraph('easy', 'AGREED'));
  await editEasy('A long new text');
  const composing = createEvent.keyDown(await textbox(), { key: 'Escape', isComposing: true });
  fireEvent(await textbox(), composing);
  expect((await textbox()).value).toBe('A long new text');
  fireEvent.keyDown(await textbox(), { key: 'Escape' });
  expect(await screen.findByText('What you typed was not saved.')).toBeTruthy();
  expect(screen.queryByRole('textbox', { name: 'Text of the paragraph' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /^Undo/ }));
  expect((await textbox()).value).toBe('A long new text');
});

test('Ctrl and Enter pressed twice save a paragraph once', async () => {
  const { times } = await showWith({ EditParagraph: () => new Promise<object>(() => {}) }, paragraph('easy', 'AGREED'));
  await editEasy('New');
  for (const repeat of [true, false, false])
    fireEvent.keyDown(await textbox(), { key: 'Enter', ctrlKey: true, repeat });
  await waitFor(() => expect(times('EditParagraph')).toBeGreaterThan(0));
  expect(times('EditParagraph')).toBe(1);
});

const note = (version: number, words: string) => ({
  __typename: 'SummaryFootnote',
  id: 'note',
  version,
  key: 'n1',
  number: 1,
  text: words,
});
async function openNote() {
  fireEvent.click(within((await screen.findByText('Old note')).closest('li') as HTMLElement).getByText('Edit'));
  return screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Footnote' });
}
const sourcesOf = async (key: string) => fireEvent.click((await lineOf(key)).getByRole('button', { name: '1 source' }));

test('Of two versions of a footnote the chosen one is saved on the newer version', async () => {
  const conflicts = [{ __typename: 'FieldConflict', field: 'text', mine: 'My note', theirs: 'Their note' }];
  const noted = (version: number, words: string) => ({
    ...paragraph('easy', 'AGREED'),
    footnotes: [note(version, words)],
  });
  const { asked } = await showWith(
    {
      EditFootnote: ({ version, text }: { version: number; text: string }) => ({
        editFootnote: version === 1 ? { __typename: 'Stale', code: 'STALE', version: 2, conflicts } : noted(3, text),
      }),
    },
    noted(1, 'Old note'),
  );
  await sourcesOf('easy');
  fireEvent.change(await openNote(), { target: { value: 'My note' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save footnote' }));
  const alert = within(await screen.findByRole('alert'));
  expect(alert.getByText('Their note')).toBeTruthy();
  fireEvent.click(alert.getByRole('button', { name: 'Save what I chose' }));
  const saves = () => asked.filter(([name]) => name === 'EditFootnote').map(([, sent]) => sent);
  await waitFor(() => expect(saves()).toHaveLength(2));
  expect(saves()).toMatchObject([{ version: 1 }, { version: 2, text: 'My note' }]);
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Footnote' })).toBeNull());
});

test('A footnote that is half written waits behind another paragraph', async () => {
  await show({ ...paragraph('easy', 'AGREED'), footnotes: [note(1, 'Old note')] }, paragraph('hard', 'AGREED'));
  await sourcesOf('easy');
  fireEvent.change(await openNote(), { target: { value: 'Half a no' } });
  await sourcesOf('hard');
  expect(screen.queryByRole('textbox', { name: 'Footnote' })).toBeNull();
  await sourcesOf('easy');
  expect((await openNote()).value).toBe('Half a no');
});
