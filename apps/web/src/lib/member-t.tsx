import { type Message, type MessageValues, wordMessage } from '@sti/domain';
import { BCP47, type Lang } from '@sti/reference';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { memberEn } from '../i18n/member.en.ts';

export type MemberKey = keyof typeof memberEn;
export type MemberCatalogue = Record<MemberKey, Message>;

export type Words = {
  lang: Lang;
  /** The tag for Intl, which keeps Latin digits in Arabic. */
  locale: string;
  t(key: MemberKey, values?: MessageValues): string;
  /** For a code that comes from the server: the sentence of `${area}.${code}`, else that of `otherwise`. */
  word(area: string, code: string, otherwise: MemberKey, values?: MessageValues): string;
};

const WordsContext = createContext<Words | null>(null);

/** The catalogue of the signed-in surfaces: a chunk of its own, which public pages never load. */
export function MemberWords(props: { lang: Lang; catalogue: MemberCatalogue; children: ReactNode }) {
  const { lang, catalogue } = props;
  const words = useMemo<Words>(() => {
    const t = (key: MemberKey, values?: MessageValues) => wordMessage(catalogue[key], BCP47[lang], values);
    const has = (key: string): key is MemberKey => Object.hasOwn(catalogue, key);
    return {
      lang,
      locale: BCP47[lang],
      t,
      word: (area, code, otherwise, values) => {
        const key = `${area}.${code}`;
        return has(key) ? t(key, values) : t(otherwise, { code, ...values });
      },
    };
  }, [lang, catalogue]);
  return <WordsContext value={words}>{props.children}</WordsContext>;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('useWords outside MemberWords');
  return words;
}
