import { Injectable } from '@nestjs/common';
import { pickText } from '@sti/domain';
import type { Lang } from '@sti/reference';
import {
  type Block,
  bodyBlocks,
  paragraphReference,
  type SubItem,
  type SummaryModel,
  sectionsInOrder,
} from '@sti/report';
import { Statement } from '../outcome/statement.entity.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import type { Viewer } from '../platform/viewer.ts';
import { findingViews, wordCountOf } from './lint.ts';
import type { EvidenceView, FootnoteView, ParagraphView, SectionView, SummaryView } from './report.results.ts';
import { demandForum } from './report.rights.ts';
import { SummaryParagraph } from './summary-paragraph.entity.ts';
import { type Loaded, SummaryStore, sealedModel, templateOf } from './summary-store.ts';
import { templateView } from './summary-template.ts';

type Printed = Pick<Block | SubItem, 'printedNumber' | 'text' | 'lang' | 'footnotes' | 'recommendationNumber'> & {
  address: string | null;
};

/** The draft as its readers see it: rows and printed numbers together. */
@Injectable()
export class SummaryReader {
  constructor(
    private readonly db: Db,
    private readonly store: SummaryStore,
  ) {}

  /** Null before the first compilation. */
  async summary(viewer: Viewer, forumId: string, lang?: Lang | null): Promise<SummaryView | null> {
    demandForum(viewer, 'report.read', forumId);
    const loaded = await this.store.load(this.db.read, forumId);
    return loaded && viewOf(loaded, lang ?? loaded.document.originalLanguage);
  }

  async paragraph(viewer: Viewer, id: string, lang?: Lang | null): Promise<ParagraphView> {
    const row = isId(id) ? await this.db.read.findOneBy(SummaryParagraph, { id }) : null;
    const [document] = row
      ? await this.db.sql<{ forum_id: string }>(
          'report.forumOf',
          'SELECT forum_id FROM summary_document WHERE id = $1',
          [row.documentId],
        )
      : [];
    const view = document && (await this.summary(viewer, document.forum_id, lang));
    const found = view?.allSections.flatMap((section) => section.paragraphs).find((paragraph) => paragraph.id === id);
    if (!found) throw notFound();
    return found;
  }

  /** The paragraphs that rest on a statement, whichever of its versions is named. */
  async statementUses(viewer: Viewer, statementId: string, first: number): Promise<ParagraphView[]> {
    const statement = isId(statementId) ? await this.db.read.findOneBy(Statement, { id: statementId }) : null;
    if (!statement) throw notFound();
    const view = await this.summary(viewer, statement.forumId);
    const paragraphs = view?.allSections.flatMap((section) => section.paragraphs) ?? [];
    return paragraphs
      .filter(({ isRemoved, evidence }) => !isRemoved && evidence.some((each) => each.statementId === statement.rootId))
      .slice(0, first);
  }
}

const addressOf = ({ number }: Block, sub?: SubItem): string | null =>
  number === null ? null : paragraphReference(number, sub?.printedNumber);

/** Every part of the model that is printed, by its key. */
function printedByKey(model: SummaryModel): Map<string, Printed> {
  const blocks = [...model.frontMatter, ...bodyBlocks(model)];
  return new Map(
    blocks.flatMap((block) => [
      [block.key, { ...block, address: addressOf(block) }],
      ...block.subItems.map((sub): [string, Printed] => [sub.key, { ...sub, address: addressOf(block, sub) }]),
    ]),
  );
}

function viewOf(loaded: Loaded, lang: Lang): SummaryView {
  const { document, forum } = loaded;
  const model = sealedModel(loaded, lang);
  const { id, version, revision, forumId, symbol, banner, distribution, submissionDate, originalLanguage } = document;
  const sections = sectionViews(loaded, model, lang);
  return Object.assign(
    { id, version, revision, forumId, symbol, banner, distribution, submissionDate, originalLanguage },
    {
      __typename: 'SummaryDocument',
      year: forum.year,
      language: lang,
      compiledAt: document.compiledAt ?? document.createdAt,
      releasedAt: document.releasedAt,
      words: wordCountOf(loaded, model),
      template: templateView(templateOf(document)),
      allSections: sections,
      allFindings: findingViews(loaded, model, sections),
    },
  );
}

