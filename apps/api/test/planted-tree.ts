import { expect } from '@jest/globals';
import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, Alone } from '../src/platform/access.ts';
import type { Actor, Api } from './app.ts';

@ObjectType()
class Leaf {
  @Field(() => ID) id!: string;
}

@InputType()
class Nest {
  @Field(() => [Nest], { nullable: true }) inner?: Nest[];
  @Field(() => [String], { nullable: true }) words?: string[];
}

const leaves = (count: number) => Array.from({ length: Math.min(count, 1000) }, (_, i) => ({ id: String(i) }));

/** A tree without end: lists in lists, as deep and wide as somebody asks. */
@Resolver(() => Leaf)
export class PlantedTree {
  calls = 0;

  @Query(() => [Leaf])
  @Access('public')
  leaves(@Args('first', { type: () => Int, defaultValue: 20 }) first: number): Leaf[] {
    return leaves(first);
  }
  @Query(() => String)
  @Access('public')
  echo(
    @Args('text', { nullable: true }) text?: string,
    @Args('nest', { nullable: true }) nest?: Nest,
    @Args('at', { nullable: true }) at?: Date,
  ): string {
    return `${text} ${JSON.stringify(nest ?? null)} ${at?.toISOString()}`;
  }
  @Mutation(() => Boolean)
  @Access('public')
  @Alone()
  tryCode(@Args('code') code: string): boolean {
    this.calls++;
    return code === 'right';
  }
  @Mutation(() => Boolean)
  @Access('public')
  touch(): boolean {
    this.calls++;
    return true;
  }
  @ResolveField(() => [Leaf])
  @Access('row')
  inner(@Args('first', { type: () => Int }) first: number): Leaf[] {
    return leaves(first);
  }
  @ResolveField(() => [Leaf])
  @Access('row')
  few(): Leaf[] {
    return leaves(2);
  }
}

type Refusal = { status: number; code: string | undefined; ms: number; text: string };

/** Variables that are a text already are sent as they stand: JSON.stringify cannot write what is very deep. */
export class Raw {
  constructor(readonly json: string) {}
}

export async function send(to: Api, query: string, variables?: unknown, as?: Actor): Promise<Refusal> {
  const body =
    variables instanceof Raw
      ? `{"query":${JSON.stringify(query)},"variables":${variables.json}}`
      : JSON.stringify({ query, variables });
  const begin = performance.now();
  const answer = await to.http(
    '/graphql',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body },
    as,
  );
  const text = await answer.text();
  const ms = performance.now() - begin;
  return { status: answer.status, code: JSON.parse(text).errors?.[0]?.extensions?.code, ms, text };
}

const slowest: { name: string; ms: number }[] = [];
/** Refused within 50 ms. A machine that is busy with other things is asked again, until it has a moment for us. */
export async function refused(
  api: Api,
  name: string,
  query: string,
  variables?: unknown,
  as?: Actor,
): Promise<Refusal> {
  let best = await send(api, query, variables, as);
  for (let i = 0; i < 2 || (i < 40 && best.ms >= 50); i++) {
    const again = await send(api, query, variables, as);
    if (again.ms < best.ms) best = again;
  }
  slowest.push({ name, ms: best.ms });
  const isRefused = best.status >= 400 && best.status < 500;
  expect({ name, isRefused, isFast: best.ms < 50 }).toEqual({ name, isRefused: true, isFast: true });
  return best;
}

/** How fast the attacks of a spec were refused. */
export function tellSlowest(): void {
  slowest.sort((a, b) => b.ms - a.ms);
  console.info(
    `${slowest.length} attacks, slowest: ${slowest
      .slice(0, 3)
      .map((s) => `${s.name} ${s.ms.toFixed(1)} ms`)
      .join(', ')}`,
  );
}

export const names = (count: number, make: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');
