// npm run build: the web client and its server renderer into apps/web/dist. Skipped while no source has changed.
import { existsSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { writeDocuments } from './documents.mjs';
import { stamp } from './lib/fingerprint.mjs';
import { at } from './lib/paths.mjs';
import { chapter, main, Sentence } from './lib/tell.mjs';

const SOURCES = ['apps/web', 'libs', 'package-lock.json'];
const CONFIG = 'apps/web/vite.config.ts';

if (process.argv[1] === import.meta.filename) await main(() => buildIfStale());

/** Builds what the API serves; false when it was fresh already. */
export async function buildIfStale() {
  if (!existsSync(at(CONFIG))) return false;
  await writeDocuments();
  const built = stamp('built', SOURCES, at('apps/web/dist'));
  if (built.isFresh) return false;
  await chapter('Building the web client', async () => {
    process.env.NODE_ENV = 'production';
    const { createBuilder } = await import('vite');
    const builder = await createBuilder({ root: at('apps/web'), logLevel: 'warn' });
    await builder.buildApp().catch((error) => {
      throw new Sentence(`The web client does not build:\n${stripVTControlCharacters(error.message)}`);
    });
  });
  built.keep();
  return true;
}
