import { localText } from '@sti/domain';
import type { Forum } from '../src/forum/forum.entity.ts';
import { Session } from '../src/programme/session.entity.ts';
import type { Api } from './app.ts';

let codes = 0;
export function sessionOf(api: Api, of: Forum, title: string, more: Partial<Session> = {}): Promise<Session> {
  const code = `R${String(codes++).padStart(5, '0')}`;
  const row = { forumId: of.id, code, title: localText(title), type: 'PANEL', status: 'LIVE', goals: ['14'], ...more };
  return api.db.save(api.db.create(Session, row as Session));
}

export const operation = () => ({ clientId: crypto.randomUUID(), deviceId: 'desk', deviceSeq: 1 });
export const LOG_STATEMENT =
  'mutation($input: StatementInput!) { logStatement(input: $input) { ... on Statement { id number address } } }';
const LOG_OUTCOME =
  'mutation($input: OutcomeInput!) { logOutcome(input: $input) { ... on OutcomeItem { id number } } }';
const PROPOSE = 'mutation($id: ID!) { proposeOutcome(id: $id) { __typename } }';
const AGREE = 'mutation($id: ID!) { agreeOutcome(id: $id) { __typename } }';

export const SUMMARY = `query($f: ID!) { summary(forumId: $f) {
  id version revision banner symbol releasedAt findingCount
  words { total blockAbove }
  sections(first: 20) { id key level number heading version
    paragraphs { id key kind printedNumber address text version generated edited isRemoved recommendationNumber footnotes { id key number text version } evidence { id relation statementId: statement { id } itemId: item { id } isManual } } }
  findings(first: 50) { rule act paragraphKey paragraphId values { name value } fix }
  unusedItems(first: 10) { item { id text } result reason }
} }`;
const COMPILE = `mutation($f: ID!, $key: ID!) { compileSummary(forumId: $f, idempotencyKey: $key) { __typename ... on SummaryDocument { id revision } ... on RuleBroken { rule } } }`;
export const EDIT = `mutation($id: ID!, $v: Int!, $text: String!) { editParagraph(id: $id, version: $v, text: $text) { __typename ... on SummaryParagraph { id version text edited generated printedNumber } ... on Stale { version conflicts { field mine theirs } } ... on BadInput { problems { field code limit } } } }`;

export type Paragraph = {
  id: string;
  key: string;
  kind: string;
  printedNumber: string | null;
  address: string | null;
  text: string;
  version: number;
  generated: boolean;
  edited: boolean;
  isRemoved: boolean;
  recommendationNumber: string | null;
  footnotes: { id: string; key: string; number: number | null; text: string; version: number }[];
  evidence: {
    id: string;
    relation: string;
    isManual: boolean;
    statementId: { id: string } | null;
    itemId: { id: string } | null;
  }[];
};
type Section = Pick<Paragraph, 'id' | 'key' | 'version'> & {
  level: number;
  number: string | null;
  heading: string;
  paragraphs: Paragraph[];
};
export type Summary = {
  id: string;
  version: number;
  revision: number;
  findings: { rule: string; act: string; paragraphKey: string; paragraphId: string | null; fix: string | null }[];
  sections: Section[];
  unusedItems: { item: { id: string }; result: string | null; reason: string | null }[];
};

export const paragraphs = (of: Summary) => of.sections.flatMap((section) => section.paragraphs);
export const withText = (of: Summary, text: string) => {
  const found = paragraphs(of).find((paragraph) => paragraph.text.includes(text));
  if (!found) throw new Error(`no paragraph says ${text}`);
  return found;
};

/** A forum with its Secretariat, one session with its moderator, and the verbs that lead from what is said to the draft. */
export async function summaryDesk(api: Api) {
  const [forum, other] = [await api.forum(), await api.forum()];
  const officer = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
  const session = await sessionOf(api, forum, 'Science for the oceans');
  const moderator = await api.person({ roles: [{ role: 'MOD', session: session.id }] });

  async function say(text: string, more: object = {}): Promise<{ id: string; address: string }> {
    const input = { ...operation(), sessionId: session.id, text, language: 'en', ...more };
    return (await api.gql(LOG_STATEMENT, { input }, moderator)).data.logStatement;
  }

  /** An item that the moderator has still to agree. */
  async function proposed(type: string, text: string, more: object = {}): Promise<string> {
    const input = {
      ...operation(),
      sessionId: session.id,
      type,
      text,
      addressees: ['Member States'],
      goals: ['14'],
      ...more,
    };
    const { id } = (await api.gql(LOG_OUTCOME, { input }, moderator)).data.logOutcome;
    await api.gql(PROPOSE, { id }, moderator);
    return id;
  }

  const agree = (id: string) => api.gql(AGREE, { id }, moderator);
  async function agreed(type: string, text: string, more: object = {}): Promise<string> {
    const id = await proposed(type, text, more);
    await agree(id);
    return id;
  }

  const compile = async (as = officer, key: string = crypto.randomUUID(), of = forum) =>
    api.gql(COMPILE, { f: of.id, key }, as);
  const summary = async (as = officer): Promise<Summary> => (await api.gql(SUMMARY, { f: forum.id }, as)).data.summary;
  const edit = async (paragraph: Paragraph, text: string, as = officer) =>
    (await api.gql(EDIT, { id: paragraph.id, v: paragraph.version, text }, as)).data?.editParagraph;

  return { forum, other, officer, session, moderator, say, proposed, agree, agreed, compile, summary, edit };
}
