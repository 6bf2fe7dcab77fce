import { useEffect, useRef } from 'react';

type Versions = Map<string, number>;
type Word =
  | { kind: 'want'; tab: string; topics: string[] }
  | { kind: 'who' }
  | { kind: 'now'; topic: string; version: number; isBack?: boolean };

const SLOW_POLL_MS = 30_000;
const AGAIN_MS = 5000;

/**
 * One event stream per browser: the tab that holds the lock opens it for the topics of all tabs and passes each signal
 * on. Over HTTP/1.1 six open streams would block the site for every further tab.
 */
class LiveHub {
  private readonly tab = Math.random().toString(36).slice(2);
  private readonly channel = new BroadcastChannel('sti-live');
  private readonly wanted = new Map<string, string[]>();
  private readonly versions: Versions = new Map();
  private readonly mine = new Map<string, Set<() => unknown>>();
  /** Not heard of since the stream was lost: what was asked meanwhile may have failed. */
  private readonly lost = new Set<string>();
  private stream: EventSource | null = null;
  private opened = '';
  private isLeader = false;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.channel.onmessage = (e: MessageEvent<Word>) => this.hear(e.data);
    // Held until the tab closes; then the browser gives the lock, and with it the stream, to another tab.
    void navigator.locks.request('sti-live', () => {
      this.isLeader = true;
      this.channel.postMessage({ kind: 'who' } satisfies Word);
      this.open();
      return new Promise(() => {});
    });
    window.addEventListener('pagehide', () => this.tell([]));
    window.addEventListener('pageshow', () => this.tell([...this.mine.keys()]));
  }

  on(topic: string, heard: () => unknown): () => void {
    const set = this.mine.get(topic) ?? new Set();
    set.add(heard);
    this.mine.set(topic, set);
    this.say();
    return () => {
      set.delete(heard);
      if (set.size === 0) this.mine.delete(topic);
      this.say();
    };
  }

  /** True when signals can be missed now: pages then poll slowly. */
  get isDeaf(): boolean {
    return this.isLeader && this.stream?.readyState !== EventSource.OPEN;
  }

  private say() {
    const topics = [...this.mine.keys()];
    this.wanted.set(this.tab, topics);
    this.tell(topics);
    if (this.isLeader) this.open();
  }

  private tell(topics: string[]) {
    this.channel.postMessage({ kind: 'want', tab: this.tab, topics } satisfies Word);
  }

  private hear(word: Word) {
    if (word.kind === 'who') this.tell([...this.mine.keys()]);
    else if (word.kind === 'now') this.note(word);
    else {
      this.wanted.set(word.tab, word.topics);
      if (this.isLeader) this.open();
      // A tab that joins an open stream gets no first answer from the server.
      if (this.isLeader) for (const topic of word.topics) this.pass(topic);
    }
  }

  private pass(topic: string) {
    const version = this.versions.get(topic);
    if (version !== undefined) this.channel.postMessage({ kind: 'now', topic, version } satisfies Word);
  }

  private open() {
    const topics = [...new Set([...this.wanted.values()].flat())].sort().slice(0, 50).join(',');
    if (topics === this.opened) return;
    this.opened = topics;
    this.stream?.close();
    this.stream = null;
    clearTimeout(this.retry);
    if (topics) this.connect(topics);
  }

  private connect(topics: string) {
    const stream = new EventSource(`/live?topics=${encodeURIComponent(topics)}`);
    this.stream = stream;
    stream.onmessage = (e: MessageEvent<string>) => {
      const { topic, version } = JSON.parse(e.data) as { topic: string; version: number };
      const word = { kind: 'now', topic, version, isBack: this.lost.delete(topic) } satisfies Word;
      this.channel.postMessage(word);
      this.note(word);
    };
    stream.onerror = () => {
      stream.close();
      for (const topic of topics.split(',')) this.lost.add(topic);
      if (this.opened !== topics) return;
      // All browsers of a room come back at different moments.
      this.retry = setTimeout(() => this.connect(topics), 2000 + Math.random() * 8000);
    };
  }

  private note({ topic, version, isBack }: Extract<Word, { kind: 'now' }>) {
    // The first word counts from 0, which is the version of a topic that never changed: what a page has read was
    // asked for before the stream stood, and what changed in between is told by nothing else.
    const isNewer = version > (this.versions.get(topic) ?? 0);
    if (isNewer) this.versions.set(topic, version);
    if (isNewer || isBack) for (const heard of this.mine.get(topic) ?? []) void heard();
  }
}

let hub: LiveHub | null = null;
const canShare = () =>
  typeof EventSource === 'function' && typeof BroadcastChannel === 'function' && 'locks' in navigator;

/** What a page reads: as `useQuery` gives it. */
type Query = { loading: boolean; refetch(): Promise<unknown> };

/** Asks again when the topic has a newer version, one question at a time; polls slowly where signals cannot be heard. */
export function useLive(topic: string | null, query: Query): void {
  const latest = useRef(query);
  latest.current = query;
  useEffect(() => {
    if (!topic) return;
    // A request on its way may have been answered before the change: what is heard meanwhile is asked for once more.
    let isAsking = false;
    let isHeardAgain = false;
    let isHere = true;
    const heard = async () => {
      if (isAsking) {
        isHeardAgain = true;
        return;
      }
      isAsking = true;
      const ask = async () => {
        // The stream may live on and say nothing more: a question that got lost is asked again.
        while (isHere && (await isLost(latest.current.refetch()))) await pause(AGAIN_MS);
      };
      // Asked while the page waits for an answer, the client joins that question, which may be older than the signal.
      isHeardAgain = latest.current.loading;
      await ask();
      while (isHeardAgain) {
        isHeardAgain = false;
        await ask();
      }
      isAsking = false;
    };
    if (canShare()) hub ??= new LiveHub();
    const shared = hub;
    const off = shared?.on(topic, heard);
    const poll = setInterval(() => {
      if (document.visibilityState === 'visible' && (!shared || shared.isDeaf)) void heard();
    }, SLOW_POLL_MS);
    return () => {
      isHere = false;
      off?.();
      clearInterval(poll);
    };
  }, [topic]);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** `fetch` throws a TypeError where there is no network, and so does a question that nobody answers in time. */
const isLost = (answer: Promise<unknown>): Promise<boolean> =>
  answer.then(
    () => false,
    (error) => error instanceof TypeError,
  );
