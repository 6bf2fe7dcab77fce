import type { INestApplicationContext } from '@nestjs/common';
import { rightOfAppearance } from '@sti/domain';
import type { EntityManager } from 'typeorm';
import type { Forum } from '../forum/forum.entity.ts';
import type { Person } from '../people/person.entity.ts';
import { RolesService } from '../people/roles.service.ts';
import { Appearance } from '../programme/appearance.entity.ts';
import { freeCode } from '../programme/codes.ts';
import { Session } from '../programme/session.entity.ts';
import { newSlot } from '../programme/slot.service.ts';
import { VenueRoom } from '../programme/venue-room.entity.ts';
import { ACCOUNTS, type AccountKey, PEOPLE, type PersonKey, ROOMS } from './demo-forum.ts';
import { type DemoSession, SESSIONS } from './demo-sessions.ts';
import { inEnglish, six } from './six.ts';

/** Everybody whom the demonstration names, by key. */
export type Cast = Record<PersonKey | AccountKey, Person>;

/** Sessions are found again by this, so that codes and outcomes are the same on every machine. */
export const sourceIdOf = (forum: Forum, key: string) => `demonstration-${forum.year}/session/${key}`;

/** Venue rooms, sessions, slots and appearances; moderators and rapporteurs with their rights. */
export async function writeProgramme(
  context: INestApplicationContext,
  tx: EntityManager,
  forum: Forum,
  cast: Cast,
): Promise<void> {
  const rooms = new Map<string, string>();
  for (const { key, name, ...seats } of ROOMS) {
    const room = await tx.save(tx.create(VenueRoom, { ...seats, forumId: forum.id, name: six(name) }));
    rooms.set(key, room.id);
  }
  for (const demo of SESSIONS) {
    const session = await writeSession(tx, forum, demo);
    if (demo.slot) await writeSlot(tx, forum, session, demo.slot, rooms);
    for (const [order, part] of demo.parts.entries()) await writePart(context, tx, session, part, order, cast);
  }
}

async function writeSession(tx: EntityManager, forum: Forum, demo: DemoSession): Promise<Session> {
  const sourceId = sourceIdOf(forum, demo.key);
  return tx.save(
    tx.create(Session, {
      forumId: forum.id,
      code: await freeCode(tx, Session, sourceId),
      number: demo.number ?? null,
      title: six(demo.title),
      type: demo.type,
      background: demo.background ? inEnglish(demo.background) : null,
      questions: (demo.questions ?? []).map(inEnglish),
      goals: demo.goals,
      documents: [],
      status: 'PUBLISHED',
      isRehearsal: demo.isRehearsal ?? false,
      sourceId,
    }),
  );
}

async function writeSlot(
  tx: EntityManager,
  forum: Forum,
  session: Session,
  [day, startTime, endTime, room]: NonNullable<DemoSession['slot']>,
  rooms: ReadonlyMap<string, string>,
): Promise<void> {
  const slot = await newSlot(tx, session, null, `${session.sourceId}/slot`);
  const columns = {
    day: day === 1 ? forum.startDate : forum.endDate,
    startTime,
    endTime,
    timeZone: forum.timeZone,
    venueRoomId: rooms.get(room) ?? null,
    mode: 'HYBRID',
    status: 'CONFIRMED',
  } as const;
  await tx.save(Object.assign(slot, columns));
}

const isAccount = (key: string): key is AccountKey => key in ACCOUNTS;

async function writePart(
  context: INestApplicationContext,
  tx: EntityManager,
  session: Session,
  [role, who]: DemoSession['parts'][number],
  order: number,
  cast: Cast,
): Promise<void> {
  const { forumId, id: sessionId } = session;
  const shared = { forumId, sessionId, role, order, files: [] };
  if (typeof who === 'object') {
    await tx.save(tx.create(Appearance, { ...shared, functionLabel: who.functionLabel }));
    return;
  }
  const { id: personId, displayName: name } = cast[who];
  const shown = isAccount(who) ? { title: '10-Member Group (fictional)' } : shownAs(who);
  await tx.save(tx.create(Appearance, { ...shared, personId, name, ...shown }));
  const right = rightOfAppearance(role);
  if (!right || !isAccount(who)) return;
  const fromOn = session.createdAt.toISOString().slice(0, 10);
  await context
    .get(RolesService)
    .assignForSession(tx, null, { personId, role: right, sessionId, forumId, fromOn, untilOn: null });
}

function shownAs(key: PersonKey) {
  const { honorific, title } = PEOPLE[key];
  return { honorific, title };
}
