import { act } from '@testing-library/react';

/** The event stream of the browser, in the hands of a test. */
export class Stream {
  static readonly all: Stream[] = [];
  static readonly OPEN = 1;
  readonly readyState = Stream.OPEN;
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(readonly url: string) {
    Stream.all.push(this);
  }
  static get last(): Stream {
    const last = Stream.all.at(-1);
    if (!last) throw new Error('No stream was opened.');
    return last;
  }
  say(topic: string, version: number): Promise<void> {
    return act(async () => this.onmessage?.({ data: JSON.stringify({ topic, version }) }));
  }
  close() {}
}

/** From now on this tab is the one that has the stream. */
export function holdStream(): void {
  Object.assign(window, { EventSource: Stream });
  Object.assign(navigator, { locks: { request: (_: string, work: () => unknown) => work() } });
}
