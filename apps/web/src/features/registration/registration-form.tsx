import { useQuery } from '@apollo/client/react';
import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import {
  ATTENDANCE_MODES,
  forumDays,
  GENDERS,
  GROUNDS_PASSES,
  needsApprovalAgain,
  registrationDetailProblems,
} from '@sti/domain';
import { COUNTRIES, countryName, LANGUAGE_NAMES, LANGUAGES, type Lang } from '@sti/reference';
import { useMemo } from 'react';
import { dayText } from '../../lib/format.ts';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { useForm } from '../platform/form.ts';
import { FormPanel } from '../platform/form-panel.tsx';
import styles from '../platform/platform.module.css';
import type { WordOf } from '../platform/trouble.tsx';
import { useVerb } from '../platform/verb.ts';
import { RegistrationDetails, type RegistrationRow } from './registration-details.ts';

const Categories = graphql(`
  query RegistrationFormCategories($year: Int!, $lang: Lang!) {
    registrationCategories(year: $year) { id name(lang: $lang) { text lang state isFallback isStale } }
  }
`);
const EditRegistration = graphql(
  `
  mutation EditRegistration($id: ID!, $version: Int!, $input: RegistrationDetailsInput!, $lang: Lang!) {
    editRegistration(id: $id, version: $version, input: $input) {
      __typename
      ... on Registration { id version ...RegistrationDetails }
      ...Refusal
    }
  }
`,
  [RegistrationDetails, Refusal],
);

type Values = {
  categoryId: string;
  title: string;
  givenName: string;
  familyName: string;
  badgeName: string;
  phone: string;
  organisationName: string;
  position: string;
  countryM49: string;
  gender: string | null;
  mode: RegistrationRow['mode'];
  days: string[];
  groundsPass: RegistrationRow['groundsPass'];
  accessNeeds: string;
  interpretationLanguage: Lang | null;
};

const valuesOf = (row: RegistrationRow): Values => ({
  categoryId: row.category.id,
  title: row.title ?? '',
  givenName: row.givenName,
  familyName: row.familyName,
  badgeName: row.badgeName,
  phone: row.phone ?? '',
  organisationName: row.organisationName,
  position: row.position,
  countryM49: row.countryM49,
  gender: row.gender,
  mode: row.mode,
  days: [...row.days],
  groundsPass: row.groundsPass,
  accessNeeds: row.accessNeeds ?? '',
  interpretationLanguage: row.interpretationLanguage as Lang | null,
});

const OPTIONAL: ReadonlySet<string> = new Set([
  'title',
  'badgeName',
  'phone',
  'gender',
  'interpretationLanguage',
  'accessNeeds',
]);
const LABELS = {
  categoryId: 'register.category',
  title: 'register.personTitle',
  givenName: 'register.givenName',
  familyName: 'register.familyName',
  badgeName: 'register.badgeName',
  phone: 'register.phone',
  organisationName: 'register.organisationName',
  position: 'register.position',
  countryM49: 'register.country',
  gender: 'register.gender',
  mode: 'register.mode',
  days: 'register.days',
  groundsPass: 'register.groundsPass',
  accessNeeds: 'register.accessNeeds',
  interpretationLanguage: 'register.interpretationLanguage',
} as const;
type Field = keyof typeof LABELS;

