import { randomBytes } from 'node:crypto';
import { localText } from '@sti/domain';
import type { Forum } from '../src/forum/forum.entity.ts';
import { Db } from '../src/platform/db.ts';
import { Appearance } from '../src/programme/appearance.entity.ts';
import { ReleaseService } from '../src/programme/release.service.ts';
import { Session } from '../src/programme/session.entity.ts';
import { Slot } from '../src/programme/slot.entity.ts';
import type { Api } from './app.ts';

const newCode = () => randomBytes(3).toString('hex').toUpperCase();
let number = 1;

type SlotFields = Partial<Pick<Slot, 'day' | 'startTime' | 'endTime' | 'timeZone' | 'placeText' | 'status'>>;

/** A session of the working programme, with its slots in the order given; nobody but its editors sees it yet. */
export async function addSession(api: Api, forum: Forum, slots: SlotFields[], o: Partial<Session> = {}) {
  const fields = {
    forumId: forum.id,
    code: newCode(),
    title: localText('Water'),
    type: 'PANEL' as const,
    status: 'PUBLISHED' as const,
  };
  const session = await api.db.save(api.db.create(Session, { ...fields, ...o }));
  const made: Slot[] = [];
  for (const slot of slots) {
    const usual = {
      day: forum.startDate,
      startTime: '10:00',
      endTime: '11:00',
      timeZone: forum.timeZone,
      status: 'CONFIRMED' as const,
    };
    const place = { forumId: forum.id, sessionId: session.id, number: number++, code: newCode() };
    made.push(await api.db.save(api.db.create(Slot, { ...usual, ...slot, ...place })));
  }
  return { session, slots: made, slot: made[0] as Slot };
}

export const addAppearance = (
  api: Api,
  session: Session,
  personId: string,
  role: Appearance['role'],
): Promise<Appearance> =>
  api.db.save(
    api.db.create(Appearance, {
      forumId: session.forumId,
      sessionId: session.id,
      personId,
      role,
      name: 'Somebody',
      order: 1,
    }),
  );

/** Tells the public of the working programme, and waits for what follows from it. */
export async function release(api: Api, forum: Forum): Promise<void> {
  await api.app.get(Db).tx((tx) => api.app.get(ReleaseService).releaseAll(tx, null, forum.id, null));
  await api.idle();
}
