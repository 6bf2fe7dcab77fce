import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Lang } from '@sti/reference';
import {
  type CompileInput,
  canonical,
  DEFAULT_TEMPLATE,
  type Dispositions,
  type DocumentFacts,
  type Draft,
  modelOf,
  type SummaryModel,
  type Template,
} from '@sti/report';
import type { EntityManager } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { readRows, type StoredDraft, toDraft } from './draft-store.ts';
import { Disposition } from './evidence.entity.ts';
import { collectFacts } from './facts.ts';
import { SummaryDocument } from './summary-document.entity.ts';

/** A document with all that its pages, its linter and its files are made from. */
export type Loaded = {
  forum: Forum;
  document: SummaryDocument;
  rows: StoredDraft;
  draft: Draft;
  input: CompileInput;
  facts: DocumentFacts;
};

export const templateOf = (document: SummaryDocument): Template => ({ ...DEFAULT_TEMPLATE, ...document.template });

/** Reads the summary of a forum as it stands now; null before its first compilation. */
@Injectable()
export class SummaryStore {
  async load(db: EntityManager, forumId: string): Promise<Loaded | null> {
    const document = await db.findOneBy(SummaryDocument, { forumId });
    if (!document?.compiledAt) return null;
    const forum = await db.findOneByOrFail(Forum, { id: forumId });
    const rows = await readRows(db, document.id);
    const input = await collectFacts(db, forum, document.originalLanguage);
    const dispositions = await this.dispositions(db, forumId);
    return { forum, document, rows, draft: toDraft(rows), input, facts: factsOf(document, dispositions) };
  }

  private async dispositions(db: EntityManager, forumId: string): Promise<Dispositions> {
    const decided = await db.findBy(Disposition, { forumId });
    return Object.fromEntries(decided.map(({ itemId, result, reason }) => [itemId, { result, reason }]));
  }
}

function factsOf(document: SummaryDocument, dispositions: Dispositions): DocumentFacts {
  const { symbol, banner, distribution, submissionDate, revision } = document;
  const template = templateOf(document);
  return { symbol, banner, distribution, submissionDate, version: revision, template, dispositions };
}

/** One language's version of the document, sealed by the hash that its files carry. */
export function sealedModel({ draft, input, facts }: Loaded, lang: Lang): SummaryModel {
  const model = modelOf(draft, input, facts, lang);
  return { ...model, hash: createHash('sha256').update(canonical(model)).digest('hex') };
}
