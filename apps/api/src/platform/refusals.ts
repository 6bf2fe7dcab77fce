import { type ServerResponse, STATUS_CODES } from 'node:http';
import {
  type ArgumentsHost,
  type CallHandler,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  HttpException,
  Injectable,
  type NestInterceptor,
  type Type,
} from '@nestjs/common';
import { createUnionType, Field, Int, InterfaceType, ObjectType } from '@nestjs/graphql';
import type { Problem } from '@sti/domain';
import { GraphQLError } from 'graphql';
import { catchError, from, type Observable, of, switchMap, throwError } from 'rxjs';
import { isNoUuid, notFound } from './errors.ts';
import { RefusalLog } from './refusal-log.ts';

/** An outcome that the person can act on: part of the schema, never of the error log. The client words it by `code`. */
@InterfaceType('UserError', { resolveType: (e: { __typename: string }) => e.__typename })
abstract class UserError extends Error {
  @Field() code!: string;
  @Field() declare message: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }

  /** The refusal as plain data: what the union member resolves from. */
  asData(): object {
    return { ...this, message: this.message, __typename: this.constructor.name };
  }
}

@ObjectType()
export class FieldProblem {
  @Field() field!: string;
  @Field() code!: string;
  @Field(() => Int, { nullable: true }) limit?: number;
  @Field(() => [String], { nullable: true }) near?: string[];
}

@ObjectType({ implements: () => [UserError] })
export class BadInput extends UserError {
  @Field(() => [FieldProblem]) problems: FieldProblem[];

  constructor(problems: Problem[]) {
    super('BAD_INPUT', `Not accepted: ${problems.map((p) => `${p.field} (${p.code})`).join(', ')}`);
    this.problems = problems;
  }
}

/** Throws BadInput when there is a problem. */
export function refuseProblems(problems: Problem[]): void {
  if (problems.length) throw new BadInput(problems);
}

/** Two texts of one field, as people read them. The path names the language where it has one: 'title.fr'. */
@ObjectType({ description: 'Both texts of a field; its path names the language of a text that has several: title.fr' })
export class FieldConflict {
  @Field() field!: string;
  @Field() mine!: string;
  @Field() theirs!: string;
}

@ObjectType({ implements: () => [UserError] })
export class Stale extends UserError {
  @Field(() => Int) version: number;
  @Field(() => [FieldConflict]) conflicts: FieldConflict[];

  constructor(version: number, conflicts: FieldConflict[]) {
    super('STALE', 'Somebody else changed this meanwhile.');
    this.version = version;
    this.conflicts = conflicts;
  }
}

@ObjectType()
export class RuleValue {
  @Field() name!: string;
  @Field() value!: string;
}

@ObjectType({ implements: () => [UserError] })
export class RuleBroken extends UserError {
  @Field() rule: string;
  @Field(() => [RuleValue]) values: RuleValue[];

  constructor(rule: string, values: Record<string, string | number> = {}) {
    super('RULE', `Refused by the rule ${rule}.`);
    this.rule = rule;
    this.values = Object.entries(values).map(([name, value]) => ({ name, value: String(value) }));
  }
}

@ObjectType({ implements: () => [UserError] })
export class Gone extends UserError {
  constructor() {
    super('GONE', 'This link was used, replaced or is too old.');
  }
}

/** The union that a mutation answers: what it made, or one of its refusals. */
export function resultUnion(name: string, types: () => readonly Type[]) {
  return createUnionType({
    name,
    types,
    resolveType: (value: { __typename?: string }) => value.__typename ?? types().find((type) => value instanceof type),
  });
}

/** A refusal is thrown in a service, so that everything rolls back, and answered as data here. */
@Injectable()
export class RefusalInterceptor implements NestInterceptor {
  constructor(private readonly log: RefusalLog) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((e: unknown) => {
        if (isNoUuid(e)) return throwError(notFound);
        if (!(e instanceof UserError) || context.getType<string>() !== 'graphql') return throwError(() => e);
        const note = this.log.note(context, e.code);
        return from(note).pipe(switchMap(() => of(e.asData())));
      }),
    );
  }
}

/** Plain HTTP errors leave with the name of their status only: the library's own text repeats what was asked or sent. */
@Catch(HttpException)
export class HttpErrorFilter implements ExceptionFilter<HttpException> {
  catch(error: HttpException, host: ArgumentsHost): HttpException | undefined {
    if (host.getType<string>() === 'graphql') return error;
    const res = host.switchToHttp().getResponse<ServerResponse>();
    if (!res.headersSent)
      res.writeHead(error.getStatus(), { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
    res.end(`${STATUS_CODES[error.getStatus()]}\n`);
    return undefined;
  }
}

/** NOT_FOUND, FORBIDDEN and the like are answers, not faults: they pass on to GraphQL without a line in the log. */
@Catch(GraphQLError)
export class OpenErrorFilter implements ExceptionFilter<GraphQLError> {
  catch(error: GraphQLError): GraphQLError {
    return error;
  }
}
