import { BCP47, type Lang } from '@sti/reference';
import { useMemo } from 'react';
import type { messages as english } from '../i18n/member.en.ts';
import { type Message, type PublicKey, type Translate, useI18n, type Values } from './t.tsx';

export type MemberKey = keyof typeof english;
/** A whole catalogue of the signed-in surfaces in another language. */
export type MemberCatalogue = Readonly<Record<MemberKey, Message>>;

export type Words = {
  lang: Lang;
  dir: 'ltr' | 'rtl';
  /** The tag for Intl, which keeps Latin digits in Arabic. */
  locale: string;
  t: Translate<MemberKey | PublicKey>;
  /** For a code that comes from the server: the sentence of `area.code`, else that of `otherwise`. */
  word(area: string, code: string, otherwise: MemberKey, values?: Values): string;
};

export function useWords(): Words {
  const { lang, dir, t } = useI18n<string>();
  return useMemo(
    () => ({
      lang,
      dir,
      locale: BCP47[lang],
      t,
      word: (area, code, otherwise, values) => {
        const key = `${area}.${code}`;
        const text = t(key, values);
        return text === key ? t(otherwise, { code, ...values }) : text;
      },
    }),
    [lang, dir, t],
  );
}
