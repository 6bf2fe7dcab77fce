import { Switch } from '@mantine/core';
import { useWords } from '../../lib/words.tsx';
import { setLetterKeys, useLetterKeys } from '../platform/keys.ts';
import { ENTRY_KEYS, ENTRY_TYPES, type EntryType } from './entry.ts';
import styles from './outcome.module.css';

type Props = { value: EntryType; onChange(type: EntryType): void; disabled?: boolean };

/** The type of an entry: big chips for the thumb, one letter each for the keyboard. */
export function TypeChips({ value, onChange, disabled }: Props) {
  const { t } = useWords();
  const hasKeys = useLetterKeys();
  return (
    <>
      <fieldset className={styles.chips} disabled={disabled}>
        <legend>
          <span className={hasKeys ? styles.forTouch : undefined}>{t('entry.type')}</span>
          {hasKeys && <span className={styles.forKeys}>{t('entry.typeKeys')}</span>}
        </legend>
        {ENTRY_TYPES.map((type) => (
          <label key={type} className={styles.chip}>
            <input
              type="radio"
              name="entry-type"
              value={type}
              checked={value === type}
              onChange={() => onChange(type)}
            />
            <span>
              {hasKeys && <kbd>{ENTRY_KEYS[type]}</kbd>}
              {t(`outcomeType.${type}`)}
            </span>
          </label>
        ))}
      </fieldset>
      <Switch
        size="xs"
        className={styles.forKeys}
        label={t('shell.letterKeys')}
        checked={hasKeys}
        onChange={(e) => setLetterKeys(e.currentTarget.checked)}
      />
    </>
  );
}

/** The letter of a type, as it stands in front of each entry. */
export function TypeMark({ type }: { type: EntryType }) {
  return (
    <span className={styles.mark} data-type={type} aria-hidden="true">
      {ENTRY_KEYS[type]}
    </span>
  );
}
