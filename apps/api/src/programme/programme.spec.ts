import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Actor, type Api, startApp } from '../../test/app.ts';
import { statementsOf } from '../../test/statements.ts';
import type { Forum } from '../forum/forum.entity.ts';
import { Person } from '../people/person.entity.ts';
import { RoleAssignment } from '../people/role-assignment.entity.ts';
import { ProgrammeVersion } from './programme-version.entity.ts';
import { Session } from './session.entity.ts';

const ADD =
  'mutation ($input: SessionInput!, $key: ID!) { addSession(input: $input, idempotencyKey: $key) { __typename ... on Session { id code version status } ... on BadInput { problems { field code } } } }';
const EDIT =
  'mutation ($id: ID!, $version: Int!, $input: SessionInput!) { editSession(id: $id, version: $version, input: $input) { __typename ... on Session { version } ... on Stale { conflicts { field } } } }';
const MOVE =
  'mutation ($id: ID!, $version: Int!, $status: SessionStatus!) { moveSession(id: $id, version: $version, status: $status) { __typename ... on Session { version status } ... on RuleBroken { rule } } }';
const CANCEL =
  'mutation ($id: ID!, $version: Int!, $reason: String!) { cancelSession(id: $id, version: $version, reason: $reason) { __typename ... on Session { version } ... on BadInput { problems { field code } } } }';
const PLACE =
  'mutation ($input: SlotInput!, $version: Int) { placeSession(input: $input, version: $version) { __typename ... on Slot { id uid version number code sequence } ... on BadInput { problems { field code } } ... on RuleBroken { rule } ... on Stale { conflicts { field mine theirs } } } }';
const REMOVE =
  'mutation ($id: ID!, $version: Int!) { removeSlot(id: $id, version: $version) { __typename ... on Slot { status } } }';
const APPEAR =
  'mutation ($input: AppearanceInput!, $key: ID!) { addAppearance(input: $input, idempotencyKey: $key) { __typename ... on Appearance { id version } ... on BadInput { problems { field code } } } }';
const ROOM =
  'mutation ($input: VenueRoomInput!, $key: ID!) { addVenueRoom(input: $input, idempotencyKey: $key) { __typename ... on VenueRoom { id } } }';
const RELEASE =
  'mutation ($id: ID!, $label: String, $key: ID!) { releaseProgramme(forumId: $id, label: $label, idempotencyKey: $key) { __typename ... on ProgrammeVersion { id number label } ... on RuleBroken { rule } } }';
const PUBLIC = `query ($year: Int!) { programme(year: $year) { number label versions(first: 9) { number changes { kind sessionCode before after } }
  sessions(first: 40) { code title(lang: en) { text } background(lang: en) { text } status
    slots { uid day startTime sequence lastModifiedAt status place room(lang: en) { text } } appearances { name title } } } }`;

const text = (english: string) => ({ original: 'en', texts: [{ lang: 'en', text: english }] });
const codeOf = (answer: { errors?: { extensions: { code: string } }[] }) => answer.errors?.[0]?.extensions.code;

let api: Api;
let count = 0;
beforeAll(async () => {
  api = await startApp();
}, 60_000);
afterAll(() => api.stop());

/** A forum of its own with its Secretariat, and the verbs that a test speaks. */
async function desk() {
  const forum = await api.forum({ year: 2040 + count++ });
  const secretariat = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
  const as = (actor: Actor) => ({
    async add(title: string, more: object = {}) {
      const input = { forumId: forum.id, title: text(title), type: 'PANEL', ...more };
      return (await api.gql(ADD, { input, key: randomUUID() }, actor)).data.addSession;
    },
    async place(sessionId: string, more: object = {}, version: number | null = null) {
      const input = {
        sessionId,
        day: forum.startDate,
        startTime: '10:00',
        endTime: '11:00',
        timeZone: forum.timeZone,
        status: 'CONFIRMED',
        ...more,
      };
      return (await api.gql(PLACE, { input, version }, actor)).data.placeSession;
    },
    async publish({ id, version }: { id: string; version: number }) {
      return (await api.gql(MOVE, { id, version, status: 'PUBLISHED' }, actor)).data.moveSession;
    },
    async release(label?: string) {
      return (await api.gql(RELEASE, { id: forum.id, label, key: randomUUID() }, actor)).data.releaseProgramme;
    },
  });
  return { forum, secretariat, as, ...as(secretariat) };
}

