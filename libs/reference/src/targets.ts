import { GOALS, isGoal } from './goals.ts';

/** For each Goal: how many numbered targets, and its lettered ones (means of implementation). */
// biome-ignore format: one Goal a line
const SHAPES: readonly (readonly [numbered: number, lettered: string])[] = [
  [5, 'ab'],
  [5, 'abc'],
  [9, 'abcd'],
  [7, 'abc'],
  [6, 'abc'],
  [6, 'ab'],
  [3, 'ab'],
  [10, 'ab'],
  [5, 'abc'],
  [7, 'abc'],
  [7, 'abc'],
  [8, 'abc'],
  [3, 'ab'],
  [7, 'abc'],
  [9, 'abc'],
  [10, 'ab'],
  [19, ''],
];

/** The codes of the 169 targets in the order of resolution 70/1: 1.1 ... 1.5, 1.a, 1.b, 2.1 ... */
export const TARGETS: readonly string[] = SHAPES.flatMap(([numbered, lettered], index) => [
  ...Array.from({ length: numbered }, (_, item) => `${index + 1}.${item + 1}`),
  ...Array.from(lettered, (letter) => `${index + 1}.${letter}`),
]);

const targets = new Set(TARGETS);

export function isTarget(code: string): boolean {
  return targets.has(code);
}

/** Is it the code of a Goal ('9') or of a target ('9.5', '9.b')? */
export function isSdg(code: string): boolean {
  return isGoal(code) || isTarget(code);
}

/** '9.5' -> '9', '9' -> '9'; undefined for a code that does not exist. */
export function goalOf(code: string): string | undefined {
  return isSdg(code) ? code.split('.')[0] : undefined;
}

export function targetsOf(goal: string): readonly string[] {
  return TARGETS.filter((target) => goalOf(target) === goal);
}

const order = new Map(GOALS.flatMap(({ code }) => [code, ...targetsOf(code)]).map((code, place) => [code, place]));

/** Sorts 1, 1.1, 1.2, ... 1.a, 1.b, 2, ...; unknown codes last. */
export function compareSdg(a: string, b: string): number {
  const [placeA, placeB] = [order.get(a) ?? order.size, order.get(b) ?? order.size];
  if (placeA !== placeB) return placeA - placeB;
  return a < b ? -1 : Number(a > b);
}

/** Letters stand far behind numbers, so that a wrong number is answered with numbers first. */
function rank(item: string): number {
  const number = Number.parseInt(item, 10);
  return Number.isNaN(number) ? 1000 + item.charCodeAt(0) : number;
}

/**
 * The valid codes nearest to one that is not: '9.9' -> 9.5, 9.4, 9.3; '9.5.1' (an indicator) -> 9.5 first;
 * '95' -> 9.5 first; '18' -> 17, 16, 15. Nothing for a text that does not start like a code.
 */
export function nearestSdg(code: string, n = 3): readonly string[] {
  const [, number, item] = /^\D*?(\d+)\s*[.,-]?\s*(\d+|[a-z](?![a-z]))?/.exec(code.toLowerCase()) ?? [];
  if (number === undefined) return [];
  const goal = String(Number(number));
  const byDistance = (codes: readonly string[], distance: (code: string) => number) =>
    [...codes].sort((a, b) => distance(a) - distance(b) || compareSdg(a, b)).slice(0, n);

  if (!isGoal(goal)) {
    const withoutDot = TARGETS.filter((target) => target.replace('.', '') === number);
    const goals = GOALS.map((each) => each.code);
    return [...withoutDot, ...byDistance(goals, (each) => Math.abs(Number(each) - Number(goal)))].slice(0, n);
  }
  if (item === undefined) return [goal, ...targetsOf(goal)].slice(0, n);
  return byDistance(targetsOf(goal), (target) => Math.abs(rank(target.split('.')[1] ?? '') - rank(item)));
}
