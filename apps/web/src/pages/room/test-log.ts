import { fireEvent, screen } from '@testing-library/react';
import { SESSION, text } from '../test-member.tsx';

/** Where the log of the session is; where this device keeps what is not sent; what the server says to an entry. */
export const address = `/en/room/${SESSION}`;
export const KEPT = `sti-unsent:me:${SESSION}`;
export const accepted = { logOutcome: { __typename: 'OutcomeItem', id: 'new', clientId: 'new' } };

export const textField = () => screen.getByRole('textbox', { name: 'Text' }) as HTMLTextAreaElement;
export const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

/** Types an entry of a type by its letter and saves it as a person without a mouse does. */
export async function write(letter: string, words: string) {
  fireEvent.keyDown(document.body, { key: letter });
  const field = await screen.findByRole('textbox', { name: 'Text' });
  fireEvent.change(field, { target: { value: words } });
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  return field as HTMLTextAreaElement;
}

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
