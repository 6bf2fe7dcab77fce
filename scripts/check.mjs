// npm run check [-- --fix]: what a person should not have to look for. Every step runs; each failure says what to do.
import { findNewerNames } from './check/browsers.mjs';
import { findDrift } from './check/drift.mjs';
import { regenerate } from './check/generated.mjs';
import { findPortabilityProblems } from './check/portable.mjs';
import { findTextProblems } from './check/texts.mjs';
import { tool } from './check/tool.mjs';
import { main } from './lib/tell.mjs';

const FIX = process.argv.includes('--fix') ? ' --write' : '';
const GRAPHQL_FILES = [
  'apps/web/src/lib/graphql-env.d.ts',
  'apps/web/src/lib/documents.gen.ts',
  'apps/api/documents.json',
];

const program = (line) => tool(line.split(' '));
const schema = () => program('--import ./scripts/swc-hook.mjs apps/api/src/schema.ts');
const gqlTada = (command) => program(`node_modules/gql.tada/bin/cli.js ${command} -c apps/web/tsconfig.json`);
const documents = async () => (await gqlTada('generate-output')) || (await program('scripts/documents.mjs'));
const types = (part) => program(`node_modules/typescript-7/bin/tsc -p ${part}`);

/** A step gives what is wrong as text, '' when nothing is. */
const STEPS = [
  {
    name: 'schema',
    run: () => regenerate(['apps/api/schema.graphql'], schema),
    advice: 'The API changed. Read the difference in apps/api/schema.graphql and commit it.',
  },
  {
    name: 'documents',
    run: async () => (await regenerate(GRAPHQL_FILES, documents)) + (await gqlTada('check')),
    advice: 'Mend the document named above; commit the generated files.',
  },
  {
    name: 'types',
    run: async () => (await types('apps/api')) + (await types('apps/web')) + (await types('e2e')),
    advice: 'A type does not fit. In a page, an unanswered refusal shows up here too.',
  },
  {
    name: 'format, lint',
    run: () => program(`node_modules/@biomejs/biome/bin/biome check --max-diagnostics=50${FIX}`),
    advice: 'Most of it is mended by `npm run check -- --fix`.',
  },
  {
    name: 'borders',
    run: () => program('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs apps libs migrations -T err-long'),
    advice: 'A room uses itself and earlier ones. What needs both ways is a fact, a page, or a rule in libs/domain.',
  },
  {
    name: 'browsers',
    run: findNewerNames,
    advice: 'Write it without, or so that it works where the name is missing; scripts/check/browsers.mjs has the list.',
  },
  {
    name: 'migrations',
    run: findDrift,
    advice: 'An entity differs from what the migrations make. Write a migration; never edit one that was merged.',
  },
  {
    name: 'texts',
    run: findTextProblems,
    advice: 'The six catalogues hold the same keys, values and the plural forms of their language.',
  },
  {
    name: 'unused',
    run: () => program('node_modules/knip/bin/knip.js --no-progress'),
    advice: 'Remove the file or the dependency, or name it in knip.json when something outside the source uses it.',
  },
  {
    name: 'portable',
    run: findPortabilityProblems,
    advice: 'The repository must work anywhere: no path of one machine, no registry address, no key.',
  },
];

await main(async () => {
  const failed = [];
  for (const step of STEPS) {
    const start = performance.now();
    process.stdout.write(step.name.padEnd(14));
    const problems = await step.run().catch((error) => error.stack ?? String(error));
    console.log(`${problems ? 'FAILED' : 'ok'} ${((performance.now() - start) / 1000).toFixed(1)} s`);
    if (!problems) continue;
    console.log(`${problems.trimEnd()}\n→ ${step.advice}\n`);
    failed.push(step.name);
  }
  console.log(failed.length ? `\nFailed: ${failed.join(', ')}` : '\nAll checks passed.');
  process.exitCode = failed.length ? 1 : 0;
});
