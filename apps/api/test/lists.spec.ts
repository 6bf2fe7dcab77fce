import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { localText } from '@sti/domain';
import type { Forum } from '../src/forum/forum.entity.ts';
import { NewsPage } from '../src/forum/news-page.entity.ts';
import { RoleAssignment } from '../src/people/role-assignment.entity.ts';
import { Audit } from '../src/platform/audit.ts';
import { Db } from '../src/platform/db.ts';
import { Mails } from '../src/platform/mail.ts';
import { Viewer } from '../src/platform/viewer.ts';
import type { Session } from '../src/programme/session.entity.ts';
import { VenueRoom } from '../src/programme/venue-room.entity.ts';
import { Feed } from '../src/schedule/feed.entity.ts';
import { type Actor, type Api, startApp } from './app.ts';
import { addAppearance, addSession, release } from './programme.ts';
import { statementsOf } from './statements.ts';

let api: Api;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());

type Place = { forum: Forum; officer: Actor; session: Session; moderator: Actor };

async function place(): Promise<Place> {
  const forum = await api.forum();
  const officer = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
  const { session } = await addSession(api, forum, [], { status: 'LIVE' });
  const moderator = await api.person({ roles: [{ role: 'MOD', session: session.id }] });
  return { forum, officer, session, moderator };
}

type List = {
  query: string;
  /** The tables whose reading is counted. */
  tables: RegExp;
  /** Makes that many rows; gives the variables of the query. */
  fill: (at: Place, rows: number) => Promise<object>;
};

const each = async (rows: number, make: (n: number) => Promise<unknown>) => {
  for (let n = 0; n < rows; n++) await make(n);
};

