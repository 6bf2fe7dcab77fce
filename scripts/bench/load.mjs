import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

const ROUNDS = 3;
const SECONDS = 3;

/**
 * How many requests a server answers: in a second, and in a second of its own processor time. The second figure hardly
 * changes when something else is busy on the machine.
 * @param {{ base: string, pid: number }} server
 * @param {{ path: string, method?: string, headers?: object, body?: string }} request 2xx and 304 are right answers
 */
async function rate(server, { path, ...request }, seconds) {
  const before = processorSeconds(server.pid);
  const result = await autocannon({ connections: 32, duration: seconds, url: server.base + path, ...request });
  const wrong = result['1xx'] + result['4xx'] + result['5xx'] + result.errors;
  if (wrong > 0) throw new Error(`${wrong} of ${result.requests.total} requests to ${path} failed`);
  const used = processorSeconds(server.pid) - before;
  return { wall: result.requests.average, processor: result.requests.total / used };
}

/** Medians of alternating rounds, so that a busy moment of the machine hits both. */
export async function compare(ours, limit, request) {
  const rates = { ours: [], limit: [] };
  await rate(ours, request, 1);
  await rate(limit, request, 1);
  for (let round = 0; round < ROUNDS; round++) {
    rates.ours.push(await rate(ours, request, SECONDS));
    rates.limit.push(await rate(limit, request, SECONDS));
  }
  const of = (who, figure) => median(rates[who].map((one) => one[figure]));
  return {
    ours: of('ours', 'wall'),
    limit: of('limit', 'wall'),
    ratio: of('ours', 'processor') / of('limit', 'processor'),
  };
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** What a process has used so far, in hundredths of a second; NaN where the system does not tell. */
function processorSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}
