import { expect, test } from '@jest/globals';
import { LANGUAGES } from '@sti/reference';
import { compile } from './compile.ts';
import { bodyBlocks, canonical, type SummaryModel, sectionsInOrder } from './model.ts';
import { modelOf } from './model-of.ts';
import { registerJson, registerOf, registerTable } from './register.ts';
import { renderHtml } from './render-html.ts';
import { escapeMarkdown, renderMarkdown } from './render-markdown.ts';
import { SAMPLE, SAMPLE_DOCUMENT, sampleWith } from './sample.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{7*7}} #{7*7} =1+1',
  '[click](javascript:alert(1)) ![x](data:text/html,y) http://example.org',
  '# head `code` _em_ * star | pipe ~ &amp; \\',
];

const english = modelOf(compile(SAMPLE), SAMPLE, SAMPLE_DOCUMENT, 'en');

function hostile(): SummaryModel {
  const input = sampleWith(HOSTILE);
  return modelOf(compile(input), input, SAMPLE_DOCUMENT, 'en');
}

/** What a browser would run, load or style; the texts themselves stand escaped. */
function dangers(html: string): string[] {
  const tags = html.match(/<[^>]*>/g) ?? [];
  return tags.filter((tag) => /<script|<img|<style|<iframe|\son\w+=|\sstyle=|javascript:|data:/i.test(tag));
}

test('the page has one h1, headings without a gap, and an anchor for each paragraph and recommendation', () => {
  const html = renderHtml(english);
  expect(html.match(/<h1/g)).toHaveLength(1);
  const levels = [...html.matchAll(/<h(\d)/g)].map((match) => Number(match[1]));
  expect(levels.filter((level, n) => level > (levels[n - 1] ?? 0) + 1)).toEqual([]);
  for (const { number } of bodyBlocks(english)) expect(html).toContain(` id="para-${number}"`);
  for (const number of Object.values(SAMPLE.recommendationNumbers))
    expect(html.split(` id="rec-${number}"`)).toHaveLength(2);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
});

test('language and direction are said for the page and for every text in another language', () => {
  const html = renderHtml(modelOf(compile(SAMPLE), SAMPLE, SAMPLE_DOCUMENT, 'ar'));
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).toContain('<span lang="en" dir="ltr">Water data are a public good.</span>');
});

test('nothing that people typed becomes markup', () => {
  expect(dangers(renderHtml(hostile()))).toEqual([]);
  expect(dangers(renderHtml(hostile()).replaceAll('&lt;', '<').replaceAll('&gt;', '>')).length).toBeGreaterThan(0);
});

test('Markdown holds the same headings, numbers and texts, and no markup of others', () => {
  const lines = renderMarkdown(english).split('\n\n');
  const plain = (line: string) => line.replace(/\\(.)/g, '$1');
  const headings = lines.filter((line) => line.startsWith('#')).map(plain);
  expect(headings.slice(1, 1 + sectionsInOrder(english.sections).length)).toEqual(
    sectionsInOrder(english.sections).map(
      ({ level, number, heading }) => `${'#'.repeat(level + 1)} ${number} ${heading}`,
    ),
  );
  for (const block of bodyBlocks(english)) {
    expect(lines.some((line) => plain(line).startsWith(`${block.printedNumber} `))).toBe(true);
  }
  const bare = renderMarkdown(hostile()).replace(/\\./g, '');
  expect(bare).not.toMatch(/[<>`]|\]\(|javascript:alert\(/);
  expect(renderMarkdown(hostile()).replace(/\\(?=[<>`])/g, '')).toMatch(/<script>/);
  expect(escapeMarkdown('1. a - b')).toBe('1\\. a - b');
  expect(escapeMarkdown('- a')).toBe('\\- a');
});

test('the hash text is the same for the same document and leaves out the hash', () => {
  const again = modelOf(compile(SAMPLE), SAMPLE, SAMPLE_DOCUMENT, 'en');
  expect(canonical({ ...again, hash: 'x' })).toBe(canonical(english));
  expect(canonical({ ...again, version: 4 })).not.toBe(canonical(english));
});

test('the register has one row for each numbered recommendation, with its paragraph and distinct sources', () => {
  const register = registerOf(english, SAMPLE, { 'r-2': { result: 'MERGED', reason: 'n/a' } });
  expect(
    register.rows.map((row) => [row.number, row.text, row.paragraph, row.support.sources, row.disposition]),
  ).toEqual([
    ['R-2099-001', 'Member States should share open water data by 2030.', '12 (a)', 2, 'IN_SUMMARY'],
    ['R-2099-002', 'Development partners should finance repair as well as construction.', '12 (b)', 1, 'IN_SUMMARY'],
    ['R-2099-003', 'The scientific community should publish negative results.', '14', 1, 'IN_SUMMARY'],
  ]);
  expect(register.rows[0]).toMatchObject({
    goals: ['6', '9'],
    targets: ['6.5'],
    support: { byCategory: { memberState: 1, business: 1 }, byRegion: { AFR: 1 } },
  });
  expect(registerJson(register)).toMatchObject({ format: 'sti-forum-register/1', recommendations: { length: 3 } });
  for (const lang of LANGUAGES) {
    const { columns, rows } = registerTable(
      registerOf(modelOf(compile(SAMPLE), SAMPLE, SAMPLE_DOCUMENT, lang), SAMPLE),
    );
    expect(rows.map((row) => row.length)).toEqual([columns.length, columns.length, columns.length]);
  }
});
