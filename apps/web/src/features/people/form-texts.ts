import type { Lang } from '@sti/reference';
import type { FormCatalogue } from '../../i18n/form.en.ts';

const CATALOGUES: Record<Lang, () => Promise<{ messages: FormCatalogue }>> = {
  ar: () => import('../../i18n/form.ar.ts'),
  zh: () => import('../../i18n/form.zh.ts'),
  en: () => import('../../i18n/form.en.ts'),
  fr: () => import('../../i18n/form.fr.ts'),
  ru: () => import('../../i18n/form.ru.ts'),
  es: () => import('../../i18n/form.es.ts'),
};

/** The words of forms; the public pages without one need none of them. */
export const formTexts = async (lang: Lang): Promise<FormCatalogue> => (await CATALOGUES[lang]()).messages;
