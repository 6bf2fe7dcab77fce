/** A field for whose sake nothing of a file is imported: it is missing, or says what this forum cannot be. */
export class RefusedField extends Error {
  constructor(
    /** A key of the file's top object; '' for the file itself. */
    readonly field: string,
    sentence: string,
    /** Without it there is no forum at all; else there is one, which cannot be taken. */
    readonly isMissing: boolean,
  ) {
    super(sentence);
  }
}
