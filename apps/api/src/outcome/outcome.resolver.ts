import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type OutcomeStatus, type OutcomeType, pickText } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { In } from 'typeorm';
import { Access, CurrentViewer } from '../platform/access.ts';
import { Db } from '../platform/db.ts';
import { inOrder } from '../platform/loaders.ts';
import type { GraphQLRequestContext } from '../platform/request.ts';
import { LangEnum, LocalTextReading } from '../platform/texts.ts';
import { Viewer } from '../platform/viewer.ts';
import { Session } from '../programme/session.entity.ts';
import { Merges } from './merges.service.ts';
import { OutcomeStatusEnum, OutcomeTypeEnum } from './outcome.enums.ts';
import { OutcomeInput, StatementInput } from './outcome.input.ts';
import { describeStatements } from './outcome.queries.ts';
import {
  AgreeOutcomeResult,
  CloseSessionResult,
  LogOutcomeResult,
  LogStatementResult,
  MergeOutcomeResult,
  OpenSessionResult,
  OutcomeNumbers,
  OutcomePage,
  ProposeOutcomeResult,
  ReopenRehearsalResult,
  ReturnOutcomeResult,
  SessionLog,
} from './outcome.results.ts';
import { readable } from './outcome.rights.ts';
import { OutcomeItem } from './outcome-item.entity.ts';
import { OutcomeLog } from './outcome-log.service.ts';
import { OutcomeReader } from './outcome-reader.service.ts';
import { SignOff } from './sign-off.service.ts';
import { Statement } from './statement.entity.ts';

@Resolver(() => OutcomeItem)
export class OutcomeResolver {
  constructor(
    private readonly log: OutcomeLog,
    private readonly signOff: SignOff,
    private readonly merges: Merges,
    private readonly reader: OutcomeReader,
    private readonly db: Db,
  ) {}

  @Query(() => SessionLog)
  @Access('outcome.readSession')
  sessionLog(
    @CurrentViewer() viewer: Viewer,
    @Args('sessionId', { type: () => ID }) sessionId: string,
    @Args('first', { type: () => Int }) first: number,
  ) {
    return this.reader.sessionLog(viewer, sessionId, first);
  }

  @Query(() => OutcomePage)
  @Access('outcome.readForum')
  outcomes(
    @CurrentViewer() viewer: Viewer,
    @Args('forumId', { type: () => ID }) forumId: string,
    @Args('first', { type: () => Int }) first: number,
    @Args('after', { type: () => ID, nullable: true }) after?: string,
    @Args('type', { type: () => OutcomeTypeEnum, nullable: true }) type?: OutcomeType,
    @Args('status', { type: () => OutcomeStatusEnum, nullable: true }) status?: OutcomeStatus,
    @Args('goal', { type: () => String, nullable: true }) goal?: string,
    @Args('text', { type: () => String, nullable: true }) text?: string,
    @Args('sessionId', { type: () => ID, nullable: true }) sessionId?: string,
  ) {
    return this.reader.outcomes(viewer, forumId, { type, status, goal, text, sessionId }, first, after ?? null);
  }

  @Query(() => OutcomeNumbers)
  @Access('outcome.readForum')
  outcomeNumbers(@CurrentViewer() viewer: Viewer, @Args('forumId', { type: () => ID }) forumId: string) {
    return this.reader.numbers(viewer, forumId);
  }

  @Query(() => [Session])
  @Access('outcome.readForum')
  sessionsWithoutText(
    @CurrentViewer() viewer: Viewer,
    @Args('forumId', { type: () => ID }) forumId: string,
    @Args('first', { type: () => Int }) first: number,
  ) {
    return this.reader.sessionsWithoutText(viewer, forumId, first);
  }

  @Mutation(() => LogStatementResult)
  @Access('outcome.log')
  logStatement(@CurrentViewer() viewer: Viewer, @Args('input') input: StatementInput) {
    return this.log.logStatement(viewer, input);
  }

  @Mutation(() => LogOutcomeResult)
  @Access('outcome.log')
  logOutcome(@CurrentViewer() viewer: Viewer, @Args('input') input: OutcomeInput) {
    return this.log.logOutcome(viewer, input);
  }

  @Mutation(() => ProposeOutcomeResult)
  @Access('outcome.log')
  proposeOutcome(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string) {
    return this.signOff.decide(viewer, id, 'PROPOSED');
  }

  @Mutation(() => AgreeOutcomeResult)
  @Access('outcome.agree')
  agreeOutcome(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string) {
    return this.signOff.decide(viewer, id, 'AGREED');
  }

  @Mutation(() => ReturnOutcomeResult)
  @Access('outcome.agree')
  returnOutcome(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('reason') reason: string,
  ) {
    return this.signOff.decide(viewer, id, 'RETURNED', reason);
  }

  /** The Secretariat lets one agreed item speak for another, of the same or another session. */
  @Mutation(() => MergeOutcomeResult)
  @Access('outcome.merge')
  mergeOutcome(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('intoId', { type: () => ID }) intoId: string,
  ) {
    return this.merges.merge(viewer, id, intoId);
  }

  @Mutation(() => CloseSessionResult)
  @Access('outcome.agree')
  closeSession(
    @CurrentViewer() viewer: Viewer,
    @Args('sessionId', { type: () => ID }) sessionId: string,
    @Args('messageIds', { type: () => [ID] }) messageIds: string[],
    @Args('idempotencyKey', { type: () => ID }) key: string,
  ) {
    return this.signOff.closeSession(viewer, sessionId, messageIds, key);
  }

  @Mutation(() => OpenSessionResult)
  @Access('outcome.agree')
  openSession(
    @CurrentViewer() viewer: Viewer,
    @Args('sessionId', { type: () => ID }) sessionId: string,
    @Args('version', { type: () => Int }) version: number,
  ) {
    return this.signOff.openSession(viewer, sessionId, version);
  }

  @Mutation(() => ReopenRehearsalResult)
  @Access('outcome.agree')
  reopenRehearsal(
    @CurrentViewer() viewer: Viewer,
    @Args('sessionId', { type: () => ID }) sessionId: string,
    @Args('version', { type: () => Int }) version: number,
  ) {
    return this.signOff.reopenRehearsal(viewer, sessionId, version);
  }

  @ResolveField(() => LocalTextReading, { nullable: true })
  @Access('row')
  async sessionTitle(
    @Parent() item: OutcomeItem,
    @Args('lang', { type: () => LangEnum }) lang: Lang,
    @Context() { loaders }: GraphQLRequestContext,
  ): Promise<LocalTextReading | null> {
    const loader = loaders.of<string, Session | null>('outcome.session', async (ids) => {
      const rows = await this.db.read.find(Session, { select: { id: true, title: true }, where: { id: In([...ids]) } });
      return inOrder(ids, rows, (row) => row.id);
    });
    return pickText((await loader.load(item.sessionId))?.title, lang);
  }

  /** What the item rests on; empty for who may read the item, but no statements. */
  @ResolveField(() => [Statement])
  @Access('outcome.readSession')
  async statements(@Parent() item: OutcomeItem, @Context() { loaders, viewer }: GraphQLRequestContext) {
    const loader = loaders.of<string, Statement | null>('outcome.statement', async (ids) => {
      const rows = await describeStatements(this.db.read, await this.db.read.findBy(Statement, { id: In([...ids]) }));
      return inOrder(ids, rows, (row) => row.id);
    });
    const rows = await Promise.all(item.statementIds.map((id) => loader.load(id)));
    return readable(
      viewer,
      rows.filter((row) => row !== null),
    );
  }
}
