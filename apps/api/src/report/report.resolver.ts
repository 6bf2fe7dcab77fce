import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Lang } from '@sti/reference';
import { readable } from '../outcome/outcome.rights.ts';
import { OutcomeItem } from '../outcome/outcome-item.entity.ts';
import { Statement } from '../outcome/statement.entity.ts';
import { Access, CurrentViewer } from '../platform/access.ts';
import type { GraphQLRequestContext } from '../platform/request.ts';
import { LangEnum } from '../platform/texts.ts';
import { Viewer } from '../platform/viewer.ts';
import { Compile } from './compile.service.ts';
import { FrontMatter } from './front-matter.service.ts';
import { LintFixes } from './lint-fixes.service.ts';
import { SummaryReleases } from './release.service.ts';
import { DispositionInput, EvidenceInput, FootnoteInput, FrontMatterInput, ParagraphInput } from './report.input.ts';
import {
  CompileResult,
  DisposeResult,
  EditParagraphResult,
  EditSummaryResult,
  EvidenceView,
  FindingView,
  ParagraphView,
  ReleaseSummaryResult,
  SectionView,
  SummaryView,
  UnusedItem,
} from './report.results.ts';
import { SourceLoaders } from './source-loaders.ts';
import { SummaryEdit } from './summary-edit.service.ts';
import { SummaryReader } from './summary-reader.service.ts';
import { SummarySources } from './summary-sources.service.ts';
import { TemplateInput } from './summary-template.ts';

const Id = (name: string) => Args(name, { type: () => ID });
const Version = () => Args('version', { type: () => Int });
const First = () => Args('first', { type: () => Int });

@Resolver(() => SummaryView)
export class SummaryResolver {
  constructor(
    private readonly reader: SummaryReader,
    private readonly compile: Compile,
    private readonly frontMatter: FrontMatter,
    private readonly releases: SummaryReleases,
    private readonly sources: SummarySources,
    private readonly fixes: LintFixes,
    private readonly edit: SummaryEdit,
  ) {}

  @Query(() => SummaryView, { nullable: true })
  @Access('report.read')
  summary(
    @CurrentViewer() viewer: Viewer,
    @Id('forumId') forumId: string,
    @Args('lang', { type: () => LangEnum, nullable: true }) lang?: Lang,
  ) {
    return this.reader.summary(viewer, forumId, lang);
  }

  @ResolveField(() => [SectionView])
  @Access('report.read')
  sections(@Parent() summary: SummaryView, @First() count: number) {
    return summary.allSections.slice(0, count);
  }

  @ResolveField(() => [FindingView])
  @Access('report.read')
  findings(@Parent() summary: SummaryView, @First() count: number) {
    return summary.allFindings.slice(0, count);
  }

  @ResolveField(() => Int)
  @Access('report.read')
  findingCount(@Parent() summary: SummaryView) {
    return summary.allFindings.length;
  }

  /** `undecided`: only those that nobody has explained yet. */
  @ResolveField(() => [UnusedItem])
  @Access('report.read')
  unusedItems(
    @Parent() summary: SummaryView,
    @First() count: number,
    @Args('undecided', { defaultValue: false }) undecided: boolean,
  ) {
    return this.sources.unusedItems(summary.forumId, count, undecided);
  }

  @Mutation(() => CompileResult)
  @Access('report.edit')
  async compileSummary(
    @CurrentViewer() viewer: Viewer,
    @Id('forumId') forumId: string,
    @Id('idempotencyKey') key: string,
  ) {
    await this.compile.compileSummary(viewer, forumId, key);
    return this.reader.summary(viewer, forumId);
  }

  @Mutation(() => EditSummaryResult)
  @Access('report.edit')
  async editFrontMatter(
    @CurrentViewer() viewer: Viewer,
    @Id('forumId') forumId: string,
    @Version() version: number,
    @Args('input') input: FrontMatterInput,
  ) {
    await this.frontMatter.edit(viewer, forumId, version, input);
    return this.reader.summary(viewer, forumId);
  }

  @Mutation(() => EditSummaryResult)
  @Access('report.edit')
  async editSummaryTemplate(
    @CurrentViewer() viewer: Viewer,
    @Id('forumId') forumId: string,
    @Version() version: number,
    @Args('input') input: TemplateInput,
  ) {
    await this.frontMatter.editTemplate(viewer, forumId, version, input);
    return this.reader.summary(viewer, forumId);
  }

  @Mutation(() => EditSummaryResult)
  @Access('report.edit')
  async editSectionHeading(
    @CurrentViewer() viewer: Viewer,
    @Id('id') sectionId: string,
    @Version() version: number,
    @Args('text') text: string,
  ) {
    const forumId = await this.edit.editHeading(viewer, sectionId, version, text);
    return this.reader.summary(viewer, forumId);
  }

  @Mutation(() => EditSummaryResult)
  @Access('report.edit')
  async applyHeadingFix(
    @CurrentViewer() viewer: Viewer,
    @Id('sectionId') sectionId: string,
    @Version() version: number,
    @Args('rule') rule: string,
  ) {
    return this.reader.summary(viewer, await this.fixes.applyToHeading(viewer, sectionId, version, rule));
  }

  /** Every fix that the linter knows, in the whole document. */
  @Mutation(() => EditSummaryResult)
  @Access('report.edit')
  async applyAllFixes(
    @CurrentViewer() viewer: Viewer,
    @Id('forumId') forumId: string,
    @Id('idempotencyKey') key: string,
  ) {
    await this.fixes.applyAll(viewer, forumId, key);
    return this.reader.summary(viewer, forumId);
  }

  @Mutation(() => DisposeResult)
  @Access('report.edit')
  disposeOutcome(@CurrentViewer() viewer: Viewer, @Args('input') input: DispositionInput) {
    return this.sources.dispose(viewer, input);
  }

