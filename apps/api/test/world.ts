import { randomBytes, randomUUID } from 'node:crypto';
import { localText } from '@sti/domain';
import type { Forum } from '../src/forum/forum.entity.ts';
import { NewsPage } from '../src/forum/news-page.entity.ts';
import { Stage } from '../src/forum/stage.entity.ts';
import { RoleAssignment } from '../src/people/role-assignment.entity.ts';
import { Db } from '../src/platform/db.ts';
import { Mails } from '../src/platform/mail.ts';
import { Session } from '../src/programme/session.entity.ts';
import { VenueRoom } from '../src/programme/venue-room.entity.ts';
import { Registration } from '../src/registration/registration.entity.ts';
import { Feed } from '../src/schedule/feed.entity.ts';
import type { Actor, Api } from './app.ts';
import { addAppearance, addSession, release } from './programme.ts';
import { addCategory, details } from './registration.ts';
import type { Ids } from './rights.ts';

/** Who asks: nobody, a participant, the roles of the first forum and its first session, and the Secretariat of the other forum. */
export const ACTORS = ['ANON', 'PART', 'RAP', 'MOD', 'G10', 'COC', 'SEC', 'ADM', 'SEC2'] as const;
export type ActorName = (typeof ACTORS)[number];

/** What is asked for: the actors' own session and rows, another session and other people's rows of their forum, the other forum. */
export const TARGETS = ['own', 'sibling', 'foreign'] as const;
export type Target = (typeof TARGETS)[number];

/** A private value that stands nowhere else, and who may ever see it. */
export type Canary = { text: string; of: string; readers: readonly ActorName[] };

export type World = { actors: Record<ActorName, Actor | undefined>; targets: Record<Target, Ids>; canaries: Canary[] };