function sectionViews(loaded: Loaded, model: SummaryModel, lang: Lang): SectionView[] {
  const numbers = new Map(sectionsInOrder(model.sections).map((section) => [section.key, section.number]));
  const paragraphs = Map.groupBy(paragraphViews(loaded, model, lang), (paragraph) => paragraph.sectionId);
  return loaded.rows.sections
    .filter((section) => section.droppedAt === null)
    .map(({ id, version, key, level, heading, sessionId }) => ({
      id,
      version,
      key,
      level,
      number: numbers.get(key) ?? null,
      heading: pickText(heading, lang)?.text ?? '',
      sessionId,
      paragraphs: paragraphs.get(id) ?? [],
    }));
}

function paragraphViews(loaded: Loaded, model: SummaryModel, lang: Lang): ParagraphView[] {
  const printed = printedByKey(model);
  const versions = Map.groupBy(loaded.rows.versions, (version) => version.paragraphId);
  const footnotes = footnoteViews(loaded, printed, lang);
  const evidence = evidenceViews(loaded);
  return loaded.rows.paragraphs
    .filter((row) => row.droppedAt === null)
    .map((row) => {
      const part = printed.get(row.key);
      const all = versions.get(row.id) ?? [];
      const text = all.find((each) => each.language === (part?.lang ?? lang)) ?? all[0];
      const { id, version, sectionId, key, kind, depth } = row;
      return {
        ...{ __typename: 'SummaryParagraph', id, version, sectionId, key, kind, depth },
        forumId: loaded.document.forumId,
        printedNumber: part?.printedNumber ?? null,
        address: part?.address ?? null,
        recommendationNumber: part?.recommendationNumber ?? null,
        text: text?.text ?? '',
        lang: text?.language ?? lang,
        generated: text?.generated ?? false,
        edited: all.some((each) => !each.generated),
        isRemoved: row.removedAt !== null,
        footnotes: footnotes.get(id) ?? [],
        evidence: evidence.get(id) ?? [],
      };
    });
}

function footnoteViews(loaded: Loaded, printed: Map<string, Printed>, lang: Lang): Map<string, FootnoteView[]> {
  const keys = new Map(loaded.rows.paragraphs.map((paragraph) => [paragraph.id, paragraph.key]));
  const { originalLanguage } = loaded.document;
  const views = loaded.rows.footnotes.map(({ id, version, key, texts, paragraphId }) => {
    const notes = printed.get(keys.get(paragraphId) ?? '')?.footnotes ?? [];
    const number = notes.find((note) => note.key === key)?.number ?? null;
    const text = texts[lang] ?? texts[originalLanguage] ?? Object.values(texts)[0] ?? '';
    return { paragraphId, view: { id, version, key, number, text } };
  });
  return groupViews(views);
}

function evidenceViews({ rows, input }: Loaded): Map<string, EvidenceView[]> {
  const views = rows.evidence.map(({ id, paragraphId, relation, addedBy, statementId, itemId }) => ({
    paragraphId,
    view: {
      id,
      relation,
      isManual: addedBy !== null,
      recommendationNumber: input.recommendationNumbers[itemId ?? ''] ?? null,
      statementId,
      itemId,
    },
  }));
  return groupViews(views);
}

function groupViews<V>(views: readonly { paragraphId: string; view: V }[]): Map<string, V[]> {
  const groups = Map.groupBy(views, (each) => each.paragraphId);
  return new Map([...groups].map(([id, members]) => [id, members.map((each) => each.view)]));
}