/** Editing one's registration: the same rules as the form that began it. */
export function RegistrationForm({ row, onDone }: { row: RegistrationRow; onDone(isSaved: boolean): void }) {
  const { t, lang } = useWords();
  const verb = useVerb(EditRegistration);
  const form = useForm<Values>(valuesOf(row), {
    draftKey: `registration:${row.id}`,
    version: row.version,
    trouble: verb.trouble,
  });
  const { values, set } = form;
  const categories =
    useQuery(Categories, { variables: { year: row.forum.year, lang } }).data?.registrationCategories ?? [];
  const countries = useCountries(lang);
  const days = forumDays(row.forum);
  const isAgain = needsApprovalAgain(valuesOf(row), values);

  async function save(input: Values, version: number) {
    const { startDate, endDate, mode } = row.forum;
    const found = registrationDetailProblems(input, {
      startDate,
      endDate,
      mode,
      categoryIds: categories.map((c) => c.id),
    });
    if (found.length) return verb.setTrouble({ kind: 'badInput', problems: found.map((p) => ({ limit: null, ...p })) });
    const answer = (await verb.run({ id: row.id, version, input, lang }))?.editRegistration;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'Registration':
        if (form.settle(input, answer.version)) onDone(true);
        return;
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  const label = (field: Field) => (
    <>
      {t(LABELS[field])} {OPTIONAL.has(field) && <span className={styles.quiet}>{t('form.optional')}</span>}
    </>
  );
  const wordOf: WordOf = (path, value) => {
    switch (path) {
      case 'categoryId':
        return categories.find((c) => c.id === value)?.name.text ?? null;
      case 'countryM49':
        return countryName(value, lang) ?? null;
      case 'gender':
        return t(`gender.${value as 'other'}`);
      case 'mode':
        return t(`register.mode.${value as Values['mode']}`);
      case 'days':
        return dayText(value, lang, 'long');
      case 'groundsPass':
        return t(`register.groundsPass.${value as (typeof GROUNDS_PASSES)[number]}`);
      case 'interpretationLanguage':
        return LANGUAGE_NAMES[value as Lang];
      default:
        return null;
    }
  };
  const text = (
    field: 'title' | 'givenName' | 'familyName' | 'badgeName' | 'phone' | 'organisationName' | 'position',
  ) => (
    <TextInput
      {...form.props(field)}
      label={label(field)}
      value={values[field]}
      onChange={(e) => set(field, e.currentTarget.value)}
      dir="auto"
    />
  );
  const pick = <F extends 'categoryId' | 'countryM49' | 'gender' | 'mode' | 'groundsPass' | 'interpretationLanguage'>(
    field: F,
    data: { value: string; label: string }[],
    isClearable = false,
  ) => (
    <Select
      {...form.props(field)}
      label={label(field)}
      data={data}
      value={values[field]}
      searchable={data.length > 10}
      clearable={isClearable}
      allowDeselect={isClearable}
      onChange={(v) => set(field, v as Values[F])}
    />
  );
  return (
    <FormPanel
      form={form}
      trouble={verb.trouble}
      labelOf={(field) => t(LABELS[field as Field] ?? 'register.category')}
      wordOf={wordOf}
      onSave={(input, version) => save(input, version ?? row.version)}
      action={t('registration.save')}
      busy={verb.busy}
      onCancel={() => onDone(false)}
    >
      {pick(
        'categoryId',
        categories.map((c) => ({ value: c.id, label: c.name.text })),
      )}
      {text('title')}
      <div className={styles.formPair}>
        {text('givenName')}
        {text('familyName')}
      </div>
      {text('badgeName')}
      {text('organisationName')}
      {text('position')}
      {pick('countryM49', countries)}
      {text('phone')}
      {pick(
        'gender',
        GENDERS.map((g) => ({ value: g, label: t(`gender.${g}`) })),
        true,
      )}
      {pick(
        'mode',
        ATTENDANCE_MODES.map((m) => ({ value: m, label: t(`register.mode.${m}`) })),
      )}
      {days.length > 0 && (
        <Checkbox.Group
          {...form.props('days')}
          label={t(LABELS.days)}
          value={values.days}
          onChange={(v) => set('days', v)}
        >
          {days.map((day) => (
            <Checkbox key={day} value={day} label={dayText(day, lang, 'long')} mt="xs" />
          ))}
        </Checkbox.Group>
      )}
      {values.mode === 'IN_PERSON' &&
        pick(
          'groundsPass',
          GROUNDS_PASSES.map((p) => ({ value: p, label: t(`register.groundsPass.${p}`) })),
        )}
      {pick(
        'interpretationLanguage',
        LANGUAGES.map((l) => ({ value: l, label: LANGUAGE_NAMES[l] })),
        true,
      )}
      <Textarea
        {...form.props('accessNeeds')}
        label={label('accessNeeds')}
        description={t('register.accessNeedsHelp')}
        autosize
        minRows={2}
        value={values.accessNeeds}
        onChange={(e) => set('accessNeeds', e.currentTarget.value)}
        dir="auto"
      />
      {isAgain && <p className={styles.hint}>{t('registration.again')}</p>}
    </FormPanel>
  );
}

function useCountries(lang: Lang) {
  return useMemo(() => {
    const rows = COUNTRIES.map((c) => ({ value: c.m49, label: countryName(c.m49, lang) ?? c.m49 }));
    return rows.sort((a, b) => a.label.localeCompare(b.label, lang));
  }, [lang]);
}
