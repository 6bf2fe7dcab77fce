import { expect, test } from '@jest/globals';
import { can, type HeldRole } from './permissions.ts';

const officer: HeldRole[] = [{ role: 'SEC', kind: 'forum', id: 'f1' }];
const moderator: HeldRole[] = [{ role: 'MOD', kind: 'session', id: 's1' }];
const administrator: HeldRole[] = [{ role: 'ADM', kind: 'platform', id: null }];

test.each([
  ['an officer edits the own forum', officer, 'programme.edit', { forumId: 'f1' }, true],
  ['an officer does not edit another forum', officer, 'programme.edit', { forumId: 'f2' }, false],
  ['a moderator logs in the own session', moderator, 'outcome.log', { forumId: 'f1', sessionId: 's1' }, true],
  ['a moderator does not log in another session', moderator, 'outcome.log', { forumId: 'f1', sessionId: 's2' }, false],
  ['a moderator does not read the whole forum', moderator, 'outcome.readForum', { forumId: 'f1' }, false],
  ['an administrator does not read forum content', administrator, 'registration.list', { forumId: 'f1' }, false],
  ['an administrator grants roles everywhere', administrator, 'people.assignRole', { forumId: 'f2' }, true],
  ['somebody signed in has an own schedule', [], 'schedule.self', {}, true],
] as const)('%s', (_, held, word, scope, want) => expect(can(held, word, scope)).toBe(want));

test('nobody signed in may do nothing', () => expect(can(null, 'schedule.self')).toBe(false));
