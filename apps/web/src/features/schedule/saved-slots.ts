import { clash, type Timed } from '@sti/domain';
import type { Lang } from '@sti/reference';
import type { Data } from '../../lib/data.tsx';
import { graphql } from '../../lib/graphql.ts';
import { newId } from '../../lib/new-id.ts';
import { isSignedIn, onReturn } from '../../lib/signed.ts';

const SavedSlotsDocument = graphql(`
  query SavedSlots($lang: Lang!) {
    mySchedule(first: 500) {
      slotUid
      title(lang: $lang) {
        text
      }
      addedAt
      ownRole
      isGone
      isCancelled
      slot {
        startsAt
        endsAt
      }
    }
  }
`);

const SaveSlotDocument = graphql(`
  mutation SaveSlot($slotUid: ID!, $idempotencyKey: ID!) {
    saveSlot(slotUid: $slotUid, idempotencyKey: $idempotencyKey) {
      __typename
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

/** A slot as the page of the programme knows it. */
export type SlotTimes = { uid: string; startsAt: string | null; endsAt: string | null };
/** What stands in a schedule: saved by the person, or there because of a part in it. */
type Item = Timed & { title: string; isSaved: boolean; isDuty: boolean };
type Schedule = ReadonlyMap<string, Item>;

/** What was wished for a slot: the next wish waits for the last one, so that the server hears them in their order. */
type Wish = { isKept: boolean; last: Promise<void> };

/** The viewer's schedule, shared by all save buttons of a page; null while nobody is signed in. */
export class SavedSlots {
  private items: Schedule | null = null;
  private asked = false;
  private readonly listeners = new Set<() => void>();
  private readonly wishes = new Map<string, Wish>();

  constructor(
    private readonly data: Data,
    private readonly lang: Lang,
  ) {}

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    if (!this.asked) {
      this.asked = true;
      onReturn(() => !document.hidden && void this.ask());
      void this.ask();
    }
    return () => void this.listeners.delete(listener);
  };
  current = () => this.items;

  private async ask() {
    // Nobody is signed in, or nobody any more: the buttons are links to the sign-in page.
    if (!isSignedIn()) return this.set(null);
    const answer = await this.data.send(SavedSlotsDocument, { lang: this.lang }).catch(() => null);
    // What was pressed meanwhile is newer.
    if (!answer || this.wishes.size) return;
    this.set(
      new Map(
        answer.mySchedule
          .filter((row) => !row.isGone && !row.isCancelled)
          .map(({ slotUid: uid, slot, title, addedAt, ownRole }) => [
            uid,
            {
              ...timesOf({ uid, ...slot }),
              title: title?.text ?? '',
              isSaved: addedAt !== null,
              isDuty: ownRole !== null,
            },
          ]),
      ),
    );
  }

  /** Saves or removes a slot at once; throws, and shows it as the server has it, when the server did not. */
  async toggle(slot: SlotTimes, title: string): Promise<void> {
    const { isSaved, isDuty } = this.items?.get(slot.uid) ?? { isSaved: false, isDuty: false };
    const show = (isShown: boolean) =>
      this.set(new Map([...(this.items ?? []), [slot.uid, { ...timesOf(slot), title, isSaved: isShown, isDuty }]]));
    const wish = this.wishes.get(slot.uid) ?? { isKept: isSaved, last: Promise.resolve() };
    const sent = wish.last.catch(() => {}).then(() => this.send(slot.uid, wish, !isSaved));
    wish.last = sent;
    this.wishes.set(slot.uid, wish);
    show(!isSaved);
    try {
      await sent;
    } catch (e) {
      // A later wish for the same slot has the word.
      if (wish.last === sent) show(wish.isKept);
      throw e;
    } finally {
      if (wish.last === sent) this.wishes.delete(slot.uid);
    }
  }

  private async send(slotUid: string, wish: Wish, isSaved: boolean) {
    if (isSaved) {
      const { saveSlot } = await this.data.send(SaveSlotDocument, { slotUid, idempotencyKey: newId() });
      if (saveSlot.__typename !== 'ScheduleItem') throw new Error(saveSlot.__typename);
    } else await this.data.send(UnsaveSlotDocument, { slotUid });
    wish.isKept = isSaved;
  }

  private set(items: Schedule | null) {
    this.items = items;
    for (const listener of this.listeners) listener();
  }
}

const instant = (text: string | null) => (text ? new Date(text) : null);
const timesOf = ({ uid, startsAt, endsAt }: SlotTimes): Timed => ({
  id: uid,
  startsAt: instant(startsAt),
  endsAt: instant(endsAt),
});

/** The other sessions of the schedule at the time of this slot, be it saved or not, by title. */
export function clashesOf(slot: SlotTimes, schedule: Schedule): string[] {
  const here = timesOf(slot);
  return [...schedule.values()]
    .filter((item) => (item.isSaved || item.isDuty) && item.id !== here.id && clash(item, here))
    .map((item) => item.title);
}

const made = new WeakMap<Data, SavedSlots>();

/** One store for a page's data. */
export function savedSlotsOf(data: Data, lang: Lang): SavedSlots {
  let slots = made.get(data);
  if (!slots) {
    slots = new SavedSlots(data, lang);
    made.set(data, slots);
  }
  return slots;
}
