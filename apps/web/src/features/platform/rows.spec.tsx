import { beforeEach, expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { showMember } from '../../pages/test-member.tsx';

beforeEach(() => sessionStorage.clear());

const login = (id: string, userAgent: string, isCurrent = false) => ({
  __typename: 'Login',
  id,
  startedAt: '2027-03-04T10:00:00.000Z',
  lastSeenAt: '2027-03-05T10:00:00.000Z',
  userAgent,
  isCurrent,
});

test('Who listens hears of which row a button is', async () => {
  const person = {
    __typename: 'Me',
    id: 'me',
    version: 1,
    displayName: 'Ada Example',
    givenName: 'Ada',
    familyName: 'Example',
    nameOrder: 'GIVEN_FIRST',
    honorific: null,
    jobTitle: null,
    affiliation: null,
    email: 'ada@example.org',
    language: 'en',
  };
  await showMember('/en/my/profile', {
    MyProfilePage: () => ({
      viewer: { __typename: 'Viewer', person },
      myLogins: [
        login('l1', 'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0', true),
        login('l2', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Gecko/20100101 Firefox/140.0'),
        login('l3', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Gecko/20100101 Firefox/140.0'),
      ],
    }),
  });
  const buttons = await screen.findAllByRole('button', { name: /^End it/ });
  expect(buttons.map((button) => button.textContent)).toEqual(['End it', 'End it']);
  expect(screen.getByRole('button', { name: 'End it Firefox, Windows' })).toBe(buttons[0]);
  expect(screen.getByRole('button', { name: 'End it Firefox, macOS' })).toBe(buttons[1]);
});
