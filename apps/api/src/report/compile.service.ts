import { Injectable } from '@nestjs/common';
import { toLocal } from '@sti/domain';
import { type CompileInput, compile, DEFAULT_TEMPLATE, type Draft } from '@sti/report';
import type { EntityManager } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { Once } from '../platform/idempotency.ts';
import { RuleBroken } from '../platform/refusals.ts';
import type { Viewer } from '../platform/viewer.ts';
import { readRows, toDraft, writeDraft } from './draft-store.ts';
import { RecommendationNumber } from './evidence.entity.ts';
import { collectFacts, recommendationNumbers } from './facts.ts';
import { demandForum } from './report.rights.ts';
import { SummaryChanges } from './summary-changes.ts';
import { SummaryDocument } from './summary-document.entity.ts';
import { templateOf } from './summary-store.ts';

/** From the outcome log to a numbered draft. A second run keeps what people wrote and offers what is new. */
@Injectable()
export class Compile {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly once: Once,
    private readonly changes: SummaryChanges,
  ) {}

  /** Gives the id of the document. */
  async compileSummary(viewer: Viewer, forumId: string, key: string): Promise<string> {
    demandForum(viewer, 'report.edit', forumId);
    return this.db.tx((tx) =>
      this.once.run(tx, viewer, key, { compileSummary: forumId }, async () => {
        const forum = await tx.findOneBy(Forum, { id: forumId });
        if (!forum) throw notFound();
        // The draft would say that it was held.
        if (forum.status === 'CANCELLED') throw new RuleBroken('forumCancelled');
        const document = await this.lockedDocument(tx, viewer, forum);
        const facts = await collectFacts(tx, forum, document.originalLanguage);
        const { day: today } = toLocal(this.clock.now(), forum.timeZone);
        const input = { ...facts, today, recommendationNumbers: await this.numberRecommendations(tx, forum, facts) };
        const rows = await readRows(tx, document.id);
        const isFirst = document.compiledAt === null;
        const previous = isFirst ? undefined : toDraft(rows);
        const draft = compile(input, previous, { template: templateOf(document) });
        await writeDraft(tx, document, rows, draft, this.clock.now());
        await this.finish(tx, viewer, document, draft);
        return document.id;
      }),
    );
  }

  /** The document's row is the lock of compiling and editing; the first run makes it. */
  private async lockedDocument(tx: EntityManager, viewer: Viewer, forum: Forum): Promise<SummaryDocument> {
    await tx
      .createQueryBuilder()
      .insert()
      .into(SummaryDocument)
      .values({
        forumId: forum.id,
        banner: 'AUV',
        distribution: 'LIMITED',
        originalLanguage: forum.title.original,
        template: DEFAULT_TEMPLATE as never,
        createdBy: viewer.me,
      })
      .orIgnore()
      .execute();
    return tx.findOneOrFail(SummaryDocument, { where: { forumId: forum.id }, lock: { mode: 'for_no_key_update' } });
  }

  /** Gives each new recommendation the next number of its year, in the order of the programme. */
  private async numberRecommendations(
    tx: EntityManager,
    forum: Forum,
    facts: CompileInput,
  ): Promise<Record<string, string>> {
    const fresh = facts.sessions
      .filter((session) => !session.isRehearsal)
      .flatMap((session) => session.items)
      .filter((item) => item.type === 'RECOMMENDATION' && !facts.recommendationNumbers[item.id]);
    if (fresh.length === 0) return { ...facts.recommendationNumbers };
    const { year } = forum;
    const last = (await tx.maximum(RecommendationNumber, 'number', { year })) ?? 0;
    const givenAt = this.clock.now();
    const rows = fresh.map((item, n) => ({ itemId: item.id, forumId: forum.id, year, number: last + n + 1, givenAt }));
    await tx.insert(RecommendationNumber, rows);
    return recommendationNumbers(tx, forum.id);
  }

  private async finish(tx: EntityManager, viewer: Viewer, document: SummaryDocument, draft: Draft): Promise<void> {
    await tx.query('UPDATE summary_document SET compiled_at = $2 WHERE id = $1', [document.id, this.clock.now()]);
    const after = { added: draft.added.length, dropped: draft.dropped.length };
    await this.changes.note(tx, viewer, document, 'report.compile', document.id, { after });
  }
}
