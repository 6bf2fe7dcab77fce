import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Context, Query, Resolver } from '@nestjs/graphql';
import { type Actor, type Api, startApp } from '../../test/app.ts';
import { Access, CurrentViewer } from './access.ts';
import type { GraphQLRequestContext, PlatformRequest } from './request.ts';
import type { Viewer } from './viewer.ts';
import { Who } from './who.ts';

/** Says who asks, after a while in which others ask. */
@Resolver()
class PlantedEcho {
  readonly contexts = new Set<unknown>();
  readonly loaders = new Set<unknown>();
  private inside = 0;
  most = 0;

  @Query(() => String)
  @Access('public')
  async whoAsks(@CurrentViewer() viewer: Viewer, @Context() context: GraphQLRequestContext): Promise<string> {
    this.most = Math.max(this.most, ++this.inside);
    this.contexts.add(context);
    this.loaders.add(context.loaders);
    await setTimeout(20 + Math.random() * 100);
    this.inside--;
    return `${viewer.actor} ${context.viewer.actor}`;
  }
}

/** Looks the viewer up once for all: what a context that outlives its request would do. */
class SharedWho extends Who {
  private first?: Promise<Viewer>;
  override asks(req: PlatformRequest): Promise<Viewer> {
    this.first ??= super.asks(req);
    return this.first;
  }
}

let api: Api;
let careless: Api;
beforeAll(async () => {
  const env = { JOBS: '0' };
  api = await startApp({ env, overrides: [PlantedEcho] });
  careless = await startApp({ env, overrides: [PlantedEcho, { provide: Who, useClass: SharedWho }] });
});
afterAll(async () => {
  await api.stop();
  await careless.stop();
});

/** So many requests at once, of 24 people and of nobody in turn: how many were answered with somebody else's name. */
async function askAtOnce(on: Api, requests: number) {
  const people: (Actor | undefined)[] = [undefined];
  while (people.length < 25) people.push(await on.person());
  const askers = Array.from({ length: requests }, (_, i) => people[i % people.length]);
  const answers = await Promise.all(askers.map((as) => on.gql('{ whoAsks }', {}, as)));
  const names = askers.map((as) => as?.personId ?? 'anonymous');
  const wrong = answers.filter(({ data }, i) => data?.whoAsks !== `${names[i]} ${names[i]}`);
  const { contexts, loaders, most } = on.app.get(PlantedEcho);
  console.info(`${requests} requests, ${most} of them inside at once, ${wrong.length} answered as somebody else`);
  return { wrong: wrong.length, contexts: contexts.size, loaders: loaders.size };
}

test('of a thousand requests at once each has a context of its own and sees its own viewer', async () => {
  expect(await askAtOnce(api, 1000)).toEqual({ wrong: 0, contexts: 1000, loaders: 1000 });
  expect(api.app.get(PlantedEcho).most).toBeGreaterThan(1);
});

test('a viewer that requests share is found out', async () => {
  expect((await askAtOnce(careless, 100)).wrong).toBeGreaterThan(90);
});