const lists: Record<string, List> = {
  mails: {
    query: 'query($f: ID!) { mails(forumId: $f, first: 10) { recipient subject state } }',
    tables: /"mail"/,
    fill: async ({ forum }, rows) => {
      const mail = { to: 'reader@example.org', kind: 'planted', lang: 'en', forumId: forum.id } as const;
      const words = { subject: 'A subject', paragraphs: [{ text: 'A text' }] };
      await each(rows, () => api.app.get(Db).tx((tx) => api.app.get(Mails).queue(tx, { ...mail, ...words })));
      await api.idle();
      return { f: forum.id };
    },
  },
  auditEntries: {
    query: 'query($f: ID!) { auditEntries(forumId: $f, first: 10) { action actor at isLinked } }',
    // As the list asks; the job that links the entries asks otherwise.
    tables: /FROM "audit_entry"/,
    fill: async ({ forum, officer }, rows) => {
      const viewer = new Viewer(officer.personId, null, []);
      const entry = { action: 'planted', kind: 'forum', id: forum.id, forumId: forum.id };
      await each(rows, () => api.app.get(Db).tx((tx) => api.app.get(Audit).entry(tx, viewer, entry)));
      return { f: forum.id };
    },
  },
  newsPages: {
    query:
      'query($f: ID!) { newsPages(forumId: $f, first: 10) { slug title(lang: en) { text } bodyTexts { original } } }',
    tables: /"news_page"/,
    fill: async ({ forum }, rows) => {
      const page = { forumId: forum.id, kind: 'NEWS', title: localText('News'), body: localText('Text') } as const;
      await each(rows, (n) => api.db.save(api.db.create(NewsPage, { ...page, slug: `page-${n}` })));
      return { f: forum.id };
    },
  },
  venueRooms: {
    query: 'query($f: ID!) { venueRooms(forumId: $f, first: 10) { name(lang: en) { text } capacity } }',
    tables: /"venue_room"/,
    fill: async ({ forum }, rows) => {
      await each(rows, (n) => api.db.save(api.db.create(VenueRoom, { forumId: forum.id, name: localText(`R${n}`) })));
      return { f: forum.id };
    },
  },
  myFeeds: {
    query: '{ myFeeds { label createdAt lastUsedAt } }',
    tables: /"feed"/,
    fill: async ({ officer }, rows) => {
      const tokenHash = () => Buffer.from(randomUUID());
      await each(rows, () =>
        api.db.save(api.db.create(Feed, { personId: officer.personId, label: 'Phone', tokenHash: tokenHash() })),
      );
      return {};
    },
  },
  mySessions: {
    query: '{ mySessions(first: 10) { code title(lang: en) { text } slots { code } appearances { name } forumYear } }',
    tables: /"(session|slot|appearance|forum)"/,
    fill: async ({ forum, officer: { personId } }, rows) => {
      const role = { personId, forumId: forum.id, role: 'MOD', scopeKind: 'session', fromOn: '2020-01-01' } as const;
      await each(rows, async () => {
        const { session } = await addSession(api, forum, [{}]);
        await api.db.insert(RoleAssignment, { ...role, scopeId: session.id });
      });
      return {};
    },
  },
  findPeople: {
    query:
      'query($f: ID!, $t: String!) { findPeople(forumId: $f, text: $t, first: 10) { displayName affiliation email } }',
    tables: /person/,
    fill: async ({ forum }, rows) => {
      const name = `Reader ${randomUUID()}`;
      await each(rows, () => api.person({ displayName: name, roles: [{ role: 'G10', forum: forum.id }] }));
      return { f: forum.id, t: name };
    },
  },
  programmeConflicts: {
    query: 'query($f: ID!) { programmeConflicts(forumId: $f, first: 10) { rule personName slots { code day } } }',
    tables: /"(session|slot|appearance|venue_room)"/,
    fill: async ({ forum, officer: { personId } }, rows) => {
      await each(rows, async (n) => {
        const times = [{ startTime: `1${n}:00`, endTime: `1${n}:30` }];
        for (const { session } of [await addSession(api, forum, times), await addSession(api, forum, times)])
          await addAppearance(api, session, personId, 'PANELLIST');
      });
      return { f: forum.id };
    },
  },
  programmeVersions: {
    query:
      'query($f: ID!) { programmeVersions(forumId: $f, first: 10) { number label publishedAt changes { kind title(lang: en) { text } } } }',
    tables: /programme_version/,
    fill: async ({ forum }, rows) => {
      await each(rows, async () => {
        await addSession(api, forum, [{}]);
        await release(api, forum);
      });
      return { f: forum.id };
    },
  },
  releasePreview: {
    query: 'query($f: ID!) { releasePreview(forumId: $f, first: 10) { kind sessionCode title(lang: en) { text } } }',
    tables: /"(session|slot|appearance|venue_room|programme_version)"/,
    fill: async ({ forum }, rows) => {
      await release(api, forum);
      await each(rows, () => addSession(api, forum, [{}]));
      return { f: forum.id };
    },
  },
  wouldClash: {
    query:
      'query($uid: ID!) { wouldClash(slotUid: $uid, first: 10) { slotUid title(lang: en) { text } session { code } } }',
    tables: /bookmark|appearance|role_assignment|programme_version|session/,
    fill: async ({ forum, officer }, rows) => {
      const uids: string[] = [];
      await each(rows + 1, async () => uids.push((await addSession(api, forum, [{}])).slot.uid));
      await release(api, forum);
      const SAVE = 'mutation($uid: ID!, $key: ID!) { saveSlot(slotUid: $uid, idempotencyKey: $key) { __typename } }';
      for (const uid of uids.slice(1)) await api.gql(SAVE, { uid, key: randomUUID() }, officer);
      return { uid: uids[0] };
    },
  },
  statementUses: {
    query:
      'query($s: ID!) { statementUses(statementId: $s, first: 10) { key text evidence { statement { address } item { text } } } }',
    tables: /summary|paragraph|statement|outcome|session/,
    fill: async ({ forum, officer, session, moderator }, rows) => {
      const log = async (verb: 'logStatement' | 'logOutcome', more: object) => {
        const type = verb === 'logStatement' ? 'Statement' : 'OutcomeItem';
        const document = `mutation($i: ${type === 'Statement' ? 'StatementInput' : 'OutcomeInput'}!) { ${verb}(input: $i) { ... on ${type} { id } } }`;
        const i = { clientId: randomUUID(), deviceId: 'tablet', deviceSeq: 1, sessionId: session.id, ...more };
        return String((await api.gql(document, { i }, moderator)).data[verb].id);
      };
      const said = await log('logStatement', { text: 'Said', language: 'en' });
      await each(rows, async (n) => {
        const id = await log('logOutcome', { type: 'KEY_MESSAGE', text: `Message ${n}`, statementIds: [said] });
        for (const verb of ['proposeOutcome', 'agreeOutcome'])
          await api.gql(`mutation($id: ID!) { ${verb}(id: $id) { __typename } }`, { id }, moderator);
      });
      await api.gql(
        'mutation($f: ID!, $k: ID!) { compileSummary(forumId: $f, idempotencyKey: $k) { __typename } }',
        { f: forum.id, k: randomUUID() },
        officer,
      );
      return { s: said };
    },
  },
};

test.each(Object.entries(lists))('%s asks the database as often for three rows as for one', async (name, list) => {
  const asked = async (rows: number) => {
    const at = await place();
    const variables = await list.fill(at, rows);
    await api.idle();
    let found = 0;
    const work = async () => {
      found = (await api.gql(list.query, variables, at.officer)).data[name].length;
    };
    await work();
    return { queries: (await statementsOf(work, list.tables)).length, found };
  };
  const [one, three] = [await asked(1), await asked(3)];
  expect([one.found, three.found]).toEqual([1, 3]);
  expect(one.queries).toBeGreaterThan(0);
  expect(three.queries).toBe(one.queries);
});
