import { expect, test } from '@jest/globals';
import { clash, clashes, type Timed } from './schedule.ts';
import { toInstant } from './time.ts';

const item = (id: string, from: string | null, to: string | null, zone = 'America/New_York'): Timed => ({
  id,
  startsAt: from ? toInstant('2027-05-05', from, zone) : null,
  endsAt: to ? toInstant('2027-05-05', to, zone) : null,
});

test.each([
  ['one inside the other', item('a', '10:00', '13:00'), item('b', '11:00', '12:00'), true],
  ['an overlap of a minute', item('a', '10:00', '11:01'), item('b', '11:00', '12:00'), true],
  ['one after the other', item('a', '10:00', '11:00'), item('b', '11:00', '12:00'), false],
  ['the same start', item('a', '10:00', '11:00'), item('b', '10:00', null), true],
  ['an unknown end counts as the start: inside', item('a', '10:00', '11:00'), item('b', '10:30', null), true],
  ['an unknown end counts as the start: at the end', item('a', '10:00', '11:00'), item('b', '11:00', null), false],
  ['an unknown end before the other', item('a', '09:00', null), item('b', '10:00', '11:00'), false],
  ['two unknown ends at different times', item('a', '10:00', null), item('b', '10:30', null), false],
  ['an unknown start', item('a', null, null), item('b', '10:00', '11:00'), false],
  ['an unknown start with an end', item('a', null, '12:00'), item('b', '10:00', '11:00'), false],
  ['an end before the start counts as the start', item('a', '10:30', '09:00'), item('b', '10:00', '11:00'), true],
  ['New York and Vienna at once', item('a', '10:00', '11:00'), item('b', '16:30', '17:00', 'Europe/Vienna'), true],
  [
    'the same wall clock in two zones',
    item('a', '10:00', '11:00'),
    item('b', '10:00', '11:00', 'Europe/Vienna'),
    false,
  ],
  ['half an hour of India', item('a', '10:00', '11:00'), item('b', '19:45', '20:00', 'Asia/Kolkata'), true],
])('%s', (_, a, b, want) => {
  expect(clash(a, b)).toBe(want);
  expect(clash(b, a)).toBe(want);
  expect(clashes([a, b]).get('a')).toEqual(want ? ['b'] : []);
  expect(clashes([b, a]).get('b')).toEqual(want ? ['a'] : []);
});

test('a long item clashes with each of two short ones, and they not with each other', () => {
  const found = clashes([item('b', '10:00', '10:30'), item('long', '09:00', '12:00'), item('c', '11:00', '11:30')]);
  expect(Object.fromEntries(found)).toEqual({ long: ['b', 'c'], b: ['long'], c: ['long'] });
});

test('the sweep finds what comparing every pair finds', () => {
  let seed = 7;
  const random = (n: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % n;
  };
  const items = Array.from({ length: 300 }, (_, i): Timed => {
    const from = random(2000);
    const startsAt = random(10) === 0 ? null : new Date(from * 60_000);
    return { id: `${i}`, startsAt, endsAt: random(5) === 0 ? null : new Date((from + random(120) - 5) * 60_000) };
  });
  const found = clashes(items);
  for (const a of items) {
    const want = items.filter((b) => a !== b && clash(a, b)).map((b) => b.id);
    expect(new Set(found.get(a.id))).toEqual(new Set(want));
  }
});
