/** What a word processor or XML could take for something else than text. */
export const HOSTILE = [
  '<w:p>&amp;]]>',
  'nul \u0000 bell \u0007 \uFFFE',
  'lone \uD800 half',
  '=1+1 {{7*7}}',
  '{ HYPERLINK "http://example.org" }',
];
