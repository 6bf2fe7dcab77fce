import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Actor, type Api, codeOf, startApp } from '../../test/app.ts';
import { APPEAR, CANCEL, desk, EDIT, MOVE, PUBLIC, REMOVE, seen, text } from '../../test/desk.ts';
import { statementsOf } from '../../test/statements.ts';
import { Person } from '../people/person.entity.ts';
import { ProgrammeVersion } from './programme-version.entity.ts';

let api: Api;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());

test('the public sees nothing before a release, then the released programme with its changes', async () => {
  const { forum, add, place, publish, release } = await desk(api);
  const session = await add('First');
  await place(session.id);
  await publish(session);
  expect(await seen(api, forum)).toBeNull();
  expect(await release('tentative')).toMatchObject({ __typename: 'ProgrammeVersion', number: 1, label: 'tentative' });
  const programme = await seen(api, forum);
  expect(programme.sessions).toMatchObject([
    { code: session.code, status: 'PUBLISHED', slots: [{ startTime: '10:00', sequence: 0 }] },
  ]);
  expect(programme.versions).toEqual([
    { number: 1, changes: [{ kind: 'SESSION_ADDED', sessionCode: session.code, before: null, after: null }] },
  ]);
  expect(await release()).toMatchObject({ rule: 'nothingToRelease' });
});

test('before the announcement the Secretariat sees what it released, and nobody else does', async () => {
  const { forum, secretariat, add, publish, release } = await desk(api);
  await api.db.query(`update forum set status = 'PLANNED' where id = $1`, [forum.id]);
  const other = await desk(api);
  const versions = (as?: Actor) =>
    api.gql(
      'query ($id: ID!) { programmeVersions(forumId: $id, first: 9) { number label changes { kind } } }',
      { id: forum.id },
      as,
    );
  expect((await versions(secretariat)).data.programmeVersions).toEqual([]);
  await publish(await add('First'));
  await release('tentative');
  await publish(await add('Second'));
  await release();
  expect((await versions(secretariat)).data.programmeVersions).toEqual([
    { number: 2, label: null, changes: [{ kind: 'SESSION_ADDED' }] },
    { number: 1, label: 'tentative', changes: [{ kind: 'SESSION_ADDED' }] },
  ]);
  expect(await seen(api, forum)).toBeNull();
  expect(codeOf(await versions(other.secretariat))).toBe('NOT_FOUND');
  expect(codeOf(await versions())).toBe('NOT_SIGNED_IN');
});

test('a draft leaks nowhere: not by code, list, people, calendar, page of changes or the difference of two errors', async () => {
  const { forum, secretariat, add, place, publish, release } = await desk(api);
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
  expect(JSON.stringify(await seen(api, forum))).toContain('CANARY-DRAFT');
  expect(JSON.stringify(await seen(api, forum))).toContain('CANARY-TITLE');
});

test('no release holds an address or a private field of anybody', async () => {
  const { forum, secretariat, add, publish, release } = await desk(api);
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
  const { forum, add, publish, release } = await desk(api);
  await publish(await add('Stays'));
  const { id } = await release();
  await expect(api.db.query("update programme_version set label = 'other' where id = $1", [id])).rejects.toThrow(
    'never changed',
  );
  await expect(api.db.delete(ProgrammeVersion, { forumId: forum.id })).rejects.toThrow('never changed');
});

test('SEQUENCE rises with time, place and status only; LAST-MODIFIED with the title too; other slots keep theirs', async () => {
  const { forum, as } = await desk(api);
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
    const { slots } = (await seen(api, forum)).sessions.find((session: { code: string }) => session.code === code);
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
  const { forum, add, place, publish, release } = await desk(api);
  const session = await add('Twice');
  const first = await place(session.id, { startTime: '15:00', endTime: '16:00' });
  await publish(session);
  await release();
  const second = await place(session.id, { startTime: '09:00', endTime: '10:00' });
  await release();
  const [{ slots }] = (await seen(api, forum)).sessions;
  expect(slots.map((slot: { uid: string }) => slot.uid)).toEqual([second.uid, first.uid]);
  expect([first.number, second.number]).toEqual([1, 2]);
  expect(new Set([first.code, second.code, session.code]).size).toBe(3);
});

test('cancelling tells the public at once of that session alone, and a draft beside it stays hidden', async () => {
  const { forum, secretariat, add, place, publish, release } = await desk(api);
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
  const programme = await seen(api, forum);
  expect(programme.number).toBe(2);
  expect(programme.versions[0].changes).toEqual([
    { kind: 'SESSION_CANCELLED', sessionCode: doomed.code, before: null, after: null },
  ]);
  const told = programme.sessions.find((session: { code: string }) => session.code === doomed.code);
  expect(told).toMatchObject({ status: 'CANCELLED', slots: [{ uid: slot.uid, sequence: 1, status: 'CANCELLED' }] });
  expect(JSON.stringify(programme)).not.toContain('CANARY');
  // Withdrawn, never deleted: the next release still tells of it.
  await release();
  expect((await seen(api, forum)).sessions.map((session: { status: string }) => session.status).sort()).toEqual([
    'CANCELLED',
    'PUBLISHED',
  ]);
});

test('while a session runs the public sees at once that it does, and its links; the rest of an edit waits', async () => {
  const { forum, secretariat, add, publish, release } = await desk(api);
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

test('a cancelled draft is never told of', async () => {
  const { forum, secretariat, add, publish, release } = await desk(api);
  const draft = await add('Never seen');
  await publish(await add('Seen'));
  await api.gql(CANCEL, { id: draft.id, version: 1, reason: 'No' }, secretariat);
  await release();
  expect((await seen(api, forum)).sessions).toHaveLength(1);
});

test('a slot that the public knows is struck out, one that it never saw disappears', async () => {
  const { forum, secretariat, add, place, publish, release } = await desk(api);
  const session = await add('Slots');
  const [known] = [await place(session.id), await publish(session)];
  await release();
  const unseen = await place(session.id, { startTime: '16:00', endTime: '17:00' });
  await api.gql(REMOVE, { id: unseen.id, version: unseen.version }, secretariat);
  await api.gql(REMOVE, { id: known.id, version: known.version }, secretariat);
  await release();
  expect((await seen(api, forum)).sessions[0].slots).toMatchObject([
    { uid: known.uid, status: 'CANCELLED', sequence: 1 },
  ]);
});

test('the public programme asks as often for three sessions as for one, and a snapshot is read once', async () => {
  const asked = async (sessions: number) => {
    const { forum, add, place, publish, release } = await desk(api);
    for (let n = 0; n < sessions; n++) {
      const session = await add(`S${n}`);
      await place(session.id, { startTime: `0${n}:00`, endTime: `0${n}:30` });
      await publish(session);
    }
    await release();
    // Jobs that follow a release read it too.
    await api.idle();
    await seen(api, forum);
    return (await statementsOf(() => seen(api, forum), /programme_version/)).length;
  };
  expect([await asked(1), await asked(3)]).toEqual([2, 2]);
});
