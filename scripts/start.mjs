// npm start: everything a person needs to try the platform, in one command. Ctrl-C stops it; the data stay.
import { buildIfStale } from './build.mjs';
import { openDatabase } from './lib/database.mjs';
import { checkedConfig, environment, mustBeFree, prepareDatabase, stopOnSignal, welcome } from './lib/platform.mjs';
import { startApi } from './lib/server.mjs';
import { main, step } from './lib/tell.mjs';

await main(async () => {
  const begin = performance.now();
  const env = environment('production');
  const config = await checkedConfig(env);
  await mustBeFree(config.port);
  const database = await step('PostgreSQL', openDatabase);
  env.DATABASE_URL = database.url;
  let api;
  const stopping = stopOnSignal(async () => {
    const code = (await api?.stop()) ?? 0;
    await database.leave();
    return code;
  });
  try {
    await prepareDatabase(env, config);
    await buildIfStale();
    api = startApi({ env, port: config.port });
    await step('API', () => api.ready);
    welcome(config, database, begin);
    process.exitCode = await api.ended;
  } catch (error) {
    // What a stop interrupts is no failure.
    if (!stopping.hasBegun()) throw error;
  } finally {
    if (!stopping.hasBegun()) await database.leave();
  }
});
