import path from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { ForumOfficial } from '../forum/forum-official.entity.ts';
import { GuidingQuestion } from '../forum/guiding-question.entity.ts';
import { NewsPage } from '../forum/news-page.entity.ts';
import { Stage } from '../forum/stage.entity.ts';
import { importForum } from '../import/import.ts';
import { People } from '../people/people.service.ts';
import { Person } from '../people/person.entity.ts';
import { RoleAssignment } from '../people/role-assignment.entity.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { Live } from '../platform/live.ts';
import { ReleaseService } from '../programme/release.service.ts';
import { ACCOUNTS, type AccountKey, GOALS, PEOPLE, type PersonKey, QUESTIONS, THEME, TITLE } from './demo-forum.ts';
import { PAGES } from './demo-pages.ts';
import { six, sixOfYear } from './six.ts';
import { writeOutcomes } from './write-outcomes.ts';
import { type Cast, writeProgramme } from './write-programme.ts';
import { writeRegistrations } from './write-registrations.ts';

const DATA = path.resolve(import.meta.dirname, '../../data/forums');
const EDITIONS = [2020, 2021, 2022, 2023];
const ZONE = 'America/New_York';

/**
 * Loads the four past forums and one coming forum with fictional people. Loading it again changes nothing: what a
 * visitor did with the demonstration stays.
 */
export async function loadDemonstration(context: INestApplicationContext): Promise<string[]> {
  const told: string[] = [];
  for (const year of EDITIONS) {
    const { isImported, lines } = await importForum(context, path.join(DATA, `sti-forum-${year}.json`));
    if (!isImported) throw new Error(lines.join('\n'));
    told.push(lines.at(-1) ?? '');
  }
  const known = await context.get(Db).read.findOneBy(Forum, { isDemonstration: true });
  const forum = known ?? (await context.get(Db).tx((tx) => writeForum(context, tx)));
  await writeOutcomes(context, forum);
  told.push(`Forum ${forum.year} (demonstration): ${known ? 'there already' : 'made'}.`);
  return told;
}

/** All of the coming forum but its outcomes, in one transaction: a broken load leaves nothing. */
async function writeForum(context: INestApplicationContext, tx: EntityManager): Promise<Forum> {
  const now = context.get(Clock).now();
  const { year, days } = await nextMay(tx, now);
  const forum = await tx.save(
    tx.create(Forum, {
      number: year - 2015,
      year,
      title: sixOfYear(TITLE, year),
      theme: six(THEME),
      startDate: days[0],
      endDate: days[1],
      timeZone: ZONE,
      venue: 'United Nations Headquarters, New York',
      mode: 'HYBRID',
      goalsUnderReview: GOALS,
      hlpfTheme: 'Theme of the high-level political forum (demonstration)',
      hlpfStart: `${year}-07-07`,
      hlpfEnd: `${year}-07-16`,
      status: 'ANNOUNCED',
      documents: [],
      isDemonstration: true,
      sourceId: `demonstration-${year}`,
    }),
  );
  const cast = await writePeople(context, tx, forum, now);
  await writeAbout(tx, forum, cast, now);
  await writeProgramme(context, tx, forum, cast);
  await writeRegistrations(context, tx, forum, now);
  await context.get(ReleaseService).releaseAll(tx, null, forum.id, 'tentative');
  await context.get(Live).raise(tx, 'public');
  return forum;
}

/** The first Wednesday and Thursday of the next May of which no forum is known. */
async function nextMay(tx: EntityManager, now: Date): Promise<{ year: number; days: [string, string] }> {
  for (let year = now.getUTCFullYear(); ; year++) {
    const first = new Date(Date.UTC(year, 4, 1));
    first.setUTCDate(1 + ((3 - first.getUTCDay() + 7) % 7));
    const second = new Date(first.getTime() + 86_400_000);
    const isTaken = (await tx.existsBy(Forum, { year })) || (await tx.existsBy(Forum, { number: year - 2015 }));
    if (first > now && !isTaken) return { year, days: [isoDay(first), isoDay(second)] };
  }
}

const isoDay = (date: Date) => date.toISOString().slice(0, 10);

async function writePeople(
  context: INestApplicationContext,
  tx: EntityManager,
  forum: Forum,
  now: Date,
): Promise<Cast> {
  const cast: Partial<Cast> = {};
  for (const [key, { name, honorific, title }] of Object.entries(PEOPLE)) {
    const sourceId = `demonstration:${key}`;
    const person = tx.create(Person, { displayName: name, honorific, jobTitle: title, nameVariants: [], sourceId });
    cast[key as PersonKey] = (await tx.findOneBy(Person, { sourceId })) ?? (await tx.save(person));
  }
  for (const [key, { email, name }] of Object.entries(ACCOUNTS)) {
    const made = { displayName: name, emailProvedAt: now, nameVariants: [] };
    cast[key as AccountKey] = await context.get(People).byEmail(tx, email, made);
  }
  const { secretariat, moderator } = cast as Cast;
  const fromOn = isoDay(now);
  const inForum = { scopeKind: 'forum' as const, scopeId: forum.id, forumId: forum.id, fromOn };
  await tx.save([
    tx.create(RoleAssignment, { personId: secretariat.id, role: 'ADM', scopeKind: 'platform', fromOn }),
    tx.create(RoleAssignment, { personId: secretariat.id, role: 'SEC', ...inForum }),
    tx.create(RoleAssignment, { personId: moderator.id, role: 'G10', ...inForum, isPublic: true }),
  ]);
  return cast as Cast;
}

/** Officials, questions, open windows, news and practical pages. */
async function writeAbout(tx: EntityManager, forum: Forum, cast: Cast, now: Date): Promise<void> {
  const forumId = forum.id;
  for (const [order, key] of (['president', 'chairOne', 'chairTwo'] as const).entries()) {
    const { name, honorific, title } = PEOPLE[key];
    const role = key === 'president' ? 'PRESIDENT' : 'CO_CHAIR';
    await tx.save(tx.create(ForumOfficial, { forumId, personId: cast[key].id, role, name, honorific, title, order }));
  }
  for (const [order, { text, goals }] of QUESTIONS.entries()) {
    await tx.save(tx.create(GuidingQuestion, { forumId, code: String(order + 1), text: six(text), goals, order }));
  }
  const yesterday = isoDay(new Date(now.getTime() - 86_400_000));
  await tx.save(
    tx.create(Stage, {
      forumId,
      kind: 'REGISTRATION',
      opensDay: yesterday,
      opensTime: '09:00',
      closesDay: forum.startDate,
      closesTime: '09:00',
      timeZone: ZONE,
    }),
  );
  for (const { slug, kind, title, body } of PAGES) {
    await tx.save(tx.create(NewsPage, { forumId, slug, kind, title: six(title), body: six(body), publishedAt: now }));
  }
}
