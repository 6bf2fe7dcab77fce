import { createHash } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { HeldRole, Role } from '@sti/domain';
import type { Forum } from '../forum/forum.entity.ts';
import { OutcomeItem } from '../outcome/outcome-item.entity.ts';
import { OutcomeLog } from '../outcome/outcome-log.service.ts';
import { SignOff } from '../outcome/sign-off.service.ts';
import { Statement } from '../outcome/statement.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Db } from '../platform/db.ts';
import { Viewer } from '../platform/viewer.ts';
import { Appearance } from '../programme/appearance.entity.ts';
import { Session } from '../programme/session.entity.ts';
import { ACCOUNTS, type AccountKey, PEOPLE } from './demo-forum.ts';
import { OUTCOMES } from './demo-outcomes.ts';
import { SESSIONS } from './demo-sessions.ts';
import { sourceIdOf } from './write-programme.ts';

type DemoOutcomes = (typeof OUTCOMES)[number];

/** A UUID of a text, the same on every machine: it makes each operation of the demonstration idempotent. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Statements, items and decisions, spoken through the verbs of the room as its rapporteur and moderator would. */
export async function writeOutcomes(context: INestApplicationContext, forum: Forum): Promise<void> {
  for (const outcomes of OUTCOMES) {
    const session = await context.get(Db).read.findOneBy(Session, { sourceId: sourceIdOf(forum, outcomes.session) });
    if (session) await writeSession(context, session, outcomes);
  }
}

async function writeSession(context: INestApplicationContext, session: Session, outcomes: DemoOutcomes): Promise<void> {
  const rapporteur = await viewerOf(context, emailOf(outcomes.session, 'RAPPORTEUR'), 'RAP', session.id);
  const moderator = await viewerOf(context, emailOf(outcomes.session, 'MODERATOR'), 'MOD', session.id);
  if (!rapporteur || !moderator) return;
  const statements = await logStatements(context, rapporteur, session, outcomes);
  const signOff = context.get(SignOff);
  for (const [index, item] of outcomes.items.entries()) {
    const operation = operationOf(session, `item ${index}`, 100 + index);
    if (await context.get(Db).read.existsBy(OutcomeItem, { clientId: operation.clientId })) continue;
    const { id } = await context.get(OutcomeLog).logOutcome(rapporteur, {
      ...operation,
      type: item.type,
      text: item.text,
      statementIds: item.from.flatMap((key) => statements.get(key) ?? []),
      goals: item.goals,
      sourceCategory: item.category ?? null,
      attribution: item.category ? 'GROUP' : 'NONE',
      addressees: item.addressees ?? [],
      timeFrame: item.timeFrame ?? null,
      area: item.area ?? null,
    });
    await signOff.decide(rapporteur, id, 'PROPOSED');
    await signOff.decide(moderator, id, 'AGREED');
  }
}

/** Who runs or records the session, as its programme names them. */
function emailOf(key: string, role: 'MODERATOR' | 'RAPPORTEUR'): string {
  const parts = SESSIONS.find((session) => session.key === key)?.parts ?? [];
  const who = parts.find(([of, one]) => of === role && isAccount(one))?.[1];
  if (!isAccount(who)) throw new Error(`Session ${key} of the demonstration has outcomes and no ${role}`);
  return ACCOUNTS[who].email;
}

const isAccount = (who: unknown): who is AccountKey => typeof who === 'string' && who in ACCOUNTS;

/** Gives the id of each statement by its key. */
async function logStatements(
  context: INestApplicationContext,
  rapporteur: Viewer,
  session: Session,
  outcomes: DemoOutcomes,
): Promise<Map<string, string>> {
  const { read } = context.get(Db);
  const ids = new Map<string, string>();
  for (const [index, { key, who, lang, category, attribution, text }] of outcomes.statements.entries()) {
    const operation = operationOf(session, key, index);
    const known = await read.findOneBy(Statement, { clientId: operation.clientId });
    const speaker = who && (await read.findOneBy(Appearance, { sessionId: session.id, name: PEOPLE[who].name }));
    const statement =
      known ??
      (await context.get(OutcomeLog).logStatement(rapporteur, {
        ...operation,
        text,
        verbatim: false,
        language: lang ?? 'en',
        speakerAppearanceId: speaker?.id ?? null,
        sourceCategory: category,
        attribution,
      }));
    ids.set(key, statement.id);
  }
  return ids;
}

function operationOf(session: Session, name: string, deviceSeq: number) {
  return {
    clientId: uuidOf(`${session.sourceId} ${name}`),
    sessionId: session.id,
    deviceId: 'demonstration',
    deviceSeq,
    mergedFromIds: [],
  };
}

/** The demonstration's own person, acting in one session; null where somebody removed the account. */
async function viewerOf(
  context: INestApplicationContext,
  email: string,
  role: Role,
  sessionId: string,
): Promise<Viewer | null> {
  const person = await context.get(Db).read.findOneBy(Person, { email });
  const roles: HeldRole[] = [{ role, kind: 'session', id: sessionId }];
  return person && new Viewer(person.id, null, roles);
}
