import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { LANGUAGES, type Lang } from '@sti/reference';
import {
  cleanText,
  compile,
  modelOf,
  type Register,
  registerOf,
  registerTable,
  type SummaryModel,
  sectionsInOrder,
} from '@sti/report';
import { SAMPLE, SAMPLE_DOCUMENT, sampleWith } from '@sti/report/sample';
import { Document, ExternalHyperlink, Packer, Paragraph, TextRun } from 'docx';
import { harmless, registerCsv } from './csv.ts';
import { toDocx } from './docx.ts';
import { PdfUnavailable, toPdf } from './pdf.ts';
import { cellsOf, paragraphsOf, saidByStyle } from './testing/flat-odf.ts';
import { HOSTILE } from './testing/hostile.ts';
import { Office, pdfFacts, versionOf } from './testing/office.ts';
import { registerXlsx } from './xlsx.ts';

// The files opened by the programs that their readers have, not by another library of ours.

// The first start of the office program on a busy machine takes a while.
jest.setTimeout(180_000);

const [soffice, pdfinfo] = await Promise.all([versionOf('soffice'), versionOf('pdfinfo', '-v')]);
const inOffice = soffice ? test : test.skip;
const inViewer = pdfinfo ? test : test.skip;
console.info(
  [
    soffice ? `Opened by ${soffice}` : 'SKIPPED: there is no soffice (LibreOffice) on this machine to open our files',
    pdfinfo ? `read by ${pdfinfo}` : 'SKIPPED: there is no pdfinfo (Poppler) on this machine to read our PDF',
  ].join('; '),
);

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

const RISKY = [
  '=1+1',
  '=HYPERLINK("http://example.org","click")',
  "=cmd|' /C calc'!A0",
  '=WEBSERVICE("http://example.org")',
  '+41-22',
  '-5+3',
  '@SUM(A1)',
  '|cmd',
  '%0A=1',
  ' =2+2',
  '\t=3+3',
  '\r=4+4',
  '\n=5+5',
  '\0=6+6',
  '＝7+7',
  '＋8',
  '\u3000＝9',
  '"=1+1"',
  'a;b,c "quoted"\nsecond line',
];

const base = registerOf(modelOf(compile(SAMPLE), SAMPLE, SAMPLE_DOCUMENT, 'en'), SAMPLE);
/** A row for every risky text, in two of its columns. */
const risky: Register = {
  ...base,
  rows: RISKY.map((text, n) => ({
    ...(base.rows[0] as Register['rows'][number]),
    number: `R-2099-${n}`,
    text,
    addressees: [text],
  })),
};

/** Blanks and line ends aside, which each program keeps in its own way, and NUL, which none does. */
const seen = (text: string) => text.replaceAll('\0', '').replace(/\s+/g, ' ').trim();

inOffice('a spreadsheet program opens both registers without a formula, and shows every word', async () => {
  const { columns, rows } = registerTable(risky);
  const csv = await office.convert(
    {
      'register.csv': registerCsv(risky, 'spreadsheet'),
      'bare.csv': registerCsv(risky, 'spreadsheet', (text) => text),
    },
    'fods',
  );
  const xlsx = await office.convert({ 'register.xlsx': await registerXlsx(risky) }, 'fods');
  const opened = (file: Buffer | undefined) => cellsOf(String(file));
  const texts = (cells: ReturnType<typeof cellsOf>) => cells.map((row) => row.map(({ text }) => seen(text)));
  const formulas = (cells: ReturnType<typeof cellsOf>) => cells.flat().flatMap(({ formula }) => formula ?? []);
  const expected = (write: (text: string) => string) =>
    [columns, ...rows].map((row) => row.map((text) => seen(write(text))).filter((text) => text !== ''));

  const [fromCsv, fromXlsx, bare] = [
    opened(csv['register.csv']),
    opened(xlsx['register.xlsx']),
    opened(csv['bare.csv']),
  ];
  expect([formulas(fromCsv), formulas(fromXlsx)]).toEqual([[], []]);
  expect(texts(fromCsv)).toEqual(expected(harmless));
  expect(texts(fromXlsx)).toEqual(expected(cleanText));
  // Control: without our mark the same program computes.
  console.info(`${RISKY.length} risky texts: 0 formulas with our mark, ${formulas(bare).length} cells without`);
  expect(formulas(bare).length).toBeGreaterThan(5);
});

