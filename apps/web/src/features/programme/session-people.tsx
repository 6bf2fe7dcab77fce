import { NumberInput, Select, TextInput } from '@mantine/core';
import { APPEARANCE_ROLES, type AppearanceRole, rightOfAppearance } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { graphql, type ResultOf } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { EmailField, type Person, PersonField } from '../people/person-field.tsx';
import { Refusal } from '../platform/answer.ts';
import { EditableRows } from '../platform/editable-rows.tsx';
import { useForm } from '../platform/form.ts';
import { FormPanel } from '../platform/form-panel.tsx';
import { useOnce } from '../platform/once.ts';
import styles from '../platform/platform.module.css';
import { Trouble } from '../platform/trouble.tsx';
import { useSay } from '../platform/undo.tsx';
import { useNotice, useVerb } from '../platform/verb.ts';

export const AppearanceDetails = graphql(`
  fragment AppearanceDetails on Appearance {
    id version personId role name functionLabel honorific title country order minutes
  }
`);
const AddAppearance = graphql(
  `
  mutation AddAppearance($input: AppearanceInput!, $idempotencyKey: ID!) {
    addAppearance(input: $input, idempotencyKey: $idempotencyKey) { __typename ... on Appearance { id version ...AppearanceDetails } ...Refusal }
  }
`,
  [AppearanceDetails, Refusal],
);
const EditAppearance = graphql(
  `
  mutation EditAppearance($id: ID!, $version: Int!, $input: AppearanceInput!) {
    editAppearance(id: $id, version: $version, input: $input) { __typename ... on Appearance { id version ...AppearanceDetails } ...Refusal }
  }
`,
  [AppearanceDetails, Refusal],
);
const RemoveAppearance = graphql(
  `
  mutation RemoveAppearance($id: ID!, $version: Int!) {
    removeAppearance(id: $id, version: $version) { __typename ... on Appearance { id } ...Refusal }
  }
`,
  [Refusal],
);

export type Appearance = ResultOf<typeof AppearanceDetails>;
type Props = { forumId: string; sessionId: string; people: readonly Appearance[]; onChanged(): void };

/** Who appears in a session, in speaking order. */
export function SessionPeople(props: Props) {
  const { t } = useWords();
  const { people, onChanged } = props;
  const verb = useVerb(RemoveAppearance);

  async function remove({ id, version }: Appearance): Promise<boolean> {
    const answer = (await verb.run({ id, version }))?.removeAppearance;
    switch (answer?.__typename) {
      case undefined:
        return false;
      case 'Appearance':
        onChanged();
        return true;
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        verb.refuse(answer);
        return false;
      default:
        return answer satisfies never;
    }
  }
  return (
    <>
      <Trouble trouble={verb.trouble} />
      <EditableRows
        rows={people}
        titleOf={(row) => <bdi>{nameOf(row) || t('name.unknown')}</bdi>}
        metaOf={(row) => [
          t(`role.${row.role}`),
          row.title && <bdi key="title">{row.title}</bdi>,
          row.minutes !== null && t('session.minutes', { n: row.minutes }),
          row.personId && rightOfAppearance(row.role) ? t('person.mayEnter') : null,
        ]}
        formOf={(row, close) => (
          <AppearanceForm
            {...props}
            row={row}
            onDone={() => {
              close();
              onChanged();
            }}
            onCancel={close}
          />
        )}
        removedText={(row) => t('person.removed', { name: nameOf(row) })}
        remove={remove}
        openText={t('action.edit')}
        addText={t('person.add')}
      />
    </>
  );
}

const nameOf = (row: Appearance) => row.name ?? row.functionLabel ?? '';

type Values = {
  role: AppearanceRole;
  personId: string | null;
  /** As it was found: what the field shows of `personId`. */
  person: Person | null;
  /** Of somebody who is not found; null while nobody is named by address. */
  email: string | null;
  language: Lang;
  name: string;
  functionLabel: string;
  honorific: string;
  title: string;
  country: string;
  minutes: number | null;
};

