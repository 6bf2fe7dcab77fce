import { beforeEach, expect, test } from '@jest/globals';
import { draftKey, keepDraft, readDraft, sweepDrafts } from './drafts.ts';

const DAY = 24 * 3600 * 1000;
const key = draftKey('ada', 'session:1');
const draft = { values: { text: 'Half' }, base: { values: { text: '' }, version: 3 } };

beforeEach(() => localStorage.clear());

test('A draft is kept with the row that it began from; a month later nobody comes back to it', () => {
  keepDraft(key, draft);
  sweepDrafts();
  expect(readDraft(key)).toMatchObject(draft);
  const kept = JSON.parse(localStorage.getItem(key) ?? '{}');
  localStorage.setItem(key, JSON.stringify({ ...kept, at: Date.now() - 31 * DAY }));
  sweepDrafts();
  expect(readDraft(key)).toBeNull();
});

test('What cannot be read is no draft and is swept; what is no draft stays', () => {
  localStorage.setItem(key, '{');
  localStorage.setItem('sti-unsent:ada:1', '[]');
  expect(readDraft(key)).toBeNull();
  sweepDrafts();
  expect(Object.keys(localStorage)).toEqual(['sti-unsent:ada:1']);
});
