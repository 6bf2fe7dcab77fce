import { LANGUAGES, type Lang } from '@sti/reference';
import type { DraftParagraph, DraftText, Evidence } from './draft.ts';
import type { ItemFacts } from './facts.ts';
import { cleanText } from './text.ts';
import { fill, listOf, wordsOf } from './words/wording.ts';

type Texts = DraftParagraph['texts'];

function generatedText(text: string): DraftText {
  return { text: cleanText(text), isGenerated: true };
}

/** Words a paragraph in the languages for which `write` finds words (six, unless named); '' leaves a language out. */
export function inLanguages(write: (lang: Lang) => string, languages: readonly Lang[] = LANGUAGES): Texts {
  return Object.fromEntries(
    languages.map((lang) => [lang, generatedText(write(lang))] as const).filter(([, { text }]) => text !== ''),
  );
}

/** Sentences of one paragraph, without those that had nothing to say. Chinese sets no space between them. */
export function sentences(lang: Lang, parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(lang === 'zh' ? '' : ' ');
}

/** Names Goals as Goals and targets as targets, each in a sentence of its own; '' for none. */
export function goalSentences(
  lang: Lang,
  codes: readonly string[],
  [ofGoals, ofTargets]: readonly ['goals', 'targets'] | readonly ['sessionGoals', 'sessionTargets'],
): string {
  const isTarget = (code: string) => code.includes('.');
  const sentence = (which: typeof ofGoals | typeof ofTargets, named: readonly string[]) =>
    // The forms tell one, two and several apart, not counts that end in one: hence no more than three.
    named.length > 0 && fill(lang, wordsOf(lang)[which], { goals: listOf(lang, named), n: Math.min(named.length, 3) });
  return sentences(lang, [
    sentence(
      ofGoals,
      codes.filter((code) => !isTarget(code)),
    ),
    sentence(ofTargets, codes.filter(isTarget)),
  ]);
}

/** A fixed paragraph of the body, unless `more` says otherwise. */
export function paragraph(key: string, texts: Texts, more: Partial<DraftParagraph> = {}): DraftParagraph {
  return { key, kind: 'FIXED', depth: 0, texts, footnotes: [], evidence: [], isRemoved: false, ...more };
}

/** The item itself, its statements, and the statements of the items merged into it. */
export function evidenceOf(item: ItemFacts): Evidence[] {
  const own = item.statementIds.map((statementId) => ({ itemId: item.id, statementId, relation: 'STATES' as const }));
  const merged = (item.merges ?? []).flatMap(({ id, statementIds }) => [
    { itemId: id, statementId: null, relation: 'MERGES' as const },
    ...statementIds.map((statementId) => ({ itemId: id, statementId, relation: 'MERGES' as const })),
  ]);
  return [{ itemId: item.id, statementId: null, relation: 'STATES' }, ...own, ...merged];
}

/** An outcome as a sentence: cleaned, and closed by a full stop where it has no ending of its own. */
export function sentenceOf(text: string, lang: Lang): string {
  const clean = cleanText(text);
  if (clean === '' || /[.!?…。！？؟;；:：]["”’»)）]*$/.test(clean)) return clean;
  return `${clean}${lang === 'zh' ? '。' : '.'}`;
}

/** A short stable name for a text, for keys: the same text gives the same name in every run (FNV-1a, 32 bits). */
export function nameFor(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
}