function AppearanceForm({
  forumId,
  sessionId,
  row,
  people,
  onDone,
  onCancel,
}: Props & { row: Appearance | null; onDone(): void; onCancel(): void }) {
  const { t } = useWords();
  const say = useSay();
  const notice = useNotice();
  const add = useVerb(AddAppearance, { notice });
  const addOnce = useOnce(add);
  const edit = useVerb(EditAppearance, { notice });
  const { trouble } = notice;
  const form = useForm<Values>(
    {
      role: row?.role ?? 'PANELLIST',
      personId: row?.personId ?? null,
      person: null,
      email: null,
      language: 'en',
      name: row?.name ?? '',
      functionLabel: row?.functionLabel ?? '',
      honorific: row?.honorific ?? '',
      title: row?.title ?? '',
      country: row?.country ?? '',
      minutes: row?.minutes ?? null,
    },
    { draftKey: `appearance:${row?.id ?? sessionId}`, version: row?.version, trouble },
  );
  const { values, set } = form;
  const orNull = (text: string) => text.trim() || null;
  // A newer row may name somebody else, and of two people in conflict that one may be chosen.
  const ofRow = row?.personId ? { id: row.personId, displayName: nameOf(row), email: null, affiliation: null } : null;
  const personOf = (id: string | null) => [values.person, ofRow].find((p) => p && p.id === id) ?? null;
  const isOfRoom = rightOfAppearance(values.role) !== null;

  async function save(next: Values, version: number | null) {
    const input = {
      sessionId,
      personId: next.personId,
      email: next.personId ? null : orNull(next.email ?? ''),
      language: next.language,
      role: next.role,
      name: orNull(next.name),
      functionLabel: orNull(next.functionLabel),
      honorific: orNull(next.honorific),
      title: orNull(next.title),
      country: orNull(next.country),
      minutes: next.minutes,
      order: row?.order ?? Math.max(0, ...people.map((p) => p.order)) + 1,
    };
    const answer =
      row && version !== null
        ? (await edit.run({ id: row.id, version, input }))?.editAppearance
        : (await addOnce({ input }))?.addAppearance;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'Appearance':
        say(t('state.saved'));
        if (form.settle(next, answer.version)) onDone();
        return;
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return (row ? edit : add).refuse(answer);
      default:
        answer satisfies never;
    }
  }
  const line = (field: 'name' | 'functionLabel' | 'honorific' | 'title' | 'country') => (
    <TextInput
      {...form.props(field)}
      label={t(`person.${field}`)}
      value={values[field]}
      onChange={(e) => set(field, e.currentTarget.value)}
      dir="auto"
    />
  );
  return (
    <FormPanel
      form={form}
      trouble={trouble}
      labelOf={(field) => t(field === 'personId' ? 'person.known' : `person.${field as 'name'}`)}
      wordOf={(path, value) => {
        if (path === 'personId') return personOf(value)?.displayName ?? null;
        return path === 'role' ? t(`role.${value as AppearanceRole}`) : null;
      }}
      onSave={save}
      action={t(row ? 'person.save' : 'person.add')}
      busy={add.busy || edit.busy}
      onCancel={onCancel}
    >
      <Select
        {...form.props('role')}
        label={t('person.role')}
        data={APPEARANCE_ROLES.map((r) => ({ value: r, label: t(`role.${r}`) }))}
        value={values.role}
        allowDeselect={false}
        searchable
        onChange={(v) => v && set('role', v as AppearanceRole)}
      />
      {values.email === null ? (
        <PersonField
          {...form.props('personId')}
          forumId={forumId}
          label={t('person.known')}
          description={t(isOfRoom ? 'person.knownRight' : 'person.knownHelp')}
          value={personOf(values.personId)}
          onChange={(person) =>
            form.setAll({
              ...values,
              personId: person?.id ?? null,
              person,
              name: person?.displayName ?? values.name,
              title: values.title || person?.affiliation || '',
            })
          }
          onEmail={(email) => set('email', email)}
        />
      ) : (
        <EmailField
          {...form.props('email')}
          description={t(isOfRoom ? 'person.emailRight' : 'person.emailHelp')}
          value={values.email}
          onChange={(email) => set('email', email)}
          language={values.language}
          onLanguage={(language) => set('language', language)}
        />
      )}
      <div className={styles.formPair}>
        {line('name')}
        {line('honorific')}
        {line('title')}
        {line('country')}
        {line('functionLabel')}
        <NumberInput
          {...form.props('minutes')}
          label={t('person.minutes')}
          min={0}
          max={600}
          step={0.5}
          value={values.minutes ?? ''}
          onChange={(v) => set('minutes', typeof v === 'number' ? v : null)}
        />
      </div>
    </FormPanel>
  );
}
