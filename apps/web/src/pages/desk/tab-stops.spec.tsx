import { beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { FORUM, forumOf, showMember, text } from '../test-member.tsx';
import { outcome } from './test-outcomes.ts';

beforeEach(cleanup);

const two = [1, 2];
const person = (n: number) => ({
  __typename: 'PersonHit',
  id: `p${n}`,
  displayName: `Person ${n}`,
  email: null,
  affiliation: null,
});
const administrator = [
  { role: 'ADM', scopeKind: 'platform', scopeId: null },
  { role: 'SEC', scopeKind: 'forum', scopeId: FORUM },
];

test.each([
  [
    'roles',
    /^Account of Person \d/,
    {
      DeskRolesPage: () => ({
        roleAssignments: two.map((n) => ({
          __typename: 'RoleAssignment',
          id: `r${n}`,
          version: 1,
          role: 'G10',
          scopeKind: 'forum',
          scopeId: FORUM,
          fromOn: '2027-01-01',
          untilOn: null,
          isPublic: false,
          person: person(n),
        })),
        deskSessions: [],
      }),
    },
  ],
  [
    'audit',
    /Session \d/,
    {
      DeskAuditPage: () => ({
        deskSessions: two.map((n) => ({
          __typename: 'Session',
          id: `s${n}`,
          code: `CODE${n}`,
          title: text(`Session ${n}`),
        })),
        auditEntries: two.map((n) => ({
          __typename: 'AuditEntry',
          id: `a${n}`,
          at: '2027-03-04T10:00:00.000Z',
          actor: 'Ada Example',
          action: 'session.edit',
          objectKind: 'session',
          objectId: `s${n}`,
          isLinked: true,
        })),
        auditBrokenAt: null,
      }),
    },
  ],
  [
    'outcomes',
    /^Used in paragraph \d/,
    {
      DeskOutcomesPage: () => ({
        outcomes: { __typename: 'OutcomePage', rows: two.map(outcome), total: 2, after: null },
        outcomeNumbers: {
          __typename: 'OutcomeNumbers',
          statements: 0,
          items: 2,
          sessions: 1,
          sessionsWithoutText: 0,
          counts: [],
        },
        sessionsWithoutText: [],
      }),
      ItemUses: () => ({
        summary: {
          __typename: 'Summary',
          id: 'summary',
          sections: [
            {
              __typename: 'SummarySection',
              id: 'section',
              paragraphs: two.map((n) => ({
                __typename: 'Paragraph',
                id: `paragraph-${n}`,
                address: String(n),
                isRemoved: false,
                evidence: [
                  {
                    __typename: 'Evidence',
                    id: `evidence-${n}`,
                    item: { __typename: 'OutcomeItem', id: `item-${n}`, rootId: `item-${n}` },
                  },
                ],
              })),
            },
          ],
        },
      }),
    },
  ],
])(
  'The list of %s is one stop for Tab, and its links are reached in the row where one is',
  async (page, name, answers) => {
    await showMember(
      `/en/desk/2027/${page}`,
      { DeskForum: () => ({ forum: forumOf('LIVE') }), ...answers },
      administrator,
    );
    const table = await screen.findByRole('table');
    await screen.findAllByText(/Person 2|Session 2|Message 2/);
    const acts = () =>
      [...table.querySelectorAll<HTMLElement>('tbody :is(a, button)')].filter((act) =>
        name.test(act.ariaLabel ?? act.getAttribute('aria-label') ?? act.textContent ?? ''),
      );
    const stops = () => acts().map((act) => act.tabIndex);
    expect(stops()).toEqual([0, -1]);
    fireEvent.focus(table.querySelectorAll('tbody tr')[1] as HTMLElement);
    expect(stops()).toEqual([-1, 0]);
  },
);
