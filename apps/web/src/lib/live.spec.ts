import { beforeAll, expect, jest, test } from '@jest/globals';
import { renderHook } from '@testing-library/react';
import { useLive } from './live.ts';
import { holdStream, Stream } from './test-stream.ts';

beforeAll(holdStream);

let topics = 0;
/** A page that watches a topic of its own. */
function openPage() {
  const topic = `session:${topics++}`;
  const refetch = jest.fn(async () => {});
  const page = renderHook(() => useLive(topic, { loading: false, refetch }));
  return { topic, asked: () => refetch.mock.calls.length, leave: page.unmount };
}

test('What changed between the question of a page and its stream is asked for once, at the first word', async () => {
  const { topic, asked, leave } = openPage();
  expect(asked()).toBe(0);
  await Stream.last.say(topic, 7);
  expect(asked()).toBe(1);
  await Stream.last.say(topic, 7);
  expect(asked()).toBe(1);
  await Stream.last.say(topic, 8);
  expect(asked()).toBe(2);
  leave();
});

test('Of a topic that never changed nothing can have been missed', async () => {
  const { topic, asked, leave } = openPage();
  await Stream.last.say(topic, 0);
  expect(asked()).toBe(0);
  await Stream.last.say(topic, 1);
  expect(asked()).toBe(1);
  leave();
});

test('A page beside another asks nothing again because the stream is opened anew for both', async () => {
  const first = openPage();
  await Stream.last.say(first.topic, 3);
  const second = openPage();
  expect(Stream.last.url).toContain(encodeURIComponent(second.topic));
  await Stream.last.say(first.topic, 3);
  await Stream.last.say(second.topic, 5);
  expect([first.asked(), second.asked()]).toEqual([1, 1]);
  first.leave();
  second.leave();
});

test('A lost stream that comes back makes the page ask once, whatever failed meanwhile', async () => {
  const { topic, asked, leave } = openPage();
  await Stream.last.say(topic, 4);
  expect(asked()).toBe(1);
  jest.useFakeTimers();
  const lost = Stream.last;
  lost.onerror?.();
  jest.advanceTimersByTime(10_000);
  jest.useRealTimers();
  expect(Stream.last).not.toBe(lost);
  await Stream.last.say(topic, 4);
  expect(asked()).toBe(2);
  await Stream.last.say(topic, 4);
  expect(asked()).toBe(2);
  leave();
  await Stream.last.say(topic, 5);
  expect(asked()).toBe(2);
});

test.each([
  ['that got lost is asked again, though the stream says nothing more', new TypeError('No answer in time.'), 2],
  ['that was refused is not', new Error('FORBIDDEN'), 1],
] as const)('A question %s', async (_, failure, times) => {
  const topic = `session:${topics++}`;
  const refetch = jest.fn(async () => {});
  refetch.mockRejectedValueOnce(failure);
  const page = renderHook(() => useLive(topic, { loading: false, refetch }));
  jest.useFakeTimers();
  try {
    await Stream.last.say(topic, 1);
    expect(refetch).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(refetch).toHaveBeenCalledTimes(times);
  } finally {
    jest.useRealTimers();
    page.unmount();
  }
});
