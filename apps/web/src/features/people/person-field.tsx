import { useLazyQuery } from '@apollo/client/react';
import { Button, Combobox, InputBase, Select, TextInput, useCombobox } from '@mantine/core';
import { LANGUAGE_NAMES, LANGUAGES, type Lang } from '@sti/reference';
import { useEffect, useRef, useState } from 'react';
import { graphql, type ResultOf } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import styles from '../platform/platform.module.css';

const FindPeople = graphql(`
  query FindPeople($forumId: ID!, $text: String!) {
    findPeople(forumId: $forumId, text: $text, first: 8) { id displayName email affiliation }
  }
`);
export type Person = ResultOf<typeof FindPeople>['findPeople'][number];

type Props = {
  id?: string;
  forumId: string;
  label: string;
  description?: string;
  error?: string;
  value: Person | null;
  onChange(person: Person | null): void;
  /** Offers to go on with an e-mail address that nobody has yet. */
  onEmail?(email: string): void;
};

/** Finds a person whom the platform knows, by name or e-mail. */
export function PersonField({ forumId, value, onChange, onEmail, label, ...rest }: Props) {
  const { t } = useWords();
  const combobox = useCombobox();
  const [text, setText] = useState('');
  const [find, { data, loading }] = useLazyQuery(FindPeople);
  const typed = text.trim();
  useEffect(() => {
    if (typed.length < 2) return;
    const timer = setTimeout(() => void find({ variables: { forumId, text: typed } }).catch(() => {}), 200);
    return () => clearTimeout(timer);
  }, [typed, forumId, find]);
  const found = typed.length < 2 ? [] : (data?.findPeople ?? []);
  const isEmail = /^\S+@\S+\.\S+$/.test(typed);
  const sameAddress = found.find((p) => p.email === typed.toLowerCase());
  /** An address that was typed counts without choosing it from the list: whoever goes on to the next field meant it. */
  const leave = () => {
    combobox.closeDropdown();
    if (!isEmail || !onEmail) return;
    if (sameAddress) onChange(sameAddress);
    else onEmail(typed);
    setText('');
  };

  if (value) {
    return (
      <InputBase
        {...rest}
        label={label}
        component="div"
        rightSectionWidth="auto"
        rightSection={
          <Button variant="subtle" size="compact-sm" onClick={() => onChange(null)}>
            {t('action.remove')}
          </Button>
        }
      >
        <bdi>{value.displayName}</bdi>
      </InputBase>
    );
  }
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const person = found.find((p) => p.id === id);
        if (person) onChange(person);
        else onEmail?.(typed);
        setText('');
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <InputBase
          {...rest}
          label={label}
          value={text}
          placeholder={t('person.find')}
          onChange={(e) => {
            setText(e.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex('active');
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={leave}
          dir="auto"
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed.length < 2}>
        <Combobox.Options>
          {found.map((p) => (
            <Combobox.Option key={p.id} value={p.id}>
              <bdi>{p.displayName}</bdi>
              <small>
                {' '}
                <bdi>{[p.affiliation, p.email].filter(Boolean).join(' · ')}</bdi>
              </small>
            </Combobox.Option>
          ))}
          {found.length === 0 && !(isEmail && onEmail) && (
            <Combobox.Empty>{t(loading ? 'state.loading' : 'person.noneFound')}</Combobox.Empty>
          )}
          {isEmail && onEmail && !sameAddress && (
            <Combobox.Option value="email">{t('person.byEmail', { email: typed })}</Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

type EmailProps = {
  id?: string;
  error?: string;
  description: string;
  value: string;
  /** Null: back to looking for somebody. */
  onChange(email: string | null): void;
  language: Lang;
  onLanguage(language: Lang): void;
};

/** The address of somebody new, and the language in which mails greet that person. */
export function EmailField({ value, onChange, language, onLanguage, ...rest }: EmailProps) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  // Whoever chose the address from the list goes on here; whoever has gone on to another field stays there.
  useEffect(() => {
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) field.current?.focus();
    });
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.formPair}>
      <TextInput
        {...rest}
        ref={field}
        type="email"
        label={t('person.email')}
        value={value}
        onChange={(e) => onChange(e.currentTarget.value)}
        rightSectionWidth="auto"
        rightSection={
          <Button variant="subtle" size="compact-sm" onClick={() => onChange(null)}>
            {t('action.remove')}
          </Button>
        }
        dir="ltr"
      />
      <Select
        label={t('person.language')}
        data={LANGUAGES.map((lang) => ({ value: lang, label: LANGUAGE_NAMES[lang] }))}
        value={language}
        allowDeselect={false}
        onChange={(lang) => lang && onLanguage(lang as Lang)}
      />
    </div>
  );
}
