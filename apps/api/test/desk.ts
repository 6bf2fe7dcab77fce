import { randomUUID } from 'node:crypto';
import type { Forum } from '../src/forum/forum.entity.ts';
import { Person } from '../src/people/person.entity.ts';
import type { Actor, Api } from './app.ts';

export const ADD =
  'mutation ($input: SessionInput!, $key: ID!) { addSession(input: $input, idempotencyKey: $key) { __typename ... on Session { id code version status } ... on BadInput { problems { field code } } } }';
export const EDIT =
  'mutation ($id: ID!, $version: Int!, $input: SessionInput!) { editSession(id: $id, version: $version, input: $input) { __typename ... on Session { version } ... on Stale { conflicts { field } } } }';
export const MOVE =
  'mutation ($id: ID!, $version: Int!, $status: SessionStatus!) { moveSession(id: $id, version: $version, status: $status) { __typename ... on Session { version status } ... on RuleBroken { rule } } }';
export const CANCEL =
  'mutation ($id: ID!, $version: Int!, $reason: String!) { cancelSession(id: $id, version: $version, reason: $reason) { __typename ... on Session { version } ... on BadInput { problems { field code } } } }';
export const PLACE =
  'mutation ($input: SlotInput!, $version: Int) { placeSession(input: $input, version: $version) { __typename ... on Slot { id uid version number code sequence } ... on BadInput { problems { field code } } ... on RuleBroken { rule values { value } } ... on Stale { conflicts { field mine theirs } } } }';
export const REMOVE =
  'mutation ($id: ID!, $version: Int!) { removeSlot(id: $id, version: $version) { __typename ... on Slot { status } } }';
export const APPEAR =
  'mutation ($input: AppearanceInput!, $key: ID!) { addAppearance(input: $input, idempotencyKey: $key) { __typename ... on Appearance { id version } ... on BadInput { problems { field code } } } }';
export const ROOM =
  'mutation ($input: VenueRoomInput!, $key: ID!) { addVenueRoom(input: $input, idempotencyKey: $key) { __typename ... on VenueRoom { id } } }';
export const RELEASE =
  'mutation ($id: ID!, $label: String, $key: ID!) { releaseProgramme(forumId: $id, label: $label, idempotencyKey: $key) { __typename ... on ProgrammeVersion { id number label } ... on RuleBroken { rule } } }';
export const PUBLIC = `query ($year: Int!) { programme(year: $year) { number label versions(first: 9) { number changes { kind sessionCode before after } }
  sessions(first: 40) { code title(lang: en) { text } background(lang: en) { text } status
    slots { uid day startTime sequence lastModifiedAt status place room(lang: en) { text } } appearances { name title } } } }`;

/** A text in English, as a form sends it. */
export const text = (english: string) => ({ original: 'en', texts: [{ lang: 'en', text: english }] });

let count = 0;
/** A forum of its own with its Secretariat, and the verbs that a test speaks. */
export async function desk(api: Api) {
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
export async function knownPerson(api: Api): Promise<Actor> {
  const person = await api.person();
  await api.db.update(Person, person.personId, { sourceId: randomUUID() });
  return person;
}

/** The programme as everybody reads it. */
export const seen = async (api: Api, { year }: Forum) => (await api.gql(PUBLIC, { year })).data.programme;
