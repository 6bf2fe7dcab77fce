// npm run check [-- --fix]: what a person should not have to look for. Every step runs; each failure says what to do.

import { findDrift } from './check/drift.mjs';
import { regenerate } from './check/generated.mjs';
import { findPortabilityProblems } from './check/portable.mjs';
import { findTextProblems } from './check/texts.mjs';
import { tool } from './check/tool.mjs';
import { main } from './lib/tell.mjs';

const isFix = process.argv.includes('--fix');

/** A step gives what is wrong as text, '' when nothing is. */
const STEPS = [
  {
    name: 'schema',
    advice: 'The API changed. Read the difference in apps/api/schema.graphql and commit it.',
    run: () =>
      regenerate(['apps/api/schema.graphql'], () =>
        tool(['--import', './scripts/swc-hook.mjs', 'apps/api/src/schema.ts']),
      ),
  },
  {
    name: 'documents',
    advice: 'Mend the document named above, or run `npm run build` and commit the generated files.',
    run: async () => {
      const gqlTada = (command) => tool(['node_modules/gql.tada/bin/cli.js', command, '-c', 'apps/web/tsconfig.json']);
      const files = [
        'apps/web/src/lib/graphql-env.d.ts',
        'apps/web/src/lib/documents.gen.ts',
        'apps/api/documents.json',
      ];
      const generate = async () => (await gqlTada('generate-output')) || (await tool(['scripts/documents.mjs']));
      return (await regenerate(files, generate)) + (await gqlTada('check'));
    },
  },
  {
    name: 'types',
    advice: 'A type does not fit. In a page, an unanswered refusal shows up here too.',
    run: async () => {
      const found = [];
      for (const part of ['apps/api', 'apps/web', 'e2e'])
        found.push(await tool(['node_modules/typescript-7/bin/tsc', '-p', part]));
      return found.join('');
    },
  },
  {
    name: 'format, lint',
    advice: 'Most of it is mended by `npm run check -- --fix`.',
    run: () =>
      tool(['node_modules/@biomejs/biome/bin/biome', 'check', '--max-diagnostics=50', ...(isFix ? ['--write'] : [])]),
  },
  {
    name: 'borders',
    advice:
      'A room uses itself and the rooms before it in rooms.json. What needs both ways is a fact, a page, or a rule in libs/domain.',
    run: () =>
      tool([
        'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
        'apps',
        'libs',
        'migrations',
        '--output-type',
        'err-long',
      ]),
  },
  {
    name: 'migrations',
    advice: 'An entity differs from what the migrations make. Write a migration; never edit one that was merged.',
    run: findDrift,
  },
  {
    name: 'texts',
    advice: 'The six catalogues hold the same keys, values and the plural forms of their language.',
    run: findTextProblems,
  },
  {
    name: 'unused',
    advice: 'Remove the file or the dependency, or name it in knip.json when something outside the source uses it.',
    run: () => tool(['node_modules/knip/bin/knip.js', '--no-progress']),
  },
  {
    name: 'portable',
    advice: 'The repository must work anywhere: no path of one machine, no registry address, no key.',
    run: findPortabilityProblems,
  },
];

await main(async () => {
  const failed = [];
  for (const step of STEPS) {
    const start = performance.now();
    process.stdout.write(`${step.name.padEnd(14)}`);
    const problems = await step.run().catch((error) => error.stack ?? String(error));
    console.log(`${problems ? 'FAILED' : 'ok'} ${((performance.now() - start) / 1000).toFixed(1)} s`);
    if (!problems) continue;
    console.log(`${problems.trimEnd()}\n→ ${step.advice}\n`);
    failed.push(step.name);
  }
  console.log(failed.length ? `\nFailed: ${failed.join(', ')}` : '\nAll checks passed.');
  process.exitCode = failed.length ? 1 : 0;
});
