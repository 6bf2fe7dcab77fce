import { expect, test } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { FORUM, showMember, text } from '../test-member.tsx';

const forum = {
  __typename: 'Forum',
  id: FORUM,
  number: 12,
  year: 2027,
  timeZone: 'America/New_York',
  startDate: '2027-05-05',
  endDate: '2027-05-06',
  datesToBeConfirmed: false,
  status: 'ANNOUNCED',
  statusReason: null,
  isDemonstration: true,
  title: text('Forum of tests'),
};

test.each([
  ['status=PENDING', 'Nobody waits for approval'],
  ['status=WAITLISTED', 'Nobody is on the waiting list'],
  ['status=PENDING&text=Ada', 'No registration matches'],
  ['status=WITHDRAWN', 'No registration matches'],
  ['', 'Nobody has registered yet'],
])('An empty list for %j says: %s', async (filters, says) => {
  cleanup();
  await showMember(
    `/en/desk/2027/registrations?${filters}`,
    {
      DeskForum: () => ({ forum }),
      DeskRegistrationsPage: () => ({
        registrations: { __typename: 'RegistrationPage', rows: [], total: 0, after: null },
        registrationNumbers: [],
        registrationStates: [],
        registrationCategories: [],
      }),
    },
    [{ role: 'SEC', scopeKind: 'forum', scopeId: FORUM }],
  );
  expect(await screen.findByText(says)).toBeTruthy();
});
