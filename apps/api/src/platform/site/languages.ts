import type { IncomingMessage } from 'node:http';
import { isLang, type Lang } from '@sti/reference';
import { cookie } from '../request.ts';

/** The language of a path's first part; null for anything else. */
export function langOf(path: string): Lang | null {
  const end = path.indexOf('/', 1);
  const first = end < 0 ? path.slice(1) : path.slice(1, end);
  return isLang(first) ? first : null;
}

/** The language that the reader chose before, else the first of the browser's that we speak, else English. */
export function preferredLang(req: IncomingMessage): Lang {
  const chosen = cookie(req, 'lang');
  if (isLang(chosen)) return chosen;
  const wanted = String(req.headers['accept-language'] ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', q] = part.split(';q=');
      return { lang: tag.trim().slice(0, 2).toLowerCase(), weight: q === undefined ? 1 : Number(q) || 0 };
    })
    .sort((a, b) => b.weight - a.weight);
  return wanted.map(({ lang }) => lang).find(isLang) ?? 'en';
}
