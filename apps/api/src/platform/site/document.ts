import { directionOf, LANGUAGES, type Lang } from '@sti/reference';
import { word } from '../../i18n/words.ts';
import type { PageFiles, Rendered } from './web.ts';

export type Theme = 'auto' | 'light' | 'dark';

// A ring that is open at one side: our own mark, the same as in the header.
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M12.5 3.5a6 6 0 1 0 0 9' fill='none' stroke='%230a8a93' stroke-width='2.5'/%3E%3C/svg%3E";

type Parts = { lang: Lang; theme: Theme; files: PageFiles; body: string; head?: string };

/** A whole page. Everything that comes from people was escaped by the renderer; the rest is ours. */
function page({ lang, theme, files, body, head = '' }: Parts): string {
  const dataTheme = theme === 'auto' ? '' : ` data-theme="${theme}"`;
  const links = [
    ...files.styles.map((file) => `<link rel="stylesheet" href="${file}">`),
    `<script type="module" src="${files.script}"></script>`,
    ...files.preload.map((file) => `<link rel="modulepreload" href="${file}">`),
  ].join('');
  return `<!doctype html><html lang="${lang}" dir="${directionOf(lang)}"${dataTheme}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><link rel="icon" href="${ICON}">${head}${links}</head><body>${body}</body></html>`;
}

type PublicParts = { lang: Lang; theme: Theme; files: PageFiles; rendered: Rendered; baseUrl: string; path: string };

/** A public page with what it read, so that the script asks for nothing again. */
export function publicPage({ lang, theme, files, rendered, baseUrl, path }: PublicParts): string {
  const rest = path.slice(1 + lang.length);
  const others = LANGUAGES.map((l) => `<link rel="alternate" hreflang="${l}" href="${baseUrl}/${l}${rest}">`).join('');
  const own = `<link rel="canonical" href="${baseUrl}${path}">${others}`;
  return page({
    lang,
    theme,
    files,
    head: `${rendered.head}${rendered.status === 200 ? own : '<meta name="robots" content="noindex">'}`,
    body: `<div id="root" data-surface="public">${rendered.body}</div><script type="application/json" id="state">${rendered.state}</script>`,
  });
}

/**
 * The shell of the signed-in surfaces; its styles may carry the nonce. Until the application shows a page of its own,
 * the reader sees its bar and that it loads: beside the root, for the application empties that when it starts.
 */
export function shellPage(lang: Lang, theme: Theme, files: PageFiles, nonce: string): string {
  return page({
    lang,
    theme,
    files,
    head: `<title>STI Forum</title><meta name="robots" content="noindex"><meta name="csp-nonce" content="${nonce}">`,
    body: `<div id="root" data-surface="member"></div><div id="shell"><header><a href="/${lang}">${word(lang, 'shell.brand')}</a></header><p role="status">${word(lang, 'shell.loading')}</p></div>`,
  });
}
