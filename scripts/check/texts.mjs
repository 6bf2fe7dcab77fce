import { existsSync, globSync } from 'node:fs';
import { at, ROOT } from '../lib/paths.mjs';

const LANGUAGES = ['ar', 'zh', 'en', 'fr', 'ru', 'es'];

/** What the typography of a language forbids. */
const MARKS = {
  ar: [/\p{Script=Arabic}[,;?]/u, 'has a Latin mark where Arabic writes ، ؛ or ؟.'],
  zh: [/\p{Script=Han}[,.:;?()]|[,.:;?()]\p{Script=Han}/u, 'has a half-width mark beside a Chinese character.'],
  fr: [
    /[^\u00A0\u202F][;?!»]|[^\u00A0\u202F]:(?!\/\/)|«[^\u00A0\u202F]|'/,
    'needs a no-break space before : ; ? ! », after «, or a round apostrophe.',
  ],
  ru: [/[ёЁ"]| - /, 'has ё, a straight quotation mark or a hyphen for a dash.'],
  es: [/^[^¿]*\?|["«]/, 'lacks ¿ or has the quotation marks of another language.'],
};

/** Compares the catalogues of all languages with the English one. */
export async function findTextProblems() {
  await import('../swc-hook.mjs');
  const problems = [];
  for (const original of globSync('apps/*/src/i18n/{en,*.en}.ts', { cwd: ROOT })) {
    const english = await catalogue(original);
    for (const lang of LANGUAGES) {
      const file = original.replace(/en\.ts$/, `${lang}.ts`);
      problems.push(...compare(file, lang, english, await catalogue(file)));
    }
  }
  return problems.map((line) => `${line}\n`).join('');
}

/** The texts of a file: the one object that it exports. */
async function catalogue(file) {
  if (!existsSync(at(file))) return undefined;
  return Object.values(await import(at(file))).find((value) => typeof value === 'object');
}

function compare(file, lang, english, texts) {
  if (!texts) return [`${file} is missing.`];
  const missing = Object.keys(english).filter((key) => !(key in texts));
  const unknown = Object.keys(texts).filter((key) => !(key in english));
  const shared = Object.keys(english).filter((key) => key in texts);
  return [
    ...missing.map((key) => `${file}: ${key} is missing.`),
    ...unknown.map((key) => `${file}: ${key} is not in the English catalogue.`),
    ...shared.flatMap((key) =>
      compareText(lang, english[key], texts[key]).map((problem) => `${file}: ${key} ${problem}`),
    ),
  ];
}

function compareText(lang, english, text) {
  const isPlural = typeof text === 'object';
  if (isPlural !== (typeof english === 'object'))
    return [isPlural ? 'has plural forms, English has none.' : 'needs plural forms.'];
  const forms = isPlural ? Object.values(text) : [text];
  const problems = forms.some((form) => !form.trim()) ? ['is empty.'] : [];
  if (isPlural) problems.push(...compareForms(lang, Object.keys(text)));
  const [wrong, advice] = MARKS[lang] ?? [];
  if (forms.some((form) => wrong?.test(form))) problems.push(advice);
  const wanted = valuesIn(isPlural ? Object.values(english) : [english]);
  const given = valuesIn(forms);
  for (const name of wanted.difference(given)) problems.push(`lacks {${name}}.`);
  for (const name of given.difference(wanted)) problems.push(`has {${name}}, which nobody fills.`);
  return problems;
}

/** Needed are the forms that whole numbers up to 1000 take, and `other`; French and Spanish "many" begins at a million. */
function compareForms(lang, given) {
  const rules = new Intl.PluralRules(lang);
  const needed = new Set(['other', ...Array.from({ length: 1001 }, (_, n) => rules.select(n))]);
  const possible = new Set(rules.resolvedOptions().pluralCategories);
  return [
    ...[...needed].filter((form) => !given.includes(form)).map((form) => `lacks the plural form "${form}".`),
    ...given
      .filter((form) => !possible.has(form))
      .map((form) => `has the plural form "${form}", which ${lang} does not know.`),
  ];
}

const valuesIn = (forms) => new Set(forms.flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)));
