import { expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { FORUM, forumOf, showMember, text } from '../test-member.tsx';

const secretariat = [{ role: 'SEC', scopeKind: 'forum', scopeId: FORUM }];
const forum = forumOf('PLANNED');
const conflict = (rule: string, isHard: boolean) => ({
  __typename: 'Conflict',
  rule,
  isHard,
  personName: null,
  slots: ['One', 'Two'].map((name) => ({
    __typename: 'Slot',
    id: `slot-${name}`,
    code: name,
    session: { __typename: 'Session', id: name, title: text(name) },
  })),
});
const change = {
  __typename: 'ProgrammeChange',
  kind: 'SESSION_ADDED',
  sessionCode: 'CODE01',
  slotUid: null,
  before: null,
  after: null,
  title: text('One'),
};
const version = (number: number) => ({
  __typename: 'ReleaseNote',
  number,
  label: null,
  publishedAt: '2027-03-04T10:00:00.000Z',
  changes: [],
});
const show = (more: object) =>
  showMember(
    '/en/desk/2027/release',
    {
      DeskForum: () => ({ forum }),
      DeskReleasePage: () => ({
        releasePreview: [change],
        programmeConflicts: [],
        programmeVersions: [],
        deskSessions: [],
        ...more,
      }),
      ReleaseProgramme: () => ({
        releaseProgramme: {
          __typename: 'ProgrammeVersion',
          id: 'v1',
          number: 1,
          publishedAt: '2027-03-04T10:00:00.000Z',
        },
      }),
    },
    secretariat,
  );
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

test('A programme with hard clashes names them and is released only after a second yes', async () => {
  const clashes = [conflict('roomTaken', true), conflict('personTwice', true), conflict('sideEventParallel', false)];
  const { asked } = await show({ programmeConflicts: clashes });
  const releases = () => asked.filter(([name]) => name === 'ReleaseProgramme').length;
  expect(await screen.findByRole('heading', { name: '2 hard clashes' })).toBeTruthy();
  expect(screen.getByText('Room taken twice')).toBeTruthy();
  await press('Release the programme');
  expect((await screen.findByRole('alert')).textContent).toContain('2 hard clashes, named above');
  expect(releases()).toBe(0);
  await press('Cancel');
  await press('Release the programme');
  await press('Release with 2 clashes');
  await waitFor(() => expect(releases()).toBe(1));
});

test('A room that is shared for a stated reason asks nothing', async () => {
  const { asked } = await show({ programmeConflicts: [conflict('roomTaken', false)] });
  await press('Release the programme');
  await waitFor(() => expect(asked.map(([name]) => name)).toContain('ReleaseProgramme'));
});

test('The officer sees the versions of a Forum that is not announced; drafts are spoken of only where there is one', async () => {
  const drafts = /Drafts are not released/;
  await show({ releasePreview: [], programmeVersions: [version(2), version(1)] });
  expect(await screen.findByText('Version 2')).toBeTruthy();
  expect(screen.getByText('Nothing has changed since the last release')).toBeTruthy();
  expect(screen.queryByText(drafts)).toBeNull();
  cleanup();
  await show({ releasePreview: [], deskSessions: [{ __typename: 'Session', id: 's1', status: 'DRAFT' }] });
  expect(await screen.findByText(drafts)).toBeTruthy();
});

test('What changed stands in words and in times as they are written everywhere', async () => {
  const at = (kind: string, before: string | null, after: string | null) => ({ ...change, kind, before, after });
  await show({
    releasePreview: [
      at('STATUS', 'PUBLISHED', 'LIVE'),
      at('SLOT_STATUS', 'TENTATIVE', 'CONFIRMED'),
      at('MODE', 'IN_PERSON', 'HYBRID'),
      at('TIME', '2027-05-05 10:00-11:00 America/New_York', '2027-05-05 10:00-? America/New_York'),
      at('PLACE', null, 'Room 4-5 of 2027 East'),
    ],
  });
  for (const words of [
    'Published → Under way',
    'Tentative → Confirmed',
    'In person → In person and online',
    'Wed 5 May, 10:00–11:00, New York → Wed 5 May, 10:00, New York',
    '(empty) → Room 4-5 of 2027 East',
  ])
    expect(await screen.findByText(words)).toBeTruthy();
});
