import { Injectable } from '@nestjs/common';
import {
  type ForumForm,
  type ForumStatus,
  forumProblems,
  goalProblems,
  LIMITS,
  lastDayOfRights,
  localTextProblems,
  mayMoveForum,
  mergeText,
  type Problem,
  textProblems,
  tidy,
  tidyOrNull,
  windowProblems,
} from '@sti/domain';
import { countryByName } from '@sti/reference';
import type { EntityManager } from 'typeorm';
import { RolesService } from '../people/roles.service.ts';
import { Audit } from '../platform/audit.ts';
import { Db } from '../platform/db.ts';
import { Once } from '../platform/idempotency.ts';
import { Live } from '../platform/live.ts';
import { Outbox } from '../platform/outbox.ts';
import { RuleBroken, refuseProblems } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import { fromInput } from '../platform/texts.ts';
import type { Viewer } from '../platform/viewer.ts';
import { documentProblems, documentsOf } from './documents.ts';
import { Forum } from './forum.entity.ts';
import type { ForumInput, GuidingQuestionInput, OfficialInput, StageInput } from './forum.input.ts';
import { lockForum } from './forum.queries.ts';
import { ForumOfficial } from './forum-official.entity.ts';
import { GuidingQuestion } from './guiding-question.entity.ts';
import { Stage } from './stage.entity.ts';

@Injectable()
export class ForumService {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly once: Once,
    private readonly outbox: Outbox,
    private readonly roles: RolesService,
  ) {}

  plan(viewer: Viewer, input: ForumInput, key: string): Promise<Forum> {
    viewer.demand('forum.plan');
    return this.db.tx(async (tx) => {
      const id = await this.once.run(tx, viewer, key, input, async () => {
        const columns = columnsOf(input, null);
        await this.refuse(tx, input, columns, null);
        const made = tx.create(Forum, { ...columns, status: 'PLANNED', createdBy: viewer.personId });
        const forum = await tx.save(made);
        await this.saveLists(tx, viewer, forum, input);
        await this.audit.entry(tx, viewer, {
          action: 'forum.plan',
          kind: 'forum',
          id: forum.id,
          forumId: forum.id,
          after: forum,
        });
        await this.roles.assignToPlanner(tx, viewer, forum.id);
        return forum.id;
      });
      return tx.findOneByOrFail(Forum, { id });
    });
  }

  edit(viewer: Viewer, id: string, version: number, input: ForumInput): Promise<Forum> {
    viewer.demand('forum.edit', { forumId: id });
    return this.db.tx(async (tx) => {
      const forum = await lockForum(tx, id);
      const columns = columnsOf(input, forum);
      const officials = await tx.find(ForumOfficial, { where: { forumId: id }, order: { role: 'DESC', order: 'ASC' } });
      const mine = input.officials ? { ...columns, officials: input.officials.map(officialOf).map(asEdited) } : columns;
      checkVersion({ ...forum, officials: officials.map(asEdited) }, version, mine);
      await this.refuse(tx, input, columns, forum);
      const before = { ...forum };
      // The lists are rows of their own: an update raises the version also where only they changed.
      await tx.update(Forum, { id }, { ...columns, updatedBy: viewer.personId });
      const saved = await tx.findOneByOrFail(Forum, { id });
      await this.saveLists(tx, viewer, saved, input);
      if (saved.endDate !== before.endDate)
        await this.roles.prolongForForum(tx, viewer, id, lastDayOfRights(saved.endDate));
      await this.audit.entry(tx, viewer, {
        action: 'forum.edit',
        kind: 'forum',
        id,
        forumId: id,
        before,
        after: saved,
      });
      await this.live.raise(tx, 'public');
      return saved;
    });
  }

  move(viewer: Viewer, id: string, version: number, status: ForumStatus, reason: string | null): Promise<Forum> {
    viewer.demand('forum.edit', { forumId: id });
    return this.db.tx(async (tx) => {
      const forum = await lockForum(tx, id);
      checkVersion(forum, version, { status });
      refuseProblems(textProblems('reason', reason, { max: LIMITS.text, lines: true }));
      const from = forum.status;
      if (!mayMoveForum(from, status)) throw new RuleBroken('forumMove', { from, to: status });
      if (status === 'ANNOUNCED') await this.refuseUnready(tx, forum);
      Object.assign(forum, { status, statusReason: reason && tidy(reason), updatedBy: viewer.personId });
      const saved = await tx.save(forum);
      const change = {
        action: 'forum.move',
        kind: 'forum',
        id,
        forumId: id,
        before: { status: from },
        after: { status, reason },
      };
      await this.audit.entry(tx, viewer, change);
      await this.outbox.fact(tx, 'forum.moved', { forumId: id, status });
      await this.live.raise(tx, 'public');
      return saved;
    });
  }

  /** `version` is null for a stage that the forum did not have yet. */
  setStage(viewer: Viewer, input: StageInput, version: number | null): Promise<Stage> {
    const { forumId, kind } = input;
    viewer.demand('forum.edit', { forumId });
    return this.db.tx(async (tx) => {
      await lockForum(tx, forumId);
      const known = await tx.findOneBy(Stage, { forumId, kind });
      const columns = {
        opensDay: input.opensDay ?? null,
        opensTime: input.opensTime ?? null,
        closesDay: input.closesDay ?? null,
        closesTime: input.closesTime ?? null,
        timeZone: input.timeZone,
      };
      if (known) checkVersion(known, version ?? 0, columns);
      refuseProblems(windowProblems(columns));
      const before = known && { ...known };
      const stage = known ?? tx.create(Stage, { forumId, kind, createdBy: viewer.personId });
      const saved = await tx.save(Object.assign(stage, columns, { updatedBy: viewer.personId }));
      await this.audit.entry(tx, viewer, {
        action: 'forum.setStage',
        kind: 'stage',
        id: saved.id,
        forumId,
        before,
        after: saved,
      });
      await this.live.raise(tx, 'public');
      return saved;
    });
  }

  private async refuse(tx: EntityManager, input: ForumInput, columns: ForumForm, forum: Forum | null): Promise<void> {
    refuseProblems([
      ...forumProblems(columns),
      ...documentProblems('documents', input.documents ?? []),
      ...(input.officials ?? []).flatMap(officialProblems),
      ...(input.guidingQuestions ?? []).flatMap(questionProblems),
    ]);
    for (const field of ['number', 'year'] as const) {
      const other = await tx.findOneBy(Forum, { [field]: columns[field] });
      if (other && other.id !== forum?.id) throw new RuleBroken('forumTwice', { field, value: columns[field] });
    }
  }

  private async refuseUnready(tx: EntityManager, forum: Forum): Promise<void> {
    const count = await tx.countBy(ForumOfficial, { forumId: forum.id, role: 'CO_CHAIR' });
    // GA resolution 70/1, paragraph 123: two Co-Chairs, of a developed and a developing country.
    if (count !== 2) throw new RuleBroken('twoCoChairs', { count });
    if (!forum.startDate || !forum.endDate) throw new RuleBroken('datesMissing');
  }

  private async saveLists(tx: EntityManager, viewer: Viewer, forum: Forum, input: ForumInput): Promise<void> {
    const shared = { forumId: forum.id, createdBy: viewer.personId };
    if (input.officials) {
      await tx.delete(ForumOfficial, { forumId: forum.id });
      await tx.insert(
        ForumOfficial,
        input.officials.map((official, order) => ({ ...shared, ...officialOf(official), order })),
      );
    }
    if (input.guidingQuestions) {
      await tx.delete(GuidingQuestion, { forumId: forum.id });
      const rows = input.guidingQuestions.map(({ code, text, goals }, order) =>
        tx.create(GuidingQuestion, {
          ...shared,
          code: tidy(code),
          text: mergeText(null, fromInput(text)),
          goals: goals ?? [],
          order,
        }),
      );
      await tx.save(rows);
    }
  }
}

