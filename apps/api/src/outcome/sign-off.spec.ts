import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Actor, type Api, codeOf, startApp } from '../../test/app.ts';
import {
  CLOSE,
  LOG,
  logOutcome,
  move,
  proposedMessages,
  type Room,
  room,
  step,
  threeRooms,
} from '../../test/outcome.ts';
import type { Forum } from '../forum/forum.entity.ts';
import { Session } from '../programme/session.entity.ts';
import { OutcomeDecision } from './outcome-item.entity.ts';

let api: Api;
let forum: Forum;
let x: Room;
let y: Room;
let officer: Actor;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());
beforeEach(async () => {
  ({ forum, x, y, officer } = await threeRooms(api));
});

test('agreeing and returning are the moderator’s alone; a return says why', async () => {
  const { id } = await logOutcome(x);
  expect(await move(x, 'proposeOutcome', id, x.rapporteur)).toEqual({ __typename: 'OutcomeItem', status: 'PROPOSED' });
  expect(codeOf(await api.gql(step('agreeOutcome'), { id }, x.rapporteur))).toBe('FORBIDDEN');
  const RETURN = `mutation($id: ID!, $reason: String!) { returnOutcome(id: $id, reason: $reason) { __typename ... on OutcomeItem { status statusReason } ... on BadInput { problems { field code } } } }`;
  const silent = await api.gql(RETURN, { id, reason: ' ' }, x.moderator);
  expect(silent.data.returnOutcome.problems).toEqual([{ field: 'reason', code: 'required' }]);
  const returned = await api.gql(RETURN, { id, reason: 'Too general' }, x.moderator);
  expect(returned.data.returnOutcome).toMatchObject({ status: 'RETURNED', statusReason: 'Too general' });
  expect(await move(x, 'agreeOutcome', id, x.moderator)).toMatchObject({ rule: 'illegalMove' });
  await move(x, 'proposeOutcome', id, x.rapporteur);
  expect(await move(x, 'agreeOutcome', id, x.moderator)).toMatchObject({ status: 'AGREED' });
  expect(await move(x, 'agreeOutcome', id, x.moderator)).toMatchObject({ status: 'AGREED' });
});

test('a recommendation without addressee waits as a draft and cannot be proposed', async () => {
  const bare = await logOutcome(x, { type: 'RECOMMENDATION' });
  expect(bare.status).toBe('DRAFT');
  expect(await move(x, 'proposeOutcome', bare.id, x.rapporteur)).toMatchObject({
    __typename: 'RuleBroken',
    rule: 'addresseeMissing',
  });
  const whole = await logOutcome(x, { type: 'RECOMMENDATION', parentId: bare.id, addressees: ['Member States'] });
  expect(await move(x, 'proposeOutcome', whole.id, x.rapporteur)).toMatchObject({ status: 'PROPOSED' });
  expect(await move(x, 'proposeOutcome', bare.id, x.rapporteur)).toMatchObject({ rule: 'itemSuperseded' });
});

const close = async (messages: unknown[], key: string = crypto.randomUUID()) =>
  (await api.gql(CLOSE, { id: x.session.id, messages, key }, x.moderator)).data?.closeSession;
const decisionsOf = async (itemId: string) =>
  (await api.db.find(OutcomeDecision, { where: { itemId }, order: { place: 'ASC' } })).map(({ status }) => status);

test('a session closes with exactly three messages, which agrees those that were proposed', async () => {
  const [a, b, c, d] = await proposedMessages(x, 4);
  expect(await close([a, b])).toMatchObject({
    rule: 'threeMessages',
    values: [
      { name: 'needed', value: '3' },
      { name: 'given', value: '2' },
    ],
  });
  expect(await close([a, b, c, d])).toMatchObject({ rule: 'threeMessages' });
  expect(await close([a, b, b])).toMatchObject({ rule: 'threeMessages' });
  const gap = await logOutcome(x);
  expect(await close([a, b, gap.id])).toMatchObject({ rule: 'notAMessageOfThisSession' });
  expect(
    codeOf(await api.gql(CLOSE, { id: x.session.id, messages: [a, b, c], key: crypto.randomUUID() }, x.rapporteur)),
  ).toBe('FORBIDDEN');

  const key = crypto.randomUUID();
  const closing = await close([a, b, c], key);
  expect(closing).toMatchObject({ __typename: 'SessionClosing', messageIds: [a, b, c] });
  expect(await close([a, b, c], key)).toEqual(closing);
  expect(await close([a, b, c])).toMatchObject({ rule: 'sessionClosed' });
  const log = (await api.gql(LOG, { id: x.session.id }, officer)).data.sessionLog;
  expect(log.session.status).toBe('CLOSED');
  expect(log.items.map((i: { status: string }) => i.status)).toEqual([
    'AGREED',
    'AGREED',
    'AGREED',
    'PROPOSED',
    'DRAFT',
  ]);
});

