import { isLang } from '@sti/reference';
import { createMemoryHistory } from '@tanstack/react-router';
import { parse } from 'graphql';
import { renderToString } from 'react-dom/server';
import { Data, type Exec } from '../lib/data.tsx';
import type { FormAnswer, Refused } from '../lib/form.tsx';
import { parseDocumentsWith } from '../lib/graphql.ts';
import { type I18n, I18nProvider } from '../lib/t.tsx';
import { Failure } from '../pages/failure.tsx';
import { actionOf } from './actions.ts';
import { App } from './app.tsx';
import { makeRouter } from './router.tsx';

parseDocumentsWith(parse);

export type Rendered = {
  status: number;
  head: string;
  body: string;
  state: string;
  /** The source of the page, by which its built files are found. */
  file?: string;
};

/** A public page as HTML. `url` has known parameters only; `exec` reads as a visitor without a name. */
export async function renderPage(url: string, exec: Exec, i18n: I18n<string>, refused?: Refused): Promise<Rendered> {
  const data = new Data(exec);
  const page = { status: refused && !refused.isSent ? 422 : 200 };
  const router = makeRouter({ data, page, refused }, createMemoryHistory({ initialEntries: [url] }));
  await router.load();
  // The router would show a failure as a page with status 200.
  for (const match of router.state.matches) if (match.status === 'error') throw match.error;
  const html = renderToString(<App router={router} i18n={i18n} />);
  const file = router.state.matches.at(-1)?.staticData.file;
  return { ...split(html), status: page.status, state: escapeData({ data: data.extract(), refused }), file };
}

/** The page that says that something failed. It needs no data and no script. */
export function renderFailure(i18n: I18n<string>): Rendered {
  const html = renderToString(
    <I18nProvider i18n={i18n}>
      <Failure />
    </I18nProvider>,
  );
  return { ...split(html), status: 500, state: '{}' };
}

/** React puts <title> and <meta> of the pages in front of the markup. */
function split(html: string): { head: string; body: string } {
  const cut = html.indexOf('<div');
  return { head: html.slice(0, cut), body: html.slice(cut) };
}

/** Data inside a script element: no `<` can end or open one, and older parsers see no line end. */
export const escapeData = (state: object): string =>
  JSON.stringify(state).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

/** A form that came without a script: where to go next, or what was wrong. Null where no form stands. */
export async function submitForm(path: string, form: URLSearchParams, exec: Exec): Promise<FormAnswer | null> {
  const found = actionOf(path);
  if (!found || !isLang(found.lang)) return null;
  const { action, params, lang } = found;
  return action({ lang, params, form, data: new Data(exec) });
}
