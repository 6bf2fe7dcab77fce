// npm run dev: like npm start, but the API starts again when its source changes; pages are served by Vite inside the API
// and change in the browser without a reload.
import { watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { writeDocuments } from './documents.mjs';
import { openDatabase } from './lib/database.mjs';
import { at } from './lib/paths.mjs';
import { checkedConfig, environment, mustBeFree, prepareDatabase, stopOnSignal, welcome } from './lib/platform.mjs';
import { startApi } from './lib/server.mjs';
import { main, Sentence, step } from './lib/tell.mjs';

const API_SOURCES = ['apps/api', 'libs', 'migrations'];
const DATA_SOURCES = ['migrations', 'apps/api/src/demo'];

await main(async () => {
  const begin = performance.now();
  const env = environment('development');
  const config = await checkedConfig(env);
  await mustBeFree(config.port);
  const database = await step('PostgreSQL', openDatabase);
  env.DATABASE_URL = database.url;
  let api;
  stopOnSignal(async () => {
    await api?.stop();
    await database.leave();
    return 0;
  });

  let isFirst = true;
  const restart = async () => {
    await api?.stop();
    await prepareDatabase(env, config, DATA_SOURCES);
    api = startApi({ env, port: config.port });
    await step('API', () => api.ready);
    if (isFirst) welcome(config, database, begin);
    isFirst = false;
  };
  await tryTo(writeDocuments);
  await tryTo(restart);
  onChange(API_SOURCES, /\.(ts|json)$/, /\.spec\.ts$|schema\.graphql/, () => tryTo(restart));
  onChange(['apps/web/src'], /\.tsx?$/, /\.(spec\.tsx?|gen\.ts|d\.ts)$/, () => tryTo(writeDocuments));
});

/** A mistake in the source is told and waits for the next change. */
async function tryTo(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Sentence ? error.message : error);
  }
}

/** Calls once for a burst of changes, and never a second time while the first still works. */
function onChange(folders, wanted, unwanted, work) {
  let changes = 0;
  let isBusy = false;
  const settle = async () => {
    if (isBusy) return;
    isBusy = true;
    while (changes > 0) {
      await pause(60);
      changes = 0;
      await work();
    }
    isBusy = false;
  };
  for (const folder of folders) {
    watch(at(folder), { recursive: true }, (_event, name) => {
      if (!name || !wanted.test(name) || unwanted.test(name)) return;
      changes++;
      settle();
    });
  }
}