test('who closes with drafts proposes and agrees them by the same act, and what was returned as well', async () => {
  const [back, proposed] = await proposedMessages(x, 2);
  const RETURN = 'mutation($id: ID!) { returnOutcome(id: $id, reason: "Too long") { __typename } }';
  await api.gql(RETURN, { id: back }, x.moderator);
  const { id: draft } = await logOutcome(x, { type: 'KEY_MESSAGE' });
  // Control: outside the closing a draft has to be proposed first.
  expect(await move(x, 'agreeOutcome', draft, x.moderator)).toMatchObject({ rule: 'illegalMove' });
  const messages = [draft, back, proposed];
  expect(await close(messages)).toMatchObject({ __typename: 'SessionClosing', messageIds: messages });
  expect(await Promise.all(messages.map((id) => decisionsOf(id as string)))).toEqual([
    ['PROPOSED', 'AGREED'],
    ['PROPOSED', 'RETURNED', 'PROPOSED', 'AGREED'],
    ['PROPOSED', 'AGREED'],
  ]);
});

test('where one of the three cannot be agreed none is, and the session goes on', async () => {
  const message = async (more: object = {}) => (await logOutcome(x, { type: 'KEY_MESSAGE', ...more })).id as string;
  const [one, two, three] = [await message(), await message(), await message()];
  const corrected = await message({ parentId: three, text: 'Data are very scarce.' });
  expect(await close([one, two, three])).toMatchObject({ rule: 'itemSuperseded' });
  const rival = await message({ parentId: three, text: 'Data are few.' });
  expect(await close([one, two, corrected])).toMatchObject({ rule: 'itemInConflict' });
  const log = async () => (await api.gql(LOG, { id: x.session.id }, x.moderator)).data.sessionLog;
  expect(await log()).toMatchObject({ session: { status: 'LIVE' }, closing: null });
  expect([await decisionsOf(one), await decisionsOf(two)]).toEqual([[], []]);
  // Control: once the two corrections are brought together the same two drafts close it.
  const peace = await message({ parentId: corrected, mergedFromIds: [rival], text: 'Data are scarce indeed.' });
  expect(await close([one, two, peace])).toMatchObject({ __typename: 'SessionClosing' });
  expect(await log()).toMatchObject({ session: { status: 'CLOSED' }, closing: { messageIds: [one, two, peace] } });
});

test('after the sign-off a new item is a draft, and an agreed text stays as it was agreed', async () => {
  const messages = await proposedMessages(x, 3);
  await api.gql(CLOSE, { id: x.session.id, messages, key: crypto.randomUUID() }, x.moderator);
  expect(await logOutcome(x)).toMatchObject({ __typename: 'OutcomeItem', status: 'DRAFT' });
  expect(await logOutcome(x, { parentId: messages[0], type: 'KEY_MESSAGE', text: 'Other' })).toMatchObject({
    rule: 'sessionClosed',
  });
});

test('a rehearsal can be run again, a session cannot', async () => {
  const rehearsal = await room(api, forum, { isRehearsal: true, status: 'TENTATIVE' });
  const turn = (verb: string) =>
    `mutation($id: ID!, $v: Int!) { ${verb}(sessionId: $id, version: $v) { __typename ... on Session { status version } ... on RuleBroken { rule } ... on Stale { version } } }`;
  const opened = await api.gql(
    turn('openSession'),
    { id: rehearsal.session.id, v: rehearsal.session.version },
    rehearsal.moderator,
  );
  expect(opened.data.openSession).toMatchObject({ status: 'LIVE' });
  for (const each of [rehearsal, x]) {
    const messages = await proposedMessages(each, 3);
    await api.gql(CLOSE, { id: each.session.id, messages, key: crypto.randomUUID() }, each.moderator);
  }
  const { version } = await api.db.findOneByOrFail(Session, { id: rehearsal.session.id });
  const stale = await api.gql(
    turn('reopenRehearsal'),
    { id: rehearsal.session.id, v: version - 1 },
    rehearsal.moderator,
  );
  expect(stale.data.reopenRehearsal).toEqual({ __typename: 'Stale', version });
  const again = await api.gql(turn('reopenRehearsal'), { id: rehearsal.session.id, v: version }, rehearsal.moderator);
  expect(again.data.reopenRehearsal).toMatchObject({ status: 'LIVE' });
  const real = await api.gql(turn('reopenRehearsal'), { id: x.session.id, v: 1 }, x.moderator);
  expect(real.data.reopenRehearsal).toEqual({ __typename: 'RuleBroken', rule: 'notARehearsal' });
});

test('a merge waits for who writes in the session of the other item at that moment', async () => {
  const agreed = async (of: Room) => {
    const { id } = await logOutcome(of);
    await move(of, 'proposeOutcome', id, of.moderator);
    await move(of, 'agreeOutcome', id, of.moderator);
    return id;
  };
  const [id, into] = [await agreed(x), await agreed(y)];
  const MERGE =
    'mutation($id: ID!, $into: ID!) { mergeOutcome(id: $id, intoId: $into) { __typename ... on OutcomeItem { status mergedIntoId } } }';
  let isDone = false;
  const { merging, wasDone } = await api.db.transaction(async (tx) => {
    await tx.findOneOrFail(Session, { where: { id: y.session.id }, lock: { mode: 'for_no_key_update' } });
    const merging = api.gql(MERGE, { id, into }, officer).finally(() => {
      isDone = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { merging, wasDone: isDone };
  });
  const { data } = await merging;
  expect([wasDone, data.mergeOutcome]).toEqual([
    false,
    { __typename: 'OutcomeItem', status: 'MERGED_INTO', mergedIntoId: into },
  ]);
});

test('opening, closing, returning and merging stand in the audit', async () => {
  expect(await api.audited()).toEqual(
    expect.arrayContaining(['outcome.open', 'outcome.close', 'outcome.return', 'outcome.merge']),
  );
});
