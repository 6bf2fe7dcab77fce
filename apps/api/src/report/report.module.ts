import type { Room } from '../platform/room.ts';
import { Compile } from './compile.service.ts';
import { Disposition, Evidence, RecommendationNumber } from './evidence.entity.ts';
import { FilesController } from './files.controller.ts';
import { FrontMatter } from './front-matter.service.ts';
import { LintFixes } from './lint-fixes.service.ts';
import { Pdfs } from './pdfs.ts';
import { SummaryReleases } from './release.service.ts';
import { ReleasedSummaryResolver } from './released.resolver.ts';
import { ReportJobs } from './report.jobs.ts';
import { EvidenceResolver, ParagraphResolver, SummaryResolver } from './report.resolver.ts';
import { SourceLoaders } from './source-loaders.ts';
import { SummaryChanges } from './summary-changes.ts';
import { SummaryDocument } from './summary-document.entity.ts';
import { SummaryEdit } from './summary-edit.service.ts';
import { SummaryFiles } from './summary-files.ts';
import { Footnote, ParagraphVersion, SummaryParagraph } from './summary-paragraph.entity.ts';
import { SummaryReader } from './summary-reader.service.ts';
import { SummaryRelease } from './summary-release.entity.ts';
import { SummarySection } from './summary-section.entity.ts';
import { SummarySources } from './summary-sources.service.ts';
import { SummaryStore } from './summary-store.ts';

export const report: Room = {
  entities: [
    SummaryDocument,
    SummarySection,
    SummaryParagraph,
    ParagraphVersion,
    Footnote,
    Evidence,
    RecommendationNumber,
    Disposition,
    SummaryRelease,
  ],
  providers: [
    SummaryStore,
    SummaryChanges,
    Compile,
    SummaryEdit,
    SummarySources,
    FrontMatter,
    LintFixes,
    SummaryReleases,
    SummaryReader,
    Pdfs,
    SummaryFiles,
    SourceLoaders,
    ReportJobs,
    SummaryResolver,
    ParagraphResolver,
    EvidenceResolver,
    ReleasedSummaryResolver,
  ],
  controllers: [FilesController],
};
