import { type ExecutionContext, Injectable } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { Db } from './db.ts';
import type { GraphQLRequestContext } from './request.ts';

/**
 * Counts refusals per actor, minute, operation and code. Written outside the transaction that the refusal rolls back;
 * the audit takes over each minute when it is past.
 */
@Injectable()
export class RefusalLog {
  constructor(private readonly db: Db) {}

  async note(context: ExecutionContext, code: string): Promise<void> {
    const gql = GqlExecutionContext.create(context);
    const { viewer } = gql.getContext<GraphQLRequestContext>();
    await this.count(viewer?.actor ?? 'anonymous', gql.getInfo()?.fieldName ?? 'unknown', code);
  }

  /** A lost count must not turn a refusal into an error. */
  async count(actor: string, operation: string, code: string): Promise<void> {
    await this.db
      .sql(
        'refusal.count',
        `insert into refusal (actor, minute, operation, code, count) values ($1, date_trunc('minute', now()), $2, $3, 1)
         on conflict (actor, minute, operation, code) do update set count = refusal.count + 1`,
        [actor, operation, code],
      )
      .catch((e: unknown) => console.error('refusal not counted', e));
  }
}
