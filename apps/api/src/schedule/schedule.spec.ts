import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SCHEDULE_LIMIT } from '@sti/domain';
import { type Actor, type Api, codeOf, startApp } from '../../test/app.ts';
import { addAppearance, addSession, release } from '../../test/programme.ts';
import { statementsOf } from '../../test/statements.ts';
import { Slot } from '../programme/slot.entity.ts';
import { Bookmark } from './bookmark.entity.ts';

// Two cores may be shared with other specs.

let api: Api;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());

const ITEM =
  'slotUid addedAt ownRole isGone isCancelled isMoved clashesWith title(lang: en) { text } session { code } slot { startTime status startsAt }';
const SAVE = `mutation($uid: ID!, $key: ID!) { saveSlot(slotUid: $uid, idempotencyKey: $key) { __typename ... on ScheduleItem { ${ITEM} } ... on RuleBroken { rule } } }`;
const UNSAVE = 'mutation($uid: ID!) { unsaveSlot(slotUid: $uid) { slotUid } }';
const MINE = `query($f: ID) { mySchedule(first: 100, forumId: $f) { ${ITEM} } }`;
const CLASH = 'query($uid: ID!) { wouldClash(slotUid: $uid, first: 10) { slotUid } }';
const save = (uid: string, as?: Actor, key: string = randomUUID()) => api.gql(SAVE, { uid, key }, as);
const mine = async (as: Actor) => (await api.gql(MINE, {}, as)).data.mySchedule;

test('a person saves a slot, sees it, and takes it off again; nobody else sees it', async () => {
  const forum = await api.forum();
  const { slot, session } = await addSession(api, forum, [{}]);
  await release(api, forum);
  const me = await api.person();
  const saved = await save(slot.uid, me);
  expect(saved.data.saveSlot).toMatchObject({
    __typename: 'ScheduleItem',
    slotUid: slot.uid,
    ownRole: null,
    isMoved: false,
  });
  expect(await mine(me)).toMatchObject([
    { slotUid: slot.uid, session: { code: session.code }, title: { text: 'Water' } },
  ]);
  expect(await mine(await api.person())).toEqual([]);
  expect(codeOf(await api.gql(MINE))).toBe('NOT_SIGNED_IN');
  await api.gql(UNSAVE, { uid: slot.uid }, await api.person());
  expect((await mine(me)).length).toBe(1);
  await api.gql(UNSAVE, { uid: slot.uid }, me);
  expect(await mine(me)).toEqual([]);
});

test('what is not released cannot be saved, and is not told from what does not exist', async () => {
  const forum = await api.forum();
  await addSession(api, forum, [{}]);
  await release(api, forum);
  const { slot } = await addSession(api, forum, [{}]);
  const planned = await api.forum({ status: 'PLANNED' });
  const hidden = await addSession(api, planned, [{}]);
  await release(api, planned);
  const me = await api.person();
  const answers = [];
  for (const uid of [slot.uid, hidden.slot.uid, randomUUID(), 'no-id'])
    answers.push(JSON.stringify(await save(uid, me)));
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('NOT_FOUND');
  expect(codeOf(await api.gql(CLASH, { uid: slot.uid }, me))).toBe('NOT_FOUND');
  await release(api, forum);
  expect((await save(slot.uid, me)).data.saveSlot.__typename).toBe('ScheduleItem');
});

test('a clash is shown before and after saving, over forums and zones', async () => {
  const [forum, other] = [await api.forum(), await api.forum({ timeZone: 'Europe/Vienna' })];
  const day = forum.startDate;
  const a = await addSession(api, forum, [{ day, startTime: '10:00', endTime: '11:00' }]);
  const b = await addSession(api, other, [{ day, startTime: '16:30', endTime: '17:00' }]);
  const c = await addSession(api, forum, [{ day, startTime: '11:00', endTime: '12:00' }]);
  await release(api, forum);
  await release(api, other);
  const me = await api.person();
  await save(a.slot.uid, me);
  const before = async (uid: string) => (await api.gql(CLASH, { uid }, me)).data.wouldClash;
  expect(await before(b.slot.uid)).toEqual([{ slotUid: a.slot.uid }]);
  expect(await before(c.slot.uid)).toEqual([]);
  expect(await before(a.slot.uid)).toEqual([]);
  expect((await save(b.slot.uid, me)).data.saveSlot.clashesWith).toEqual([a.slot.uid]);
  await save(c.slot.uid, me);
  expect((await mine(me)).map((item: { clashesWith: string[] }) => item.clashesWith)).toEqual([
    [b.slot.uid],
    [a.slot.uid],
    [],
  ]);
});

test('own duties stand in the schedule without being saved, also in the one of a forum', async () => {
  const [forum, other] = [await api.forum(), await api.forum()];
  const moderated = await addSession(api, forum, [{}, { startTime: '15:00', endTime: null }]);
  const spoken = await addSession(api, other, [{}]);
  await addSession(api, forum, [{}]);
  const me = await api.person({ roles: [{ role: 'MOD', session: moderated.session.id }] });
  await addAppearance(api, spoken.session, me.personId, 'PANELLIST');
  await release(api, forum);
  await release(api, other);
  await save(moderated.slot.uid, me);
  const items = await mine(me);
  const told = items.map((item: { slotUid: string; ownRole: string; addedAt: string | null }) => [
    item.slotUid,
    item.ownRole,
    item.addedAt !== null,
  ]);
  expect(told).toEqual([
    [moderated.slots[0]?.uid, 'MODERATOR', true],
    [moderated.slots[1]?.uid, 'MODERATOR', false],
    [spoken.slot.uid, 'SPEAKER', false],
  ]);
  expect((await api.gql(MINE, { f: other.id }, me)).data.mySchedule.length).toBe(1);
});

