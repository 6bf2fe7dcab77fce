import { Button, Checkbox, NumberInput, Select, TagsInput } from '@mantine/core';
import { SESSION_TYPES, type SessionType, sessionProblems } from '@sti/domain';
import { graphql, type ResultOf, readFragment } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { type Form, useForm } from '../platform/form.ts';
import { FormPanel } from '../platform/form-panel.tsx';
import { GoalsField } from '../platform/goals-field.tsx';
import { AllLanguages, type EditedText, editText, optionalText, textInput } from '../platform/local-text.ts';
import { LocalTextField } from '../platform/local-text-field.tsx';
import { useOnce } from '../platform/once.ts';
import styles from '../platform/platform.module.css';
import { useSay } from '../platform/undo.tsx';
import { useNotice, useVerb } from '../platform/verb.ts';
import { DeskSessionRow } from './desk-session-row.ts';

export const SessionTexts = graphql(
  `
  fragment SessionTexts on Session {
    id version forumId number type goals tags organisers isRehearsal
    titleTexts { ...AllLanguages }
    backgroundTexts { ...AllLanguages }
    objectivesTexts { ...AllLanguages }
    formatTexts { ...AllLanguages }
    questionTexts { ...AllLanguages }
  }
`,
  [AllLanguages],
);
const EditSession = graphql(
  `
  mutation EditSession($id: ID!, $version: Int!, $input: SessionInput!, $lang: Lang!) {
    editSession(id: $id, version: $version, input: $input) {
      __typename
      ... on Session { id version ...SessionTexts ...DeskSessionRow }
      ...Refusal
    }
  }
`,
  [SessionTexts, DeskSessionRow, Refusal],
);
const AddSession = graphql(
  `
  mutation AddSession($input: SessionInput!, $idempotencyKey: ID!) {
    addSession(input: $input, idempotencyKey: $idempotencyKey) { __typename ... on Session { id version } ...Refusal }
  }
`,
  [Refusal],
);

type Session = ResultOf<typeof SessionTexts>;
type Values = {
  number: number | null;
  type: SessionType | null;
  title: EditedText;
  background: EditedText;
  objectives: EditedText;
  format: EditedText;
  questions: EditedText[];
  goals: string[];
  tags: string[];
  organisers: string[];
  isRehearsal: boolean;
};

const LONG_TEXTS = ['background', 'objectives', 'format'] as const;
const read = (ref: Session['titleTexts'] | null) => editText(ref ? readFragment(AllLanguages, ref) : null);

const valuesOf = (s: Session | null): Values => ({
  number: s?.number ?? null,
  type: s?.type ?? 'PANEL',
  title: read(s?.titleTexts ?? null),
  background: read(s?.backgroundTexts ?? null),
  objectives: read(s?.objectivesTexts ?? null),
  format: read(s?.formatTexts ?? null),
  questions: s?.questionTexts.map((q) => read(q)) ?? [],
  goals: [...(s?.goals ?? [])],
  tags: [...(s?.tags ?? [])],
  organisers: [...(s?.organisers ?? [])],
  isRehearsal: s?.isRehearsal ?? false,
});

type Props = { forumId: string; session: Session | null; onSaved(id: string): void };

