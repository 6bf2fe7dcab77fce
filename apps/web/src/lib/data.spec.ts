import { afterEach, expect, jest, test } from '@jest/globals';
import { loadHome } from '../pages/home.tsx';
import { Data } from './data.tsx';

afterEach(() => void jest.restoreAllMocks());

/** A page's data over a network that a test can cut, with a clock that it can put forward. */
function browser() {
  const net = { asked: 0, isAway: false };
  const data = new Data((async () => {
    net.asked++;
    if (net.isAway) throw new TypeError('Failed to fetch');
    return { forums: [{ answer: net.asked }] };
  }) as never);
  const start = Date.now();
  const after = (seconds: number) => void jest.spyOn(Date, 'now').mockReturnValue(start + seconds * 1000);
  return { net, after, read: () => loadHome(data, 'en') };
}

test('What was read a moment ago is not asked for again; what is older than a minute is', async () => {
  const { net, after, read } = browser();
  const morning = await read();
  after(59);
  expect(await read()).toEqual(morning);
  expect(net.asked).toBe(1);
  after(61);
  expect(await read()).not.toEqual(morning);
  expect(net.asked).toBe(2);
});

test('Without a network what was read before stays, and what was never read is an error', async () => {
  const { net, after, read } = browser();
  const before = await read();
  net.isAway = true;
  after(3600);
  expect(await read()).toEqual(before);
  const fresh = browser();
  fresh.net.isAway = true;
  await expect(fresh.read()).rejects.toThrow('Failed to fetch');
});
