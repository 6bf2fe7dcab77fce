// npm run sti -- <command>: admin <address>, import <file> [--dry-run]. The commands are apps/api/src/cli.ts.
import { isEmbedded, withDatabase } from './lib/database.mjs';
import { runTypeScript } from './lib/node-child.mjs';
import { prepareDatabase } from './lib/platform.mjs';
import { main } from './lib/tell.mjs';

await main(async () => {
  // A file is named as seen from where the person stands.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  process.exitCode = await withDatabase(async (env) => {
    if (isEmbedded()) await prepareDatabase(env, { isDemo: false });
    return runTypeScript('apps/api/src/cli.ts', process.argv.slice(2), { env, cwd });
  });
});
