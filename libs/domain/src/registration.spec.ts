import { expect, test } from '@jest/globals';
import {
  type Admission,
  admit,
  canEditRegistration,
  canMoveRegistration,
  forumDays,
  groupOfCountry,
  needsApprovalAgain,
  publicCounts,
  REGISTRATION_STATUSES,
  type RegistrationContext,
  type RegistrationForm,
  registrationProblems,
} from './registration.ts';

const forum: RegistrationContext = {
  startDate: '2027-05-05',
  endDate: '2027-05-07',
  mode: 'HYBRID',
  categoryIds: ['c1', 'c2'],
};
const form: RegistrationForm = {
  categoryId: 'c1',
  givenName: 'Amina',
  familyName: 'Example',
  badgeName: 'Amina Example',
  email: 'amina@example.org',
  organisationName: 'Example Academy',
  position: 'Researcher',
  countryM49: '404',
  mode: 'IN_PERSON',
  days: ['2027-05-05'],
  groundsPass: 'NEEDS_ONE',
  language: 'en',
  consent: true,
  codeOfConduct: true,
};
const problems = (change: Partial<RegistrationForm>, context = forum) =>
  registrationProblems({ ...form, ...change }, context).map((p) => `${p.field} ${p.code}`);

test('a full form has no problem', () => expect(problems({})).toEqual([]));

test.each<[string, Partial<RegistrationForm>, string[]]>([
  ['no given name', { givenName: '' }, ['givenName required']],
  ['a family name of blanks', { familyName: '  ' }, ['familyName required']],
  ['a name of 101 characters', { givenName: 'é'.repeat(101) }, ['givenName tooLong']],
  ['a bell in the badge name', { badgeName: 'a\u0007' }, ['badgeName forbiddenCharacter']],
  ['an open override', { organisationName: 'a\u202Eb' }, ['organisationName unbalancedDirection']],
  ['a tag character', { position: 'a\u{E0041}' }, ['position forbiddenCharacter']],
  ['half a character', { position: 'a\uDC00' }, ['position forbiddenCharacter']],
  ['nine marks in a row', { givenName: `a${'\u0301'.repeat(9)}` }, ['givenName tooManyMarks']],
  ['lines in the access needs', { accessNeeds: 'Step-free way\nSign language' }, []],
  ['two addresses', { email: 'a@un.org, evil@e.com' }, ['email email']],
  ['an address in brackets', { email: 'a@un.org<evil@e.com>' }, ['email email']],
  ['an address of 255 characters', { email: `a@${'b'.repeat(61)}.${'c.'.repeat(90)}example.org` }, ['email email']],
  ['words as a phone number', { phone: 'call me' }, ['phone forbiddenCharacter']],
  ['a phone number', { phone: '+254 (20) 123-456' }, []],
  ['an unknown country', { countryM49: '999' }, ['countryM49 unknownValue']],
  ['a category of another forum', { categoryId: 'c9' }, ['categoryId unknownValue']],
  ['an unknown mode', { mode: 'BY_BOAT' }, ['mode unknownValue']],
  ['no day', { days: [] }, ['days required']],
  ['a day before', { days: ['2027-05-04'] }, ['days outsideForum']],
  ['a day that is none', { days: ['2027-05-05', '2027-05-0x'] }, ['days outsideForum']],
  ['in person without a word on the pass', { groundsPass: null }, ['groundsPass required']],
  ['online without a pass', { mode: 'ONLINE', groundsPass: null }, []],
  ['no consent', { consent: false }, ['consent mustAgree']],
  ['no code of conduct', { codeOfConduct: false }, ['codeOfConduct mustAgree']],
  ['interpretation into Latin', { interpretationLanguage: 'la' }, ['interpretationLanguage unknownValue']],
])('%s', (_, change, want) => expect(problems(change)).toEqual(want));

test('a virtual forum is not attended in person', () =>
  expect(problems({}, { ...forum, mode: 'VIRTUAL' })).toEqual(['mode unknownValue']));
test('while the dates are unknown no day is asked for, and none is taken', () => {
  const unknown = { ...forum, startDate: null, endDate: null };
  expect(problems({ days: [] }, unknown)).toEqual([]);
  expect(problems({}, unknown)).toEqual(['days outsideForum']);
});

const door = {
  approvers: [],
  mode: 'IN_PERSON',
  capacity: null,
  taken: 0,
  quota: null,
  takenByOrganisation: 0,
} as const;
test.each<[string, Partial<Admission>, string]>([
  ['nobody has to approve', {}, 'APPROVED'],
  ['the Secretariat approves', { approvers: ['SECRETARIAT'] }, 'PENDING'],
  ['the last place', { capacity: 10, taken: 9 }, 'APPROVED'],
  ['no place left', { capacity: 10, taken: 10 }, 'WAITLISTED'],
  ['no place left to approve', { capacity: 10, taken: 10, approvers: ['SECRETARIAT'] }, 'WAITLISTED'],
  ['no place is needed online', { capacity: 10, taken: 10, mode: 'ONLINE' }, 'APPROVED'],
  ['a category without places', { capacity: 0 }, 'WAITLISTED'],
  ['the organisation has its share', { capacity: 10, taken: 5, quota: 2, takenByOrganisation: 2 }, 'WAITLISTED'],
])('%s', (_, change, want) => expect(admit({ ...door, ...change })).toBe(want));

test('nothing leaves the end of a registration, and nothing goes back to unproved', () => {
  for (const to of REGISTRATION_STATUSES) {
    expect(canMoveRegistration('WITHDRAWN', to)).toBe(false);
    expect(canMoveRegistration('CHECKED_IN', to)).toBe(false);
    expect(canMoveRegistration(to, 'UNPROVED')).toBe(false);
  }
  expect(REGISTRATION_STATUSES.filter(canEditRegistration)).toEqual(['PENDING', 'APPROVED', 'WAITLISTED', 'OFFERED']);
});

test('a new name is looked at again, a new phone number is not', () => {
  expect(needsApprovalAgain(form, { ...form, familyName: 'Other' })).toBe(true);
  expect(needsApprovalAgain(form, { ...form, phone: '+1' } as RegistrationForm)).toBe(false);
});

test.each([
  [
    [12, 7, 5],
    [12, 7, 5],
  ],
  [
    [12, 7, 0],
    [12, 7, 0],
  ],
  [
    [12, 7, 3],
    [12, null, null],
  ],
  [
    [12, 4, 3],
    [12, null, null],
  ],
  [[3], [null]],
  [
    [0, 3],
    [0, null],
  ],
])('of %j the public sees %j', (counts, want) => expect(publicCounts(counts)).toEqual(want));

test('each country stands in one regional group or in none', () => {
  expect(groupOfCountry('404')).toBe('AFR');
  expect(groupOfCountry('000')).toBe('NONE');
});

test.each([
  ['2027-05-05', '2027-05-07', ['2027-05-05', '2027-05-06', '2027-05-07']],
  ['2027-05-05', null, ['2027-05-05']],
  [null, null, []],
])('A forum from %s to %s offers the days that its registration takes', (startDate, endDate, days) => {
  expect(forumDays({ startDate, endDate })).toEqual(days);
  expect(registrationProblems({ ...form, days }, { ...forum, startDate, endDate })).toEqual([]);
});
