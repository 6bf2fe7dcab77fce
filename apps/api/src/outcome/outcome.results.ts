import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { BadInput, RuleBroken, resultUnion, Stale } from '../platform/refusals.ts';
import { Session } from '../programme/session.entity.ts';
import { OutcomeStatusEnum, OutcomeTypeEnum } from './outcome.enums.ts';
import { OutcomeItem } from './outcome-item.entity.ts';
import { SessionClosing } from './session-closing.entity.ts';
import { Statement } from './statement.entity.ts';

export const LogStatementResult = resultUnion('LogStatementResult', () => [Statement, BadInput, RuleBroken]);
export const LogOutcomeResult = resultUnion('LogOutcomeResult', () => [OutcomeItem, BadInput, RuleBroken]);
export const ProposeOutcomeResult = resultUnion('ProposeOutcomeResult', () => [OutcomeItem, RuleBroken]);
export const AgreeOutcomeResult = resultUnion('AgreeOutcomeResult', () => [OutcomeItem, RuleBroken]);
export const ReturnOutcomeResult = resultUnion('ReturnOutcomeResult', () => [OutcomeItem, BadInput, RuleBroken]);
export const MergeOutcomeResult = resultUnion('MergeOutcomeResult', () => [OutcomeItem, BadInput, RuleBroken]);
export const CloseSessionResult = resultUnion('CloseSessionResult', () => [SessionClosing, BadInput, RuleBroken]);
export const OpenSessionResult = resultUnion('OpenSessionResult', () => [Session, Stale, RuleBroken]);
export const ReopenRehearsalResult = resultUnion('ReopenRehearsalResult', () => [Session, Stale, RuleBroken]);

/** All that was logged in a session: every version, so that a correction and a conflict can be seen. */
@ObjectType()
export class SessionLog {
  @Field(() => Session) session!: Session;
  @Field(() => [Statement]) statements!: Statement[];
  @Field(() => [OutcomeItem]) items!: OutcomeItem[];
  @Field(() => SessionClosing, { nullable: true }) closing!: SessionClosing | null;
}

@ObjectType()
export class OutcomePage {
  @Field(() => [OutcomeItem]) rows!: OutcomeItem[];
  /** Of all that fit the filter, not only of this page. */
  @Field(() => Int) total!: number;
  /** Give it as `after` for the next page; null on the last. */
  @Field(() => ID, { nullable: true }) after!: string | null;
}

@ObjectType()
export class OutcomeCount {
  @Field(() => OutcomeTypeEnum) type!: string;
  @Field(() => OutcomeStatusEnum) status!: string;
  @Field(() => Int) count!: number;
}

/** A forum's log in figures; rehearsals are left out. */
@ObjectType()
export class OutcomeNumbers {
  @Field(() => Int) statements!: number;
  @Field(() => Int) items!: number;
  @Field(() => Int) sessions!: number;
  @Field(() => Int) sessionsWithoutText!: number;
  @Field(() => [OutcomeCount]) counts!: OutcomeCount[];
}
