import { makeApp } from './app.ts';
import { makeDataSource } from './data-source.ts';
import { refuseDemonstrationWithMail } from './demo/guard.ts';
import { ConfigError, readConfig } from './platform/config.ts';
import { mountSite } from './platform/site/site.ts';

try {
  const config = readConfig();
  const source = await makeDataSource(config.databaseUrl, config.poolSize).initialize();
  await refuseDemonstrationWithMail(config, source);
  const app = await makeApp(config, source);
  app.enableShutdownHooks();
  await mountSite(app);
  await app.listen(config.port);
  // Under `npm start` the parent says it, with the addresses to sign in.
  if (process.send) process.send('ready');
  else console.log(`Ready on ${config.baseUrl} after ${process.uptime().toFixed(1)} s`);
} catch (e) {
  if (!(e instanceof ConfigError)) throw e;
  console.error(`The platform cannot start:\n${e.problems.map((p) => `  ${p}`).join('\n')}`);
  process.exit(1);
}
