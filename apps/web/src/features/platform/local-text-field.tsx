import { Button, Checkbox, Select, Textarea } from '@mantine/core';
import { TEXT_STATES } from '@sti/domain';
import { directionOf, LANGUAGE_NAMES } from '@sti/reference';
import type { KeyboardEvent } from 'react';
import { useWords } from '../../lib/words.tsx';
import { usePanelLanguage, WrittenIn } from './form-language.tsx';
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

/** One text in six languages, shown in that of its form: the original or a translation, which may be older than it. */
export function LocalTextField({ id, label, error, value, onChange, rows = 1 }: Props) {
  const { t } = useWords();
  const lang = usePanelLanguage();
  const now = value.texts[lang];
  const change = (part: Partial<typeof now>) =>
    onChange({ ...value, texts: { ...value.texts, [lang]: { ...now, ...part } } });
  // A title is one line, however many it fills: Enter sends the form, as in every other field of one line.
  const isLine = rows === 1;
  const onKeyDown = (e: KeyboardEvent<HTMLTextAreaElement>) => {
    if (e.key !== 'Enter' || e.nativeEvent.isComposing || !(isLine || e.ctrlKey || e.metaKey)) return;
    e.preventDefault();
    if (!e.repeat) e.currentTarget.form?.requestSubmit();
  };
  return (
    <fieldset className={styles.field} data-error={error ? true : undefined}>
      <legend>{label}</legend>
      <WrittenIn text={value} />
      <Textarea
        id={id}
        aria-label={t('text.inLanguage', { label, language: LANGUAGE_NAMES[lang] })}
        value={now.text}
        onChange={(e) => {
          const { value: text } = e.currentTarget;
          change({ text: isLine ? text.replace(/\s*\n\s*/g, ' ') : text, isStale: false });
        }}
        onKeyDown={onKeyDown}
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
            {now.isStale && (
              <Button size="compact-xs" variant="light" onClick={() => change({ isStale: false, isConfirmed: true })}>
                {t('text.stillRight')}
              </Button>
            )}
            {now.text.trim() !== '' && (
              <>
                <Select
                  size="xs"
                  aria-label={t('text.state')}
                  data={TEXT_STATES.map((s) => ({ value: s, label: t(`text.state.${s}`) }))}
                  value={now.state}
                  allowDeselect={false}
                  onChange={(s) => s && change({ state: s as typeof now.state })}
                />
                <Checkbox
                  size="xs"
                  label={t('text.makeOriginal')}
                  checked={false}
                  onChange={() => onChange({ ...value, original: lang })}
                />
              </>
            )}
          </>
        )}
      </div>
    </fieldset>
  );
}
