import { expect, test } from '@jest/globals';
import { cleanText, compile, modelOf, type Register, registerOf, registerTable } from '@sti/report';
import { SAMPLE, SAMPLE_DOCUMENT, sampleWith } from '@sti/report/sample';
import ExcelJS from 'exceljs';
import { harmless, registerCsv } from './csv.ts';
import { unzip } from './testing/unzip.ts';
import { registerXlsx } from './xlsx.ts';

const RISKY = [
  '=1+1',
  '+41 22 000',
  '-5',
  '@sum',
  '|cmd',
  '%0A',
  ' =2',
  '＝3',
  '\u3000＋1',
  'a_x0041_b',
  'say "so", then\nmore; done',
];

function register(texts?: readonly string[]): Register {
  const input = texts ? sampleWith(texts) : SAMPLE;
  return registerOf(modelOf(compile(input), input, SAMPLE_DOCUMENT, 'en'), input);
}

/** A row for every risky text, as if each had passed all other checks. */
const risky: Register = {
  ...register(),
  rows: RISKY.map((text, n) => ({
    ...(register().rows[0] as Register['rows'][number]),
    number: `R-2099-${n}`,
    text,
    sessionTitle: text,
  })),
};

/** Reads RFC 4180 back. */
function parseCsv(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && plain === '' && quoted === undefined) break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

const formulas = (rows: readonly (readonly string[])[]) =>
  rows.flat().filter((cell) => /^\s*[=+\-@|%＝＋]/u.test(cell));

test('the CSV for programs holds every value as it is', () => {
  const [names = [], ...rows] = parseCsv(registerCsv(risky, 'machine'));
  expect(names.slice(0, 3)).toEqual(['number', 'text', 'language']);
  expect(rows.map((row) => row[1])).toEqual(RISKY);
  expect(rows.map((row) => row.length)).toEqual(RISKY.map(() => names.length));
});

test('the CSV for spreadsheets holds no formula, loses no character, and says that it is Unicode', () => {
  const csv = registerCsv(risky, 'spreadsheet');
  expect(csv.startsWith('\uFEFF"')).toBe(true);
  const rows = parseCsv(csv);
  expect(formulas(rows)).toEqual([]);
  expect(rows.slice(1).map((row) => row[1]?.replace(/^'/, ''))).toEqual(RISKY);
  expect(formulas(parseCsv(registerCsv(risky, 'spreadsheet', (text) => text))).length).toBeGreaterThan(0);
});

test('only a risky start is marked', () => {
  const starts = ['\t1', '\r1', '\n1', '\0=1', 'a=1', '5-3', '', 'R-2099-001', '٪'];
  expect(starts.filter((text) => harmless(text) !== text)).toEqual(['\t1', '\r1', '\n1', '\0=1']);
});

test('the workbook reads back equal, and every cell is a shared string', async () => {
  const file = await registerXlsx(risky);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer);
  const sheet = workbook.worksheets[0];
  const { columns, rows } = registerTable(risky);
  const read = [columns, ...rows].map((cells, r) =>
    cells.map((_, c) => sheet?.getRow(r + 1).getCell(c + 1).value ?? ''),
  );
  expect(read).toEqual([columns, ...rows].map((cells) => cells.map((cell) => cleanText(cell))));
  const xml = unzip(file).get('xl/worksheets/sheet1.xml') ?? '';
  expect(xml).not.toMatch(/<f[ >]|<hyperlink/);
  expect(xml.match(/<c /g)).toHaveLength((xml.match(/t="s"/g) ?? []).length);
});

test('a text too long for a cell is cut, one that XML cannot hold is cleaned', async () => {
  const file = unzip(await registerXlsx(register(['x'.repeat(40_000), 'nul \u0000'])));
  const strings = [...(file.get('xl/sharedStrings.xml') ?? '').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
    ([, text = '']) => text,
  );
  expect(Math.max(...strings.map((text) => text.length))).toBe(32_767);
  expect(strings).toContain('nul.');
});