/** Somebody whom every Secretariat can find: a past programme names them. */
async function knownPerson(): Promise<Actor> {
  const person = await api.person();
  await api.db.update(Person, person.personId, { sourceId: randomUUID() });
  return person;
}

const seen = async ({ year }: Forum) => (await api.gql(PUBLIC, { year })).data.programme;

test('the public sees nothing before a release, then the released programme with its changes', async () => {
  const { forum, add, place, publish, release } = await desk();
  const session = await add('First');
  await place(session.id);
  await publish(session);
  expect(await seen(forum)).toBeNull();
  expect(await release('tentative')).toMatchObject({ __typename: 'ProgrammeVersion', number: 1, label: 'tentative' });
  const programme = await seen(forum);
  expect(programme.sessions).toMatchObject([
    { code: session.code, status: 'PUBLISHED', slots: [{ startTime: '10:00', sequence: 0 }] },
  ]);
  expect(programme.versions).toEqual([
    { number: 1, changes: [{ kind: 'SESSION_ADDED', sessionCode: session.code, before: null, after: null }] },
  ]);
  expect(await release()).toMatchObject({ rule: 'nothingToRelease' });
});

test('a draft leaks nowhere: not by code, list, people, calendar, page of changes or the difference of two errors', async () => {
  const { forum, secretariat, add, place, publish, release } = await desk();
  const known = await add('Known');
  await publish(known);
  await release();
  const draft = await add('CANARY-DRAFT', { background: text('CANARY-BACKGROUND') });
  await place(draft.id);
  const hidden = await api.db.save(
    api.db.create(Person, {
      displayName: 'CANARY-PERSON',
      email: 'canary-person@example.org',
      sourceId: randomUUID(),
      nameVariants: [],
    }),
  );
  await api.gql(
    APPEAR,
    {
      input: { sessionId: draft.id, personId: hidden.id, name: 'CANARY-PERSON', role: 'PANELLIST' },
      key: randomUUID(),
    },
    secretariat,
  );
  // A draft edit of a session that the public knows, too.
  await api.gql(
    EDIT,
    { id: known.id, version: 2, input: { forumId: forum.id, type: 'PANEL', title: text('CANARY-TITLE') } },
    secretariat,
  );

  const answers = [
    await api.gql(PUBLIC, { year: forum.year }),
    await api.gql('query ($code: String!) { session(code: $code) { code } }', { code: draft.code }),
    await api.gql('query ($id: ID!) { person(id: $id) { displayName } }', { id: hidden.id }),
    await api.gql('query ($year: Int!) { people(year: $year, first: 99) { displayName } }', { year: forum.year }),
    await (await api.http(`/forums/${forum.year}/programme.ics`)).text(),
  ];
  expect(JSON.stringify(answers)).not.toContain('CANARY');
  const missing = await api.gql('query ($code: String!) { session(code: $code) { code } }', { code: '000000' });
  expect(answers[1]).toEqual(missing);
  const [ofDraft, ofNothing] = await Promise.all(
    [draft.code, '000000'].map((code) => api.http(`/sessions/${code}.ics`)),
  );
  expect([ofDraft?.status, await ofDraft?.text()]).toEqual([ofNothing?.status, await ofNothing?.text()]);

  // The control: all of it appears once it is released.
  await publish(draft);
  await release();
  expect(JSON.stringify(await seen(forum))).toContain('CANARY-DRAFT');
  expect(JSON.stringify(await seen(forum))).toContain('CANARY-TITLE');
});

