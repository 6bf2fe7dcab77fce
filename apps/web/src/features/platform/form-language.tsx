import { LANGUAGE_NAMES, LANGUAGES, type Lang } from '@sti/reference';
import { createContext, useContext } from 'react';
import { useWords } from '../../lib/words.tsx';
import styles from './local-text.module.css';
import { type EditedText, markOf, markOfAll } from './local-text.ts';

type Chosen = { lang: Lang; choose(lang: Lang): void };

const PanelLanguage = createContext<Lang | null>(null);
export const PanelLanguageProvider = PanelLanguage.Provider;

/** The language in which a form shows its texts: one switch for all of them. */
export function usePanelLanguage(): Lang {
  const lang = useContext(PanelLanguage);
  if (!lang) throw new Error('A text in six languages stands in a FormPanel that names its texts.');
  return lang;
}

/** One switch for all texts of a form, with what is written in each language. */
export function LanguageSwitch({ texts, lang, choose }: Chosen & { texts: readonly EditedText[] }) {
  const { t } = useWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset of its own would stand as one more field
    <div className={styles.langs} role="group" aria-label={t('text.languages')}>
      {LANGUAGES.map((l) => {
        const mark = markOfAll(texts, l);
        return (
          <button
            key={l}
            type="button"
            aria-pressed={l === lang}
            data-mark={mark}
            title={t(`text.${mark}`)}
            onClick={() => choose(l)}
            lang={l}
          >
            {LANGUAGE_NAMES[l]}
            <span className={styles.hidden} lang={undefined}>
              {t(`text.${mark}`)}
            </span>
          </button>
        );
      })}
    </div>
  );
}

/** Which languages one text is written in: six codes with their marks, in words for those who listen. */
export function WrittenIn({ text }: { text: EditedText }) {
  const { t } = useWords();
  const named = (mark: 'written' | 'stale') =>
    LANGUAGES.filter((l) => markOf(text, l) === mark)
      .map((l) => LANGUAGE_NAMES[l])
      .join(t('list.comma'));
  return (
    <span className={styles.written}>
      <span className={styles.hidden}>
        {named('written') && t('text.writtenIn', { languages: named('written') })}{' '}
        {named('stale') && t('text.staleIn', { languages: named('stale') })}
      </span>
      {LANGUAGES.map((l) => (
        <span key={l} data-mark={markOf(text, l)} aria-hidden="true" title={LANGUAGE_NAMES[l]}>
          {l}
        </span>
      ))}
    </span>
  );
}
