import { expect, test } from '@jest/globals';
import { isDay, isZone, toInstant, toLocal } from './time.ts';

test.each([
  ['a May morning in New York', '2027-05-05', '10:00', 'America/New_York', '2027-05-05T14:00:00.000Z'],
  ['a side event in Zurich', '2022-05-05', '13:30', 'Europe/Zurich', '2022-05-05T11:30:00.000Z'],
  ['half-hour zone', '2027-05-05', '10:00', 'Asia/Kolkata', '2027-05-05T04:30:00.000Z'],
  ['UTC+14', '2027-05-05', '10:00', 'Pacific/Kiritimati', '2027-05-04T20:00:00.000Z'],
  ['the skipped hour in New York', '2027-03-14', '02:30', 'America/New_York', '2027-03-14T07:30:00.000Z'],
  ['the first of two hours in New York', '2027-11-07', '01:30', 'America/New_York', '2027-11-07T05:30:00.000Z'],
  ['the hour after a change in Vienna', '2027-10-31', '03:00', 'Europe/Vienna', '2027-10-31T02:00:00.000Z'],
  ['midnight', '2027-05-05', '00:00', 'America/New_York', '2027-05-05T04:00:00.000Z'],
])('%s', (_, day, time, zone, want) => expect(toInstant(day, time, zone).toISOString()).toBe(want));

test('there and back', () =>
  expect(toLocal(toInstant('2027-05-05', '23:59', 'Asia/Tokyo'), 'Asia/Tokyo')).toEqual({
    day: '2027-05-05',
    time: '23:59',
  }));
test.each([
  ['America/New_York', true],
  ['UTC', true],
  ['EST', false],
  ['+02:00', false],
  ['Etc/GMT+5', false],
  ['Asia/Calcutta', true],
  ['America/new_york', false],
  ['Mars/Olympus', false],
])('zone %s: %s', (zone, want) => expect(isZone(zone)).toBe(want));
test('31 April is no day, and there was no year 0', () =>
  expect(['2027-04-30', '2027-04-31', '0000-01-01'].map(isDay)).toEqual([true, false, false]));
