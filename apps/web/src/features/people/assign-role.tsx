import { Checkbox, Select, TextInput } from '@mantine/core';
import { type Role, SCOPE_OF_ROLE } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { useForm } from '../platform/form.ts';
import { FormPanel } from '../platform/form-panel.tsx';
import { useOnce } from '../platform/once.ts';
import styles from '../platform/platform.module.css';
import { useSay } from '../platform/undo.tsx';
import { useVerb } from '../platform/verb.ts';
import { EmailField, type Person, PersonField } from './person-field.tsx';

const AssignRole = graphql(
  `
  mutation AssignRole($input: AssignRoleInput!, $idempotencyKey: ID!) {
    assignRole(input: $input, idempotencyKey: $idempotencyKey) { __typename ... on RoleAssignment { id } ...Refusal }
  }
`,
  [Refusal],
);

/** The roles that have work in the present rooms, in the order in which they are given. */
const OFFERED = ['MOD', 'RAP', 'G10', 'COC', 'SEC'] as const satisfies Role[];

type Values = {
  person: Person | null;
  email: string | null;
  displayName: string;
  language: Lang;
  role: (typeof OFFERED)[number];
  sessionId: string | null;
  fromOn: string;
  untilOn: string;
  isPublic: boolean;
};
const EMPTY: Values = {
  person: null,
  email: null,
  displayName: '',
  language: 'en',
  role: 'MOD',
  sessionId: null,
  fromOn: '',
  untilOn: '',
  isPublic: false,
};

type Props = {
  forumId: string;
  sessions: readonly { id: string; code: string; title: { text: string } }[];
  onAssigned(): void;
};

/** Gives a role to a person who is found, or to a new one by e-mail address. */
export function AssignRoleForm({ forumId, sessions, onAssigned }: Props) {
  const { t } = useWords();
  const say = useSay();
  // A role may be one's own: what it opens is there at once.
  const verb = useVerb(AssignRole, { refetch: ['CurrentViewer'] });
  const assign = useOnce(verb);
  const form = useForm<Values>(EMPTY, { draftKey: `role:${forumId}`, trouble: verb.trouble });
  const { values, set } = form;
  const scopeKind = SCOPE_OF_ROLE[values.role];

  async function save() {
    if (!values.person && !values.email) {
      return verb.setTrouble({ kind: 'badInput', problems: [{ field: 'personId', code: 'required', limit: null }] });
    }
    const input = {
      personId: values.person?.id ?? null,
      email: values.person ? null : values.email,
      displayName: values.person ? null : values.displayName.trim() || null,
      language: values.language,
      role: values.role,
      scopeKind,
      scopeId: scopeKind === 'session' ? values.sessionId : forumId,
      fromOn: values.fromOn || null,
      untilOn: values.untilOn || null,
      isPublic: values.isPublic,
    };
    const answer = (await assign({ input }))?.assignRole;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'RoleAssignment':
        form.reset({ ...EMPTY, role: values.role, sessionId: values.sessionId });
        say(t('roles.assigned'));
        return onAssigned();
      case 'BadInput':
      case 'RuleBroken':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  return (
    <FormPanel
      noValidate
      form={form}
      trouble={verb.trouble}
      labelOf={(field) => t(`roles.field.${field as 'email'}`)}
      onSave={save}
      action={t('roles.assign')}
      busy={verb.busy}
    >
      {values.email !== null ? (
        <>
          <EmailField
            {...form.props('email')}
            description={t('roles.newPerson')}
            value={values.email}
            onChange={(email) => set('email', email)}
            language={values.language}
            onLanguage={(language) => set('language', language)}
          />
          <TextInput
            {...form.props('displayName')}
            label={t('roles.field.displayName')}
            description={t('roles.nameHelp')}
            value={values.displayName}
            onChange={(e) => set('displayName', e.currentTarget.value)}
            dir="auto"
          />
        </>
      ) : (
        <PersonField
          id={form.idOf('personId')}
          forumId={forumId}
          label={t('roles.person')}
          description={t('roles.personHelp')}
          value={values.person}
          onChange={(person) => set('person', person)}
          onEmail={(email) => set('email', email)}
        />
      )}
      <Select
        label={t('roles.role')}
        description={t(`roles.means.${values.role}`)}
        data={OFFERED.map((r) => ({ value: r, label: t(`heldRole.${r}`) }))}
        value={values.role}
        allowDeselect={false}
        onChange={(v) => v && set('role', v as Values['role'])}
      />
      {scopeKind === 'session' && (
        <Select
          id={form.idOf('scopeId')}
          label={t('roles.session')}
          data={sessions.map((s) => ({
            value: s.id,
            label: t('roles.sessionOption', { code: s.code, title: s.title.text }),
          }))}
          value={values.sessionId}
          onChange={(v) => set('sessionId', v)}
          searchable
          required
          limit={30}
        />
      )}
      <div className={styles.formPair}>
        <TextInput
          id={form.idOf('fromOn')}
          type="date"
          label={t('roles.field.fromOn')}
          value={values.fromOn}
          onChange={(e) => set('fromOn', e.currentTarget.value)}
        />
        <TextInput
          id={form.idOf('untilOn')}
          type="date"
          label={t('roles.field.untilOn')}
          value={values.untilOn}
          onChange={(e) => set('untilOn', e.currentTarget.value)}
        />
      </div>
      <Checkbox
        label={t('roles.field.isPublic')}
        checked={values.isPublic}
        onChange={(e) => set('isPublic', e.currentTarget.checked)}
      />
    </FormPanel>
  );
}
