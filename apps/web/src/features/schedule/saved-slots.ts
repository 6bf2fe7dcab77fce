import type { Data } from '../../lib/data.tsx';
import { graphql } from '../../lib/graphql.ts';
import { newId } from '../../lib/new-id.ts';
import { isSignedIn } from '../../lib/signed.ts';

const SavedSlotsDocument = graphql(`
  query SavedSlots {
    mySchedule(first: 500) {
      slotUid
    }
  }
`);

const SaveSlotDocument = graphql(`
  mutation SaveSlot($slotUid: ID!, $idempotencyKey: ID!) {
    saveSlot(slotUid: $slotUid, idempotencyKey: $idempotencyKey) {
      __typename
      ... on ScheduleItem {
        clashesWith
      }
    }
  }
`);

const UnsaveSlotDocument = graphql(`
  mutation UnsaveSlot($slotUid: ID!) {
    unsaveSlot(slotUid: $slotUid) {
      __typename
    }
  }
`);

/** The slots in the viewer's schedule, shared by all save buttons of a page; null while nobody is signed in. */
export class SavedSlots {
  private uids: ReadonlySet<string> | null = null;
  private asked = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly data: Data) {}

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    void this.ask();
    return () => void this.listeners.delete(listener);
  };
  current = () => this.uids;

  private async ask() {
    if (this.asked || !isSignedIn()) return;
    this.asked = true;
    // A login that has ended meanwhile: the buttons stay links to the sign-in page.
    const answer = await this.data.send(SavedSlotsDocument, {}).catch(() => null);
    if (answer) this.set(new Set(answer.mySchedule.map(({ slotUid }) => slotUid)));
  }

  /** Saves or removes a slot; answers how many saved sessions it overlaps. Throws when nothing was changed. */
  async toggle(uid: string): Promise<number> {
    const before = this.uids ?? new Set<string>();
    const isSaved = before.has(uid);
    this.set(isSaved ? before.difference(new Set([uid])) : new Set([...before, uid]));
    try {
      if (isSaved) {
        await this.data.send(UnsaveSlotDocument, { slotUid: uid });
        return 0;
      }
      const { saveSlot } = await this.data.send(SaveSlotDocument, {
        slotUid: uid,
        idempotencyKey: newId(),
      });
      if (saveSlot.__typename === 'ScheduleItem') return saveSlot.clashesWith.length;
      throw new Error(saveSlot.__typename);
    } catch (e) {
      this.set(before);
      throw e;
    }
  }

  private set(uids: ReadonlySet<string>) {
    this.uids = uids;
    for (const listener of this.listeners) listener();
  }
}

const made = new WeakMap<Data, SavedSlots>();

/** One store for a page's data. */
export function savedSlotsOf(data: Data): SavedSlots {
  let slots = made.get(data);
  if (!slots) {
    slots = new SavedSlots(data);
    made.set(data, slots);
  }
  return slots;
}
