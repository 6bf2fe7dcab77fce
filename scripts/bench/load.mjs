import autocannon from 'autocannon';

const ROUNDS = 3;

/** Requests a second of one target: { url, method?, headers?, body? }. Answers other than 2xx and 304 are an error. */
async function rate(target, seconds) {
  const result = await autocannon({ connections: 32, duration: seconds, ...target });
  const wrong = result['1xx'] + result['4xx'] + result['5xx'] + result.errors;
  if (wrong > 0) throw new Error(`${wrong} of ${result.requests.total} requests to ${target.url} failed`);
  return result.requests.average;
}

/** Medians of alternating rounds, so that a busy moment of the machine hits both. */
export async function compare(ours, limit, seconds = 3) {
  const rates = { ours: [], limit: [] };
  await rate(ours, 1);
  await rate(limit, 1);
  for (let round = 0; round < ROUNDS; round++) {
    rates.ours.push(await rate(ours, seconds));
    rates.limit.push(await rate(limit, seconds));
  }
  return { ours: median(rates.ours), limit: median(rates.limit) };
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