test('no release holds an address or a private field of anybody', async () => {
  const { forum, secretariat, add, publish, release } = await desk();
  const session = await add('People');
  await publish(session);
  const speaker = await api.db.save(
    api.db.create(Person, {
      displayName: 'Ada Example',
      email: 'canary-mail@example.org',
      gender: 'woman',
      givenName: 'CANARY-GIVEN',
      sourceId: 'CANARY-SOURCE',
      nameVariants: ['CANARY-VARIANT'],
    }),
  );
  await api.gql(
    APPEAR,
    { input: { sessionId: session.id, personId: speaker.id, name: 'Ada Example', role: 'KEYNOTE' }, key: randomUUID() },
    secretariat,
  );
  await release();
  const [stored] = await api.db.query('select snapshot, changes from programme_version where forum_id = $1', [
    forum.id,
  ]);
  const { data } = await api.gql(
    'query ($id: ID!) { person(id: $id) { displayName honorific jobTitle affiliation title country offices { role } appearances(first: 5) { role session { code } } } }',
    { id: speaker.id },
  );
  expect(JSON.stringify([stored, data])).not.toMatch(/canary|@example\.org/i);
  expect(data.person).toMatchObject({
    displayName: 'Ada Example',
    appearances: [{ role: 'KEYNOTE', session: { code: session.code } }],
  });
  const asked = await api.gql('query ($id: ID!) { person(id: $id) { email } }', { id: speaker.id });
  expect(codeOf(asked)).toBe('GRAPHQL_VALIDATION_FAILED');
});

test('a stored release can neither be changed nor deleted', async () => {
  const { forum, add, publish, release } = await desk();
  await publish(await add('Stays'));
  const { id } = await release();
  await expect(api.db.query("update programme_version set label = 'other' where id = $1", [id])).rejects.toThrow(
    'never changed',
  );
  await expect(api.db.delete(ProgrammeVersion, { forumId: forum.id })).rejects.toThrow('never changed');
});

test('SEQUENCE rises with time, place and status only; LAST-MODIFIED with the title too; other slots keep theirs', async () => {
  const { forum, as } = await desk();
  api.clock.set('2039-01-01T00:00:00Z');
  const actor = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
  const { add, place, publish, release } = as(actor);
  const [moved, still] = [await add('Moved'), await add('Still')];
  const { id } = await place(moved.id);
  await place(still.id, { startTime: '14:00', endTime: '15:00' });
  await publish(moved);
  await publish(still);
  await release();
  const at = async (code: string) => {
    const { slots } = (await seen(forum)).sessions.find((session: { code: string }) => session.code === code);
    const [{ sequence, lastModifiedAt }] = slots;
    return `${sequence} ${lastModifiedAt.slice(11, 16)}`;
  };
  expect([await at(moved.code), await at(still.code)]).toEqual(['0 00:00', '0 00:00']);

  const half = { id, startTime: '10:30' };
  const edit = (version: number, more: object) =>
    api.gql(
      EDIT,
      { id: moved.id, version, input: { forumId: forum.id, type: 'PANEL', title: text('Renamed'), ...more } },
      actor,
    );
  const steps: [string, () => Promise<unknown>, string][] = [
    ['00:01', () => place(moved.id, half, 1), '1 00:01'],
    ['00:02', () => place(moved.id, { ...half, placeText: 'Lobby' }, 2), '2 00:02'],
    ['00:03', () => place(moved.id, { ...half, placeText: 'Lobby', status: 'TENTATIVE' }, 3), '3 00:03'],
    ['00:04', () => edit(2, {}), '3 00:04'],
    ['00:05', () => edit(3, { goals: ['6'] }), '3 00:04'],
  ];
  for (const [minute, step, want] of steps) {
    api.clock.set(`2039-01-01T${minute}:00Z`);
    await step();
    await release();
    expect([await at(moved.code), await at(still.code)]).toEqual([want, '0 00:00']);
  }
  api.clock.set(new Date());
});

