import { expect, jest, test } from '@jest/globals';
import type { Provider } from '@nestjs/common';
import { Args, Field, Mutation, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { startApp } from '../../test/app.ts';
import { makeApp } from '../app.ts';
import { makeDataSource } from '../data-source.ts';
import { Access } from './access.ts';
import { Config } from './config.ts';

@ObjectType()
class Box {
  @Field() name!: string;
}

@Resolver()
class Guarded {
  @Query(() => String)
  @Access('forum.edit')
  plantedSecret(): string {
    return 'secret';
  }
}

@Resolver()
class Forgotten {
  @Query(() => String)
  plantedForgotten(): string {
    return 'open to all';
  }
}

@Resolver()
class ForgottenMutation {
  @Mutation(() => String)
  plantedForgottenToo(@Args('x') x: string): string {
    return x;
  }
}

@Resolver()
class Parent {
  @Query(() => String)
  @Access('forum.edit')
  plantedOfParent(): string {
    return 'secret';
  }
}

@Resolver()
class Child extends Parent {}

@Resolver()
class Handmade {
  @Query(() => String)
  @Access('forum.edit')
  plantedHandmade(): string {
    return 'secret';
  }
}

@Resolver(() => Box)
class Fields {
  @Query(() => Box)
  @Access('public')
  plantedBox(): Box {
    return { name: 'box' };
  }
  @ResolveField(() => String, { nullable: true })
  @Access('forum.edit')
  plantedInside(): string {
    return 'secret';
  }
  @ResolveField(() => String)
  @Access('row')
  outside(): string {
    return 'for all';
  }
}

@Resolver(() => Box)
class ForgottenField {
  @Query(() => Box)
  @Access('public')
  plantedOtherBox(): Box {
    return { name: 'box' };
  }
  @ResolveField(() => String)
  plantedOutside(): string {
    return 'for all';
  }
}

@Resolver()
class RowOfNothing {
  @Query(() => String)
  @Access('row')
  plantedRow(): string {
    return 'no row above';
  }
}

/** Starts with these providers beside the rooms, without a database; gives the message that stopped the start, or null. */
async function startWith(...overrides: Provider[]): Promise<string | null> {
  const config = new Config({ DATABASE_URL: 'postgres://nobody@127.0.0.1/none', JOBS: '0' });
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const app = await makeApp(config, makeDataSource(config.databaseUrl), { overrides });
    await app.init();
    return null;
  } catch (e) {
    return (e as Error).message;
  } finally {
    quiet.mockRestore();
  }
}

test('an operation that does not say who may call it stops the start', async () => {
  expect(await startWith(Forgotten)).toMatch(/No @Access on Forgotten.plantedForgotten/);
  expect(await startWith(ForgottenMutation)).toMatch(/No @Access on ForgottenMutation.plantedForgottenToo/);
  expect(await startWith(RowOfNothing)).toMatch(/No @Access on RowOfNothing.plantedRow/);
});

test('a field with a resolver that does not say who may read it stops the start', async () => {
  expect(await startWith(ForgottenField)).toMatch(/No @Access on ForgottenField.plantedOutside/);
  expect(await startWith(Fields)).toBeNull();
});

test('a resolver that is no plain class stops the start: its guards might be skipped', async () => {
  expect(await startWith({ provide: Handmade, useValue: new Handmade() })).toMatch(
    /Handmade is not registered as a class/,
  );
  expect(await startWith({ provide: 'anything', useValue: new Handmade() })).toMatch(
    /Handmade is not registered as a class/,
  );
  expect(await startWith({ provide: Handmade, useFactory: () => new Handmade() })).toMatch(
    /Handmade is not registered as a class/,
  );
  expect(await startWith(Child)).toMatch(/Child extends another class/);
});

test('without a mistake the same start goes through', async () => {
  expect(await startWith()).toBeNull();
});

test('registered as it should be, it starts and is guarded, as is each field with a word of its own', async () => {
  const api = await startApp({ overrides: [Guarded, Fields], env: { JOBS: '0' } });
  try {
    const forum = await api.forum();
    const officer = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
    const person = await api.person();
    const codes = async (query: string) => {
      const of = async (as?: typeof person) =>
        (await api.gql(query, {}, as)).errors?.map((e) => e.extensions.code) ?? [];
      return { nobody: await of(), person: await of(person), officer: await of(officer) };
    };
    expect(await codes('{ plantedSecret }')).toEqual({ nobody: ['NOT_SIGNED_IN'], person: ['FORBIDDEN'], officer: [] });
    expect(await codes('{ plantedBox { name outside plantedInside } }')).toEqual({
      nobody: ['NOT_SIGNED_IN'],
      person: ['FORBIDDEN'],
      officer: [],
    });
    expect(await codes('{ plantedBox { name outside } }')).toEqual({ nobody: [], person: [], officer: [] });
    // Neither an alias nor a fragment nor a directive makes another field of it.
    for (const way of [
      'a: plantedInside',
      '... on Box { plantedInside }',
      '...F',
      '... @include(if: true) { plantedInside }',
      'plantedInside @skip(if: false)',
    ]) {
      const query = `{ plantedBox { ${way} } } ${way === '...F' ? 'fragment F on Box { plantedInside }' : ''}`;
      expect([way, (await codes(query)).person]).toEqual([way, ['FORBIDDEN']]);
    }
    const answer = await api.gql('{ plantedBox { name plantedInside } }', {}, person);
    expect(answer.data).toEqual({ plantedBox: { name: 'box', plantedInside: null } });
  } finally {
    await api.stop();
  }
});

@Resolver()
class WhoAmI {
  @Query(() => String)
  @Access('public')
  async plantedMe(@Args('wait') wait: number): Promise<string> {
    await new Promise((r) => setTimeout(r, wait));
    return 'me';
  }
}

test('300 requests of three people at once: each answer is of the one who asked', async () => {
  const api = await startApp({ overrides: [WhoAmI], env: { JOBS: '0' } });
  try {
    const people = [await api.person(), await api.person(), undefined];
    const answers = await Promise.all(
      Array.from({ length: 300 }, async (_, i) => {
        const as = people[i % 3];
        const answer = await api.gql(`{ viewer { person { id } } plantedMe(wait: ${i % 7}) }`, {}, as);
        return (answer.data.viewer?.person.id ?? undefined) === as?.personId;
      }),
    );
    expect(answers.filter(Boolean)).toHaveLength(300);
  } finally {
    await api.stop();
  }
});
