import { beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { FORUM, forumOf, showMember, text } from '../test-member.tsx';

const secretariat = [{ role: 'SEC', scopeKind: 'forum', scopeId: FORUM }];
const forum = forumOf('ANNOUNCED');
const slot = {
  __typename: 'Slot',
  id: 'slot',
  version: 1,
  uid: 'uid',
  number: 1,
  day: '2027-05-05',
  startTime: '10:15',
  endTime: '11:30',
  timeZone: 'America/New_York',
  mode: null,
  status: 'CONFIRMED',
  placeText: null,
  venueRoom: null,
};
const all = (words: string) => ({
  __typename: 'AllTexts',
  original: 'en',
  texts: [{ __typename: 'LanguageText', lang: 'en', text: words, state: 'official', isStale: false }],
});
const session = (n: number, more: object = {}) => ({
  __typename: 'Session',
  id: `session-${n}`,
  version: 3,
  forumId: FORUM,
  code: `CODE${n}`,
  number: n,
  type: 'PANEL',
  status: n % 2 ? 'DRAFT' : 'PUBLISHED',
  statusReason: null,
  isRehearsal: false,
  goals: ['9'],
  tags: [],
  organisers: [],
  title: text(`Session ${n}`),
  titleTexts: all(`Session ${n}`),
  backgroundTexts: null,
  objectivesTexts: null,
  formatTexts: null,
  questionTexts: [],
  slots: [{ ...slot, id: `slot-${n}` }],
  appearances: [],
  ...more,
});
const answers = (count: number) => ({
  DeskForum: () => ({ forum }),
  DeskProgrammePage: () => ({
    deskSessions: Array.from({ length: count }, (_, i) => session(i + 1)),
    programmeConflicts: [],
  }),
  DeskSessionPanel: ({ id }: { id: string }) => ({ deskSession: session(Number(id.split('-')[1])), venueRooms: [] }),
});
const address = '/en/desk/2027/programme';

beforeEach(() => sessionStorage.clear());

test('Many sessions: the count is true, search finds one, arrows and Enter open it beside the table', async () => {
  await showMember(address, answers(40), secretariat);
  expect(await screen.findByText('40 sessions')).toBeTruthy();
  const rows = () => screen.getAllByRole('row').slice(1);
  rows()[0]?.focus();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(rows()[1]);
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' });
  const panel = await screen.findByRole('complementary', { name: 'The open session' });
  expect(await within(panel).findByRole('heading', { name: 'Session 2' })).toBeTruthy();
  fireEvent.keyDown(panel, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('complementary', { name: 'The open session' })).toBeNull());
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'CODE37' } });
  expect(await screen.findByText('1 session of 40')).toBeTruthy();
});

test('Two people changed a title: both texts are shown, and the chosen one is saved on the newer version', async () => {
  const stale = {
    __typename: 'Stale',
    code: 'STALE',
    version: 4,
    conflicts: [{ __typename: 'FieldConflict', field: 'title.en', mine: 'Mine', theirs: 'Theirs' }],
  };
  const { asked } = await showMember(
    `${address}?session=session-1`,
    {
      ...answers(2),
      EditSession: ({ version }: { version: number }) => ({
        editSession: version === 3 ? stale : session(1, { version: 5, titleTexts: all('Theirs') }),
      }),
    },
    secretariat,
  );
  fireEvent.click(await screen.findByRole('tab', { name: 'Texts' }));
  fireEvent.change(await screen.findByRole('textbox', { name: 'Title, English' }), { target: { value: 'Mine' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save the session' }));
  const alert = await screen.findByRole('alert');
  expect(within(alert).getByRole('group', { name: 'Title, English' }).textContent).toContain('Mine');
  expect(alert.textContent).toContain('Theirs');
  fireEvent.click(within(alert).getByRole('radio', { name: 'Keep theirs' }));
  fireEvent.click(within(alert).getByRole('button', { name: 'Save what I chose' }));
  await waitFor(() => expect(asked.filter(([name]) => name === 'EditSession')).toHaveLength(2));
  expect(asked.filter(([name]) => name === 'EditSession').map(([, v]) => v)).toMatchObject([
    { version: 3, input: { title: { texts: [{ lang: 'en', text: 'Mine' }] } } },
    { version: 4, input: { title: { texts: [{ lang: 'en', text: 'Theirs' }] } } },
  ]);
});

test('What was typed survives a reload and is still based on the version that it began from', async () => {
  const show = () => showMember(`${address}?session=session-1`, answers(2), secretariat);
  await show();
  fireEvent.click(await screen.findByRole('tab', { name: 'Texts' }));
  fireEvent.change(await screen.findByRole('textbox', { name: 'Title, English' }), {
    target: { value: 'Half a thou' },
  });
  const draft = JSON.parse(sessionStorage.getItem('sti-draft:session:session-1') ?? '{}');
  expect(draft).toMatchObject({ version: 3, values: { title: { texts: { en: { text: 'Half a thou' } } } } });
});

test('Who may not edit the programme is offered no session to add', async () => {
  await showMember(address, answers(1), [{ role: 'COC', scopeKind: 'forum', scopeId: FORUM }]);
  expect(await screen.findByText('1 session')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Add a session' })).toBeNull();
  expect(screen.queryByRole('link', { name: 'Release' })).toBeNull();
});

const conflict = (rule: string, isHard: boolean, ...numbers: number[]) => ({
  __typename: 'Conflict',
  rule,
  isHard,
  personName: rule === 'personTwice' ? 'Ada Example' : null,
  slots: numbers.map((n) => ({
    __typename: 'Slot',
    id: `slot-${n}`,
    code: `SLOT${n}`,
    session: { __typename: 'Session', id: `session-${n}`, title: text(`Session ${n}`) },
  })),
});

test('The list marks the sessions that clash, and shows them alone', async () => {
  const rows = () => screen.getAllByRole('row').slice(1);
  await showMember(
    address,
    {
      ...answers(4),
      DeskProgrammePage: () => ({
        ...answers(4).DeskProgrammePage(),
        programmeConflicts: [conflict('personTwice', true, 1, 3), conflict('sideEventParallel', false, 2, 4)],
      }),
    },
    secretariat,
  );
  expect(await screen.findByText('4 sessions')).toBeTruthy();
  expect(rows().map((row) => row.textContent?.includes('One person in two places'))).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect(screen.queryByText('Side event beside an official session')).toBeNull();
  cleanup();
  await showMember(
    `${address}?clash=hard`,
    {
      ...answers(4),
      DeskProgrammePage: () => ({
        ...answers(4).DeskProgrammePage(),
        programmeConflicts: [conflict('personTwice', true, 1, 3)],
      }),
    },
    secretariat,
  );
  expect(await screen.findByText('2 sessions of 4')).toBeTruthy();
});