test('adding and reordering slots changes no uid, number or code', async () => {
  const { forum, add, place, publish, release } = await desk();
  const session = await add('Twice');
  const first = await place(session.id, { startTime: '15:00', endTime: '16:00' });
  await publish(session);
  await release();
  const second = await place(session.id, { startTime: '09:00', endTime: '10:00' });
  await release();
  const [{ slots }] = (await seen(forum)).sessions;
  expect(slots.map((slot: { uid: string }) => slot.uid)).toEqual([second.uid, first.uid]);
  expect([first.number, second.number]).toEqual([1, 2]);
  expect(new Set([first.code, second.code, session.code]).size).toBe(3);
});

test('cancelling tells the public at once of that session alone, and a draft beside it stays hidden', async () => {
  const { forum, secretariat, add, place, publish, release } = await desk();
  const [doomed, other] = [await add('Doomed'), await add('Other')];
  const slot = await place(doomed.id);
  await publish(doomed);
  await publish(other);
  await release();
  await api.gql(
    EDIT,
    { id: other.id, version: 2, input: { forumId: forum.id, type: 'PANEL', title: text('CANARY') } },
    secretariat,
  );
  const refused = await api.gql(CANCEL, { id: doomed.id, version: 2, reason: ' ' }, secretariat);
  expect(refused.data.cancelSession.problems).toEqual([{ field: 'reason', code: 'required' }]);
  await api.gql(CANCEL, { id: doomed.id, version: 2, reason: 'The speaker is ill' }, secretariat);
  const programme = await seen(forum);
  expect(programme.number).toBe(2);
  expect(programme.versions[0].changes).toEqual([
    { kind: 'SESSION_CANCELLED', sessionCode: doomed.code, before: null, after: null },
  ]);
  const told = programme.sessions.find((session: { code: string }) => session.code === doomed.code);
  expect(told).toMatchObject({ status: 'CANCELLED', slots: [{ uid: slot.uid, sequence: 1, status: 'CANCELLED' }] });
  expect(JSON.stringify(programme)).not.toContain('CANARY');
  // Withdrawn, never deleted: the next release still tells of it.
  await release();
  expect((await seen(forum)).sessions.map((session: { status: string }) => session.status).sort()).toEqual([
    'CANCELLED',
    'PUBLISHED',
  ]);
});

test('while a session runs the public sees at once that it does, and its links; the rest of an edit waits', async () => {
  const { forum, secretariat, add, publish, release } = await desk();
  const { id } = await add('Runs');
  await publish({ id, version: 1 });
  await release();
  await api.gql(MOVE, { id, version: 2, status: 'LIVE' }, secretariat);
  const media = [{ kind: 'WEBCAST', url: 'https://webcast.example.org/1' }];
  const input = { forumId: forum.id, type: 'PANEL', title: text('CANARY'), media };
  await api.gql(EDIT, { id, version: 3, input }, secretariat);
  const { data } = await api.gql(
    'query ($year: Int!) { programme(year: $year) { sessions(first: 9) { status title(lang: en) { text } media { kind url } } } }',
    { year: forum.year },
  );
  expect(data.programme.sessions).toEqual([{ status: 'LIVE', title: { text: 'Runs' }, media }]);
});

test('a link that is no web address is refused by name', async () => {
  const { forum, secretariat } = await desk();
  const input = {
    forumId: forum.id,
    type: 'PANEL',
    title: text('x'),
    media: [{ kind: 'WEBCAST', url: 'javascript:alert(1)' }],
  };
  const { data } = await api.gql(ADD, { input, key: randomUUID() }, secretariat);
  expect(data.addSession.problems).toEqual([{ field: 'media.0.url', code: 'unknownValue' }]);
});

test('a cancelled draft is never told of', async () => {
  const { forum, secretariat, add, publish, release } = await desk();
  const draft = await add('Never seen');
  await publish(await add('Seen'));
  await api.gql(CANCEL, { id: draft.id, version: 1, reason: 'No' }, secretariat);
  await release();
  expect((await seen(forum)).sessions).toHaveLength(1);
});

