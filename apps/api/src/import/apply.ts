import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { lockForum } from '../forum/forum.queries.ts';
import { ForumOfficial } from '../forum/forum-official.entity.ts';
import { GuidingQuestion } from '../forum/guiding-question.entity.ts';
import { LinkedMeeting } from '../forum/linked-meeting.entity.ts';
import { Person } from '../people/person.entity.ts';
import type { Row } from '../platform/row.ts';
import { Appearance } from '../programme/appearance.entity.ts';
import { freeCode } from '../programme/codes.ts';
import { MediaLink } from '../programme/media-link.entity.ts';
import { Segment } from '../programme/segment.entity.ts';
import { Session } from '../programme/session.entity.ts';
import { Slot } from '../programme/slot.entity.ts';
import { newSlot } from '../programme/slot.service.ts';
import type { ForumPlan, SessionPlan } from './plan.ts';
import { RefusedField } from './refused-field.ts';
import type { ImportReport } from './report.ts';

type Entity<T> = new () => T;
type Sourced = Row & { forumId: string; sourceId: string | null };

/** Brings the database to a plan: writes what is missing or differs, and nothing else. */
export class Applier {
  private readonly known = new Map<Entity<Sourced>, Map<string, Sourced>>();
  private readonly touched = new Set<Sourced>();
  /** Names that the plan gave, as they stand in `person`. */
  readonly people = new Map<string, Person>();

  constructor(
    private readonly tx: EntityManager,
    private readonly report: ImportReport,
  ) {}

  async apply(plan: ForumPlan): Promise<Forum> {
    const forum = await this.forum(plan);
    const forumId = forum.id;
    // A release by somebody else at this moment would take the same number.
    await lockForum(this.tx, forumId);
    for (const entity of [ForumOfficial, LinkedMeeting, Session, Slot, Appearance, Segment, MediaLink]) {
      await this.load(entity as Entity<Sourced>, forumId);
    }
    for (const { personName, ...columns } of plan.officials) {
      await this.put(ForumOfficial, { ...columns, forumId, personId: await this.personId(personName) });
    }
    for (const question of plan.questions) await this.question(forumId, question);
    for (const meeting of plan.meetings) await this.put(LinkedMeeting, { ...meeting, forumId });
    for (const session of plan.sessions) await this.session(forumId, session);
    this.tellGone();
    return forum;
  }

  /** An edition is found by its source id, or by number and year together where a person planned it before. */
  private async forum({ columns }: ForumPlan): Promise<Forum> {
    const { number, year, sourceId } = columns;
    const known =
      (await this.tx.findOneBy(Forum, { sourceId: sourceId ?? '' })) ??
      (await this.tx.findOneBy(Forum, { number, year }));
    for (const where of [{ number }, { year }]) {
      const other = await this.tx.findOneBy(Forum, where);
      if (other && other.id !== known?.id) {
        const [[field, value] = ['', 0]] = Object.entries(where);
        throw new RefusedField(
          field,
          `${value} belongs to the forum number ${other.number} of ${other.year} already`,
          false,
        );
      }
    }
    for (const [field, before, now] of [
      ['number', known?.number, number],
      ['year', known?.year, year],
    ] as const)
      if (before !== undefined && before !== now) this.report.note(field, `${before} before, ${now} now`);
    return this.write(Forum, known, columns);
  }

  private async question(forumId: string, columns: ForumPlan['questions'][number]): Promise<void> {
    const known = await this.tx.findOneBy(GuidingQuestion, { forumId, code: columns.code });
    await this.write(GuidingQuestion, known, { ...columns, forumId });
  }

  private async session(forumId: string, plan: SessionPlan): Promise<void> {
    const { sourceId } = plan;
    const make = async () => ({ code: await freeCode(this.tx, Session, sourceId) });
    const session = await this.put(Session, { ...plan.columns, forumId }, make);
    const owner = { forumId, sessionId: session.id };
    for (const slot of plan.slots)
      await this.put(Slot, { ...slot, ...owner }, () => newSlot(this.tx, session, null, slot.sourceId ?? sourceId));
    for (const segment of plan.segments) await this.put(Segment, { ...segment, ...owner });
    for (const link of plan.media) await this.put(MediaLink, { ...link, ...owner });
    for (const { personName, ...columns } of plan.appearances) {
      await this.put(Appearance, { ...columns, ...owner, personId: await this.personId(personName) });
    }
  }

  /** Only the exact name makes two mentions one person; what merely looks alike is reported, never merged. */
  private async personId(name: string | null): Promise<string | null> {
    if (name === null) return null;
    const sourceId = `name:${name}`;
    const known = this.people.get(name) ?? (await this.tx.findOneBy(Person, { sourceId }));
    const person = known ?? (await this.write(Person, null, { displayName: name, nameVariants: [], sourceId }));
    this.people.set(name, person);
    return person.id;
  }

  private async load(entity: Entity<Sourced>, forumId: string): Promise<void> {
    const rows = await this.tx.findBy(entity, { forumId });
    this.known.set(entity, new Map(rows.flatMap((row) => (row.sourceId ? [[row.sourceId, row]] : []))));
  }

  private async put<T extends Sourced>(
    entity: Entity<T>,
    columns: Partial<T>,
    make?: () => Promise<Partial<T>>,
  ): Promise<T> {
    const rows = this.known.get(entity as Entity<Sourced>);
    const known = rows?.get(columns.sourceId ?? '') as T | undefined;
    if (known) this.touched.add(known);
    return this.write(entity, known ?? null, columns, make);
  }

  private async write<T extends Row>(
    entity: Entity<T>,
    known: T | null,
    columns: object,
    make?: () => Promise<Partial<T>>,
  ): Promise<T> {
    if (!known) {
      this.report.rows.added++;
      const made = Object.assign(this.tx.create(entity), await make?.(), columns);
      return this.tx.save(made);
    }
    const differs = Object.entries(columns).some(([key, value]) => !isDeepStrictEqual(known[key as keyof T], value));
    this.report.rows[differs ? 'changed' : 'unchanged']++;
    return differs ? this.tx.save(Object.assign(known, columns)) : known;
  }

  /** Rows of an earlier import that the file no longer has stay: what was public is not deleted. */
  private tellGone(): void {
    for (const rows of this.known.values()) {
      for (const [sourceId, row] of rows) {
        if (!this.touched.has(row)) this.report.note(sourceId, 'no longer in the file, kept as it is');
      }
    }
  }
}
