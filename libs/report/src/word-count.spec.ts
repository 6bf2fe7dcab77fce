import { expect, test } from '@jest/globals';
import { compile } from './compile.ts';
import { modelOf } from './model-of.ts';
import { SAMPLE, SAMPLE_DOCUMENT } from './sample.ts';
import { countWords, wordCount } from './word-count.ts';

test('words are counted between spaces, Chinese by characters, as word processors do', () => {
  expect(countWords('')).toBe(0);
  expect(countWords('  The 10-Member Group’s view. ')).toBe(4);
  expect(countWords('مقدمة عن المنتدى')).toBe(3);
  expect(countWords('论坛于2099年举行。')).toBe(8);
});

test('footnotes and headings count, and a section holds its subsections', () => {
  const model = modelOf(compile(SAMPLE), SAMPLE, SAMPLE_DOCUMENT, 'en');
  const count = wordCount(model);
  const heading = countWords('Highlights of the discussions');
  expect(count.sections.highlights).toBe((count.sections['s-WATER1'] ?? 0) + heading);
  const [first] = model.sections;
  const withoutNotes = {
    ...model,
    sections: first ? [{ ...first, blocks: first.blocks.map((b) => ({ ...b, footnotes: [] })) }] : [],
  };
  expect((count.sections.introduction ?? 0) - (wordCount(withoutNotes).sections.introduction ?? 0)).toBe(
    countWords('General Assembly resolution 70/1, para. 70.'),
  );
});
