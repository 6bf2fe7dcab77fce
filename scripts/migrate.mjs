// npm run migrate: brings the database to the newest migration. DATABASE_URL, else the embedded one.
import { withDatabase } from './lib/database.mjs';
import { runTypeScript } from './lib/node-child.mjs';
import { main } from './lib/tell.mjs';

await main(async () => {
  process.exitCode = await withDatabase((env) => runTypeScript('apps/api/src/cli.ts', ['migrate'], { env }));
});
