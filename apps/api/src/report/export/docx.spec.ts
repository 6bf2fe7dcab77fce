import { expect, test } from '@jest/globals';
import { LANGUAGES } from '@sti/reference';
import { bodyBlocks, compile, type DocumentFacts, modelOf, type SummaryModel, sectionsInOrder } from '@sti/report';
import { SAMPLE, SAMPLE_DOCUMENT, sampleWith } from '@sti/report/sample';
import { validateXML } from 'xmllint-wasm';
import { toDocx } from './docx.ts';
import { HOSTILE } from './testing/hostile.ts';
import { unescapeXml, unzip } from './testing/unzip.ts';

// The machine that runs all tests at once may be slow.

const model = (lang: (typeof LANGUAGES)[number], document: DocumentFacts = SAMPLE_DOCUMENT) =>
  modelOf(compile(SAMPLE), SAMPLE, document, lang);
const filesOf = async (summary: SummaryModel) => unzip(await toDocx(summary));
const body = (files: Map<string, string>) => files.get('word/document.xml') ?? '';

/** Paragraphs with their style, their numbering (0 paragraph, 1 sub-paragraph) and their text. */
function paragraphsOf(xml: string): { style: string; level: string | undefined; text: string; isBidi: boolean }[] {
  return (xml.match(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs) ?? []).map((p) => ({
    style: /<w:pStyle w:val="([^"]+)"/.exec(p)?.[1] ?? '',
    level: /<w:ilvl w:val="(\d)"/.exec(p)?.[1],
    text: [...p.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => unescapeXml(text)).join(''),
    isBidi: p.includes('<w:bidi/>'),
  }));
}

/** The parts of an Office file that are no well-formed XML; one call, because each starts a worker. */
async function malformed(...documents: Map<string, string>[]): Promise<string[]> {
  const parts = documents.flatMap((files, n) =>
    [...files]
      .filter(([name]) => /^(?:word|docProps)\/[^/]+\.xml$/.test(name))
      .map(([name, contents]) => ({ fileName: `${n}-${name.replace('/', '-')}`, contents })),
  );
  const { errors } = await validateXML({ xml: parts, normalization: 'c14n' });
  const blamed = new Set(errors.map(({ loc }) => loc?.fileName));
  return parts
    .map(({ fileName }) => fileName)
    .filter((name) => blamed.has(name))
    .sort();
}

test('headings, paragraphs and sub-paragraphs stand in order, numbered by Word and not by typing', async () => {
  const summary = model('en');
  const found = paragraphsOf(body(await filesOf(summary)));
  const numbered = found.filter(({ style, level }) => style === 'SingleTxtG' && level !== undefined);
  const withNumber = (part: { recommendationNumber?: string; text: string }) =>
    part.text.replaceAll('[^mandate]', '') + (part.recommendationNumber ? ` (${part.recommendationNumber})` : '');
  const expected = bodyBlocks(summary).flatMap((block) => [
    { level: '0', text: withNumber(block) },
    ...block.subItems.map((item) => ({ level: '1', text: withNumber(item) })),
  ]);
  expect(numbered.map(({ level, text }) => ({ level, text }))).toEqual(expected);
  const headings = found.filter(({ style, level }) => ['HChG', 'H1G'].includes(style) && level !== undefined);
  expect(headings.map(({ style, text }) => [style, text])).toEqual(
    sectionsInOrder(summary.sections).map(({ level, heading }) => [level === 1 ? 'HChG' : 'H1G', heading]),
  );
});

test('one list counts through the whole body, and the styles carry the names of the UN', async () => {
  const files = await filesOf(model('en'));
  const lists = [...body(files).matchAll(/SingleTxtG"\/>.{0,80}?<w:numId w:val="(\d+)"/g)].map((match) => match[1]);
  expect(new Set(lists).size).toBe(1);
  const styles = files.get('word/styles.xml') ?? '';
  for (const name of ['_ H __M_G', '_ H _Ch_G', '_ H_1_G', '_ H_2/3_G', '_ Single Txt_G'])
    expect(styles).toContain(`w:val="${name}"`);
  expect(files.get('word/numbering.xml')).toContain('<w:lvlText w:val="(%2)"/>');
});

test('every footnote has its mark, and every mark its footnote', async () => {
  const files = await filesOf(model('fr'));
  const ids = (xml: string | undefined, pattern: RegExp) => [...(xml ?? '').matchAll(pattern)].map((match) => match[1]);
  const marks = ids(body(files), /<w:footnoteReference w:id="(\d+)"/g);
  const notes = ids(files.get('word/footnotes.xml'), /<w:footnote w:id="([1-9]\d*)"/g);
  expect([marks, notes]).toEqual([['1'], ['1']]);
  expect(files.get('word/footnotes.xml')).toContain('Résolution 70/1 de l’Assemblée générale');
});

test('Arabic runs from right to left, with its own labels', async () => {
  const files = await filesOf(model('ar'));
  const found = paragraphsOf(body(files)).filter(({ text }) => text !== '');
  expect(found.filter(({ isBidi }) => !isBidi)).toEqual([]);
  expect(body(files)).toContain('<w:bidiVisual/>');
  expect(body(files)).toMatch(/<w:rtl\/>.{0,120}مقدمة/);
  const labels = [...(files.get('word/numbering.xml') ?? '').matchAll(/<w:lvlText w:val="([^"]*)"\/>/g)].map(
    (match) => match[1],
  );
  expect(labels).toEqual(expect.arrayContaining(['%1\u00A0-', '(%2)', 'أولا -', 'ألف -']));
});

test('the six versions are well-formed and refer to nothing outside', async () => {
  const documents = await Promise.all(LANGUAGES.map((lang) => filesOf(model(lang))));
  expect(await malformed(...documents)).toEqual([]);
  const xml = documents.flatMap((files) => [...files.values()]).join('');
  expect(xml).not.toMatch(/TargetMode="External"|<w:instrText[^>]*>(?! ?PAGE)/);
});

test('whatever people type comes out as text', async () => {
  const input = sampleWith(HOSTILE);
  const summary = modelOf(compile(input), input, SAMPLE_DOCUMENT, 'en');
  const files = await filesOf(summary);
  expect(await malformed(files)).toEqual([]);
  const texts = paragraphsOf(body(files)).map(({ text }) => text);
  for (const text of ['<w:p>&amp;]]>.', 'nul bell.', 'lone half.', '=1+1 {{7*7}}']) {
    expect(texts.some((each) => each.includes(text))).toBe(true);
  }
  expect([...files.keys()].filter((name) => /media|embed|comment/.test(name))).toEqual([]);
});

test('without the cleaning the file would be broken', async () => {
  const summary = model('en');
  const broken = { ...summary, title: 'no \uFFFE character' };
  const files = unzip(await toDocx(broken, (text) => text));
  expect(await malformed(files)).toEqual(['0-docProps-core.xml', '0-word-document.xml']);
  expect(await malformed(await filesOf(broken))).toEqual([]);
});

test('the file says which version it is', async () => {
  const files = await filesOf({ ...model('en'), hash: 'abc123' });
  expect(files.get('docProps/core.xml')).toContain('Version 3 · SHA-256 abc123');
  expect(files.get('word/footer1.xml')).toContain('Version 3 · SHA-256 abc123');
});