test('a slot that the public knows is struck out, one that it never saw disappears', async () => {
  const { forum, secretariat, add, place, publish, release } = await desk();
  const session = await add('Slots');
  const [known] = [await place(session.id), await publish(session)];
  await release();
  const unseen = await place(session.id, { startTime: '16:00', endTime: '17:00' });
  await api.gql(REMOVE, { id: unseen.id, version: unseen.version }, secretariat);
  await api.gql(REMOVE, { id: known.id, version: known.version }, secretariat);
  await release();
  expect((await seen(forum)).sessions[0].slots).toMatchObject([{ uid: known.uid, status: 'CANCELLED', sequence: 1 }]);
});

test('a taken room is refused unless a reason is given, and the Desk sees every clash', async () => {
  const { forum, secretariat, add, place } = await desk();
  const room = (
    await api.gql(ROOM, { input: { forumId: forum.id, name: text('Room 1') }, key: randomUUID() }, secretariat)
  ).data.addVenueRoom.id;
  const [one, two] = [await add('One'), await add('Two')];
  await place(one.id, { venueRoomId: room });
  expect(await place(two.id, { venueRoomId: room, startTime: '10:30' })).toMatchObject({ rule: 'roomTaken' });
  // 16:30 in Vienna is 10:30 in New York; 10:30 in Vienna is not.
  const vienna = { venueRoomId: room, timeZone: 'Europe/Vienna', endTime: '17:00' };
  expect(await place(two.id, { ...vienna, startTime: '16:30' })).toMatchObject({ rule: 'roomTaken' });
  expect(await place(two.id, { venueRoomId: room, startTime: '11:00', endTime: '12:00' })).toMatchObject({
    __typename: 'Slot',
  });
  expect(
    await place(two.id, { venueRoomId: room, startTime: '10:30', overrideReason: 'One meeting in two parts' }),
  ).toMatchObject({ __typename: 'Slot' });
  const ada = await api.db.save(
    api.db.create(Person, { displayName: 'Ada Example', sourceId: randomUUID(), nameVariants: [] }),
  );
  for (const sessionId of [one.id, two.id]) {
    await api.gql(
      APPEAR,
      { input: { sessionId, personId: ada.id, name: 'Ada Example', role: 'PANELLIST' }, key: randomUUID() },
      secretariat,
    );
  }
  const { data } = await api.gql(
    'query ($id: ID!) { programmeConflicts(forumId: $id, first: 20) { rule isHard personName slots { session { code } } } }',
    { id: forum.id },
    secretariat,
  );
  const found = data.programmeConflicts.map(
    (c: { rule: string; isHard: boolean; personName: string | null }) => `${c.rule} ${c.isHard} ${c.personName}`,
  );
  expect(found).toEqual(['roomTaken true null', 'personTwice true Ada Example']);
});

test.each([
  ['an end before the start', { endTime: '09:00' }, [{ field: 'endTime', code: 'endBeforeStart' }]],
  ['a day outside the forum', { day: '2001-01-01' }, [{ field: 'day', code: 'outsideForum' }]],
  ['an abbreviated zone', { timeZone: 'EST' }, [{ field: 'timeZone', code: 'unknownValue' }]],
  ['a room of nowhere', { venueRoomId: randomUUID() }, [{ field: 'venueRoomId', code: 'unknownValue' }]],
])('a slot with %s is refused by name', async (_, more, problems) => {
  const { add, place } = await desk();
  const session = await add('Placed');
  expect(await place(session.id, more)).toEqual({ __typename: 'BadInput', problems });
});

test('of two people who move one slot the second sees the first one’s move', async () => {
  const { add, place } = await desk();
  const session = await add('Moved twice');
  const slot = await place(session.id);
  await place(session.id, { id: slot.id, startTime: '10:15' }, slot.version);
  const stale = await place(session.id, { id: slot.id, startTime: '10:45' }, slot.version);
  expect(stale.conflicts).toContainEqual({ field: 'startTime', mine: '10:45', theirs: '10:15' });
});

