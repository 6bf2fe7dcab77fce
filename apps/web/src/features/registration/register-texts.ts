import type { Lang } from '@sti/reference';
import type { RegisterCatalogue } from '../../i18n/register.en.ts';

const CATALOGUES: Record<Lang, () => Promise<{ messages: RegisterCatalogue }>> = {
  ar: () => import('../../i18n/register.ar.ts'),
  zh: () => import('../../i18n/register.zh.ts'),
  en: () => import('../../i18n/register.en.ts'),
  fr: () => import('../../i18n/register.fr.ts'),
  ru: () => import('../../i18n/register.ru.ts'),
  es: () => import('../../i18n/register.es.ts'),
};

/** The words of the registration form; the other public pages need none of them. */
export const registerTexts = async (lang: Lang): Promise<RegisterCatalogue> => (await CATALOGUES[lang]()).messages;