function columnsOf(input: ForumInput, before: Forum | null) {
  const theme = fromInput(input.theme);
  return {
    number: input.number,
    year: input.year,
    title: mergeText(before?.title ?? null, fromInput(input.title)),
    theme: theme && mergeText(before?.theme ?? null, theme),
    startDate: input.startDate ?? null,
    endDate: input.endDate ?? null,
    datesToBeConfirmed: input.datesToBeConfirmed ?? false,
    timeZone: input.timeZone,
    venue: tidyOrNull(input.venue),
    mode: input.mode ?? null,
    host: tidyOrNull(input.host),
    goalsUnderReview: [...new Set(input.goalsUnderReview ?? [])],
    hlpfTheme: tidyOrNull(input.hlpfTheme),
    hlpfStart: input.hlpfStart ?? null,
    hlpfEnd: input.hlpfEnd ?? null,
    ...(input.documents ? { documents: documentsOf(input.documents) } : {}),
  };
}

function officialOf(input: OfficialInput) {
  const country = tidyOrNull(input.country);
  return {
    role: input.role,
    honorific: tidyOrNull(input.honorific),
    name: tidyOrNull(input.name),
    title: tidyOrNull(input.title),
    country,
    countryM49: countryByName(country)?.m49 ?? null,
    personId: input.personId ?? null,
  };
}

/** An official as a form holds it: what a conflict shows of both sides, and takes over. */
const asEdited = ({ role, honorific, name, title, country, personId }: ReturnType<typeof officialOf>) => ({
  role,
  honorific: honorific ?? '',
  name: name ?? '',
  title: title ?? '',
  country: country ?? '',
  personId,
});

function officialProblems(official: OfficialInput, index: number): Problem[] {
  return (['honorific', 'name', 'title', 'country'] as const).flatMap((field) =>
    textProblems(`officials.${index}.${field}`, official[field], { max: LIMITS.line }),
  );
}

function questionProblems({ code, text, goals }: GuidingQuestionInput, index: number): Problem[] {
  const field = `guidingQuestions.${index}`;
  return [
    ...textProblems(`${field}.code`, code, { max: 20, required: true }),
    ...localTextProblems(`${field}.text`, fromInput(text), { max: 500, required: true }),
    ...goalProblems(`${field}.goals`, goals ?? []),
  ];
}