test('naming a person with an address as moderator or rapporteur gives the right; a speaker or a bare name gets none', async () => {
  const { forum, secretariat, add } = await desk();
  const session = await add('Rights');
  const people = await Promise.all(
    ['MODERATOR', 'CHAIR', 'RAPPORTEUR', 'PANELLIST'].map(async (role) => ({ role, ...(await knownPerson()) })),
  );
  const nameless = await api.db.save(
    api.db.create(Person, { displayName: 'Imported Example', sourceId: randomUUID(), nameVariants: [] }),
  );
  for (const { role, personId } of [...people, { role: 'MODERATOR', personId: nameless.id }]) {
    await api.gql(
      APPEAR,
      { input: { sessionId: session.id, personId, name: role, role }, key: randomUUID() },
      secretariat,
    );
  }
  const roles = await api.db.find(RoleAssignment, { where: { scopeId: session.id }, order: { id: 'ASC' } });
  expect(roles.map(({ role, personId }) => [role, personId])).toEqual([
    ['MOD', people[0]?.personId],
    ['MOD', people[1]?.personId],
    ['RAP', people[2]?.personId],
  ]);
  expect(roles[0]?.untilOn).toBe(`${forum.year}-05-20`);
  const mine = await api.gql('{ mySessions(first: 9) { code } viewer { roles { role sessionCode } } }', {}, people[0]);
  expect(mine.data).toEqual({
    mySessions: [{ code: session.code }],
    viewer: { roles: [{ role: 'MOD', sessionCode: session.code }] },
  });
});

const LOG =
  'mutation ($input: StatementInput!) { logStatement(input: $input) { __typename ... on BadInput { problems { field code } } ... on RuleBroken { rule } } }';
const logInput = (sessionId: string) => ({
  ...{ clientId: randomUUID(), deviceId: 'tablet', deviceSeq: 1, sessionId, language: 'en', text: 'Said' },
  ...{ attribution: 'GROUP', onBehalfOf: 'Somebody', sourceCategory: 'academia' },
});

/** A live session with one person named in it, and the verbs that change the naming. */
async function named(role: string) {
  const { forum, secretariat, add } = await desk();
  const session = await add('Named');
  const person = await knownPerson();
  const appear = async (as: string) => {
    const input = { sessionId: session.id, personId: person.personId, name: 'Example', role: as };
    return (await api.gql(APPEAR, { input, key: randomUUID() }, secretariat)).data.addAppearance;
  };
  const appearance = await appear(role);
  await api.db.update(Session, session.id, { status: 'LIVE' });
  return {
    ...{ forum, secretariat, session, person, appearance, appear },
    edit: (more: object) =>
      api.gql(
        'mutation ($id: ID!, $input: AppearanceInput!) { editAppearance(id: $id, version: 1, input: $input) { __typename } }',
        {
          id: appearance.id,
          input: { sessionId: session.id, personId: person.personId, name: 'Example', role, ...more },
        },
        secretariat,
      ),
    remove: () =>
      api.gql(
        'mutation ($id: ID!) { removeAppearance(id: $id, version: 1) { __typename } }',
        { id: appearance.id },
        secretariat,
      ),
    /** What logging answers: 'Statement', or the code of the refusal. */
    async logs() {
      const answer = await api.gql(LOG, { input: logInput(session.id) }, person);
      return codeOf(answer) ?? answer.data.logStatement.__typename;
    },
  };
}

test('a moderator who is removed, or shown in another part, or replaced, can no longer log', async () => {
  for (const change of ['remove', 'part', 'person'] as const) {
    const { logs, edit, remove } = await named('MODERATOR');
    expect([change, await logs()]).toEqual([change, 'Statement']);
    if (change === 'remove') await remove();
    else await edit(change === 'part' ? { role: 'PANELLIST' } : { personId: (await knownPerson()).personId });
    expect([change, await logs()]).toEqual([change, 'FORBIDDEN']);
  }
  // Control: another change of the naming takes nothing away.
  const { logs, edit } = await named('MODERATOR');
  await edit({ name: 'Another Example', role: 'CHAIR' });
  expect(await logs()).toBe('Statement');
});