  @Mutation(() => ReleaseSummaryResult)
  @Access('report.edit')
  releaseSummary(@CurrentViewer() viewer: Viewer, @Id('forumId') forumId: string, @Id('idempotencyKey') key: string) {
    return this.releases.release(viewer, forumId, key);
  }
}

/** Verbs of one paragraph; each answers with the paragraph as it is printed now. */
@Resolver(() => ParagraphView)
export class ParagraphResolver {
  constructor(
    private readonly reader: SummaryReader,
    private readonly edit: SummaryEdit,
    private readonly sources: SummarySources,
    private readonly fixes: LintFixes,
  ) {}

  @Query(() => [ParagraphView])
  @Access('report.read')
  statementUses(
    @CurrentViewer() viewer: Viewer,
    @Id('statementId') statementId: string,
    @Args('first', { type: () => Int, defaultValue: 100 }) first: number,
  ) {
    return this.reader.statementUses(viewer, statementId, first);
  }

  @Mutation(() => EditParagraphResult)
  @Access('report.edit')
  async editParagraph(
    @CurrentViewer() viewer: Viewer,
    @Id('id') paragraphId: string,
    @Version() version: number,
    @Args('text') text: string,
    @Args('lang', { type: () => LangEnum, nullable: true }) lang?: Lang,
  ) {
    return this.reader.paragraph(viewer, await this.edit.editParagraph(viewer, paragraphId, version, text, lang), lang);
  }

  @Mutation(() => EditParagraphResult)
  @Access('report.edit')
  async addParagraph(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: ParagraphInput,
    @Id('idempotencyKey') key: string,
  ) {
    return this.reader.paragraph(viewer, await this.edit.addParagraph(viewer, input, key));
  }

  @Mutation(() => EditParagraphResult)
  @Access('report.edit')
  async moveParagraph(
    @CurrentViewer() viewer: Viewer,
    @Id('id') paragraphId: string,
    @Version() version: number,
    @Id('sectionId') sectionId: string,
    @Args('afterId', { type: () => ID, nullable: true }) afterId?: string,
  ) {
    const moved = await this.edit.moveParagraph(viewer, paragraphId, version, sectionId, afterId ?? null);
    return this.reader.paragraph(viewer, moved);
  }

  @Mutation(() => EditParagraphResult)
  @Access('report.edit')
  async removeParagraph(@CurrentViewer() viewer: Viewer, @Id('id') paragraphId: string, @Version() version: number) {
    return this.reader.paragraph(viewer, await this.edit.setRemoved(viewer, paragraphId, version, true));
  }

  @Mutation(() => EditParagraphResult)
  @Access('report.edit')
  async restoreParagraph(@CurrentViewer() viewer: Viewer, @Id('id') paragraphId: string, @Version() version: number) {
    return this.reader.paragraph(viewer, await this.edit.setRemoved(viewer, paragraphId, version, false));
  }

  @Mutation(() => EditParagraphResult)
  @Access('report.edit')
  async applyFix(
    @CurrentViewer() viewer: Viewer,
    @Id('paragraphId') paragraphId: string,
    @Version() version: number,
    @Args('rule') rule: string,
  ) {
    return this.reader.paragraph(viewer, await this.fixes.apply(viewer, paragraphId, version, rule));
  }

  @Mutation(() => EditParagraphResult)
  @Access('report.edit')
  async addFootnote(@CurrentViewer() viewer: Viewer, @Version() version: number, @Args('input') input: FootnoteInput) {
    const { paragraphId, text, at } = input;
    return this.reader.paragraph(viewer, await this.edit.addFootnote(viewer, paragraphId, version, text, at ?? null));
  }

  @Mutation(() => EditParagraphResult)
  @Access('report.edit')
  async editFootnote(
    @CurrentViewer() viewer: Viewer,
    @Id('id') footnoteId: string,
    @Version() version: number,
    @Args('text') text: string,
  ) {
    return this.reader.paragraph(viewer, await this.edit.editFootnote(viewer, footnoteId, version, text));
  }

  @Mutation(() => EditParagraphResult)
  @Access('report.edit')
  async removeFootnote(@CurrentViewer() viewer: Viewer, @Id('id') footnoteId: string, @Version() version: number) {
    return this.reader.paragraph(viewer, await this.edit.removeFootnote(viewer, footnoteId, version));
  }

  @Mutation(() => EditParagraphResult)
  @Access('report.edit')
  async addEvidence(@CurrentViewer() viewer: Viewer, @Args('input') input: EvidenceInput) {
    return this.reader.paragraph(viewer, await this.sources.addEvidence(viewer, input));
  }

  @Mutation(() => EditParagraphResult)
  @Access('report.edit')
  async removeEvidence(@CurrentViewer() viewer: Viewer, @Id('id') evidenceId: string) {
    return this.reader.paragraph(viewer, await this.sources.removeEvidence(viewer, evidenceId));
  }
}

@Resolver(() => EvidenceView)
export class EvidenceResolver {
  constructor(private readonly sources: SourceLoaders) {}

  /** Null also for who reads the draft, but no statements. */
  @ResolveField(() => Statement, { nullable: true })
  @Access('report.read')
  async statement(@Parent() { statementId }: EvidenceView, @Context() { loaders, viewer }: GraphQLRequestContext) {
    const statement = statementId && (await this.sources.statement(loaders).load(statementId));
    return statement ? readable(viewer, [statement])[0] : null;
  }

  @ResolveField(() => OutcomeItem, { nullable: true })
  @Access('report.read')
  item(@Parent() { itemId }: EvidenceView, @Context() { loaders }: GraphQLRequestContext) {
    return itemId && this.sources.item(loaders).load(itemId);
  }
}
