// What the scripts say while they work: one line a step, with its time.

const seconds = (start) =>
  `${((performance.now() - start) / 1000).toFixed(performance.now() - start < 9950 ? 2 : 0)} s`;

/** Says what begins, does it, and says how long it took. The work must be silent. */
export async function step(text, work) {
  const start = performance.now();
  process.stdout.write(`  ${text} … `);
  try {
    const result = await work();
    console.log(seconds(start));
    return result;
  } catch (error) {
    console.log('failed');
    throw error;
  }
}

/** The same for work that prints lines of its own. */
export async function chapter(text, work) {
  const start = performance.now();
  console.log(`  ${text}`);
  const result = await work();
  console.log(`  ${text}: done in ${seconds(start)}`);
  return result;
}

/** A failure that a person can act on: shown as a sentence, without a stack. */
export class Sentence extends Error {}

/** Runs a script's main part; a Sentence ends it with exit code 1 and no stack. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Sentence ? `\n${error.message}` : error);
    process.exit(1);
  }
}
