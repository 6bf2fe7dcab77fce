import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../platform/audit.ts';
import { Clock } from '../platform/clock.ts';
import { Live } from '../platform/live.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { SummaryDocument } from './summary-document.entity.ts';
import type { SummaryParagraph } from './summary-paragraph.entity.ts';

/** What every change of a summary leaves behind: a higher revision, an audit row, a signal to those who look at it. */
@Injectable()
export class SummaryChanges {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly live: Live,
  ) {}

  async note(
    tx: EntityManager,
    viewer: Viewer,
    document: SummaryDocument,
    action: string,
    id: string,
    change: { before?: unknown; after?: unknown } = {},
  ): Promise<void> {
    // By SQL: the ORM would raise `version` too, which guards the front matter alone.
    await tx.query('UPDATE summary_document SET revision = revision + 1 WHERE id = $1', [document.id]);
    await this.audit.entry(tx, viewer, { action, kind: 'summary', id, forumId: document.forumId, ...change });
    await this.live.raise(tx, `forum:${document.forumId}:report`);
  }

  /** Raises a paragraph's version: whoever has the older one open is told. */
  async touch(tx: EntityManager, viewer: Viewer, paragraph: SummaryParagraph): Promise<void> {
    const now = this.clock.now();
    await tx.query(
      'UPDATE summary_paragraph SET version = version + 1, updated_at = $2, updated_by = $3 WHERE id = $1',
      [paragraph.id, now, viewer.me],
    );
  }
}
