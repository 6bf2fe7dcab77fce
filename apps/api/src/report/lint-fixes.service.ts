import { Injectable } from '@nestjs/common';
import type { Lang } from '@sti/reference';
import type { Draft, Finding } from '@sti/report';
import type { EntityManager } from 'typeorm';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { Once } from '../platform/idempotency.ts';
import { isId } from '../platform/ids.ts';
import { RuleBroken } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import type { Viewer } from '../platform/viewer.ts';
import { mended } from './lint.ts';
import { demandForum, documentToEdit, paragraphToEdit } from './report.rights.ts';
import { SummaryChanges } from './summary-changes.ts';
import { SummaryDocument } from './summary-document.entity.ts';
import { SummaryEdit } from './summary-edit.service.ts';
import { SummarySection } from './summary-section.entity.ts';
import { type Loaded, SummaryStore } from './summary-store.ts';

/** The linter's fixes: one rule in one text, or all that it knows. */
@Injectable()
export class LintFixes {
  constructor(
    private readonly db: Db,
    private readonly once: Once,
    private readonly store: SummaryStore,
    private readonly edit: SummaryEdit,
    private readonly changes: SummaryChanges,
  ) {}

  /** Puts right what one rule found in a paragraph and its footnotes; gives the paragraph's id. */
  async apply(viewer: Viewer, paragraphId: string, version: number, rule: string): Promise<string> {
    return this.db.tx(async (tx) => {
      const { document, paragraph } = await paragraphToEdit(tx, viewer, paragraphId);
      checkVersion(paragraph, version);
      const isWanted = (finding: Finding) => finding.rule === rule && finding.paragraphKey === paragraph.key;
      await this.mend(tx, viewer, document.forumId, isWanted);
      return paragraph.id;
    });
  }

  /** The same in a heading; gives the forum's id. */
  async applyToHeading(viewer: Viewer, sectionId: string, version: number, rule: string): Promise<string> {
    return this.db.tx(async (tx) => {
      const known = isId(sectionId) ? await tx.findOneBy(SummarySection, { id: sectionId }) : null;
      if (!known) throw notFound();
      const document = await documentToEdit(tx, viewer, known.documentId);
      const section = await tx.findOneByOrFail(SummarySection, { id: known.id });
      checkVersion(section, version);
      const isWanted = (finding: Finding) => finding.rule === rule && finding.paragraphKey === section.key;
      await this.mend(tx, viewer, document.forumId, isWanted);
      return document.forumId;
    });
  }

  async applyAll(viewer: Viewer, forumId: string, key: string): Promise<void> {
    demandForum(viewer, 'report.edit', forumId);
    await this.db.tx(async (tx) => {
      const known = await tx.findOneBy(SummaryDocument, { forumId });
      if (!known?.compiledAt) throw new RuleBroken('notCompiled');
      const document = await documentToEdit(tx, viewer, known.id);
      await this.once.run(tx, viewer, key, { forumId, fixes: 'all' }, async () => {
        await this.mend(tx, viewer, forumId, () => true);
        return document.id;
      });
    });
  }

  private async mend(tx: EntityManager, viewer: Viewer, forumId: string, isWanted: (finding: Finding) => boolean) {
    const loaded = await this.store.load(tx, forumId);
    if (!loaded) throw new RuleBroken('notCompiled');
    const draft = mended(loaded, isWanted);
    if (draft === loaded.draft) throw new RuleBroken('nothingToFix');
    await this.writeTexts(tx, viewer, loaded, draft);
    await this.writeFootnotes(tx, viewer, loaded, draft);
    await this.writeHeadings(tx, viewer, loaded, draft);
  }

  private async writeTexts(tx: EntityManager, viewer: Viewer, loaded: Loaded, draft: Draft): Promise<void> {
    const rows = new Map(loaded.rows.paragraphs.map((row) => [row.key, row]));
    const before = new Map(paragraphsOf(loaded.draft).map((paragraph) => [paragraph.key, paragraph]));
    for (const { key, texts } of paragraphsOf(draft)) {
      const row = rows.get(key);
      for (const [lang, { text }] of Object.entries(texts)) {
        const language = lang as Lang;
        if (row && before.get(key)?.texts[language]?.text !== text)
          await this.edit.write(tx, viewer, loaded.document, row, language, text);
      }
    }
  }

  private async writeFootnotes(tx: EntityManager, viewer: Viewer, loaded: Loaded, draft: Draft): Promise<void> {
    const keys = new Map(loaded.rows.paragraphs.map((row) => [row.id, row.key]));
    const wanted = new Map(
      paragraphsOf(draft).flatMap((paragraph) =>
        paragraph.footnotes.map((note) => [`${paragraph.key} ${note.key}`, note.texts] as const),
      ),
    );
    for (const row of loaded.rows.footnotes) {
      const texts = wanted.get(`${keys.get(row.paragraphId)} ${row.key}`);
      if (!texts || JSON.stringify(texts) === JSON.stringify(row.texts)) continue;
      await tx.save(Object.assign(row, { texts, updatedBy: viewer.me }));
      await this.changes.note(tx, viewer, loaded.document, 'report.editFootnote', row.id);
    }
  }

  private async writeHeadings(tx: EntityManager, viewer: Viewer, loaded: Loaded, draft: Draft): Promise<void> {
    const wanted = new Map(draft.sections.map((section) => [section.key, section.heading]));
    for (const row of loaded.rows.sections) {
      const heading = wanted.get(row.key);
      if (!heading || JSON.stringify(heading) === JSON.stringify(row.heading)) continue;
      await tx.save(Object.assign(row, { heading, isHeadingEdited: true, updatedBy: viewer.me }));
      await this.changes.note(tx, viewer, loaded.document, 'report.editHeading', row.id);
    }
  }
}

const paragraphsOf = (draft: Draft) => draft.sections.flatMap((section) => [...section.paragraphs]);