test('who is still named, or was given the role by hand, keeps it', async () => {
  const twice = await named('MODERATOR');
  await twice.appear('CHAIR');
  await twice.remove();
  expect(await twice.logs()).toBe('Statement');

  const byHand = await named('PANELLIST');
  await api.gql(
    'mutation ($input: AssignRoleInput!, $key: ID!) { assignRole(input: $input, idempotencyKey: $key) { __typename } }',
    {
      input: { personId: byHand.person.personId, role: 'MOD', scopeKind: 'session', scopeId: byHand.session.id },
      key: randomUUID(),
    },
    byHand.secretariat,
  );
  await byHand.edit({ role: 'MODERATOR' });
  await api.gql(
    'mutation ($id: ID!) { removeAppearance(id: $id, version: 2) { __typename } }',
    { id: byHand.appearance.id },
    byHand.secretariat,
  );
  expect(await byHand.logs()).toBe('Statement');
});

test('when the forum moves to later days, the rights of its moderators last until 14 days after its new end', async () => {
  const { forum, secretariat, person } = await named('MODERATOR');
  const until = async () =>
    (await api.db.find(RoleAssignment, { where: { personId: person.personId } })).map((role) => role.untilOn);
  const { year, number, timeZone } = forum;
  const move = async (endDate: string | null) => {
    const { version } = (await api.gql('query ($year: Int!) { forum(year: $year) { version } }', { year })).data.forum;
    const input = { year, number, timeZone, title: text('Moved'), startDate: forum.startDate, endDate };
    const answer = await api.gql(
      'mutation ($id: ID!, $version: Int!, $input: ForumInput!) { editForum(id: $id, version: $version, input: $input) { __typename ... on BadInput { problems { field code } } } }',
      { id: forum.id, version, input },
      secretariat,
    );
    expect(answer.data?.editForum.__typename).toBe('Forum');
  };
  expect(await until()).toEqual([`${year}-05-20`]);
  await move(`${year}-06-10`);
  expect(await until()).toEqual([`${year}-06-24`]);
  // Nobody is cut off by an earlier end.
  await move(`${year}-05-06`);
  expect(await until()).toEqual([`${year}-06-24`]);
});

test('each verb and reading of the Desk refuses the Secretariat of another forum, a moderator and a participant', async () => {
  const ours = await desk();
  const theirs = await desk();
  const session = await ours.add('CANARY');
  const slot = await ours.place(session.id);
  const appearance = (
    await api.gql(
      APPEAR,
      { input: { sessionId: session.id, name: 'Ada', role: 'SPEAKER' }, key: randomUUID() },
      ours.secretariat,
    )
  ).data.addAppearance;
  const foreign = await theirs.add('Foreign');
  const moderator = await api.person({ roles: [{ role: 'MOD', session: foreign.id }] });
  const forumId = ours.forum.id;
  const calls: [string, object][] = [
    [ADD, { input: { forumId, title: text('x'), type: 'PANEL' }, key: randomUUID() }],
    [EDIT, { id: session.id, version: 1, input: { forumId, title: text('x'), type: 'PANEL' } }],
    // A7: the authorised forum in the input, the other one's session as id.
    [EDIT, { id: session.id, version: 1, input: { forumId: theirs.forum.id, title: text('x'), type: 'PANEL' } }],
    [MOVE, { id: session.id, version: 1, status: 'PUBLISHED' }],
    [CANCEL, { id: session.id, version: 1, reason: 'x' }],
    [PLACE, { input: { sessionId: session.id, timeZone: 'UTC' } }],
    [PLACE, { input: { id: slot.id, sessionId: foreign.id, timeZone: 'UTC' }, version: 1 }],
    [REMOVE, { id: slot.id, version: 1 }],
    [APPEAR, { input: { sessionId: session.id, name: 'x', role: 'SPEAKER' }, key: randomUUID() }],
    ['mutation ($id: ID!) { removeAppearance(id: $id, version: 1) { __typename } }', { id: appearance.id }],
    [ROOM, { input: { forumId, name: text('x') }, key: randomUUID() }],
    [RELEASE, { id: forumId, key: randomUUID() }],
    ['query ($id: ID!) { deskSessions(forumId: $id, first: 9) { code } }', { id: forumId }],
    ['query ($id: ID!) { deskSession(id: $id) { code } }', { id: session.id }],
    ['query ($id: ID!) { venueRooms(forumId: $id, first: 9) { id } }', { id: forumId }],
    ['query ($id: ID!) { programmeConflicts(forumId: $id, first: 9) { rule } }', { id: forumId }],
    ['query ($id: ID!) { releasePreview(forumId: $id, first: 9) { kind } }', { id: forumId }],
  ];
  const before = await api.db.query('select version, title, status from session where id = $1', [session.id]);
  for (const actor of [theirs.secretariat, moderator, await api.person(), undefined]) {
    for (const [document, variables] of calls) {
      const answer = await api.gql(document, variables, actor);
      expect([document, ['FORBIDDEN', 'NOT_FOUND', 'NOT_SIGNED_IN'].includes(codeOf(answer) ?? '')]).toEqual([
        document,
        true,
      ]);
    }
  }
  expect(await api.db.query('select version, title, status from session where id = $1', [session.id])).toEqual(before);
  // The control: the own Secretariat is answered by each reading.
  for (const [document, variables] of calls.slice(12))
    expect((await api.gql(document, variables, ours.secretariat)).errors).toBeUndefined();
});

