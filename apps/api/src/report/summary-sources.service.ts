import { Injectable } from '@nestjs/common';
import { LIMITS, type Problem, textProblems, tidy } from '@sti/domain';
import { type EntityManager, In } from 'typeorm';
import { describeItems } from '../outcome/outcome.queries.ts';
import { OutcomeItem } from '../outcome/outcome-item.entity.ts';
import { Statement } from '../outcome/statement.entity.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import { RuleBroken, refuseProblems } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import type { Viewer } from '../platform/viewer.ts';
import { Disposition, Evidence } from './evidence.entity.ts';
import { STANDING_ITEMS } from './facts.ts';
import type { DispositionInput, EvidenceInput } from './report.input.ts';
import type { UnusedItem } from './report.results.ts';
import { demandForum, documentToEdit, paragraphToEdit } from './report.rights.ts';
import { SummaryChanges } from './summary-changes.ts';
import { SummaryDocument } from './summary-document.entity.ts';
import { SummaryParagraph } from './summary-paragraph.entity.ts';

/** What paragraphs rest on, and what became of the items that no paragraph rests on. */
@Injectable()
export class SummarySources {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly changes: SummaryChanges,
  ) {}

  /** Links a paragraph to a statement or an item of the same forum; gives the paragraph's id. */
  async addEvidence(viewer: Viewer, input: EvidenceInput): Promise<string> {
    return this.db.tx(async (tx) => {
      const { document, paragraph } = await paragraphToEdit(tx, viewer, input.paragraphId);
      const { forumId } = document;
      const statementId = await rootOf(tx, Statement, forumId, input.statementId);
      const itemId = await rootOf(tx, OutcomeItem, forumId, input.itemId);
      const problems: Problem[] = [];
      if (input.statementId && !statementId) problems.push({ field: 'statementId', code: 'unknownValue' });
      if (input.itemId && !itemId) problems.push({ field: 'itemId', code: 'unknownValue' });
      if (!input.statementId && !input.itemId) problems.push({ field: 'statementId', code: 'required' });
      refuseProblems(problems);
      const { relation } = input;
      const row = {
        paragraphId: paragraph.id,
        statementId,
        itemId,
        relation,
        addedBy: viewer.me,
        addedAt: this.clock.now(),
      };
      await tx.createQueryBuilder().insert().into(Evidence).values(row).orIgnore().execute();
      await this.changes.touch(tx, viewer, paragraph);
      await this.changes.note(tx, viewer, document, 'report.addEvidence', paragraph.id, {
        after: { statementId, itemId },
      });
      return paragraph.id;
    });
  }

  async removeEvidence(viewer: Viewer, id: string): Promise<string> {
    return this.db.tx(async (tx) => {
      const known = isId(id) ? await tx.findOneBy(Evidence, { id }) : null;
      if (!known) throw notFound();
      const { document, paragraph } = await paragraphToEdit(tx, viewer, known.paragraphId);
      await tx.delete(Evidence, { id });
      await this.changes.touch(tx, viewer, paragraph);
      await this.changes.note(tx, viewer, document, 'report.removeEvidence', paragraph.id, { before: known });
      return paragraph.id;
    });
  }

  /** Says what became of an item: merged into a paragraph, or not used and why. */
  async dispose(viewer: Viewer, input: DispositionInput): Promise<UnusedItem> {
    return this.db.tx(async (tx) => {
      const named = isId(input.itemId) ? await tx.findOneBy(OutcomeItem, { id: input.itemId }) : null;
      if (!named) throw notFound();
      demandForum(viewer, 'report.edit', named.forumId);
      const known = await tx.findOneBy(SummaryDocument, { forumId: named.forumId });
      if (!known) throw new RuleBroken('notCompiled');
      const document = await documentToEdit(tx, viewer, known.id);
      const paragraphId = await this.paragraphOf(tx, document, input.paragraphId);
      refuseProblems([
        ...textProblems('reason', input.reason, {
          max: LIMITS.text,
          lines: true,
          required: input.result === 'NOT_USED',
        }),
        ...(input.result !== 'NOT_USED' && !paragraphId ? [{ field: 'paragraphId', code: 'required' as const }] : []),
      ]);
      const mine = { result: input.result, reason: input.reason ? tidy(input.reason) : null };
      const earlier = await tx.findOneBy(Disposition, { itemId: named.rootId });
      if (earlier) checkVersion(earlier, input.version ?? 0, mine);
      const before = earlier && { result: earlier.result, reason: earlier.reason };
      const fresh = { forumId: named.forumId, itemId: named.rootId, createdBy: viewer.me };
      const row = earlier ?? tx.create(Disposition, fresh);
      const { version } = await tx.save(Object.assign(row, { ...mine, paragraphId, updatedBy: viewer.me }));
      await this.changes.note(tx, viewer, document, 'report.dispose', named.rootId, { before, after: mine });
      const [item] = await describeItems(tx, [named]);
      return Object.assign({ item: item ?? named, version, ...mine, paragraphId }, { __typename: 'UnusedItem' });
    });
  }

  private async paragraphOf(tx: EntityManager, document: SummaryDocument, id?: string | null): Promise<string | null> {
    if (!id) return null;
    const found = isId(id) ? await tx.findOneBy(SummaryParagraph, { id, documentId: document.id }) : null;
    if (!found) refuseProblems([{ field: 'paragraphId', code: 'unknownValue' }]);
    return found?.id ?? null;
  }

  /** The standing items that no printed paragraph rests on, the oldest first; `undecided` leaves out the explained ones. */
  async unusedItems(forumId: string, first: number, undecided: boolean): Promise<UnusedItem[]> {
    const rows = await this.db.read.query<
      {
        id: string;
        version: number | null;
        result: UnusedItem['result'];
        reason: string | null;
        paragraph_id: string | null;
      }[]
    >(
      `SELECT i.id, d.version, d.result, d.reason, d.paragraph_id
       FROM (${STANDING_ITEMS}) i
       JOIN session se ON se.id = i.session_id
       JOIN forum f ON f.id = i.forum_id
       LEFT JOIN disposition d ON d.item_id = i.root_id
       WHERE (NOT se.is_rehearsal OR f.is_demonstration) AND se.status <> 'CANCELLED'
         AND NOT EXISTS (
           SELECT FROM evidence e JOIN summary_paragraph p ON p.id = e.paragraph_id
           WHERE e.item_id = i.root_id AND p.removed_at IS NULL AND p.dropped_at IS NULL
         )
         AND (d.id IS NULL OR NOT $2)
       ORDER BY i.id LIMIT $3`,
      [forumId, undecided, first],
    );
    const found = await this.db.read.findBy(OutcomeItem, { id: In(rows.map((row) => row.id)) });
    const items = new Map((await describeItems(this.db.read, found)).map((item) => [item.id, item]));
    return rows.flatMap(({ id, version, result, reason, paragraph_id }) => {
      const item = items.get(id);
      return item ? [{ item, version, result, reason, paragraphId: paragraph_id }] : [];
    });
  }
}

/** The first version of a statement or an item of that forum: evidence survives corrections of the log. */
async function rootOf(
  tx: EntityManager,
  type: typeof Statement | typeof OutcomeItem,
  forumId: string,
  id?: string | null,
): Promise<string | null> {
  if (!id || !isId(id)) return null;
  const row = await tx.findOne<Statement | OutcomeItem>(type, { where: { id, forumId } });
  return row?.rootId ?? null;
}
