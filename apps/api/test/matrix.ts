import type { Api } from './app.ts';
import { givenFor, mayCall } from './given.ts';
import { documentOf, type Root, variablesOf } from './operations.ts';
import { operations, WITHOUT_SCOPE } from './rights.ts';
import { ACTORS, type ActorName, TARGETS, type Target, type World } from './world.ts';

export type Cell = { root: Root; name: string; actor: ActorName; target: Target };
export type Outcome = { code: string; typename: string; text: string };
export const REFUSED = new Set(['NOT_SIGNED_IN', 'FORBIDDEN', 'NOT_FOUND']);

/** The guard refuses who holds the role nowhere, before any place is looked at: one place is enough there. */
const isDecidedByGuard = (who: string, actor: ActorName, hasNoScope: boolean) =>
  !TARGETS.some((t) => mayCall(who, actor, t, hasNoScope));

export async function inParallel<T>(all: T[], work: (one: T) => Promise<void>, width = 6): Promise<void> {
  const queue = [...all];
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let one = queue.shift(); one; one = queue.shift()) await work(one);
    }),
  );
}

export const label = ({ name, actor, target }: Cell) => `${actor} ${name} (${target})`;

/** Every operation asked by every actor for every place, and what came to light meanwhile. */
export class Matrix {
  asked = 0;
  readonly leaks: string[] = [];
  readonly faults: string[] = [];
  /** What the canaries are that somebody was shown. */
  readonly seen = new Set<string>();
  private readonly documents = new Map<string, string>();

  constructor(
    private readonly api: Api,
    private readonly world: World,
    private readonly roots: Root[],
  ) {}

  /** The document of an operation: all that it can answer, or only what is needed to see a refusal. */
  private documentFor(root: Root, isDeep: boolean): string {
    const key = `${root.field.name} ${isDeep}`;
    const known = this.documents.get(key) ?? documentOf(root, isDeep ? 5 : 0);
    this.documents.set(key, known);
    return known;
  }

  async call(cell: Cell, isDeep: boolean, more: Record<string, unknown> = {}): Promise<Outcome> {
    this.asked++;
    const { root, name, actor, target } = cell;
    const variables = variablesOf(root, { named: { ...givenFor(name, this.world.targets[target]), ...more } });
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: this.documentFor(root, isDeep), variables }),
    };
    const answer = await this.api.http('/graphql', init, this.world.actors[actor]);
    const text = await answer.text();
    const { data, errors } = JSON.parse(text) as {
      data?: Record<string, { __typename?: string; version?: number } | null>;
      errors?: { path?: unknown[]; extensions: { code: string } }[];
    };
    const atRoot =
      errors?.find((e) => !e.path || e.path.length === 1) ?? (data?.[name] === null ? errors?.[0] : undefined);
    const value = data?.[name];
    // The answer to a stale version names the right one: with it the verb does its work.
    if (value?.__typename === 'Stale' && !('version' in more))
      return this.call(cell, isDeep, { ...more, version: value.version });
    const inner = errors?.find((e) => !REFUSED.has(e.extensions.code));
    return { code: atRoot?.extensions.code ?? inner?.extensions.code ?? '', typename: value?.__typename ?? '', text };
  }

  cellsOf(kind: Root['kind'], may: boolean): Cell[] {
    return this.roots
      .filter((r) => r.kind === kind)
      .flatMap((root) => {
        const name = root.field.name;
        const [who = ''] = operations[name] ?? [];
        const hasNoScope = WITHOUT_SCOPE.has(name);
        // What anybody may do is done by some of them.
        const isForAll = kind === 'mutation' && /^(public|signedIn)$/.test(who);
        return (may && /^(public|signedIn)$/.test(who) ? (['ANON', 'PART', 'MOD', 'SEC'] as const) : ACTORS).flatMap(
          (actor) => {
            const places = isForAll || isDecidedByGuard(who, actor, hasNoScope) ? TARGETS.slice(0, 1) : TARGETS;
            return places.flatMap((target) =>
              mayCall(who, actor, target, hasNoScope) === may ? [{ root, name, actor, target }] : [],
            );
          },
        );
      });
  }

  /** Canaries in an answer that its reader may not see. */
  leaksIn(cell: Cell, { text }: Outcome): string[] {
    return this.world.canaries.flatMap((c) =>
      text.includes(c.text) && !c.readers.includes(cell.actor) ? [`${label(cell)} shows: ${c.of}`] : [],
    );
  }

  async ask(cell: Cell, isDeep = true): Promise<Outcome> {
    const outcome = await this.call(cell, isDeep);
    this.leaks.push(...this.leaksIn(cell, outcome));
    for (const c of this.world.canaries) if (outcome.text.includes(c.text)) this.seen.add(c.of);
    if (
      outcome.code === 'INTERNAL_SERVER_ERROR' ||
      outcome.code.startsWith('GRAPHQL_') ||
      outcome.code.startsWith('BAD_')
    )
      this.faults.push(`${label(cell)}: ${outcome.code} ${outcome.text.slice(0, 300)}`);
    return outcome;
  }

  /** What people did; the jobs link the entries and take over refusals meanwhile. */
  async entries(): Promise<number> {
    return Number((await this.api.db.query(`select count(*) as n from audit_entry where action <> 'refused'`))[0].n);
  }

  /** The rows of all tables but those that merely count. */
  async stateOfDatabase(): Promise<Record<string, string>> {
    const tables = await this.api.db.query(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('refusal', 'login', 'migration', 'sign_in_request', 'audit_entry', 'audit_value', 'outcome_link')`,
    );
    const state: Record<string, string> = { audit_entry: String(await this.entries()) };
    for (const { name } of tables)
      state[name] = (
        await this.api.db.query(
          `select md5(string_agg(t::text, '|' order by t::text)) as sum from "${name}" t where $1 <> ''`,
          [name],
        )
      )[0].sum;
    return state;
  }
}