/** What a session is about: a new one, or the texts, Goals and organizers of one that exists. */
export function SessionTextsForm({ forumId, session, onSaved }: Props) {
  const { t, lang } = useWords();
  const say = useSay();
  const notice = useNotice();
  const edit = useVerb(EditSession, { notice });
  const add = useVerb(AddSession, { refetch: ['DeskProgrammePage'], notice });
  const addOnce = useOnce(add);
  const { trouble } = notice;
  const form = useForm<Values>(valuesOf(session), {
    draftKey: `session:${session?.id ?? `new:${forumId}`}`,
    version: session?.version,
    trouble,
  });
  const { values, set } = form;

  const inputOf = (v: Values) => ({
    forumId,
    number: v.number,
    type: v.type ?? 'PANEL',
    title: textInput(v.title),
    background: optionalText(v.background),
    objectives: optionalText(v.objectives),
    format: optionalText(v.format),
    questions: v.questions.flatMap((q) => optionalText(q) ?? []),
    goals: v.goals,
    tags: v.tags,
    organisers: v.organisers,
    isRehearsal: v.isRehearsal,
  });
  async function save(v: Values, version: number | null) {
    const problems = sessionProblems({
      ...v,
      title: stored(v.title),
      background: stored(v.background),
      objectives: stored(v.objectives),
      format: stored(v.format),
      questions: v.questions.map(stored),
    });
    if (problems.length)
      return edit.setTrouble({ kind: 'badInput', problems: problems.map((p) => ({ limit: null, ...p })) });
    const input = inputOf(v);
    const answer =
      session && version !== null
        ? (await edit.run({ id: session.id, version, input, lang }))?.editSession
        : (await addOnce({ input }))?.addSession;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'Session':
        form.settle(v, answer.version);
        say(t('state.saved'));
        return onSaved(answer.id);
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return (session ? edit : add).refuse(answer);
      default:
        answer satisfies never;
    }
  }
  return (
    <FormPanel
      form={form}
      trouble={trouble}
      labelOf={(field) => t(`session.${LABELS.find((l) => l === field) ?? 'title'}`)}
      wordOf={(path, value) => {
        if (path === 'type') return t(`session.type.${value as SessionType}`);
        return path === 'isRehearsal' ? t(`trouble.is.${value as 'true'}`) : null;
      }}
      onSave={save}
      action={t(session ? 'session.save' : 'session.add')}
      busy={edit.busy || add.busy}
      disabled={session !== null && !form.isDirty}
      texts={[values.title, ...LONG_TEXTS.map((field) => values[field]), ...values.questions]}
    >
      <LocalTextField
        {...form.props('title')}
        label={t('session.title')}
        value={values.title}
        onChange={(v) => set('title', v)}
      />
      <div className={styles.formPair}>
        <Select
          {...form.props('type')}
          label={t('session.type')}
          data={SESSION_TYPES.map((type) => ({ value: type, label: t(`session.type.${type}`) }))}
          value={values.type}
          allowDeselect={false}
          onChange={(v) => v && set('type', v as SessionType)}
        />
        <NumberInput
          {...form.props('number')}
          label={t('session.number')}
          min={0}
          max={999}
          value={values.number ?? ''}
          onChange={(v) => set('number', typeof v === 'number' ? v : null)}
        />
      </div>
      <GoalsField
        {...form.props('goals')}
        label={t('session.goals')}
        value={values.goals}
        onChange={(v) => set('goals', v)}
      />
      <TagsInput
        {...form.props('organisers')}
        label={t('session.organisers')}
        value={values.organisers}
        onChange={(v) => set('organisers', v)}
        acceptValueOnBlur
      />
      {LONG_TEXTS.map((field) => (
        <LocalTextField
          key={field}
          {...form.props(field)}
          label={t(`session.${field}`)}
          rows={3}
          value={values[field]}
          onChange={(v) => set(field, v)}
        />
      ))}
      <Questions form={form} />
      <Checkbox
        label={t('session.isRehearsal')}
        description={t('session.isRehearsalHelp')}
        checked={values.isRehearsal}
        onChange={(e) => set('isRehearsal', e.currentTarget.checked)}
      />
    </FormPanel>
  );
}

function Questions({ form }: { form: Form<Values> }) {
  const { t } = useWords();
  const values = form.values.questions;
  const onChange = (questions: EditedText[]) => form.set('questions', questions);
  return (
    <>
      {values.map((question, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: questions have no id, their place is what they are known by
        <div key={i}>
          <LocalTextField
            {...form.props(`questions.${i}`)}
            label={t('session.question', { number: String(i + 1) })}
            rows={2}
            value={question}
            onChange={(v) => onChange(values.map((q, j) => (j === i ? v : q)))}
          />
          <Button variant="subtle" size="compact-sm" onClick={() => onChange(values.filter((_, j) => j !== i))}>
            {t('session.removeQuestion', { number: String(i + 1) })}
          </Button>
        </div>
      ))}
      <div id={form.props('questions').id} tabIndex={-1}>
        <Button variant="default" size="compact-md" onClick={() => onChange([...values, editText(null)])}>
          {t('session.addQuestion')}
        </Button>
      </div>
    </>
  );
}

const stored = (edited: EditedText) => ({ original: edited.original, texts: edited.texts });

const LABELS = [
  'title',
  'type',
  'number',
  'goals',
  'organisers',
  'background',
  'objectives',
  'format',
  'questions',
  'isRehearsal',
] as const;