/** Two forums full of private things. */
export async function makeWorld(api: Api): Promise<World> {
  const canaries: Canary[] = [];
  const canary = (of: string, readers: readonly ActorName[], text = `canary${randomBytes(6).toString('hex')}`) => {
    canaries.push({ text, of, readers });
    return text;
  };
  const person = (of: string, readers: readonly ActorName[], roles: Parameters<Api['person']>[0] = {}) =>
    api.person({ ...roles, email: `${canary(`address of ${of}`, readers)}@example.org` });

  const [first, second] = [await api.forum({ year: 2041 }), await api.forum({ year: 2042 })];
  for (const forum of [first, second])
    await api.db.insert(Stage, {
      forumId: forum.id,
      kind: 'REGISTRATION',
      opensDay: '2020-01-01',
      timeZone: 'America/New_York',
    });
  const own = await addSession(api, first, [{}]);
  const foreign = await addSession(api, second, [{}]);

  const officer = (role: 'SEC' | 'COC' | 'G10', forum: Forum, readers: readonly ActorName[]) =>
    person(role, readers, { roles: [{ role, forum: forum.id }] });
  const recorder = (role: 'MOD' | 'RAP', session: string, readers: readonly ActorName[]) =>
    person(role, readers, { roles: [{ role, session }] });
  const actors = {
    ANON: undefined,
    PART: await person('PART', ['PART', 'SEC', 'ADM']),
    RAP: await recorder('RAP', own.session.id, ['RAP', 'SEC', 'ADM']),
    MOD: await recorder('MOD', own.session.id, ['MOD', 'SEC', 'ADM']),
    G10: await officer('G10', first, ['G10', 'SEC', 'ADM']),
    COC: await officer('COC', first, ['COC', 'SEC', 'ADM']),
    SEC: await officer('SEC', first, ['SEC', 'ADM']),
    ADM: await person('ADM', ['ADM'], { roles: [{ role: 'ADM' }] }),
    SEC2: await officer('SEC', second, ['SEC2', 'ADM']),
  };

  await addAppearance(api, own.session, actors.PART.personId, 'PANELLIST');
  await release(api, first);
  await release(api, second);
  // From here on nothing is released: drafts must show nowhere.
  const sibling = await addSession(api, first, [{}], {
    title: localText(canary('title of an unreleased session', ['SEC', 'COC', 'G10'])),
  });

  const ids = async (
    target: Target,
    forum: Forum,
    at: typeof own,
    readers: { staff: ActorName[]; said: ActorName[]; log: ActorName[]; secretariat: ActorName[]; owner: ActorName[] },
  ): Promise<Ids> => {
    const owner =
      target === 'own' ? actors.PART : await person(`the owner of ${target} rows`, [...readers.secretariat, 'ADM']);
    const recordedBy =
      target === 'own' ? actors.MOD : await recorder('MOD', at.session.id, [...readers.secretariat, 'ADM']);
    await api.db.update(Session, at.session.id, {
      background: localText(canary(`draft background of the ${target} session`, readers.staff)),
    });
    const appearance = await addAppearance(api, at.session, owner.personId, 'SPEAKER');
    const room = await api.db.save(api.db.create(VenueRoom, { forumId: forum.id, name: localText('Room') }));
    const category = await addCategory(api, forum);
    const form = details(forum, category);
    const registration = await api.db.save(
      api.db.create(Registration, {
        ...(form as object),
        forumId: forum.id,
        personId: owner.personId,
        email: owner.email,
        phone: canary(`phone in the ${target} registration`, [...readers.secretariat, ...readers.owner]),
        accessNeeds: canary(`access needs in the ${target} registration`, [...readers.secretariat, ...readers.owner]),
        language: 'en',
        consentAt: new Date(),
        codeOfConductAt: new Date(),
        status: 'PENDING',
        provedAt: new Date(),
      } as Registration),
    );
    const slug = `draft-${target}`;
    const news = await api.db.save(
      api.db.create(NewsPage, {
        forumId: forum.id,
        slug,
        kind: 'NEWS',
        title: localText('Draft'),
        body: localText(canary(`draft of the ${target} page`, readers.secretariat)),
      }),
    );
    const feed = await api.db.save(
      api.db.create(Feed, {
        personId: owner.personId,
        label: canary(`label of the ${target} feed`, readers.owner),
        tokenHash: randomBytes(32),
      }),
    );
    const assigned = await api.person();
    const given = await api.db.save(
      api.db.create(RoleAssignment, {
        personId: assigned.personId,
        role: 'IATT',
        scopeKind: 'forum',
        scopeId: forum.id,
        forumId: forum.id,
        fromOn: '2020-01-01',
      }),
    );
    const second = await api.person({ email: target === 'own' ? undefined : `${target}-second@example.org` });
    const loginOf = target === 'own' ? actors.PART : second;
    const [login] = await api.db.query(
      `insert into login (person_id, token_hash, started_at, last_seen_at, user_agent) values ($1, $2, now(), now(), $3) returning id`,
      [loginOf.personId, randomBytes(32), canary(`browser of the ${target} login`, readers.owner)],
    );
    await api.app.get(Db).tx((tx) =>
      api.app.get(Mails).queue(tx, {
        to: 'somebody@example.org',
        kind: 'planted',
        lang: 'en',
        forumId: forum.id,
        subject: canary(`subject of a mail of the ${target} forum`, readers.secretariat),
        paragraphs: [{ text: canary('text of a mail', []) }],
      }),
    );

    const record = async (document: string, input: object, answer: string) => {
      const { data, errors } = await api.gql(
        document,
        { input: { clientId: randomUUID(), deviceId: 'planted', deviceSeq: 1, sessionId: at.session.id, ...input } },
        recordedBy,
      );
      const id = data?.[answer]?.id;
      if (!id) throw new Error(`The world lacks a ${answer}: ${JSON.stringify({ data, errors })}`);
      return String(id);
    };
    const statementId = await record(
      'mutation($input: StatementInput!) { logStatement(input: $input) { __typename ... on Statement { id } } }',
      {
        language: 'en',
        text: `Said: ${canary(`statement of the ${target} session`, [...readers.said])}`,
        onBehalfOf: 'Somebody',
        attribution: 'GROUP',
        sourceCategory: 'academia',
      },
      'logStatement',
    );
    const itemId = await record(
      'mutation($input: OutcomeInput!) { logOutcome(input: $input) { __typename ... on OutcomeItem { id } } }',
      {
        type: 'KEY_MESSAGE',
        text: `Message: ${canary(`outcome of the ${target} session`, [...readers.log])}`,
        statementIds: [statementId],
      },
      'logOutcome',
    );
    return {
      year: forum.year,
      forumId: forum.id,
      sessionId: at.session.id,
      code: at.session.code,
      slotUid: at.slot.uid,
      slotId: at.slot.id,
      appearanceId: appearance.id,
      venueRoomId: room.id,
      personId: owner.personId,
      accountId: assigned.personId,
      roleId: given.id,
      loginId: login.id,
      categoryId: category.id,
      registrationId: registration.id,
      newsPageId: news.id,
      slug,
      feedId: feed.id,
      statementId,
      itemId,
      sectionId: '',
      paragraphId: '',
      footnoteId: '',
      evidenceId: '',
    };
  };

  await api.db.query(`update session set status = 'LIVE'`);
  const targets = {
    own: await ids('own', first, own, {
      staff: ['SEC', 'COC', 'G10', 'MOD', 'RAP'],
      said: ['SEC', 'COC', 'MOD', 'RAP'],
      log: ['SEC', 'COC', 'G10', 'MOD', 'RAP'],
      secretariat: ['SEC'],
      owner: ['PART'],
    }),
    sibling: await ids('sibling', first, sibling, {
      staff: ['SEC', 'COC', 'G10'],
      said: ['SEC', 'COC'],
      log: ['SEC', 'COC', 'G10'],
      secretariat: ['SEC'],
      owner: [],
    }),
    foreign: await ids('foreign', second, foreign, {
      staff: ['SEC2'],
      said: ['SEC2'],
      log: ['SEC2'],
      secretariat: ['SEC2'],
      owner: [],
    }),
  };

  for (const [target, by, readers] of [
    ['own', actors.SEC, ['SEC', 'COC', 'G10']],
    ['foreign', actors.SEC2, ['SEC2']],
  ] as const) {
    const at = targets[target];
    const compiled = await api.gql(
      'mutation($f: ID!, $k: ID!) { compileSummary(forumId: $f, idempotencyKey: $k) { __typename } }',
      { f: at.forumId, k: randomUUID() },
      by,
    );
    if (compiled.data?.compileSummary?.__typename !== 'SummaryDocument')
      throw new Error(`No summary: ${JSON.stringify(compiled)}`);
    const summary = await api.gql(
      'query($f: ID!) { summary(forumId: $f) { sections(first: 50) { id paragraphs { id version isRemoved } } } }',
      { f: at.forumId },
      by,
    );
    const section = summary.data.summary.sections.find((s: { paragraphs: unknown[] }) => s.paragraphs.length > 0);
    const input = { sectionId: section.id, text: `Draft: ${canary(`paragraph of the ${target} summary`, readers)}` };
    const added = await api.gql(
      'mutation($i: ParagraphInput!, $k: ID!) { addParagraph(input: $i, idempotencyKey: $k) { __typename ... on SummaryParagraph { id version } } }',
      { i: input, k: randomUUID() },
      by,
    );
    const paragraph = added.data?.addParagraph;
    if (!paragraph?.id) throw new Error(`No paragraph: ${JSON.stringify(added)}`);
    const noted = await api.gql(
      'mutation($i: FootnoteInput!, $v: Int!) { addFootnote(input: $i, version: $v) { __typename ... on SummaryParagraph { footnotes { id } } } }',
      { i: { paragraphId: paragraph.id, text: 'A note' }, v: paragraph.version },
      by,
    );
    const shown = await api.gql(
      'mutation($i: EvidenceInput!) { addEvidence(input: $i) { __typename ... on SummaryParagraph { evidence { id } } } }',
      { i: { paragraphId: paragraph.id, statementId: at.statementId } },
      by,
    );
    const parts = {
      sectionId: section.id,
      paragraphId: paragraph.id,
      footnoteId: noted.data?.addFootnote?.footnotes?.[0]?.id,
      evidenceId: shown.data?.addEvidence?.evidence?.[0]?.id,
    };
    if (!parts.footnoteId || !parts.evidenceId) throw new Error(`Half a summary: ${JSON.stringify([noted, shown])}`);
    Object.assign(at, parts);
    // The sibling session lies in the same forum and its summary: other rows of it.
    if (target === 'own') Object.assign(targets.sibling, parts);
  }
  await api.idle();
  return { actors, targets, canaries };
}
