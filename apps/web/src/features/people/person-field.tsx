import { useLazyQuery } from '@apollo/client/react';
import { Button, Combobox, InputBase, useCombobox } from '@mantine/core';
import { useEffect, useState } from 'react';
import { graphql, type ResultOf } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';

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
          onBlur={() => combobox.closeDropdown()}
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
          {isEmail && onEmail && !found.some((p) => p.email === typed.toLowerCase()) && (
            <Combobox.Option value="email">{t('person.byEmail', { email: typed })}</Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