test('an item of unknown start stands at the end of its day, whatever the zone', async () => {
  const forum = await api.forum();
  const { slots } = await addSession(api, forum, [
    { startTime: null, endTime: null },
    { startTime: '21:00', endTime: '22:00' },
    { day: forum.endDate, startTime: '00:30', endTime: '01:00' },
  ]);
  await release(api, forum);
  const me = await api.person();
  for (const { uid } of slots) await save(uid, me);
  const [unknown, evening, nextDay] = slots.map(({ uid }) => uid);
  expect((await mine(me)).map(({ slotUid }: { slotUid: string }) => slotUid)).toEqual([evening, unknown, nextDay]);
});

test('a saved item that moves, is cancelled or disappears says so', async () => {
  const forum = await api.forum();
  const [moved, cancelled, gone] = [
    await addSession(api, forum, [{}]),
    await addSession(api, forum, [{}]),
    await addSession(api, forum, [{}, {}]),
  ];
  await release(api, forum);
  const me = await api.person();
  for (const { slots } of [moved, cancelled, gone]) for (const { uid } of slots) await save(uid, me);
  await api.db.update(Slot, { id: moved.slot.id }, { startTime: '10:30' });
  await api.db.update(Slot, { id: cancelled.slot.id }, { status: 'CANCELLED' });
  await api.db.delete(Slot, { id: gone.slot.id });
  // Only the public programme counts: an unreleased move is nobody's news.
  expect((await mine(me)).some((item: { isMoved: boolean }) => item.isMoved)).toBe(false);
  await release(api, forum);
  const items = new Map((await mine(me)).map((item: { slotUid: string }) => [item.slotUid, item]));
  expect(items.get(moved.slot.uid)).toMatchObject({ isMoved: true, slot: { startTime: '10:30' } });
  expect(items.get(cancelled.slot.uid)).toMatchObject({ isCancelled: true, isGone: false, clashesWith: [] });
  expect(items.get(gone.slot.uid)).toMatchObject({
    isGone: true,
    session: null,
    title: { text: 'Water' },
    slot: { status: 'CANCELLED', startTime: '10:00' },
  });
  expect(await api.db.findOneByOrFail(Bookmark, { slotUid: gone.slot.uid })).toMatchObject({
    goneAt: expect.any(Date),
  });
  expect((await save(cancelled.slot.uid, me)).data.saveSlot).toEqual({
    __typename: 'RuleBroken',
    rule: 'slotCancelled',
  });
  expect((await save(moved.slot.uid, me)).data.saveSlot).toMatchObject({ isMoved: false });
});

test('saving twice, or by a retry, saves once', async () => {
  const forum = await api.forum();
  const { slot } = await addSession(api, forum, [{}]);
  await release(api, forum);
  const me = await api.person();
  const key = randomUUID();
  await Promise.all([key, key, randomUUID(), randomUUID()].map((k) => save(slot.uid, me, k)));
  expect(await api.db.countBy(Bookmark, { personId: me.personId })).toBe(1);
});

test('the schedule has an end, also for two windows at once', async () => {
  const forum = await api.forum();
  const { slots } = await addSession(
    api,
    forum,
    Array.from({ length: 6 }, () => ({})),
  );
  await release(api, forum);
  const me = await api.person();
  await api.db.query(
    `insert into bookmark (person_id, slot_uid, session_code, forum_id, seen)
     select $1, uuidv7(), 'XXXXXX', $2, '{"title": {"original": "en", "texts": {}}, "slot": {"lastModifiedAt": "2026-01-01T00:00:00Z"}}' from generate_series(1, $3)`,
    [me.personId, forum.id, SCHEDULE_LIMIT - 2],
  );
  const answers = await Promise.all(slots.map(({ uid }) => save(uid, me)));
  const rules = answers.map((answer) => answer.data?.saveSlot?.rule ?? 'saved').sort();
  expect(rules).toEqual(['saved', 'saved', 'scheduleFull', 'scheduleFull', 'scheduleFull', 'scheduleFull']);
});

test('the schedule asks the database the same for one item and for three', async () => {
  const forum = await api.forum();
  const { slots } = await addSession(api, forum, [{}, {}, {}]);
  await release(api, forum);
  const me = await api.person();
  const [first, ...others] = slots.map(({ uid }) => uid);
  await save(first ?? '', me);
  await mine(me);
  const forOne = await statementsOf(() => mine(me));
  for (const uid of others) await save(uid, me);
  const forThree = await statementsOf(() => mine(me));
  expect((await mine(me)).length).toBe(3);
  expect(forThree.filter(isReading)).toEqual(forOne.filter(isReading));
});

const isReading = (text: string) =>
  /bookmark|release|programme_version|session|slot|role_assignment/.test(text) && /^\s*select/i.test(text);
