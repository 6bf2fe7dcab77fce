import type { EntityManager } from 'typeorm';
import { notFound } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import type { Viewer } from '../platform/viewer.ts';
import { SummaryDocument } from './summary-document.entity.ts';
import { SummaryParagraph } from './summary-paragraph.entity.ts';

/** The forum whose draft is read or edited; for all others there is none. */
export function demandForum(viewer: Viewer, word: 'report.read' | 'report.edit', forumId: string): void {
  if (!isId(forumId)) throw notFound();
  viewer.demandOrHide('report.read', { forumId });
  viewer.demand(word, { forumId });
}

/** The document, locked: compiling and editing take their turns, so that no run of the compiler crosses an edit. */
export async function documentToEdit(tx: EntityManager, viewer: Viewer, documentId: string): Promise<SummaryDocument> {
  const document = await tx.findOne(SummaryDocument, {
    where: { id: documentId },
    lock: { mode: 'for_no_key_update' },
  });
  if (!document) throw notFound();
  demandForum(viewer, 'report.edit', document.forumId);
  return document;
}

/** A paragraph of a document that the viewer edits, with the document locked before it is read. */
export async function paragraphToEdit(
  tx: EntityManager,
  viewer: Viewer,
  id: string,
): Promise<{ document: SummaryDocument; paragraph: SummaryParagraph }> {
  const known = isId(id) ? await tx.findOneBy(SummaryParagraph, { id }) : null;
  if (!known || known.droppedAt) throw notFound();
  const document = await documentToEdit(tx, viewer, known.documentId);
  return { document, paragraph: await tx.findOneByOrFail(SummaryParagraph, { id: known.id }) };
}
