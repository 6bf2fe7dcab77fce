import type { Lang } from '@sti/reference';
import type {
  Draft,
  Evidence as DraftEvidence,
  DraftFootnote,
  DraftParagraph,
  DraftSection,
  DraftText,
} from '@sti/report';
import { type EntityManager, In, IsNull } from 'typeorm';
import { Evidence } from './evidence.entity.ts';
import type { SummaryDocument } from './summary-document.entity.ts';
import { Footnote, ParagraphVersion, SummaryParagraph } from './summary-paragraph.entity.ts';
import { SummarySection } from './summary-section.entity.ts';

/** The rows of a document, read in a constant number of queries. */
export type StoredDraft = {
  sections: SummarySection[];
  paragraphs: SummaryParagraph[];
  /** The last version of each paragraph in each language. */
  versions: ParagraphVersion[];
  footnotes: Footnote[];
  evidence: Evidence[];
};

export async function readRows(db: EntityManager, documentId: string): Promise<StoredDraft> {
  const sections = await db.find(SummarySection, { where: { documentId }, order: { place: 'ASC' } });
  const paragraphs = await db.find(SummaryParagraph, { where: { documentId }, order: { place: 'ASC', id: 'ASC' } });
  const paragraphId = In(paragraphs.map((paragraph) => paragraph.id));
  return {
    sections,
    paragraphs,
    versions: await lastVersions(db, documentId),
    footnotes: await db.find(Footnote, {
      where: { paragraphId, removedAt: IsNull() },
      order: { createdAt: 'ASC', id: 'ASC' },
    }),
    evidence: await db.find(Evidence, { where: { paragraphId }, order: { id: 'ASC' } }),
  };
}

function lastVersions(db: EntityManager, documentId: string): Promise<ParagraphVersion[]> {
  return db
    .createQueryBuilder(ParagraphVersion, 'v')
    .innerJoin(SummaryParagraph, 'p', 'p.id = v.paragraphId')
    .distinctOn(['v.paragraphId', 'v.language'])
    .where('p.documentId = :documentId', { documentId })
    .orderBy({ 'v.paragraphId': 'ASC', 'v.language': 'ASC', 'v.number': 'DESC' })
    .getMany();
}

/** The draft as libs/report knows it: what fell out of the document is left out. */
export function toDraft(rows: StoredDraft): Draft {
  const versions = Map.groupBy(rows.versions, (version) => version.paragraphId);
  const footnotes = Map.groupBy(rows.footnotes, (footnote) => footnote.paragraphId);
  const evidence = Map.groupBy(rows.evidence, (each) => each.paragraphId);
  const standing = rows.paragraphs.filter((paragraph) => paragraph.droppedAt === null);
  const paragraphs = Map.groupBy(standing, (paragraph) => paragraph.sectionId);
  const paragraphOf = (row: SummaryParagraph): DraftParagraph => ({
    key: row.key,
    kind: row.kind,
    depth: row.depth,
    texts: textsOf(versions.get(row.id) ?? []),
    footnotes: (footnotes.get(row.id) ?? []).map(({ key, texts }): DraftFootnote => ({ key, texts })),
    evidence: (evidence.get(row.id) ?? []).map(({ itemId, statementId, relation }) => ({
      itemId,
      statementId,
      relation,
    })),
    isRemoved: row.removedAt !== null,
  });
  const sections = rows.sections
    .filter((section) => section.droppedAt === null)
    .map(
      (section): DraftSection => ({
        key: section.key,
        level: section.level,
        heading: section.heading,
        isHeadingEdited: section.isHeadingEdited,
        sessionId: section.sessionId,
        paragraphs: (paragraphs.get(section.id) ?? []).map(paragraphOf),
      }),
    );
  return { sections, added: [], dropped: [] };
}

function textsOf(versions: readonly ParagraphVersion[]): DraftParagraph['texts'] {
  const texts: Partial<Record<Lang, DraftText>> = {};
  for (const { language, text, generated } of versions) texts[language] = { text, isGenerated: generated };
  return texts;
}

/**
 * Writes what a run of the compiler gave. Texts become new versions and never replace one; what is gone is set aside
 * with its history.
 */
export async function writeDraft(
  tx: EntityManager,
  document: SummaryDocument,
  rows: StoredDraft,
  draft: Draft,
  now: Date,
): Promise<void> {
  const sectionIds = await writeSections(tx, document, rows, draft, now);
  const paragraphs = await writeParagraphs(tx, document, rows, draft, sectionIds, now);
  await writeTexts(tx, rows, draft, paragraphs, now);
  await writeFootnotes(tx, rows, draft, paragraphs);
  await writeEvidence(tx, rows, draft, paragraphs, now);
}

async function writeSections(
  tx: EntityManager,
  document: SummaryDocument,
  rows: StoredDraft,
  draft: Draft,
  now: Date,
): Promise<Map<string, string>> {
  const known = new Map(rows.sections.map((section) => [section.key, section]));
  const wanted = draft.sections.map((section, place) => {
    const row = known.get(section.key) ?? tx.create(SummarySection, { documentId: document.id, key: section.key });
    const { level, heading, isHeadingEdited, sessionId } = section;
    return Object.assign(row, { level, heading, isHeadingEdited, sessionId, place, droppedAt: null });
  });
  const keys = new Set(draft.sections.map((section) => section.key));
  const gone = rows.sections.filter((section) => !keys.has(section.key) && section.droppedAt === null);
  for (const section of gone) section.droppedAt = now;
  const saved = await tx.save([...wanted, ...gone], { chunk: 100 });
  return new Map(saved.map((section) => [section.key, section.id]));
}

