import { Button } from '@mantine/core';
import { LANGUAGES } from '@sti/reference';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../../lib/words.tsx';
import { withChosen } from './chosen.ts';
import type { Form } from './form.ts';
import { LanguageSwitch, PanelLanguageProvider } from './form-language.tsx';
import type { EditedText } from './local-text.ts';
import styles from './platform.module.css';
import { SubmitButton } from './submit-button.tsx';
import { Trouble, type WordOf } from './trouble.tsx';
import type { Trouble as TroubleData } from './verb.ts';

type Props<T extends object> = {
  form: Form<T>;
  trouble: TroubleData | null;
  /** A field's label by the first part of the path that a problem or a conflict names. */
  labelOf(field: string): string;
  /** How it shows a value where people do not read what is stored; of two texts in conflict one is chosen by it. */
  wordOf?: WordOf;
  /** Sends the values; `version` is that of the row they are based on, null for a new row. */
  onSave(values: T, version: number | null): unknown;
  /** What the button does, as a verb. */
  action: string;
  busy: boolean;
  /** Nothing was typed yet that could be sent. */
  disabled?: boolean;
  /** The server answers for every field: its sentences stand in the reader's language, a browser's do not. */
  noValidate?: boolean;
  /** Leaves the form; what was typed is given up. */
  onCancel?(): void;
  title?: string;
  /** The texts in six languages that it edits: with them comes one switch of language for all. */
  texts?: readonly EditedText[];
  /** Beside the button. */
  beside?: ReactNode;
  children: ReactNode;
};

/** The frame of every form of the signed-in surfaces: what stopped it, its fields, one button named by its verb. */
export function FormPanel<T extends object>(props: Props<T>) {
  const { form, trouble, onSave, texts, children } = props;
  const { t } = useWords();
  const [lang, choose] = useState(texts?.[0]?.original ?? 'en');
  // A problem may be with a language that is not the one in view.
  useEffect(() => {
    if (trouble?.kind !== 'badInput') return;
    const wrong = LANGUAGES.find((l) => trouble.problems[0]?.field.split('.').includes(l));
    if (wrong) choose(wrong);
  }, [trouble]);
  return (
    <form
      className={styles.form}
      noValidate={props.noValidate}
      onSubmit={(e) => {
        e.preventDefault();
        // Keys send a form also while its button is switched off.
        if (!props.disabled && !props.busy) onSave(form.values, form.version);
      }}
    >
      {props.title && <h3>{props.title}</h3>}
      <Trouble
        trouble={trouble}
        idOf={form.idOf}
        labelOf={(path) => props.labelOf(path.split('.')[0] ?? path)}
        isChanged={form.isChanged}
        wordOf={props.wordOf}
        onChoose={(chosen, version) => {
          const next = withChosen(form.values, chosen);
          form.setAll(next);
          onSave(next, version);
        }}
      />
      {texts && <LanguageSwitch texts={texts} lang={lang} choose={choose} />}
      <PanelLanguageProvider value={texts ? lang : null}>{children}</PanelLanguageProvider>
      <div className={styles.formFoot}>
        <SubmitButton busy={props.busy} hasNothing={props.disabled}>
          {props.action}
        </SubmitButton>
        {props.onCancel && (
          <Button
            variant="subtle"
            onClick={() => {
              form.reset();
              props.onCancel?.();
            }}
          >
            {t('action.cancel')}
          </Button>
        )}
        {props.beside}
      </div>
    </form>
  );
}