const model = (lang: Lang) => modelOf(compile(SAMPLE), SAMPLE, SAMPLE_DOCUMENT, lang);
const hostileInput = sampleWith(HOSTILE);
const hostile = modelOf(compile(hostileInput), hostileInput, SAMPLE_DOCUMENT, 'en');
/** 'I.', '1.', '(a)' in the order in which they stand. */
const printedNumbers = (summary: SummaryModel) =>
  sectionsInOrder(summary.sections).flatMap(({ number, blocks }) => [
    number,
    ...blocks.flatMap((block) => [block.printedNumber ?? '', ...block.subItems.map((item) => item.printedNumber)]),
  ]);

const OUTSIDE = /xlink:href|<text:a |<office:dde|<text:(?:execute-macro|script|database|placeholder|hidden)/;

/** What our files must not hold: a link that Word itself would follow. */
function linked(): Promise<Buffer> {
  const link = new ExternalHyperlink({ link: 'http://example.org', children: [new TextRun('outside')] });
  return Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph({ children: [link] })] }] }));
}

inOffice('a word processor opens the summary: nothing points outside, and every footnote is one', async () => {
  const docx = {
    'hostile.docx': await toDocx(hostile),
    'ar.docx': await toDocx(model('ar')),
    'linked.docx': await linked(),
  };
  const opened = await office.convert(docx, 'fodt');
  for (const [name, summary] of [
    ['hostile.docx', hostile],
    ['ar.docx', model('ar')],
  ] as const) {
    const fodt = String(opened[name]);
    const body = fodt.slice(fodt.indexOf('<office:body>'));
    expect(body).not.toMatch(OUTSIDE);
    const blocks = [...summary.frontMatter, ...sectionsInOrder(summary.sections).flatMap((section) => section.blocks)];
    const notes = blocks.flatMap((block) => [block, ...block.subItems]).flatMap((part) => part.footnotes);
    expect(body.match(/<text:note [^>]*text:note-class="footnote"/g)).toHaveLength(notes.length);
    expect(notes.length).toBeGreaterThan(0);
  }
  expect(String(opened['linked.docx'])).toMatch(OUTSIDE);
  const typed = paragraphsOf(String(opened['hostile.docx'])).map(({ text }) => text);
  for (const text of [
    '<w:p>&amp;]]>.',
    'nul bell.',
    'lone half.',
    '=1+1 {{7*7}}',
    '{ HYPERLINK "http://example.org" }',
  ])
    expect([text, typed.some((each) => each.includes(text))]).toEqual([text, true]);

  const arabic = String(opened['ar.docx']);
  const directions = paragraphsOf(arabic).map(({ style }) => saidByStyle(arabic, style, 'style:writing-mode'));
  expect(new Set(directions)).toEqual(new Set(['rl-tb']));
  // Control: the English one runs the other way.
  const english = String(opened['hostile.docx']);
  const others = paragraphsOf(english).map(({ style }) => saidByStyle(english, style, 'style:writing-mode'));
  expect(others).not.toContain('rl-tb');
});

inOffice('the numbers that the word processor counts itself are those of the document, in six languages', async () => {
  const docx = Object.fromEntries(
    await Promise.all(LANGUAGES.map(async (lang) => [`${lang}.docx`, await toDocx(model(lang))] as const)),
  );
  const opened = await office.convert(docx, 'txt');
  // Blanks aside, and the hamza over the letter alif, which the program leaves out.
  const bare = (text: string) => text.replaceAll('أ', 'ا').replace(/\s/g, '');
  for (const lang of LANGUAGES) {
    const lines = String(opened[`${lang}.docx`])
      .split('\n')
      .filter((line) => /^ {4}/.test(line));
    const labels = printedNumbers(model(lang));
    expect([lang, lines.length]).toEqual([lang, labels.length]);
    const wrong = labels.filter((label, n) => !bare(lines[n] ?? '').startsWith(bare(label)));
    expect([lang, wrong]).toEqual([lang, []]);
  }
});

inViewer('a viewer reads every page of the PDF, tagged and without a script', async () => {
  let pdf: Buffer;
  try {
    pdf = await toPdf(hostile);
  } catch (error) {
    if (!(error instanceof PdfUnavailable)) throw error;
    return console.info(`SKIPPED: ${error.message}`);
  }
  const facts = await pdfFacts(pdf);
  const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
  expect(facts).toMatchObject({ Pages: String(pages), Tagged: 'yes', JavaScript: 'no', Encrypted: 'no' });
  expect(pages).toBeGreaterThan(1);
});
