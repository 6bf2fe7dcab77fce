import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  LIMITS,
  outcomeProblems,
  type Problem,
  statementProblems,
  textProblems,
  tidy,
  tidyGoals,
  tidyOrNull,
} from '@sti/domain';
import { type EntityManager, In } from 'typeorm';
import { Audit } from '../platform/audit.ts';
import { canonical } from '../platform/chain.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { isId } from '../platform/ids.ts';
import { Live } from '../platform/live.ts';
import { Outbox } from '../platform/outbox.ts';
import { RuleBroken, refuseProblems } from '../platform/refusals.ts';
import type { Viewer } from '../platform/viewer.ts';
import { Appearance } from '../programme/appearance.entity.ts';
import type { Session } from '../programme/session.entity.ts';
import type { LogEntry } from './log-entry.entity.ts';
import type { OutcomeInput, StatementInput } from './outcome.input.ts';
import { describeItems, describeStatements } from './outcome.queries.ts';
import { foreignIds, sessionToWrite } from './outcome.rights.ts';
import { OutcomeDecision, OutcomeItem, OutcomeItemStatement } from './outcome-item.entity.ts';
import { Statement } from './statement.entity.ts';

/** What was sent, without by whom: a retry that names the recorder is the operation that did not name one yet. */
const digestOf = ({ recorderId: _, ...input }: StatementInput | OutcomeInput) =>
  createHash('sha256').update(canonical(input)).digest('hex');

/** A tab that is still open for one person sends with the login of whoever signed in beside it since. */
function refuseOtherPerson(viewer: Viewer, { recorderId }: StatementInput | OutcomeInput): void {
  if (recorderId != null && recorderId !== viewer.me) throw new RuleBroken('otherPerson');
}

