import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Actor, type Api, startApp } from '../../test/app.ts';
import { AuditEntry } from '../platform/audit.entity.ts';
import { MediaLink } from './media-link.entity.ts';

const ADD =
  'mutation ($input: SessionInput!, $key: ID!) { addSession(input: $input, idempotencyKey: $key) { ... on Session { id version } } }';
const LINKS = `mutation ($id: ID!, $version: Int!, $input: SessionLinksInput!) { editSessionLinks(id: $id, version: $version, input: $input) {
  __typename ... on Session { version } ... on BadInput { problems { field code } } ... on Stale { conflicts { field mine theirs } } } }`;
const MOVE =
  'mutation ($id: ID!, $version: Int!, $status: SessionStatus!) { moveSession(id: $id, version: $version, status: $status) { ... on Session { version } } }';
const RELEASE =
  'mutation ($id: ID!, $key: ID!) { releaseProgramme(forumId: $id, idempotencyKey: $key) { __typename } }';
const PUBLIC =
  'query ($year: Int!) { programme(year: $year) { sessions(first: 9) { documents { title url } media { kind url language } } } }';

let api: Api;
let count = 0;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());

const webcast = { kind: 'WEBCAST', url: 'https://webcast.example.org/1', language: null };
const recording = { kind: 'RECORDING', url: 'https://webcast.example.org/2', language: 'fr' };
const slides = { title: 'Slides', url: 'https://example.org/slides.pdf' };

/** A released session of a forum of its own. */
async function session() {
  const forum = await api.forum({ year: 2080 + count++ });
  const secretariat = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
  const title = { original: 'en', texts: [{ lang: 'en', text: 'Linked' }] };
  const input = { forumId: forum.id, title, type: 'PANEL' };
  const { id } = (await api.gql(ADD, { input, key: randomUUID() }, secretariat)).data.addSession;
  await api.gql(MOVE, { id, version: 1, status: 'PUBLISHED' }, secretariat);
  const release = () => api.gql(RELEASE, { id: forum.id, key: randomUUID() }, secretariat);
  await release();
  return {
    ...{ forum, id: id as string, release },
    links: (version: number, documents: object[], media: object[], as: Actor = secretariat) =>
      api.gql(LINKS, { id, version, input: { documents, media } }, as),
    move: (version: number, status: string) => api.gql(MOVE, { id, version, status }, secretariat),
    seen: async () => (await api.gql(PUBLIC, { year: forum.year })).data.programme.sessions[0],
  };
}

test('documents and links of a session wait for the release, and are public with it', async () => {
  const { id, links, release, seen } = await session();
  expect((await links(2, [slides], [webcast, recording])).data.editSessionLinks).toMatchObject({ version: 3 });
  expect(await seen()).toEqual({ documents: [], media: [] });
  await release();
  expect(await seen()).toEqual({ documents: [slides], media: [webcast, recording] });
  expect(await api.db.countBy(AuditEntry, { action: 'programme.editSessionLinks', objectId: id })).toBe(1);
});

test('while the session runs its links and documents are public at once', async () => {
  const { links, move, seen } = await session();
  await move(2, 'LIVE');
  await links(3, [slides], [webcast]);
  expect(await seen()).toEqual({ documents: [slides], media: [webcast] });
});

test('two officers who change only the links at once: the second sees both, and nothing is lost', async () => {
  const { id, links } = await session();
  await links(2, [], [webcast]);
  const late = await links(2, [], [recording]);
  expect(late.data.editSessionLinks).toEqual({
    __typename: 'Stale',
    conflicts: [{ field: 'media', mine: JSON.stringify([recording]), theirs: JSON.stringify([webcast]) }],
  });
  expect(await api.db.findBy(MediaLink, { sessionId: id })).toMatchObject([webcast]);
});

test('an address that a page may not link to is refused by its place, and nothing is stored', async () => {
  const { id, links } = await session();
  const { data } = await links(2, [{ title: '', url: 'ftp://example.org/x' }], [{ ...webcast, url: 'javascript:1' }]);
  expect(data.editSessionLinks.problems).toEqual([
    { field: 'documents.0.title', code: 'required' },
    { field: 'documents.0.url', code: 'unknownValue' },
    { field: 'media.0.url', code: 'unknownValue' },
  ]);
  expect(await api.db.countBy(MediaLink, { sessionId: id })).toBe(0);
});

test('the Secretariat of another forum and the moderator of the session change no links', async () => {
  const { id, links } = await session();
  const stranger = await api.person({ roles: [{ role: 'SEC', forum: (await session()).forum.id }] });
  const moderator = await api.person({ roles: [{ role: 'MOD', session: id }] });
  const codes = [];
  for (const as of [stranger, moderator]) codes.push((await links(2, [], [webcast], as)).errors?.[0]?.extensions.code);
  expect(codes).toEqual(['NOT_FOUND', 'FORBIDDEN']);
  expect((await links(2, [], [webcast])).data.editSessionLinks.__typename).toBe('Session');
});

test('that a session began stands in the audit', async () => {
  expect(await api.audited()).toEqual(expect.arrayContaining(['programme.moveSession']));
});
