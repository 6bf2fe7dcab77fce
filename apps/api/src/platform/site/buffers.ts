import { Stored } from './stored.ts';

/** What is made for an address: bytes to keep, or an answer for this once. */
export type Made = { kept: Stored } | { once: Stored };

type Slot = { madeAt: number; ready?: Stored; flight?: Promise<Stored> };

/**
 * Answers by key, bounded by bytes. However many ask for what is not there yet, it is made once. After `maxAgeMs` it is
 * made again: what is open or closed changes with the hour, without any change of data.
 */
export class Buffers {
  private readonly slots = new Map<string, Slot>();
  private bytes = 0;
  private version = -1;

  constructor(
    private readonly maxBytes: number,
    private readonly maxAgeMs = 60_000,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The answer at a version of the data; another version makes all before it worthless. */
  get(version: number, key: string, make: () => Promise<Made>): Stored | Promise<Stored> {
    if (version !== this.version) this.clear(version);
    const flight = this.slots.get(key)?.flight;
    if (flight) return flight;
    const ready = this.ready(version, key);
    if (ready) return ready;
    return this.start(version, key, make);
  }

  /** The answer that is ready now; null sends the asker to `get`. */
  ready(version: number, key: string): Stored | null {
    const slot = version === this.version ? this.slots.get(key) : undefined;
    return slot?.ready && this.now() - slot.madeAt < this.maxAgeMs ? slot.ready : null;
  }

  /** True while the answer is being made for somebody: who waits for it too costs nothing more. */
  isMaking(version: number, key: string): boolean {
    return version === this.version && this.slots.get(key)?.flight !== undefined;
  }

  private start(version: number, key: string, make: () => Promise<Made>): Promise<Stored> {
    this.drop(key);
    const slot: Slot = { madeAt: this.now() };
    slot.flight = make().then(
      (made) => {
        slot.flight = undefined;
        const isCurrent = this.version === version && this.slots.get(key) === slot;
        if ('kept' in made && isCurrent) this.keep(slot, made.kept);
        else if (isCurrent) this.slots.delete(key);
        return 'kept' in made ? made.kept : made.once;
      },
      (error: unknown) => {
        if (this.slots.get(key) === slot) this.slots.delete(key);
        throw error;
      },
    );
    this.slots.set(key, slot);
    return slot.flight;
  }

  private keep(slot: Slot, stored: Stored): void {
    slot.ready = stored;
    this.bytes += stored.size;
    for (const [oldest, other] of this.slots) {
      if (this.bytes <= this.maxBytes) break;
      if (other !== slot && other.ready) this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.bytes -= this.slots.get(key)?.ready?.size ?? 0;
    this.slots.delete(key);
  }

  private clear(version: number): void {
    this.slots.clear();
    this.bytes = 0;
    this.version = version;
  }
}
