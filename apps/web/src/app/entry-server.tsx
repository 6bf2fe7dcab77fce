import { isLang, type Lang } from '@sti/reference';
import { createMemoryHistory } from '@tanstack/react-router';
import { renderToString } from 'react-dom/server';
import { Data, type Exec } from '../lib/data.tsx';
import type { Refused } from '../lib/form.tsx';
import { type Catalogue, type I18n, makeI18n } from '../lib/t.tsx';
import { messages as english } from '../i18n/public.en.ts';
import { actionOf } from './actions.ts';
import { App } from './app.tsx';
import { makeRouter } from './router.tsx';

export { knownSearch } from '../lib/parameters.ts';

const CATALOGUES = import.meta.glob<{ messages: Catalogue }>('../i18n/public.*.ts', { eager: true });
const made = new Map<Lang, I18n<string>>();

function i18nOf(lang: Lang): I18n<string> {
  let i18n = made.get(lang);
  if (!i18n) {
    const own = CATALOGUES[`../i18n/public.${lang}.ts`]?.messages;
    i18n = makeI18n(lang, ...(own ? [own, english] : [english]));
    made.set(lang, i18n);
  }
  return i18n;
}

export type Rendered = { status: number; head: string; body: string; state: string };

/** A public page as HTML. `url` has known parameters only; `exec` reads as a visitor without a name. */
export async function render(url: string, exec: Exec, refused?: Refused): Promise<Rendered> {
  const lang = url.split(/[/?]/)[1];
  const data = new Data(exec);
  const page = { status: refused ? 422 : 200 };
  const router = makeRouter({ data, page, refused }, createMemoryHistory({ initialEntries: [url] }));
  await router.load();
  // The router would show a failure as a page with status 200.
  for (const match of router.state.matches) if (match.status === 'error') throw match.error;
  const html = renderToString(<App router={router} i18n={i18nOf(isLang(lang) ? lang : 'en')} />);
  // React puts <title> and <meta> of the pages in front of the markup.
  const cut = html.indexOf('<div');
  const state = JSON.stringify({ data: data.extract(), refused });
  return { status: page.status, head: html.slice(0, cut), body: html.slice(cut), state: escapeData(state) };
}

/** Data inside a script element: no `<` can end or open one, and old parsers see no line end. */
const escapeData = (json: string): string =>
  json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

/** A form that came without a script: where to go next, or what was wrong. Null when the address has no form. */
export async function submit(path: string, form: URLSearchParams, exec: Exec) {
  const found = actionOf(path);
  if (!found) return null;
  return found.action({ lang: found.lang, params: found.params, form, data: new Data(exec) });
}
