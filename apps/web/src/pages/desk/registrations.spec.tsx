import { expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { FORUM, forumOf, showMember, text } from '../test-member.tsx';

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

test('The reason why somebody is not approved is still there when the registration is opened again', async () => {
  const row = {
    __typename: 'Registration',
    id: 'row',
    version: 1,
    status: 'PENDING',
    reason: null,
    waitingPosition: null,
    provedAt: null,
    title: null,
    givenName: 'Ben',
    familyName: 'Example',
    badgeName: 'Ben Example',
    email: 'ben@example.org',
    phone: null,
    organisationName: 'Example Institute',
    position: 'Researcher',
    countryM49: '840',
    gender: null,
    mode: 'IN_PERSON',
    days: [],
    groundsPass: null,
    accessNeeds: null,
    interpretationLanguage: null,
    category: { __typename: 'RegistrationCategory', id: 'category', name: text('Scientists') },
    forum: { ...forum, mode: 'IN_PERSON' },
  };
  await showMember(
    '/en/desk/2027/registrations?registration=row',
    {
      DeskForum: () => ({ forum }),
      DeskRegistrationsPage: () => ({
        registrations: { __typename: 'RegistrationPage', rows: [row], total: 1, after: null },
        registrationNumbers: [],
        registrationStates: [],
        registrationCategories: [],
      }),
    },
    [{ role: 'SEC', scopeKind: 'forum', scopeId: FORUM }],
  );
  const reason = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Reason' });
  fireEvent.click(await screen.findByRole('button', { name: 'Do not approve' }));
  fireEvent.change(await reason(), { target: { value: 'No place left for' } });
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('textbox', { name: 'Reason' })).toBeNull();
  fireEvent.click(screen.getAllByText('Ben Example')[0] as HTMLElement);
  expect((await reason()).value).toBe('No place left for');
});
