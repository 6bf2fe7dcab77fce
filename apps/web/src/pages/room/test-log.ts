import { SESSION, text } from '../test-member.tsx';

export const moderator = [{ role: 'MOD', scopeKind: 'session', scopeId: SESSION }];

const entry = (n: number) => ({
  id: `item-${n}`,
  clientId: `client-${n}`,
  number: n,
  rootId: `root-${n}`,
  parentId: null,
  sourceCategory: null,
  attribution: 'NONE',
  saidAt: `2027-05-06T14:${10 + n}:00.000Z`,
  recordedAt: `2027-05-06T14:${10 + n}:00.000Z`,
  recordedByName: 'Rae Example',
  isCurrent: true,
  inConflict: false,
});

export const item = (n: number, words: string, more: object = {}) => ({
  __typename: 'OutcomeItem',
  ...entry(n),
  type: 'KEY_MESSAGE',
  text: words,
  goals: [],
  addressees: [],
  timeFrame: null,
  area: null,
  statementIds: [],
  status: 'DRAFT',
  statusReason: null,
  ...more,
});

export const sessionLog = (items: object[] = [], more: object = {}) => ({
  sessionLog: {
    __typename: 'SessionLog',
    session: {
      __typename: 'Session',
      id: SESSION,
      version: 2,
      forumId: 'forum',
      code: '7KQ2MD',
      status: 'LIVE',
      isRehearsal: false,
      title: text('Water for all'),
      slots: [],
      appearances: [],
    },
    statements: [],
    items,
    closing: null,
    ...more,
  },
});
