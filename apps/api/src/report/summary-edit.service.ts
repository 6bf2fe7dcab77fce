import { Injectable } from '@nestjs/common';
import { LIMITS, type Problem, textProblems, tidy } from '@sti/domain';
import type { Lang } from '@sti/reference';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { Once } from '../platform/idempotency.ts';
import { isId } from '../platform/ids.ts';
import { BadInput, refuseProblems } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { ParagraphInput } from './report.input.ts';
import { documentToEdit, paragraphToEdit } from './report.rights.ts';
import { SummaryChanges } from './summary-changes.ts';
import type { SummaryDocument } from './summary-document.entity.ts';
import { Footnote, ParagraphVersion, SummaryParagraph } from './summary-paragraph.entity.ts';
import { SummarySection } from './summary-section.entity.ts';

const paragraphProblems = (text: string): Problem[] =>
  textProblems('text', text, { max: LIMITS.message, required: true });

/** Editing the text and the order of the summary. Each verb gives the id of the paragraph that it changed. */
@Injectable()
export class SummaryEdit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly once: Once,
    private readonly changes: SummaryChanges,
  ) {}

  /** A new version of the text, in the original language unless another one is named. */
  async editParagraph(viewer: Viewer, id: string, version: number, text: string, lang?: Lang | null): Promise<string> {
    return this.db.tx(async (tx) => {
      const { document, paragraph } = await paragraphToEdit(tx, viewer, id);
      const language = lang ?? document.originalLanguage;
      const last = await this.lastVersion(tx, id, language);
      refuseProblems(paragraphProblems(text));
      checkVersion({ version: paragraph.version, text: last?.text ?? '' }, version, { text: tidy(text) });
      await this.write(tx, viewer, document, paragraph, language, text);
      return paragraph.id;
    });
  }

  /** Writes a text as a person's own; the caller has checked the version that it is based on. */
  async write(
    tx: EntityManager,
    viewer: Viewer,
    document: SummaryDocument,
    paragraph: SummaryParagraph,
    language: Lang,
    text: string,
  ): Promise<void> {
    const last = await this.lastVersion(tx, paragraph.id, language);
    await tx.insert(ParagraphVersion, {
      paragraphId: paragraph.id,
      language,
      number: (last?.number ?? 0) + 1,
      text: tidy(text),
      parentId: last?.id ?? null,
      generated: false,
      author: viewer.me,
      at: this.clock.now(),
    });
    await this.changes.touch(tx, viewer, paragraph);
    const change = { before: { text: last?.text ?? null }, after: { text: tidy(text), language } };
    await this.changes.note(tx, viewer, document, 'report.editParagraph', paragraph.id, change);
  }

  private lastVersion(tx: EntityManager, paragraphId: string, language: Lang): Promise<ParagraphVersion | null> {
    return tx.findOne(ParagraphVersion, { where: { paragraphId, language }, order: { number: 'DESC' } });
  }

  async addParagraph(viewer: Viewer, input: ParagraphInput, key: string): Promise<string> {
    return this.db.tx(async (tx) => {
      const section = await this.section(tx, input.sectionId);
      const document = await documentToEdit(tx, viewer, section.documentId);
      return this.once.run(tx, viewer, key, input, async () => {
        const depth = input.depth === 1 ? 1 : 0;
        refuseProblems([
          ...paragraphProblems(input.text),
          ...(input.depth === depth ? [] : [{ field: 'depth', code: 'outOfRange' as const }]),
          // These need no source (L21), so nobody may call an own text by their name.
          ...(input.kind === 'FIXED' || input.kind === 'FIGURE'
            ? [{ field: 'kind', code: 'unknownValue' as const }]
            : []),
        ]);
        const fresh = { documentId: document.id, sectionId: section.id, kind: input.kind, depth, place: 0 } as const;
        const row = tx.create(SummaryParagraph, { ...fresh, key: `p-${crypto.randomUUID()}`, createdBy: viewer.me });
        const paragraph = await tx.save(row);
        await this.place(tx, section.id, [paragraph], input.afterId ?? null);
        await this.write(tx, viewer, document, paragraph, document.originalLanguage, input.text);
        return paragraph.id;
      });
    });
  }

  /** Moves a paragraph with its sub-paragraphs behind another one; `afterId` null: to the beginning of the section. */
  async moveParagraph(
    viewer: Viewer,
    id: string,
    version: number,
    sectionId: string,
    afterId: string | null,
  ): Promise<string> {
    return this.db.tx(async (tx) => {
      const { document, paragraph } = await paragraphToEdit(tx, viewer, id);
      const section = await this.section(tx, sectionId);
      if (section.documentId !== document.id) throw notFound();
      checkVersion(paragraph, version);
      const group = await this.group(tx, paragraph);
      if (group.some((each) => each.id === afterId)) throw new BadInput([{ field: 'afterId', code: 'unknownValue' }]);
      await this.place(tx, section.id, group, afterId);
      await this.changes.touch(tx, viewer, paragraph);
      await this.changes.note(tx, viewer, document, 'report.moveParagraph', paragraph.id, {
        after: { sectionId, afterId },
      });
      return paragraph.id;
    });
  }

  /** Takes a paragraph with its sub-paragraphs out of the document, or puts it back; nothing is lost. */
  async setRemoved(viewer: Viewer, id: string, version: number, isRemoved: boolean): Promise<string> {
    return this.db.tx(async (tx) => {
      const { document, paragraph } = await paragraphToEdit(tx, viewer, id);
      if ((paragraph.removedAt !== null) === isRemoved) return paragraph.id;
      checkVersion(paragraph, version);
      const now = this.clock.now();
      const since = paragraph.removedAt?.getTime();
      for (const each of await this.group(tx, paragraph)) {
        // Undoing brings back what went together, not what was removed before.
        if (isRemoved ? each.removedAt !== null : each.removedAt?.getTime() !== since) continue;
        await tx.query('UPDATE summary_paragraph SET removed_at = $2 WHERE id = $1', [each.id, isRemoved ? now : null]);
        await this.changes.touch(tx, viewer, each);
      }
      const action = isRemoved ? 'report.removeParagraph' : 'report.restoreParagraph';
      await this.changes.note(tx, viewer, document, action, paragraph.id);
      return paragraph.id;
    });
  }

  /** A paragraph and the sub-paragraphs that stand under it. */
  private async group(tx: EntityManager, paragraph: SummaryParagraph): Promise<SummaryParagraph[]> {
    if (paragraph.depth === 1) return [paragraph];
    const all = await this.inOrder(tx, paragraph.sectionId);
    const rest = all.slice(all.findIndex((each) => each.id === paragraph.id) + 1);
    const next = rest.findIndex((each) => each.depth === 0);
    return [paragraph, ...(next < 0 ? rest : rest.slice(0, next))];
  }

  private inOrder(tx: EntityManager, sectionId: string): Promise<SummaryParagraph[]> {
    return tx.find(SummaryParagraph, { where: { sectionId }, order: { place: 'ASC', id: 'ASC' } });
  }

  private async place(
    tx: EntityManager,
    sectionId: string,
    group: readonly SummaryParagraph[],
    afterId: string | null,
  ): Promise<void> {
    const moving = new Set(group.map((each) => each.id));
    const rest = (await this.inOrder(tx, sectionId)).filter((each) => !moving.has(each.id));
    const after = afterId === null ? -1 : rest.findIndex((each) => each.id === afterId);
    if (afterId !== null && after < 0) throw new BadInput([{ field: 'afterId', code: 'unknownValue' }]);
    const ids = rest.toSpliced(after + 1, 0, ...group).map((each) => each.id);
    await tx.query(
      `UPDATE summary_paragraph SET section_id = $1, place = wanted.place - 1
       FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted (id, place) WHERE summary_paragraph.id = wanted.id`,
      [sectionId, ids],
    );
  }

  private async section(tx: EntityManager, id: string): Promise<SummarySection> {
    const section = isId(id) ? await tx.findOneBy(SummarySection, { id }) : null;
    if (!section || section.droppedAt) throw notFound();
    return section;
  }

  async editHeading(viewer: Viewer, sectionId: string, version: number, text: string): Promise<string> {
    return this.db.tx(async (tx) => {
      const known = await this.section(tx, sectionId);
      const document = await documentToEdit(tx, viewer, known.documentId);
      const section = await tx.findOneByOrFail(SummarySection, { id: known.id });
      refuseProblems(textProblems('text', text, { max: LIMITS.title, required: true }));
      const lang = document.originalLanguage;
      const before = section.heading.texts[lang]?.text ?? '';
      checkVersion({ version: section.version, heading: before }, version, { heading: tidy(text) });
      const texts = { ...section.heading.texts, [lang]: { text: tidy(text), state: 'official' as const } };
      await tx.save(
        Object.assign(section, { heading: { original: lang, texts }, isHeadingEdited: true, updatedBy: viewer.me }),
      );
      const change = { before: { heading: before }, after: { heading: tidy(text) } };
      await this.changes.note(tx, viewer, document, 'report.editHeading', section.id, change);
      return document.forumId;
    });
  }

  /** Adds a footnote and its mark in the text. */
  async addFootnote(
    viewer: Viewer,
    paragraphId: string,
    version: number,
    text: string,
    at: number | null,
  ): Promise<string> {
    return this.db.tx(async (tx) => {
      const { document, paragraph } = await paragraphToEdit(tx, viewer, paragraphId);
      refuseProblems(textProblems('text', text, { max: LIMITS.text, required: true }));
      checkVersion(paragraph, version);
      const lang = document.originalLanguage;
      const before = (await this.lastVersion(tx, paragraphId, lang))?.text ?? '';
      const place = at ?? before.length;
      if (place < 0 || place > before.length)
        throw new BadInput([{ field: 'at', code: 'outOfRange', limit: before.length }]);
      const key = `n${(await tx.countBy(Footnote, { paragraphId })) + 1}`;
      await tx.save(tx.create(Footnote, { paragraphId, key, texts: { [lang]: tidy(text) }, createdBy: viewer.me }));
      const marked = `${before.slice(0, place)}[^${key}]${before.slice(place)}`;
      await this.write(tx, viewer, document, paragraph, lang, marked);
      return paragraphId;
    });
  }

  async editFootnote(viewer: Viewer, id: string, version: number, text: string): Promise<string> {
    return this.db.tx(async (tx) => {
      const { document, footnote, paragraph } = await this.footnote(tx, viewer, id);
      refuseProblems(textProblems('text', text, { max: LIMITS.text, required: true }));
      const lang = document.originalLanguage;
      checkVersion({ version: footnote.version, text: footnote.texts[lang] ?? '' }, version, { text: tidy(text) });
      footnote.texts = { ...footnote.texts, [lang]: tidy(text) };
      await tx.save(Object.assign(footnote, { updatedBy: viewer.me }));
      await this.changes.note(tx, viewer, document, 'report.editFootnote', footnote.id);
      return paragraph.id;
    });
  }

  /** Takes a footnote away, and its mark out of the text. */
  async removeFootnote(viewer: Viewer, id: string, version: number): Promise<string> {
    return this.db.tx(async (tx) => {
      const { document, footnote, paragraph } = await this.footnote(tx, viewer, id);
      checkVersion(footnote, version);
      await tx.save(Object.assign(footnote, { removedAt: this.clock.now(), updatedBy: viewer.me }));
      const lang = document.originalLanguage;
      const before = (await this.lastVersion(tx, paragraph.id, lang))?.text ?? '';
      await this.write(tx, viewer, document, paragraph, lang, before.replaceAll(`[^${footnote.key}]`, ''));
      return paragraph.id;
    });
  }

  private async footnote(tx: EntityManager, viewer: Viewer, id: string) {
    const known = isId(id) ? await tx.findOneBy(Footnote, { id }) : null;
    if (!known || known.removedAt) throw notFound();
    const place = await paragraphToEdit(tx, viewer, known.paragraphId);
    return { ...place, footnote: await tx.findOneByOrFail(Footnote, { id }) };
  }
}
