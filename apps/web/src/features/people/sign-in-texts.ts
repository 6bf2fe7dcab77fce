import type { Lang } from '@sti/reference';
import type { SignInCatalogue } from '../../i18n/sign-in.en.ts';

const CATALOGUES: Record<Lang, () => Promise<{ messages: SignInCatalogue }>> = {
  ar: () => import('../../i18n/sign-in.ar.ts'),
  zh: () => import('../../i18n/sign-in.zh.ts'),
  en: () => import('../../i18n/sign-in.en.ts'),
  fr: () => import('../../i18n/sign-in.fr.ts'),
  ru: () => import('../../i18n/sign-in.ru.ts'),
  es: () => import('../../i18n/sign-in.es.ts'),
};

/** The words of signing in; the other public pages need none of them. */
export const signInTexts = async (lang: Lang): Promise<SignInCatalogue> => (await CATALOGUES[lang]()).messages;
