import { expect, test } from '@jest/globals';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { setLetterKeys } from '../../features/platform/keys.ts';
import { FORUM, forumOf, showMember } from '../test-member.tsx';

const forum = forumOf('ANNOUNCED');
const role = {
  __typename: 'RoleAssignment',
  id: 'r1',
  version: 1,
  role: 'G10',
  scopeKind: 'forum',
  scopeId: FORUM,
  fromOn: '2027-01-01',
  untilOn: null,
  isPublic: false,
  person: { __typename: 'PersonHit', id: 'p1', displayName: 'Bo Sample', email: null, affiliation: null },
};
const account = (more: object = {}) => ({
  __typename: 'Account',
  id: 'p1',
  version: 3,
  displayName: 'Bo Sample',
  deactivatedAt: null,
  deactivatedReason: null,
  ...more,
});
const answers = () => ({
  DeskForum: () => ({ forum }),
  DeskRolesPage: () => ({ roleAssignments: [role] }),
  AccountFound: ({ email }: { email?: string }) => ({ account: email === 'nobody@example.org' ? null : account() }),
  DeactivateAccount: () => ({
    deactivateAccount: account({ version: 4, deactivatedAt: '2027-03-04T10:00:00.000Z', deactivatedReason: 'Stolen' }),
  }),
});
const address = '/en/desk/2027/roles';

test('An administrator closes the account of somebody in the list, with a reason', async () => {
  const { asked } = await showMember(address, answers(), [{ role: 'ADM', scopeKind: 'platform', scopeId: null }]);
  fireEvent.click(await screen.findByRole('button', { name: 'Account of Bo Sample' }));
  const panel = await screen.findByRole('complementary', { name: 'Account' });
  expect(await within(panel).findByText('This account is open.')).toBeTruthy();
  fireEvent.change(within(panel).getByRole('textbox', { name: /Reason/ }), { target: { value: 'Stolen' } });
  fireEvent.click(within(panel).getByRole('button', { name: 'Close the account' }));
  await waitFor(() => expect(asked.map(([name]) => name)).toContain('DeactivateAccount'));
  expect(asked.find(([name]) => name === 'DeactivateAccount')?.[1]).toEqual({
    personId: 'p1',
    version: 3,
    reason: 'Stolen',
  });
  expect(await within(panel).findByText(/Closed since .*Reason: Stolen/)).toBeTruthy();
  expect(within(panel).getByRole('button', { name: 'Open the account again' })).toBeTruthy();
});

test('An account is found by its address, and it is said when there is none', async () => {
  await showMember(`${address}?account=find`, answers(), [{ role: 'ADM', scopeKind: 'platform', scopeId: null }]);
  const panel = await screen.findByRole('complementary', { name: 'Account' });
  const show = (email: string) => {
    fireEvent.change(within(panel).getByRole('textbox', { name: /E-mail address/ }), { target: { value: email } });
    fireEvent.click(within(panel).getByRole('button', { name: 'Show the account' }));
  };
  show('nobody@example.org');
  expect(await within(panel).findByText('Nobody has an account with this address.')).toBeTruthy();
  show('bo@example.org');
  expect(await within(panel).findByText('Bo Sample')).toBeTruthy();
});

test('The Secretariat gives and ends roles, but closes no account', async () => {
  const roles = [{ role: 'SEC', scopeKind: 'forum', scopeId: FORUM }];
  const withSessions = { ...answers(), DeskRolesPage: () => ({ roleAssignments: [role], deskSessions: [] }) };
  await showMember(`${address}?account=p1`, withSessions, roles);
  expect(await screen.findByRole('button', { name: 'End this role of Bo Sample' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Account of Bo Sample' })).toBeNull();
  expect(screen.queryByRole('complementary', { name: 'Account' })).toBeNull();
});

test('A name left empty for somebody new is answered in our own words, beside its field', async () => {
  const required = { __typename: 'Problem', field: 'displayName', code: 'required', limit: null, near: null };
  const { asked } = await showMember(
    `${address}?role=new`,
    {
      ...answers(),
      DeskRolesPage: () => ({ roleAssignments: [role], deskSessions: [] }),
      FindPeople: () => ({ findPeople: [] }),
      AssignRole: () => ({ assignRole: { __typename: 'BadInput', code: 'BAD_INPUT', problems: [required] } }),
    },
    [{ role: 'SEC', scopeKind: 'forum', scopeId: FORUM }],
  );
  const panel = await screen.findByRole('complementary', { name: 'Give a role' });
  const person = within(panel).getByLabelText('Person');
  fireEvent.change(person, { target: { value: 'new@example.org' } });
  fireEvent.blur(person);
  const name = await within(panel).findByLabelText<HTMLInputElement>('Name');
  expect(name.required).toBe(false);
  fireEvent.click(within(panel).getByRole('button', { name: 'Give a role' }));
  await waitFor(() => expect(name.getAttribute('aria-invalid')).toBe('true'));
  expect(asked.map(([operation]) => operation)).toContain('AssignRole');
});

test('The key that jumps to the search does so only where keys alone are switched on', async () => {
  await showMember(address, answers(), [{ role: 'ADM', scopeKind: 'platform', scopeId: null }]);
  const search = await screen.findByRole('searchbox');
  act(() => setLetterKeys(false));
  fireEvent.keyDown(document.body, { key: '/' });
  expect(document.activeElement).not.toBe(search);
  act(() => setLetterKeys(true));
  fireEvent.keyDown(document.body, { key: '/' });
  expect(document.activeElement).toBe(search);
});
