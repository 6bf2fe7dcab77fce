import { localText } from '@sti/domain';
import type { Forum } from '../src/forum/forum.entity.ts';
import { Session } from '../src/programme/session.entity.ts';
import type { Actor, Api } from './app.ts';

/** A session that is held, with those who may write its log. */
export type Room = { api: Api; session: Session; moderator: Actor; rapporteur: Actor };

let codes = 0;
export async function room(api: Api, of: Forum, more: Partial<Session> = {}): Promise<Room> {
  const code = `T${String(codes++).padStart(5, '0')}`;
  const row = { forumId: of.id, code, title: localText(`Session ${code}`), status: 'LIVE', ...more };
  const session = await api.db.save(api.db.create(Session, row as Session));
  const moderator = await api.person({ roles: [{ role: 'MOD', session: session.id }] });
  const rapporteur = await api.person({ roles: [{ role: 'RAP', session: session.id }] });
  return { api, session, moderator, rapporteur };
}

/** Two sessions of one forum with its Secretariat, and a session of another forum. */
export async function threeRooms(api: Api) {
  const [forum, other] = [await api.forum(), await api.forum()];
  const [x, y, elsewhere] = [await room(api, forum), await room(api, forum), await room(api, other)];
  const officer = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
  return { forum, other, x, y, elsewhere, officer };
}

let seq = 0;
export const operation = () => ({ clientId: crypto.randomUUID(), deviceId: 'phone', deviceSeq: seq++ });
const REFUSALS =
  '... on BadInput { problems { field code limit near } } ... on RuleBroken { rule values { name value } }';
export const STATEMENT = `mutation($input: StatementInput!) { logStatement(input: $input) { __typename ... on Statement { id number text address attribution parentId mergedFromIds isCurrent inConflict speaker: speakerText recordedByName deviceSeq } ${REFUSALS} } }`;
export const OUTCOME = `mutation($input: OutcomeInput!) { logOutcome(input: $input) { __typename ... on OutcomeItem { id number rootId type text status goals addressees attribution statementIds isCurrent inConflict } ${REFUSALS} } }`;
export const LOG = `query($id: ID!) { sessionLog(sessionId: $id, first: 50) { session { id status } statements { id text isCurrent inConflict } items { id text status isCurrent inConflict statements { id } } closing { messageIds } } }`;
export const step = (verb: string) =>
  `mutation($id: ID!) { ${verb}(id: $id) { __typename ... on OutcomeItem { status } ... on RuleBroken { rule } } }`;
export const CLOSE = `mutation($id: ID!, $messages: [ID!]!, $key: ID!) { closeSession(sessionId: $id, messageIds: $messages, idempotencyKey: $key) { __typename ... on SessionClosing { id messageIds } ... on RuleBroken { rule values { name value } } } }`;

export const statementInput = (of: Room, more: object = {}) => ({
  ...operation(),
  sessionId: of.session.id,
  text: 'We share our data.',
  language: 'en',
  ...more,
});
export const outcomeInput = (of: Room, more: object = {}) => ({
  ...operation(),
  sessionId: of.session.id,
  type: 'GAP',
  text: 'Data are scarce.',
  ...more,
});
export const logStatement = async (of: Room, more: object = {}, as = of.rapporteur) =>
  (await of.api.gql(STATEMENT, { input: statementInput(of, more) }, as)).data.logStatement;
export const logOutcome = async (of: Room, more: object = {}, as = of.rapporteur) =>
  (await of.api.gql(OUTCOME, { input: outcomeInput(of, more) }, as)).data.logOutcome;
export const move = async ({ api }: Room, verb: string, id: string, as: Actor) =>
  (await api.gql(step(verb), { id }, as)).data?.[verb];

/** Key messages that are proposed. */
export async function proposedMessages(of: Room, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const { id } = await logOutcome(of, { type: 'KEY_MESSAGE', text: `Message ${n}` });
    await move(of, 'proposeOutcome', id, of.rapporteur);
    ids.push(id);
  }
  return ids;
}
