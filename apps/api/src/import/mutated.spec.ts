import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Api, startApp } from '../../test/app.ts';
import { importForum } from './import.ts';

let api: Api;
let folder: string;
beforeAll(async () => {
  api = await startApp({ env: { JOBS: '0' }, switches: { areLimitsOff: true } });
  folder = await mkdtemp(path.join(os.tmpdir(), 'sti-mutated-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await api.stop();
});

const SEED = 20_270_505;
const ROUNDS = 6;

/** The same whole numbers below a bound in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

// biome-ignore format: a list of values
const ODD: unknown[] = [
  null, '', ' ', 0, -1, 2 ** 31, true, [], {}, [[]], [null], ['x'], [{}], { name: {} }, 'tbc', 'x'.repeat(5000),
  '\u0000', '\ud800', '\u202Eabc', '24:00', '2021-13-45', '0000-00-00', '0000-01-01', '9999-12-31', 'EST', 'Etc/GMT+5',
  'America/new_york', 'javascript:alert(1)', '__proto__', '9.9',
];

type Place = [holder: Record<string, unknown>, key: string];

/** Every place of a document where a value stands. */
function places(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key): Place[] => [[holder, key], ...places(holder[key])]);
}

const READ = `query($y: Int!) {
  forum(year: $y) {
    title(lang: fr) { text } theme(lang: fr) { text } startDate endDate timeZone officials { name country } documents { title url }
    guidingQuestions { text(lang: ar) { text } } linkedMeetings { title(lang: en) { text } startDay days { day startTime } items { day startTime } }
  }
  programme(year: $y) { sessions(first: 100) {
    code title(lang: ru) { text } questions(lang: en) { text } documents { title date url } media { url } segments { title minutes }
    slots { day startTime endTime startsAt endsAt timeZone } appearances { name functionLabel minutes files }
  } }
  people(year: $y, first: 100) { displayName country appearances(first: 5) { title } }
}`;

test(`a file with odd values anywhere is imported, or refused for its number or year; what came in can be read, and comes in once (seed ${SEED})`, async () => {
  const below = numbersFrom(SEED);
  for (const year of [2020, 2021, 2022, 2023]) {
    const text = await readFile(path.resolve(import.meta.dirname, `../../data/forums/sti-forum-${year}.json`), 'utf8');
    for (let round = 0; round < ROUNDS; round++) {
      const document = JSON.parse(text) as Record<string, unknown>;
      for (let n = 0; n < 12; n++) {
        const all = places(document);
        const [holder, key] = all[below(all.length)] as Place;
        holder[key] = structuredClone(ODD[below(ODD.length)]);
      }
      const file = path.join(folder, 'mutated.json');
      await writeFile(file, JSON.stringify(document));
      const { exitCode, isImported, lines } = await importForum(api.app, file);
      if (!isImported) {
        const isMissing = [document.number, document.year].some((value) => !Number.isInteger(value));
        expect([year, round, exitCode, lines.join()]).toEqual([
          year,
          round,
          isMissing ? 1 : 0,
          expect.stringMatching(/field (number|year): /),
        ]);
      } else {
        const { added, changed } = (await importForum(api.app, file)).report.rows;
        expect([year, round, added, changed]).toEqual([year, round, 0, 0]);
        const { errors } = await api.gql(READ, { y: year });
        const feed = await api.http(`/forums/${year}/programme.ics`);
        expect([year, round, errors, feed.status]).toEqual([year, round, undefined, 200]);
      }
    }
  }
});
