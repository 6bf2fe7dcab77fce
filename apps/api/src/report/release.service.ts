import { Injectable } from '@nestjs/common';
import { LANGUAGES, type Lang } from '@sti/reference';
import { type Block, registerOf, type Section, type SubItem, type SummaryModel, summaryHtml } from '@sti/report';
import { Forum } from '../forum/forum.entity.ts';
import { noteSummaryRelease } from '../forum/forum.queries.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { Once } from '../platform/idempotency.ts';
import { Live } from '../platform/live.ts';
import { RuleBroken } from '../platform/refusals.ts';
import type { Viewer } from '../platform/viewer.ts';
import { blockingRules } from './lint.ts';
import type { ReleasedParagraph, ReleasedSection, ReleasedSummary } from './release.results.ts';
import type { SummaryReleaseNote } from './report.results.ts';
import { demandForum, documentToEdit } from './report.rights.ts';
import { SummaryChanges } from './summary-changes.ts';
import { SummaryDocument } from './summary-document.entity.ts';
import { SummaryRelease } from './summary-release.entity.ts';
import { SummaryStore, sealedModel } from './summary-store.ts';

const inSixLanguages = <T>(make: (lang: Lang) => T): Record<Lang, T> =>
  Object.fromEntries(LANGUAGES.map((lang) => [lang, make(lang)])) as Record<Lang, T>;

/** Freezing the summary for everybody, and reading what was frozen. */
@Injectable()
export class SummaryReleases {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly once: Once,
    private readonly live: Live,
    private readonly store: SummaryStore,
    private readonly changes: SummaryChanges,
  ) {}

  /** Refused while a finding that blocks is open. */
  async release(viewer: Viewer, forumId: string, key: string): Promise<SummaryReleaseNote> {
    demandForum(viewer, 'report.edit', forumId);
    return this.db.tx(async (tx) => {
      const known = await tx.findOneBy(SummaryDocument, { forumId });
      if (!known?.compiledAt) throw new RuleBroken('notCompiled');
      const document = await documentToEdit(tx, viewer, known.id);
      const id = await this.once.run(tx, viewer, key, { releaseSummary: forumId }, async () => {
        const loaded = await this.store.load(tx, forumId);
        if (!loaded) throw new RuleBroken('notCompiled');
        const rules = blockingRules(loaded);
        if (rules.length)
          throw new RuleBroken('openFindings', { rules: [...new Set(rules)].join(' '), count: rules.length });
        const models = inSixLanguages((lang) => sealedModel(loaded, lang));
        const register = inSixLanguages((lang) => registerOf(models[lang], loaded.input, loaded.facts.dispositions));
        const number = (await tx.countBy(SummaryRelease, { forumId })) + 1;
        const releasedAt = this.clock.now();
        const row = { documentId: document.id, forumId, number, models, register, releasedBy: viewer.me, releasedAt };
        const release = await tx.save(tx.create(SummaryRelease, row));
        await tx.query('UPDATE summary_document SET released_at = $2 WHERE id = $1', [document.id, releasedAt]);
        await noteSummaryRelease(tx, forumId, releasedAt);
        await this.changes.note(tx, viewer, document, 'report.release', release.id, { after: { number } });
        await this.live.raise(tx, 'public');
        return release.id;
      });
      const release = await tx.findOneByOrFail(SummaryRelease, { id });
      return Object.assign(release, { __typename: 'SummaryReleaseNote' });
    });
  }

  async last(forumId: string): Promise<SummaryRelease | null> {
    return this.db.read.findOne(SummaryRelease, { where: { forumId }, order: { number: 'DESC' } });
  }

  /** Null while nothing is released. */
  async ofYear(year: number, lang: Lang): Promise<ReleasedSummary | null> {
    const forum = await this.db.read.findOneBy(Forum, { year });
    const release = forum && (await this.last(forum.id));
    return release ? releasedView(release, release.models[lang]) : null;
  }
}

function releasedView(release: SummaryRelease, model: SummaryModel): ReleasedSummary {
  const { language, title, meeting, note, version, hash, year, masthead, frontMatter } = model;
  const front = { key: 'front', level: 0, number: '', heading: title, headingLang: language };
  return {
    ...{ id: release.id, number: release.number, releasedAt: release.releasedAt },
    ...{ year, language, title, meeting: [...meeting], note, version, hash },
    ...{ symbol: masthead.symbol, distribution: masthead.distribution, date: masthead.date },
    ...{ banner: masthead.banner, bannerText: masthead.bannerText },
    html: summaryHtml(model),
    allSections: [{ ...front, paragraphs: frontMatter.flatMap(paragraphsOf) }, ...flat(model.sections)],
  };
}

function flat(sections: readonly Section[]): ReleasedSection[] {
  return sections.flatMap(({ key, level, number, heading, headingLang, blocks, sections: inner }) => [
    { key, level, number, heading, headingLang, paragraphs: blocks.flatMap(paragraphsOf) },
    ...flat(inner),
  ]);
}

function paragraphsOf(block: Block): ReleasedParagraph[] {
  return [paragraphOf(block, 0, block.number), ...block.subItems.map((item) => paragraphOf(item, 1, null))];
}

function paragraphOf(part: Block | SubItem, depth: number, number: number | null): ReleasedParagraph {
  const { key, kind, printedNumber, recommendationNumber, lang, runs, footnotes, provenance } = part;
  return {
    ...{ key, kind, depth, printedNumber, number, lang },
    recommendationNumber: recommendationNumber ?? null,
    runs: runs.map((run) =>
      run.kind === 'text'
        ? { text: run.text, bold: run.bold, footnote: null }
        : { text: String(run.number), bold: false, footnote: run.number },
    ),
    footnotes: [...footnotes],
    provenance: [...provenance],
  };
}
