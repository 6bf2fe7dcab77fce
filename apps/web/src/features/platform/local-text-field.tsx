import { Button, Checkbox, Select, Textarea } from '@mantine/core';
import { TEXT_STATES } from '@sti/domain';
import { directionOf, LANGUAGE_NAMES, LANGUAGES, type Lang } from '@sti/reference';
import { useState } from 'react';
import { useWords } from '../../lib/words.tsx';
import styles from './local-text.module.css';
import type { EditedText } from './local-text.ts';

type Props = {
  id?: string;
  label: string;
  error?: string;
  value: EditedText;
  onChange(value: EditedText): void;
  rows?: number;
};

/** One text in six languages: which are written, which is the original, which are older than it. */
export function LocalTextField({ id, label, error, value, onChange, rows = 1 }: Props) {
  const { t } = useWords();
  const [lang, setLang] = useState<Lang>(value.original);
  const now = value.texts[lang];
  const change = (part: Partial<typeof now>) =>
    onChange({ ...value, texts: { ...value.texts, [lang]: { ...now, isStale: false, ...part } } });
  const markOf = (l: Lang) => {
    const text = value.texts[l];
    if (!text.text.trim()) return 'missing';
    return text.isStale ? 'stale' : 'written';
  };
  return (
    <fieldset className={styles.field} data-error={error ? true : undefined}>
      <legend>{label}</legend>
      <div className={styles.langs}>
        {LANGUAGES.map((l) => (
          <button
            key={l}
            type="button"
            aria-pressed={l === lang}
            data-mark={markOf(l)}
            title={t(`text.${markOf(l)}`)}
            onClick={() => setLang(l)}
            lang={l}
          >
            {LANGUAGE_NAMES[l]}
            <span className={styles.hidden} lang={undefined}>
              {t(`text.${markOf(l)}`)}
            </span>
          </button>
        ))}
      </div>
      <Textarea
        id={id}
        aria-label={t('text.inLanguage', { label, language: LANGUAGE_NAMES[lang] })}
        value={now.text}
        onChange={(e) => change({ text: e.currentTarget.value })}
        autosize
        minRows={rows}
        maxRows={16}
        lang={lang}
        dir={directionOf(lang)}
        error={error}
      />
      <div className={styles.foot}>
        {lang === value.original ? (
          <span>{t('text.isOriginal')}</span>
        ) : (
          <>
            {now.isStale && <span className={styles.stale}>{t('text.stale')}</span>}
            {now.text.trim() !== '' && (
              <Select
                size="xs"
                aria-label={t('text.state')}
                data={TEXT_STATES.map((s) => ({ value: s, label: t(`text.state.${s}`) }))}
                value={now.state}
                allowDeselect={false}
                onChange={(s) => s && change({ state: s as typeof now.state })}
              />
            )}
            {now.isStale && (
              <Button size="compact-xs" variant="light" onClick={() => change({})}>
                {t('text.stillRight')}
              </Button>
            )}
            <Checkbox
              size="xs"
              label={t('text.makeOriginal')}
              checked={false}
              onChange={() => onChange({ ...value, original: lang })}
            />
          </>
        )}
      </div>
    </fieldset>
  );
}
