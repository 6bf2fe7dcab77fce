import { pickText } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { word } from '../i18n/words.ts';
import type { Forum } from './forum.entity.ts';

/** A forum as a mail names it: by its title, with the year where the title does not tell it. */
export function forumName({ title, year }: Pick<Forum, 'title' | 'year'>, lang: Lang): string {
  const text = pickText(title, lang)?.text;
  if (!text) return String(year);
  return text.includes(String(year)) ? text : word(lang, 'forum.named', { title: text, year: String(year) });
}
