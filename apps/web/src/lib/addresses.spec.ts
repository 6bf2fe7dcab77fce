import { expect, test } from '@jest/globals';
import { knownAddress } from './addresses.ts';

const at = (url: string) => {
  const [path = '', search] = url.split('?');
  return knownAddress(path, new URLSearchParams(search));
};

test.each([
  ['/en', {}],
  ['/ar/forums/2027', {}],
  ['/en/forums/2027/programme?goal=9&day=2027-05-05', { day: '2027-05-05', goal: '9' }],
  ['/en/forums/2027/programme?day=2027-05-05&goal=9&utm=x&__proto__=1', { day: '2027-05-05', goal: '9' }],
  ['/en/forums/2027/programme?goal=18&day=today&type=<b>', {}],
  ['/en/forums/2027/sessions/A1B2C3?goal=9', {}],
])('%s is known by its own parameters only', (url, search) => {
  expect(at(url)).toEqual({ search, isFree: false });
});

test.each(['/en/forums/2027/programme?text=water', '/en/sign-in?next=/en', '/en/sign-in/abc_DEF-1', '/fr/confirm/x'])(
  '%s is made anew each time',
  (url) => {
    expect(at(url)?.isFree).toBe(true);
  },
);

test.each([
  '/de',
  '/en/',
  '/en/forums/20277',
  '/en/forums/%32027',
  '/en/people/1',
  '/en/x',
  '/en/forums/2027/sessions/a1b2c3',
])('%s is no page at all', (url) => {
  expect(at(url)).toBeNull();
});
