import { Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { FORUM_MODES, type ForumMode, forumProblems, OFFICIAL_ROLES, type OfficialRole } from '@sti/domain';
import { useWords } from '../../lib/words.tsx';
import { type Form, useForm } from '../platform/form.ts';
import { FormPanel } from '../platform/form-panel.tsx';
import { GoalsField } from '../platform/goals-field.tsx';
import { type EditedText, optionalText, textInput } from '../platform/local-text.ts';
import { LocalTextField } from '../platform/local-text-field.tsx';
import styles from '../platform/platform.module.css';
import type { WordOf } from '../platform/trouble.tsx';
import type { Trouble as TroubleData } from '../platform/verb.ts';
import { useZoneOptions } from './zone-options.ts';

type Official = {
  role: OfficialRole;
  honorific: string;
  name: string;
  title: string;
  country: string;
  personId: string | null;
};
export type ForumValues = {
  number: number;
  year: number;
  title: EditedText;
  theme: EditedText;
  startDate: string;
  endDate: string;
  datesToBeConfirmed: boolean;
  timeZone: string;
  venue: string;
  mode: ForumMode | null;
  host: string;
  goalsUnderReview: string[];
  hlpfTheme: string;
  hlpfStart: string;
  hlpfEnd: string;
  officials: Official[];
};

const orNull = (text: string) => text.trim() || null;

export const forumInput = (v: ForumValues) => ({
  ...v,
  title: textInput(v.title),
  theme: optionalText(v.theme),
  startDate: orNull(v.startDate),
  endDate: orNull(v.endDate),
  venue: orNull(v.venue),
  host: orNull(v.host),
  hlpfTheme: orNull(v.hlpfTheme),
  hlpfStart: orNull(v.hlpfStart),
  hlpfEnd: orNull(v.hlpfEnd),
  officials: v.officials.map((o) => ({
    ...o,
    honorific: orNull(o.honorific),
    name: orNull(o.name),
    title: orNull(o.title),
    country: orNull(o.country),
  })),
});

type Props = {
  initial: ForumValues;
  draftKey: string;
  /** Of the forum that `initial` is read from; null for a new one. */
  version: number | null;
  trouble: TroubleData | null;
  setTrouble(trouble: TroubleData | null): void;
  isNew: boolean;
  busy: boolean;
  /** Resolves to the version as which the server has it, or to null. */
  onSave(values: ForumValues, version: number | null): Promise<number | null>;
};

/** The facts of a forum: a new one, or one that exists. */
export function ForumForm({ initial, draftKey, version, trouble, setTrouble, isNew, busy, onSave }: Props) {
  const { t } = useWords();
  const form = useForm<ForumValues>(initial, { draftKey, version, trouble });
  const { values, set } = form;
  const zones = useZoneOptions(values.timeZone);

  async function save(next: ForumValues, basedOn: number | null) {
    const input = forumInput(next);
    const problems = forumProblems({
      ...input,
      title: next.title,
      theme: next.theme.texts[next.theme.original].text ? next.theme : null,
    });
    if (problems.length)
      return setTrouble({ kind: 'badInput', problems: problems.map((p) => ({ limit: null, ...p })) });
    const saved = await onSave(next, basedOn);
    if (saved !== null) form.settle(next, saved);
  }
  const wordOf: WordOf = (path, value) => {
    if (path === 'mode') return t(`forum.mode.${value as ForumMode}`);
    if (path === 'officials.role') return t(`forum.official.${value as OfficialRole}`);
    // The name tells it.
    if (path === 'officials.personId') return '';
    return path === 'datesToBeConfirmed' ? t(`trouble.is.${value as 'true'}`) : null;
  };
  return (
    <FormPanel
      form={form}
      trouble={trouble}
      labelOf={(field) => t(field === 'officials' ? 'forum.officials' : `forum.field.${field as 'title'}`)}
      wordOf={wordOf}
      onSave={save}
      action={t(isNew ? 'forum.plan' : 'forum.save')}
      busy={busy}
      disabled={!isNew && !form.isDirty}
      texts={[values.title, values.theme]}
    >
      <LocalTextField
        {...form.props('title')}
        label={t('forum.field.title')}
        value={values.title}
        onChange={(v) => set('title', v)}
      />
      <div className={styles.formPair}>
        <NumberInput
          {...form.props('number')}
          label={t('forum.field.number')}
          min={1}
          max={999}
          value={values.number}
          onChange={(v) => set('number', Number(v))}
        />
        <NumberInput
          {...form.props('year')}
          label={t('forum.field.year')}
          min={2015}
          max={2199}
          value={values.year}
          disabled={!isNew}
          thousandSeparator=""
          onChange={(v) => set('year', Number(v))}
        />
      </div>
      <LocalTextField
        {...form.props('theme')}
        label={t('forum.field.theme')}
        rows={2}
        value={values.theme}
        onChange={(v) => set('theme', v)}
      />
      <div className={styles.formPair}>
        <Line form={form} field="startDate" type="date" />
        <Line form={form} field="endDate" type="date" />
      </div>
      <Checkbox
        label={t('forum.field.datesToBeConfirmed')}
        checked={values.datesToBeConfirmed}
        onChange={(e) => set('datesToBeConfirmed', e.currentTarget.checked)}
      />
      <div className={styles.formPair}>
        <Select
          {...form.props('timeZone')}
          label={t('forum.field.timeZone')}
          data={zones}
          value={values.timeZone}
          searchable
          allowDeselect={false}
          limit={30}
          onChange={(v) => v && set('timeZone', v)}
        />
        <Select
          {...form.props('mode')}
          label={t('forum.field.mode')}
          data={FORUM_MODES.map((m) => ({ value: m, label: t(`forum.mode.${m}`) }))}
          value={values.mode}
          clearable
          onChange={(v) => set('mode', v as ForumMode | null)}
        />
        <Line form={form} field="venue" />
        <Line form={form} field="host" />
      </div>
      <GoalsField
        {...form.props('goalsUnderReview')}
        label={t('forum.field.goalsUnderReview')}
        goalsOnly
        value={values.goalsUnderReview}
        onChange={(v) => set('goalsUnderReview', v)}
      />
      <Line form={form} field="hlpfTheme" />
      <div className={styles.formPair}>
        <Line form={form} field="hlpfStart" type="date" />
        <Line form={form} field="hlpfEnd" type="date" />
      </div>
      <Officials form={form} />
    </FormPanel>
  );
}

type LineField = 'startDate' | 'endDate' | 'venue' | 'host' | 'hlpfTheme' | 'hlpfStart' | 'hlpfEnd';

function Line({ form, field, type }: { form: Form<ForumValues>; field: LineField; type?: 'date' }) {
  const { t } = useWords();
  return (
    <TextInput
      {...form.props(field)}
      type={type}
      label={t(`forum.field.${field}`)}
      value={form.values[field]}
      onChange={(e) => form.set(field, e.currentTarget.value)}
      dir={type ? undefined : 'auto'}
    />
  );
}

function Officials({ form }: { form: Form<ForumValues> }) {
  const { t } = useWords();
  const values = form.values.officials;
  const onChange = (officials: Official[]) => form.set('officials', officials);
  const change = (at: number, part: Partial<Official>) =>
    onChange(values.map((o, i) => (i === at ? { ...o, ...part } : o)));
  return (
    <fieldset id={form.props('officials').id} tabIndex={-1} className={styles.group}>
      <legend>{t('forum.officials')}</legend>
      {values.map((official, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: officials are known by their place
        <div key={i} className={`${styles.formPair} ${styles.each}`}>
          <Select
            {...form.props(`officials.${i}.role`)}
            label={t('person.role')}
            data={OFFICIAL_ROLES.map((r) => ({ value: r, label: t(`forum.official.${r}`) }))}
            value={official.role}
            allowDeselect={false}
            onChange={(v) => v && change(i, { role: v as OfficialRole })}
          />
          {(['honorific', 'name', 'title', 'country'] as const).map((field) => (
            <TextInput
              key={field}
              {...form.props(`officials.${i}.${field}`)}
              label={t(`person.${field}`)}
              value={official[field]}
              onChange={(e) => change(i, { [field]: e.currentTarget.value })}
              dir="auto"
            />
          ))}
          <div>
            <Button
              variant="subtle"
              color="red"
              size="compact-sm"
              onClick={() => onChange(values.filter((_, j) => j !== i))}
            >
              {t('action.remove')}
            </Button>
          </div>
        </div>
      ))}
      <Button
        variant="default"
        size="compact-md"
        onClick={() =>
          onChange([...values, { role: 'CO_CHAIR', honorific: '', name: '', title: '', country: '', personId: null }])
        }
      >
        {t('forum.addOfficial')}
      </Button>
    </fieldset>
  );
}