/** Logging: append-only operations made on a device, each accepted once. */
@Injectable()
export class OutcomeLog {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
  ) {}

  async logStatement(viewer: Viewer, input: StatementInput): Promise<Statement> {
    refuseOtherPerson(viewer, input);
    return this.db.tx(async (tx) => {
      const session = await sessionToWrite(tx, viewer, input.sessionId, 'outcome.log');
      const earlier = await this.sameOperation(tx, Statement, viewer, input);
      if (earlier) return only(await describeStatements(tx, [earlier]));
      refuseProblems([...this.operationProblems(input), ...statementProblems(input)]);
      const speaker = await this.speaker(tx, session, input);
      const entry = await this.entry(tx, Statement, viewer, session, input);
      await this.add(tx, Statement, {
        ...entry,
        text: tidy(input.text),
        verbatim: input.verbatim,
        language: input.language,
        ...speaker,
        onBehalfOf: tidyOrNull(input.onBehalfOf),
        sourceCategory: input.sourceCategory ?? null,
        countryM49: input.countryM49 ?? null,
        attribution: input.attribution,
      });
      await this.tell(tx, viewer, session, 'statement', entry.id);
      return only(await describeStatements(tx, await tx.findBy(Statement, { id: entry.id })));
    });
  }

  async logOutcome(viewer: Viewer, input: OutcomeInput): Promise<OutcomeItem> {
    refuseOtherPerson(viewer, input);
    return this.db.tx(async (tx) => {
      const session = await sessionToWrite(tx, viewer, input.sessionId, 'outcome.log');
      const earlier = await this.sameOperation(tx, OutcomeItem, viewer, input);
      if (earlier) return only(await describeItems(tx, [earlier]));
      refuseProblems([...this.operationProblems(input), ...outcomeProblems(input)]);
      const statementIds = [...new Set(input.statementIds.map((id) => id.toLowerCase()))];
      refuseProblems(
        problemsOf('statementIds', statementIds, await foreignIds(tx, Statement, session.id, statementIds)),
      );
      const entry = await this.entry(tx, OutcomeItem, viewer, session, input);
      await this.keepSignedOffText(tx, session, entry.parentId);
      await this.add(tx, OutcomeItem, {
        ...entry,
        type: input.type,
        text: tidy(input.text),
        goals: tidyGoals(input.goals),
        sourceCategory: input.sourceCategory ?? null,
        attribution: input.attribution,
        addressees: input.addressees.map(tidy),
        timeFrame: tidyOrNull(input.timeFrame),
        area: input.area ?? null,
        strength: tidyOrNull(input.strength),
      });
      await tx.insert(
        OutcomeItemStatement,
        statementIds.map((statementId) => ({ itemId: entry.id, statementId })),
      );
      await this.tell(tx, viewer, session, 'outcome', entry.id);
      return only(await describeItems(tx, await tx.findBy(OutcomeItem, { id: entry.id })));
    });
  }

  /** The row that this very operation made before, so that a retry gets the same answer. */
  private async sameOperation<T extends LogEntry>(
    tx: EntityManager,
    type: new () => T,
    viewer: Viewer,
    input: StatementInput | OutcomeInput,
  ): Promise<T | null> {
    if (!isId(input.clientId)) return null;
    const earlier = (await tx.findOneBy<LogEntry>(type, { clientId: input.clientId })) as T | null;
    if (earlier && (earlier.recordedBy !== viewer.me || earlier.inputDigest !== digestOf(input)))
      throw new RuleBroken('idempotencyKeyReused');
    return earlier;
  }

  private operationProblems(input: StatementInput | OutcomeInput): Problem[] {
    const problems: Problem[] = [];
    if (!isId(input.clientId)) problems.push({ field: 'clientId', code: 'unknownValue' });
    problems.push(...textProblems('deviceId', input.deviceId, { max: LIMITS.name, required: true }));
    if (input.deviceSeq < 0) problems.push({ field: 'deviceSeq', code: 'outOfRange' });
    if (input.mergedFromIds.length > 10) problems.push({ field: 'mergedFromIds', code: 'tooMany', limit: 10 });
    return problems;
  }

  /** The columns that statements and items share: number, place among the versions, device, author, time. */
  private async entry<T extends LogEntry>(
    tx: EntityManager,
    type: new () => T,
    viewer: Viewer,
    session: Session,
    input: StatementInput | OutcomeInput,
  ) {
    const parent = await this.parent(tx, type, session, input);
    const table = tx.connection.getMetadata(type).tableName;
    const [fresh] = await tx.query<{ id: string; number: number }[]>(
      `SELECT uuidv7() AS id, coalesce(max(number), 0) + 1 AS number FROM ${table} WHERE session_id = $1`,
      [session.id],
    );
    if (!fresh) throw new Error('no row from an aggregate');
    return {
      id: fresh.id,
      forumId: session.forumId,
      sessionId: session.id,
      number: parent?.number ?? fresh.number,
      rootId: parent?.rootId ?? fresh.id,
      parentId: parent?.id ?? null,
      mergedFromIds: parent ? [...new Set(input.mergedFromIds.map((id) => id.toLowerCase()))] : [],
      saidAt: input.saidAt ?? null,
      deviceId: input.deviceId,
      deviceSeq: input.deviceSeq,
      clientId: input.clientId,
      inputDigest: digestOf(input),
      recordedBy: viewer.me,
      recordedAt: this.clock.now(),
    };
  }

  /** The corrected version. What is brought together with it must be another version of the same entry. */
  private async parent<T extends LogEntry>(
    tx: EntityManager,
    type: new () => T,
    session: Session,
    input: StatementInput | OutcomeInput,
  ): Promise<LogEntry | null> {
    const { parentId, mergedFromIds } = input;
    if (!parentId) {
      refuseProblems(mergedFromIds.length ? [{ field: 'parentId', code: 'required' }] : []);
      return null;
    }
    const ids = [parentId, ...mergedFromIds].filter(isId).map((id) => id.toLowerCase());
    const rows = (await tx.findBy<LogEntry>(type, { id: In(ids), sessionId: session.id })) as LogEntry[];
    const parent = rows.find((row) => row.id === parentId.toLowerCase());
    if (!parent) refuseProblems([{ field: 'parentId', code: 'unknownValue' }]);
    const sisters = new Set(rows.filter((row) => row.rootId === parent?.rootId && row !== parent).map((row) => row.id));
    const foreign = new Set(mergedFromIds.filter((id) => !sisters.has(id.toLowerCase())));
    refuseProblems(problemsOf('mergedFromIds', mergedFromIds, foreign));
    return parent ?? null;
  }

  /** After the sign-off an agreed text stays as it was agreed: what is new is a new item. */
  private async keepSignedOffText(tx: EntityManager, session: Session, parentId: string | null): Promise<void> {
    if (!parentId || session.status !== 'CLOSED') return;
    if (await tx.existsBy(OutcomeDecision, { itemId: parentId, status: 'AGREED' }))
      throw new RuleBroken('sessionClosed');
  }

  private async speaker(tx: EntityManager, session: Session, input: StatementInput) {
    const id = input.speakerAppearanceId;
    if (!id) return { speakerAppearanceId: null, speakerText: tidyOrNull(input.speakerText) };
    const appearance = isId(id) ? await tx.findOneBy(Appearance, { id, sessionId: session.id }) : null;
    if (!appearance) refuseProblems([{ field: 'speakerAppearanceId', code: 'unknownValue' }]);
    const name = appearance?.name ?? appearance?.functionLabel;
    return { speakerAppearanceId: id, speakerText: tidyOrNull(input.speakerText) ?? tidyOrNull(name) };
  }

  /** A twin of this operation may be in another session's queue: the unique clientId then decides. */
  private async add<T extends LogEntry>(tx: EntityManager, type: new () => T, row: Partial<T>): Promise<void> {
    const done = await tx
      .createQueryBuilder()
      .insert()
      .into(type)
      .values(row as never)
      .orIgnore()
      .execute();
    if (done.raw.length === 0) throw new RuleBroken('idempotencyKeyReused');
  }

  private async tell(tx: EntityManager, viewer: Viewer, session: Session, kind: 'statement' | 'outcome', id: string) {
    await this.audit.entry(tx, viewer, { action: `outcome.log`, kind, id, forumId: session.forumId });
    await this.outbox.fact(tx, 'outcome.recorded', { forumId: session.forumId }, { key: session.forumId });
    await this.live.raise(tx, `session:${session.id}`);
  }
}

function only<T>(rows: T[]): T {
  const [row] = rows;
  if (!row) throw new Error('the row just written is not there');
  return row;
}

const problemsOf = (field: string, ids: readonly string[], wrong: ReadonlySet<string>): Problem[] =>
  ids.flatMap((id, n) => (wrong.has(id) ? [{ field: `${field}.${n}`, code: 'unknownValue' as const }] : []));