test('an edit cannot carry the row of one forum into another, nor set what it may not set', async () => {
  const { forum, secretariat, add } = await desk();
  const other = await desk();
  const session = await add('Mine');
  const both = await api.person({
    roles: [
      { role: 'SEC', forum: forum.id },
      { role: 'SEC', forum: other.forum.id },
    ],
  });
  const carried = await api.gql(
    EDIT,
    { id: session.id, version: 1, input: { forumId: other.forum.id, title: text('x'), type: 'PANEL' } },
    both,
  );
  expect(codeOf(carried)).toBe('NOT_FOUND');
  for (const field of ['status', 'code', 'id', 'createdAt', 'version']) {
    const answer = await api.gql(
      ADD,
      { input: { forumId: forum.id, title: text('x'), type: 'PANEL', [field]: 'CLOSED' }, key: randomUUID() },
      secretariat,
    );
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
  }
});

test('the public programme asks as often for three sessions as for one, and a snapshot is read once', async () => {
  const asked = async (sessions: number) => {
    const { forum, add, place, publish, release } = await desk();
    for (let n = 0; n < sessions; n++) {
      const session = await add(`S${n}`);
      await place(session.id, { startTime: `0${n}:00`, endTime: `0${n}:30` });
      await publish(session);
    }
    await release();
    // Jobs that follow a release read it too.
    await api.idle();
    await seen(forum);
    return (await statementsOf(() => seen(forum), /programme_version/)).length;
  };
  expect([await asked(1), await asked(3)]).toEqual([2, 2]);
});

test('the Desk asks as often for three sessions as for one', async () => {
  const query =
    'query ($id: ID!) { deskSessions(forumId: $id, first: 20) { title(lang: en) { text } slots { venueRoom { name(lang: en) { text } } } appearances { name } segments { title } media { url } forumYear } }';
  const asked = async (sessions: number) => {
    const { forum, secretariat, add, place } = await desk();
    const room = (
      await api.gql(ROOM, { input: { forumId: forum.id, name: text('R') }, key: randomUUID() }, secretariat)
    ).data.addVenueRoom.id;
    for (let n = 0; n < sessions; n++)
      await place((await add(`S${n}`)).id, { startTime: `0${n}:00`, endTime: `0${n}:30`, venueRoomId: room });
    return (
      await statementsOf(
        () => api.gql(query, { id: forum.id }, secretariat),
        /"(session|slot|appearance|segment|media_link|venue_room|forum)"/,
      )
    ).length;
  };
  expect([await asked(1), await asked(3)]).toEqual([7, 7]);
});
