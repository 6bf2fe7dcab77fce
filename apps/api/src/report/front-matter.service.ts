import { Injectable } from '@nestjs/common';
import { LIMITS, textProblems, tidyOrNull } from '@sti/domain';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { refuseProblems } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { FrontMatterInput } from './report.input.ts';
import { demandForum, documentToEdit } from './report.rights.ts';
import { SummaryChanges } from './summary-changes.ts';
import { SummaryDocument } from './summary-document.entity.ts';
import { templateOf } from './summary-store.ts';
import { editedTemplate, type TemplateInput } from './summary-template.ts';

/** What belongs to the document as a whole: symbol, banner, distribution, day of submission, and its template. */
@Injectable()
export class FrontMatter {
  constructor(
    private readonly db: Db,
    private readonly changes: SummaryChanges,
  ) {}

  async edit(viewer: Viewer, forumId: string, version: number, input: FrontMatterInput): Promise<void> {
    demandForum(viewer, 'report.edit', forumId);
    await this.db.tx(async (tx) => {
      const known = await tx.findOneBy(SummaryDocument, { forumId });
      if (!known) throw notFound();
      const document = await documentToEdit(tx, viewer, known.id);
      refuseProblems(textProblems('symbol', input.symbol, { max: LIMITS.name }));
      const { banner, distribution, originalLanguage } = input;
      const symbol = tidyOrNull(input.symbol);
      const mine = { symbol, banner, distribution, submissionDate: input.submissionDate ?? null, originalLanguage };
      checkVersion(document, version, mine);
      const { symbol: old } = document;
      await tx.save(Object.assign(document, mine, { updatedBy: viewer.me }));
      const change = { before: { symbol: old }, after: mine };
      await this.changes.note(tx, viewer, document, 'report.editFrontMatter', document.id, change);
    });
  }

  async editTemplate(viewer: Viewer, forumId: string, version: number, input: TemplateInput): Promise<void> {
    demandForum(viewer, 'report.edit', forumId);
    await this.db.tx(async (tx) => {
      const known = await tx.findOneBy(SummaryDocument, { forumId });
      if (!known) throw notFound();
      const document = await documentToEdit(tx, viewer, known.id);
      checkVersion(document, version);
      const template = editedTemplate(templateOf(document), input);
      await tx.save(Object.assign(document, { template, updatedBy: viewer.me }));
      await this.changes.note(tx, viewer, document, 'report.editTemplate', document.id);
    });
  }
}
