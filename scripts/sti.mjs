// npm run sti -- <command>: admin <address>, import <file> [--dry-run]. The commands are apps/api/src/cli.ts.
import { withDatabase } from './lib/database.mjs';
import { runTypeScript } from './lib/node-child.mjs';
import { main } from './lib/tell.mjs';

await main(async () => {
  process.exitCode = await withDatabase((env) => runTypeScript('apps/api/src/cli.ts', process.argv.slice(2), { env }));
});