async function writeParagraphs(
  tx: EntityManager,
  document: SummaryDocument,
  rows: StoredDraft,
  draft: Draft,
  sectionIds: ReadonlyMap<string, string>,
  now: Date,
): Promise<Map<string, SummaryParagraph>> {
  const known = new Map(rows.paragraphs.map((paragraph) => [paragraph.key, paragraph]));
  const wanted = draft.sections.flatMap((section) =>
    section.paragraphs.map(({ key, kind, depth, isRemoved }, place) => {
      const row = known.get(key) ?? tx.create(SummaryParagraph, { documentId: document.id, key, removedAt: null });
      const removedAt = isRemoved ? (row.removedAt ?? now) : null;
      return Object.assign(row, {
        sectionId: sectionIds.get(section.key),
        kind,
        depth,
        place,
        removedAt,
        droppedAt: null,
      });
    }),
  );
  const keys = new Set(wanted.map((paragraph) => paragraph.key));
  const gone = rows.paragraphs.filter((paragraph) => !keys.has(paragraph.key) && paragraph.droppedAt === null);
  for (const paragraph of gone) paragraph.droppedAt = now;
  const saved = await tx.save([...wanted, ...gone], { chunk: 200 });
  return new Map(saved.map((paragraph) => [paragraph.key, paragraph]));
}

const paragraphsOf = (draft: Draft): DraftParagraph[] => draft.sections.flatMap((section) => [...section.paragraphs]);

function idOf(paragraphs: ReadonlyMap<string, SummaryParagraph>, key: string): string {
  const row = paragraphs.get(key);
  if (!row) throw new Error(`no row for the paragraph ${key}`);
  return row.id;
}

async function writeTexts(
  tx: EntityManager,
  rows: StoredDraft,
  draft: Draft,
  paragraphs: ReadonlyMap<string, SummaryParagraph>,
  now: Date,
): Promise<void> {
  const last = new Map(rows.versions.map((version) => [`${version.paragraphId} ${version.language}`, version]));
  const fresh = paragraphsOf(draft).flatMap(({ key, texts }) =>
    Object.entries(texts).flatMap(([language, { text, isGenerated }]) => {
      const paragraphId = idOf(paragraphs, key);
      const before = last.get(`${paragraphId} ${language}`);
      if (before?.text === text && before.generated === isGenerated) return [];
      const number = (before?.number ?? 0) + 1;
      return [
        {
          paragraphId,
          language: language as Lang,
          number,
          text,
          parentId: before?.id ?? null,
          generated: isGenerated,
          author: null,
          at: now,
        },
      ];
    }),
  );
  await insertInParts(tx, ParagraphVersion, fresh);
  // An editor who has the older text open is told.
  const rewritten = fresh.filter((version) => version.parentId !== null).map((version) => version.paragraphId);
  await tx.query('UPDATE summary_paragraph SET version = version + 1 WHERE id = ANY ($1)', [rewritten]);
}

async function writeFootnotes(
  tx: EntityManager,
  rows: StoredDraft,
  draft: Draft,
  paragraphs: ReadonlyMap<string, SummaryParagraph>,
): Promise<void> {
  const known = new Map(rows.footnotes.map((footnote) => [`${footnote.paragraphId} ${footnote.key}`, footnote]));
  const changed = paragraphsOf(draft).flatMap((paragraph) =>
    paragraph.footnotes.flatMap(({ key, texts }) => {
      const paragraphId = idOf(paragraphs, paragraph.key);
      const row = known.get(`${paragraphId} ${key}`) ?? tx.create(Footnote, { paragraphId, key, removedAt: null });
      return JSON.stringify(row.texts) === JSON.stringify(texts) ? [] : [Object.assign(row, { texts })];
    }),
  );
  await tx.save(changed);
}

/** PostgreSQL takes at most 65,535 values in one statement. */
async function insertInParts<T extends object>(
  tx: EntityManager,
  type: new () => T,
  rows: Partial<T>[],
): Promise<void> {
  for (let n = 0; n < rows.length; n += 500) await tx.insert(type, rows.slice(n, n + 500) as never);
}

const nameOf = (paragraphId: string, { statementId, itemId, relation }: DraftEvidence): string =>
  `${paragraphId} ${statementId} ${itemId} ${relation}`;

/** Links that a person made are a person's to undo: only the compiler's own are taken away. */
async function writeEvidence(
  tx: EntityManager,
  rows: StoredDraft,
  draft: Draft,
  paragraphs: ReadonlyMap<string, SummaryParagraph>,
  now: Date,
): Promise<void> {
  const known = new Set(rows.evidence.map((each) => nameOf(each.paragraphId, each)));
  const wanted = new Map(
    paragraphsOf(draft).flatMap((paragraph) =>
      paragraph.evidence.map((each) => {
        const row = { ...each, paragraphId: idOf(paragraphs, paragraph.key), addedBy: null, addedAt: now };
        return [nameOf(row.paragraphId, each), row] as const;
      }),
    ),
  );
  const gone = rows.evidence.filter((each) => each.addedBy === null && !wanted.has(nameOf(each.paragraphId, each)));
  if (gone.length) await tx.delete(Evidence, { id: In(gone.map((each) => each.id)) });
  const fresh = [...wanted].filter(([name]) => !known.has(name)).map(([, row]) => row);
  await insertInParts(tx, Evidence, fresh);
}
