import { isLang, type Lang } from '@sti/reference';
import { messages as english } from '../i18n/public.en.ts';
import type { Exec } from '../lib/data.tsx';
import type { Refused } from '../lib/form.tsx';
import { type Catalogue, type I18n, makeI18n } from '../lib/t.tsx';
import { renderFailure, renderPage } from './render.tsx';

// What the API loads, from the build or from Vite.
export { knownAddress } from '../lib/addresses.ts';
export { refusedByRule } from '../lib/form.tsx';
export { submitForm as submit } from './render.tsx';

const CATALOGUES = import.meta.glob<{ messages: Catalogue }>('../i18n/public.*.ts', { eager: true });
const made = new Map<Lang, I18n<string>>();

function i18nOf(url: string): I18n<string> {
  const said = url.split(/[/?]/)[1];
  const lang = isLang(said) ? said : 'en';
  let i18n = made.get(lang);
  if (!i18n) {
    const own = CATALOGUES[`../i18n/public.${lang}.ts`]?.messages;
    i18n = makeI18n(lang, ...(own ? [own, english] : [english]));
    made.set(lang, i18n);
  }
  return i18n;
}

export const render = (url: string, exec: Exec, refused?: Refused) => renderPage(url, exec, i18nOf(url), refused);
export const failure = (url: string) => renderFailure(i18nOf(url));
