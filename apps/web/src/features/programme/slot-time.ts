import { toInstant } from '@sti/domain';
import type { SlotTime } from '../../ui/when.tsx';

type Planned = Pick<SlotTime, 'day' | 'startTime' | 'endTime' | 'timeZone'>;

/** The instants of a planned slot; none where day or time is not known. */
export function slotTime(slot: Planned): SlotTime {
  const at = (time: string | null) =>
    slot.day && time ? toInstant(slot.day, time, slot.timeZone).toISOString() : null;
  return { ...slot, startsAt: at(slot.startTime), endsAt: at(slot.endTime) };
}
