import type { Lang } from '@sti/reference';
import type { Catalogue } from '../lib/t.tsx';

const LOADERS = import.meta.glob<{ messages: Catalogue }>('../i18n/public.*.ts');
const english = '../i18n/public.en.ts';

/** The texts of the public pages in a language: one chunk, and English where a language is not written yet. */
export async function publicCatalogue(lang: Lang): Promise<Catalogue> {
  const load = LOADERS[`../i18n/public.${lang}.ts`] ?? LOADERS[english];
  if (!load) throw new Error('The English texts are missing.');
  return (await load()).messages;
}
