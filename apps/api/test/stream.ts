import type { Actor, Api } from './app.ts';

type Heard = { topic: string; version: number };

/** A browser that listens to /live: what it heard, and whether the server hung up. */
export class Listener {
  readonly heard: Heard[] = [];
  isClosed = false;
  private readonly stop = new AbortController();

  private constructor(readonly status: number) {}

  static async open(api: Api, topics: string, as?: Actor, headers: Record<string, string> = {}): Promise<Listener> {
    const stop = new AbortController();
    const answer = await api.http(`/live?${topics}`, { headers, signal: stop.signal }, as);
    const listener = new Listener(answer.status);
    stop.signal.addEventListener('abort', () => {}, { once: true });
    listener.stop.signal.addEventListener('abort', () => stop.abort(), { once: true });
    if (answer.status === 200) void listener.read(answer);
    else listener.isClosed = true;
    return listener;
  }

  private async read(answer: Response): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
        rest += decoder.decode(part, { stream: true });
        const events = rest.split('\n\n');
        rest = events.pop() ?? '';
        for (const e of events) if (e.startsWith('data: ')) this.heard.push(JSON.parse(e.slice(6)));
      }
    } catch {
      // Closed by us.
    }
    this.isClosed = true;
  }

  /** Waits until it holds, twenty seconds at most. */
  async until(holds: (listener: this) => boolean): Promise<boolean> {
    for (let i = 0; i < 2000 && !holds(this); i++) await new Promise((r) => setTimeout(r, 10));
    return holds(this);
  }

  versions(topic: string): number[] {
    return this.heard.filter((h) => h.topic === topic).map((h) => h.version);
  }

  close(): void {
    this.stop.abort();
  }
}
