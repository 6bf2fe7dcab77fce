type Kind = 'known' | 'unknown';
type Times = Record<Kind, number[]>;

const median = (all: number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

/**
 * How often a stranger guesses right who compares one answer of each kind by its time: 0.5 is a coin. Ranks, not
 * means: what a busy machine holds up now and then moves no rank far.
 */
function guessedRight({ known, unknown }: Times): number {
  const all = [...known.map((ms) => ({ ms, isKnown: true })), ...unknown.map((ms) => ({ ms, isKnown: false }))].sort(
    (a, b) => a.ms - b.ms,
  );
  let ranks = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.ms === all[from]?.ms) to++;
    // Equal times share the middle of their ranks.
    for (let i = from; i < to; i++) if (all[i]?.isKnown) ranks += (from + to + 1) / 2;
    from = to;
  }
  const pairs = known.length * unknown.length;
  return (ranks - (known.length * (known.length + 1)) / 2) / pairs;
}

export type Told = { area: number; medians: [known: number, unknown: number]; samples: number; isTelling: boolean };

const ROUNDS = 5;
const PER_ROUND = 150;
/** Promise 16 of the design. */
const WANTED = { area: 0.05, ms: 2 };
/** Six times the spread that chance gives in one round: no need to ask on. */
const CLEAR = 0.2;
/** After all rounds: five times the spread that chance alone gives, and what a machine full of other work adds. */
const AT_MOST = { area: 0.1, share: 0.25 };

/**
 * Whether the time of an answer tells known from unknown addresses. Asked in turns of random order, so that both meet
 * the same machine. As soon as the samples keep the promise it is kept; a machine that is busy with other things gets
 * more rounds, and in the end a bound that chance never reaches while an early answer is far beyond it.
 */
export async function toldByTime(ask: (kind: Kind) => Promise<unknown>): Promise<Told> {
  const times: Times = { known: [], unknown: [] };
  const timed = async (kind: Kind) => {
    const begin = performance.now();
    await ask(kind);
    return performance.now() - begin;
  };
  for (let i = 0; i < 10; i++) await ask(i % 2 ? 'known' : 'unknown');
  for (let round = 1; ; round++) {
    for (let i = 0; i < PER_ROUND; i++) {
      const turn: Kind[] = Math.random() < 0.5 ? ['known', 'unknown'] : ['unknown', 'known'];
      for (const kind of turn) times[kind].push(await timed(kind));
    }
    const area = guessedRight(times);
    const medians: Told['medians'] = [median(times.known), median(times.unknown)];
    const apart = Math.abs(medians[0] - medians[1]);
    const told = { area, medians, samples: times.known.length };
    if (Math.abs(area - 0.5) <= WANTED.area && apart <= WANTED.ms) return { ...told, isTelling: false };
    if (Math.abs(area - 0.5) > CLEAR) return { ...told, isTelling: true };
    if (round < ROUNDS) continue;
    const isTelling =
      Math.abs(area - 0.5) > AT_MOST.area || apart > Math.max(WANTED.ms, AT_MOST.share * Math.min(...medians));
    return { ...told, isTelling };
  }
}

export const inWords = ({ area, medians, samples }: Told) =>
  `${samples} of each: guessed right ${(100 * area).toFixed(1)} %, medians ${medians.map((ms) => ms.toFixed(2)).join(' and ')} ms`;
