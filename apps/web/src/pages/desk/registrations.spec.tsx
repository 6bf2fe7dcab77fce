import { expect, test } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { FORUM, forumOf, showMember } from '../test-member.tsx';

const forum = forumOf('ANNOUNCED');

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
