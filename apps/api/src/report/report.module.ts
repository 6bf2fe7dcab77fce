import type { Room } from '../platform/room.ts';
import { Disposition, Evidence, RecommendationNumber } from './evidence.entity.ts';
import { SummaryDocument } from './summary-document.entity.ts';
import { Footnote, ParagraphVersion, SummaryParagraph } from './summary-paragraph.entity.ts';
import { SummaryRelease } from './summary-release.entity.ts';
import { SummarySection } from './summary-section.entity.ts';

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
  providers: [],
  controllers: [],
};
