import { expect, test } from '@jest/globals';
import { type LocalText, localText, mergeText, pickText } from './texts.ts';

const both: LocalText = {
  original: 'fr',
  texts: { fr: { text: 'eau', state: 'official' }, en: { text: 'water', state: 'unofficial' } },
};

test.each([
  ['en', 'water', false],
  ['fr', 'eau', false],
  ['ar', 'eau', true],
] as const)('a reader of %s gets %s', (lang, text, isFallback) =>
  expect(pickText(both, lang)).toMatchObject({ text, isFallback }),
);

test('nothing is read from nothing', () => expect(pickText(null, 'en')).toBeNull());

test('a changed original marks its translations stale, and a new translation clears the mark', () => {
  const changed = mergeText(both, { ...both, texts: { ...both.texts, fr: { text: 'eau douce', state: 'official' } } });
  expect(changed.texts.en?.isStale).toBe(true);
  const again = mergeText(changed, {
    ...changed,
    texts: { ...changed.texts, en: { text: 'fresh water', state: 'official' } },
  });
  expect(again.texts.en?.isStale).toBeUndefined();
});

test('a translation that somebody says is still right is stale no longer; nobody says so by saving the form', () => {
  const changed = mergeText(both, { ...both, texts: { ...both.texts, fr: { text: 'eau douce', state: 'official' } } });
  expect(mergeText(changed, changed).texts.en?.isStale).toBe(true);
  const confirmed = { ...changed, texts: { ...changed.texts, en: { ...changed.texts.en, isConfirmed: true } } };
  expect(mergeText(changed, confirmed as LocalText).texts.en).toEqual({ text: 'water', state: 'unofficial' });
});

test('a blank at the end, or another language as the original, makes no translation stale', () => {
  const blank = mergeText(both, { ...both, texts: { ...both.texts, fr: { text: 'eau ', state: 'official' } } });
  expect(blank).toEqual(both);
  expect(mergeText(both, { ...both, original: 'en' })).toEqual({ ...both, original: 'en' });
});

test('an emptied language is left out', () => {
  const merged = mergeText(both, { ...both, texts: { ...both.texts, en: { text: ' ', state: 'official' } } });
  expect(merged.texts.en).toBeUndefined();
});

test('text is stored in NFC', () => expect(localText('e\u0301').texts.en?.text).toBe('\u00e9'));
