import { FORUM, forumOf, text } from '../test-member.tsx';

export const secretariat = [{ role: 'SEC', scopeKind: 'forum', scopeId: FORUM }];
const forum = forumOf('ANNOUNCED');
const slot = {
  __typename: 'Slot',
  id: 'slot',
  version: 1,
  uid: 'uid',
  number: 1,
  day: '2027-05-05',
  startTime: '10:15',
  endTime: '11:30',
  timeZone: 'America/New_York',
  mode: null,
  status: 'CONFIRMED',
  placeText: null,
  venueRoom: null,
};
export const all = (words: string) => ({
  __typename: 'AllTexts',
  original: 'en',
  texts: [{ __typename: 'LanguageText', lang: 'en', text: words, state: 'official', isStale: false }],
});
export const session = (n: number, more: object = {}) => ({
  __typename: 'Session',
  id: `session-${n}`,
  version: 3,
  forumId: FORUM,
  code: `CODE${n}`,
  number: n,
  type: 'PANEL',
  status: n % 2 ? 'DRAFT' : 'PUBLISHED',
  statusReason: null,
  isRehearsal: false,
  goals: ['9'],
  tags: [],
  organisers: [],
  title: text(`Session ${n}`),
  titleTexts: all(`Session ${n}`),
  backgroundTexts: null,
  objectivesTexts: null,
  formatTexts: null,
  questionTexts: [],
  slots: [{ ...slot, id: `slot-${n}` }],
  appearances: [],
  ...more,
});
export const answers = (count: number) => ({
  DeskForum: () => ({ forum }),
  DeskProgrammePage: () => ({
    deskSessions: Array.from({ length: count }, (_, i) => session(i + 1)),
    programmeConflicts: [],
  }),
  DeskSessionPanel: ({ id }: { id: string }) => ({ deskSession: session(Number(id.split('-')[1])), venueRooms: [] }),
});
export const address = '/en/desk/2027/programme';
