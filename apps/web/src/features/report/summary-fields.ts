import { graphql, type ResultOf } from '../../lib/graphql.ts';

export const EditorParagraph = graphql(`
  fragment EditorParagraph on SummaryParagraph {
    id version key sectionId kind depth printedNumber address recommendationNumber text lang generated edited isRemoved
    footnotes { id version key number text }
    evidence {
      id relation isManual recommendationNumber
      statement { id rootId sessionId address text speakerText onBehalfOf language }
      item { id rootId sessionId type number text status sessionCode }
    }
  }
`);
export type Paragraph = ResultOf<typeof EditorParagraph>;

export const EditorFinding = graphql(`
  fragment EditorFinding on SummaryFinding {
    rule act paragraphId paragraphKey sectionId address from to fix values { name value }
  }
`);
export type Finding = ResultOf<typeof EditorFinding>;

export const EditorUnused = graphql(`
  fragment EditorUnused on UnusedItem {
    result reason paragraphId
    item { id type number text status sessionCode goals }
  }
`);
export type Unused = ResultOf<typeof EditorUnused>;

export type Section = {
  id: string;
  version: number;
  key: string;
  level: number;
  number: string | null;
  heading: string;
  paragraphs: Paragraph[];
};

/** After every verb the whole document is read again: numbers, findings and words depend on all of it. */
export const REFRESH = { refetch: ['DeskSummaryPage'] };
