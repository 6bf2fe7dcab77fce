import { expect, test } from '@jest/globals';
import { clockText, daysText, dayText, instantText, timeElsewhere, zoneCity } from './format.ts';

test.each([
  ['en', 'Wed 5 May', 'Wednesday 5 May 2027', '5 May 2027'],
  ['fr', 'mer. 5 mai', 'mercredi 5 mai 2027', '5 mai 2027'],
  ['es', 'mié. 5 de mayo', 'miércoles 5 de mayo de 2027', '5 de mayo de 2027'],
  ['ru', 'ср, 5 мая', 'среда, 5 мая 2027 года', '5 мая 2027 года'],
  ['zh', '5月5日周三', '2027年5月5日星期三', '2027年5月5日'],
  ['ar', 'الأربعاء 5 أيار/مايو', 'الأربعاء 5 أيار/مايو 2027', '5 أيار/مايو 2027'],
] as const)('a day in %s', (lang, short, long, plain) => {
  expect([
    dayText('2027-05-05', lang),
    dayText('2027-05-05', lang, 'long'),
    dayText('2027-05-05', lang, 'plain'),
  ]).toEqual([short, long, plain]);
});

test('the first of a month in French', () => {
  expect(dayText('2027-05-01', 'fr', 'plain')).toBe('1er mai 2027');
});

test.each([
  ['2027-05-05', '2027-05-06', '5–6 May 2027'],
  ['2027-05-31', '2027-06-01', '31 May – 1 June 2027'],
  ['2027-12-31', '2028-01-02', '31 December 2027 – 2 January 2028'],
  ['2027-05-05', '2027-05-05', '5 May 2027'],
  ['2027-05-05', null, '5 May 2027'],
])('days from %s to %s', (first, last, text) => {
  expect(daysText(first, last, 'en')).toBe(text);
});

test('times and zones', () => {
  expect([clockText('10:15', '11:30'), clockText('10:15', null)]).toEqual(['10:15–11:30', '10:15']);
  expect([zoneCity('America/New_York'), zoneCity('America/Argentina/Buenos_Aires')]).toEqual([
    'New York',
    'Buenos Aires',
  ]);
  expect(instantText('2027-04-20T22:00:00Z', 'America/New_York', 'en')).toBe('20 April 2027, 18:00');
});

const slot = {
  day: '2027-05-05',
  startTime: '10:15',
  startsAt: '2027-05-05T14:15:00.000Z',
  endsAt: '2027-05-05T15:30:00.000Z',
};

test.each([
  ['America/New_York', null],
  ['America/Toronto', null],
  ['Europe/Vienna', '16:15–17:30'],
  ['Pacific/Auckland', 'Thu 6 May, 02:15–03:30'],
])('a reader in %s sees the own time where it is another', (zone, text) => {
  expect(timeElsewhere(slot, zone, 'en')).toBe(text);
});
