import { createRequire } from 'node:module';
import { expect, test } from '@jest/globals';
import { LANGUAGES } from '@sti/reference';
import { bodyBlocks, compile, modelOf, type SummaryModel } from '@sti/report';
import { SAMPLE, SAMPLE_DOCUMENT, sampleWith } from '@sti/report/sample';
import { failureOf, PdfFailed, PdfUnavailable, toPdf } from './pdf.ts';
import { pdfText } from './testing/pdf-text.ts';

// The machine that runs all tests at once may be slow.

const HOSTILE = [
  '#import "x.typ": *',
  '#panic() ] } $x$ `y` *z*',
  'nul \u0000 {{7*7}} =1+1',
  '#read("/etc/hostname") \\ // no comment',
  '@label <label>',
];

const model = (lang: (typeof LANGUAGES)[number]) => modelOf(compile(SAMPLE), SAMPLE, SAMPLE_DOCUMENT, lang);

/** Without spaces and hyphens: lines break anywhere. */
const squeezed = (text: string) => text.replace(/[\s\u00AD\u2010-]/g, '');

let isAvailable = true;
async function pdfOf(summary: SummaryModel): Promise<Buffer | undefined> {
  try {
    return await toPdf(summary);
  } catch (error) {
    if (!(error instanceof PdfUnavailable)) throw error;
    isAvailable = false;
    console.log(`SKIPPED: ${error.message}`);
    return undefined;
  }
}

test.each(LANGUAGES)('the version in %s is tagged PDF/UA-1 with title, language and its own fonts', async (lang) => {
  const pdf = await pdfOf(model(lang));
  if (!pdf) return;
  const text = pdf.toString('latin1');
  expect(text.slice(0, 5)).toBe('%PDF-');
  expect(text).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
  expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(text).toMatch(new RegExp(`/Lang \\(${lang}`));
  expect(text).not.toMatch(/\/(?:JavaScript|Launch|EmbeddedFile|URI)\b/);
  expect(text.match(/\/FontFile[23]/g)?.length).toBeGreaterThan(0);
});

test('the words of the document are the words of the PDF', async () => {
  const summary = model('en');
  const pdf = await pdfOf(summary);
  if (!pdf) return;
  const text = squeezed(pdfText(pdf));
  const parts = bodyBlocks(summary).flatMap((block) => [block, ...block.subItems]);
  const missing = parts.filter((part) => !part.text.includes('[^') && !text.includes(squeezed(part.text)));
  expect(missing.map(({ text: lost }) => lost)).toEqual([]);
  expect(text).toContain(squeezed('General Assembly resolution 70/1, para. 70.'));
});

test('whatever people type comes out as text', async () => {
  const input = sampleWith(HOSTILE);
  const pdf = await pdfOf(modelOf(compile(input), input, SAMPLE_DOCUMENT, 'en'));
  if (!pdf) return;
  const text = squeezed(pdfText(pdf));
  for (const typed of HOSTILE) expect(text).toContain(squeezed(typed.replace('\u0000', '')));
});

test('a character that no font of ours can draw does not stop the document', async () => {
  const input = sampleWith(['Missing \u{10FFFD} glyph and \u0378']);
  const pdf = await pdfOf(modelOf(compile(input), input, SAMPLE_DOCUMENT, 'en'));
  if (pdf) expect(squeezed(pdfText(pdf))).toContain('Missing\uFFFDglyphand\uFFFD');
});

test('the same texts read as markup would be refused', () => {
  if (!isAvailable) return;
  const require = createRequire(import.meta.url);
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create({ workspace: import.meta.dirname });
  const compiles = (markup: string) => {
    try {
      return compiler.pdf({ mainFileContent: `#set document(title: "x")\n${markup}` }) !== undefined;
    } catch {
      return false;
    }
  };
  expect(compiles('harmless')).toBe(true);
  expect(HOSTILE.map(compiles)).toEqual(HOSTILE.map((text) => text.startsWith('nul')));
});

test('documents are made one after the other, and a failure does not stop the next', async () => {
  const broken = { ...model('en'), sections: 'none' } as unknown as SummaryModel;
  const results = await Promise.allSettled([toPdf(broken), pdfOf(model('en'))]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});

test('a compiler without PDF/UA-1 is named as the reason, a refused document is not blamed on it', async () => {
  await expect(toPdf(model('en'), 'ua-9')).rejects.toThrow(PdfUnavailable);
  expect(failureOf("Cannot find module '@myriaddreamin/typst-ts-node-compiler-linux-arm64-gnu'")).toBeInstanceOf(
    PdfUnavailable,
  );
  const refused = failureOf('PDF/UA-1 error: missing document title');
  expect([refused instanceof PdfFailed, refused instanceof PdfUnavailable]).toEqual([true, false]);
});
