import { text } from '../test-member.tsx';

/** An outcome as the desk's list reads it. */
export const outcome = (n: number) => ({
  __typename: 'OutcomeItem',
  id: `item-${n}`,
  rootId: `item-${n}`,
  number: n,
  type: 'KEY_MESSAGE',
  text: `Message ${n}`,
  goals: ['9'],
  addressees: [],
  sourceCategory: null,
  attribution: 'SESSION',
  timeFrame: null,
  area: null,
  status: 'DRAFT',
  statusReason: null,
  sessionId: 'session-1',
  sessionCode: 'AAAAA1',
  sessionTitle: text('Science for water'),
  recordedAt: '2027-05-05T15:00:00.000Z',
  recordedByName: 'Ada Example',
  inConflict: false,
  statements: [],
});
