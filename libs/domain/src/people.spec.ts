import { expect, test } from '@jest/globals';
import { displayName, loginLimits, ownPath, roleProblems } from './people.ts';

test.each([
  ['/en/my', '/en/my'],
  ['/en/desk/2027?tab=a', '/en/desk/2027?tab=a'],
  ['//evil.example', null],
  ['/\\evil.example', null],
  ['https://evil.example', null],
  ['javascript:alert(1)', null],
  ['/%2F%2Fevil.example', null],
  ['/\tevil', null],
  ['/\r\nx', null],
  ['/@evil.example', null],
  ['/x/../../y', null],
  ['/。evil', null],
  ['', null],
])('after signing in, %j leads to %j', (next, want) => expect(ownPath(next)).toBe(want));

test('a phone of 2023, whose browser has no URL.parse, is led back as well', () => {
  const { parse } = URL;
  Object.assign(URL, { parse: undefined });
  try {
    expect(ownPath('/en/my')).toBe('/en/my');
    expect(ownPath('//evil.example')).toBeNull();
  } finally {
    Object.assign(URL, { parse });
  }
});

test('a family name can stand first', () =>
  expect(displayName({ givenName: 'Huadong', familyName: 'Guo', nameOrder: 'FAMILY_FIRST' })).toBe('Guo Huadong'));

test('who can do more is signed out sooner', () => {
  const idle = (role?: 'ADM' | 'SEC') => loginLimits(role ? [{ role, kind: 'platform', id: null }] : []).idleMs;
  expect([idle('ADM') < idle('SEC'), idle('SEC') < idle()]).toEqual([true, true]);
});

test('a moderator is one of a session, not of a forum', () =>
  expect(
    roleProblems({ role: 'MOD', scopeKind: 'forum', scopeId: 'f', fromOn: '2027-01-01', untilOn: null }),
  ).toHaveLength(1));
test('a role does not end before it begins', () =>
  expect(
    roleProblems({ role: 'SEC', scopeKind: 'forum', scopeId: 'f', fromOn: '2027-02-01', untilOn: '2027-01-01' }),
  ).toHaveLength(1));
