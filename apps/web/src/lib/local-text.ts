import { graphql } from './graphql.ts';

/** A text of the content with the language that it really is in. Not masked: every component reads it. */
export const LocalTextFields = graphql(`
  fragment LocalTextFields on LocalText @_unmask {
    text
    lang
    state
    isFallback
    isStale
  }
`);
