import { graphqlEnum } from '../platform/words.ts';

export const BANNERS = ['AUV', 'ADVANCE_COPY', 'FINAL'] as const;
export const DISTRIBUTIONS = ['GENERAL', 'LIMITED', 'RESTRICTED'] as const;
export const PARAGRAPH_KINDS = ['FIXED', 'HIGHLIGHT', 'KEY_MESSAGE', 'RECOMMENDATION', 'FIGURE'] as const;
export const EVIDENCE_RELATIONS = ['STATES', 'MERGES', 'SUMMARISES', 'COUNTS'] as const;
export const DISPOSITIONS = ['IN_SUMMARY', 'MERGED', 'NOT_USED'] as const;
export type DispositionResult = (typeof DISPOSITIONS)[number];

export const BannerEnum = graphqlEnum('SummaryBanner', BANNERS);
export const DistributionEnum = graphqlEnum('Distribution', DISTRIBUTIONS);
export const ParagraphKindEnum = graphqlEnum('ParagraphKind', PARAGRAPH_KINDS);
export const EvidenceRelationEnum = graphqlEnum('EvidenceRelation', EVIDENCE_RELATIONS);
export const DispositionEnum = graphqlEnum('DispositionResult', DISPOSITIONS);

/** FIX: one click; ASK: a person decides; WARN: to know; BLOCK: no release while it stands. */
const FINDING_ACTS = ['FIX', 'ASK', 'WARN', 'BLOCK'] as const;
export type FindingAct = (typeof FINDING_ACTS)[number];
export const FindingActEnum = graphqlEnum('FindingAct', FINDING_ACTS);
