import { GENDERS, GROUNDS_PASSES } from '@sti/domain';
import { COUNTRIES, LANGUAGE_NAMES, LANGUAGES } from '@sti/reference';
import type { SentForm } from '../../lib/form.tsx';
import { dayText } from '../../lib/format.ts';
import { useI18n } from '../../lib/t.tsx';
import { Button } from '../../ui/button.tsx';
import { Agreement, Choices, ErrorSummary, RuleAlert, SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { FormBox } from '../../ui/form-box.tsx';
import { Section } from '../../ui/page.tsx';
import { errorsOf, ruleText } from '../../ui/problems.ts';
import css from './register-form.module.css';

type Props = {
  action: SentForm;
  categories: readonly { id: string; name: string }[];
  /** Local days of the forum; none while they are not known. */
  days: readonly string[];
  isOnlineOnly: boolean;
};

/** The registration form: one column, nothing asked twice, and all that was typed still there when it comes back. */
export function RegisterForm({ action, categories, days, isOnlineOnly }: Props) {
  const { t, lang } = useI18n();
  const { refused, isSending, onSubmit } = action;
  const labels = {
    title: t('register.personTitle'),
    givenName: t('register.givenName'),
    familyName: t('register.familyName'),
    badgeName: t('register.badgeName'),
    email: t('register.email'),
    phone: t('register.phone'),
    organisationName: t('register.organisationName'),
    position: t('register.position'),
    countryM49: t('register.country'),
    gender: t('register.gender'),
    categoryId: t('register.category'),
    mode: t('register.mode'),
    days: t('register.days'),
    groundsPass: t('register.groundsPass'),
    interpretationLanguage: t('register.interpretationLanguage'),
    accessNeeds: t('register.accessNeeds'),
    consent: t('register.consent'),
    codeOfConduct: t('register.codeOfConduct'),
  };
  const errors = errorsOf(refused, labels, t);
  const value = (name: string) => refused?.values[name]?.[0];
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    defaultValue: value(name),
    error: errors.find((error) => error.field === name)?.text,
  });
  const choice = (name: keyof typeof labels, otherwise: readonly string[] = []) => ({
    name,
    label: labels[name],
    chosen: refused ? (refused.values[name] ?? []) : otherwise,
    error: errors.find((error) => error.field === name)?.text,
  });
  const agree = (name: 'consent' | 'codeOfConduct') => ({
    name,
    label: labels[name],
    chosen: refused?.values[name] !== undefined,
    error: errors.find((error) => error.field === name)?.text,
  });
  const collator = new Intl.Collator(lang);
  const countries = COUNTRIES.map(({ m49, name }) => ({ value: m49, label: name[lang] })).sort((a, b) =>
    collator.compare(a.label, b.label),
  );

  return (
    <FormBox onSubmit={onSubmit}>
      <ErrorSummary errors={errors} />
      {refused?.rule && !isSending && <RuleAlert text={`${ruleText(refused.rule, t)} ${t('form.kept')}`} />}
      <Section title={t('register.you')}>
        <TextField {...field('title')} help={t('register.personTitleHelp')} optional autoComplete="honorific-prefix" />
        <TextField {...field('givenName')} autoComplete="given-name" required />
        <TextField {...field('familyName')} autoComplete="family-name" required />
        <TextField {...field('badgeName')} help={t('register.badgeNameHelp')} optional />
        <TextField {...field('email')} help={t('register.emailHelp')} type="email" autoComplete="email" required />
        <TextField {...field('phone')} type="tel" autoComplete="tel" optional />
        <TextField {...field('organisationName')} autoComplete="organization" required />
        <TextField {...field('position')} autoComplete="organization-title" required />
        <SelectField {...field('countryM49')} empty={t('form.choose')} options={countries} required />
        <SelectField
          {...field('gender')}
          help={t('register.genderHelp')}
          optional
          empty={t('form.choose')}
          options={GENDERS.map((gender) => ({ value: gender, label: t(`register.gender.${gender}`) }))}
        />
      </Section>
      <Section title={t('register.participation')}>
        <SelectField
          {...field('categoryId')}
          empty={t('form.choose')}
          options={categories.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
        <Choices
          {...choice('mode', isOnlineOnly ? ['ONLINE'] : [])}
          type="radio"
          options={(isOnlineOnly ? (['ONLINE'] as const) : (['IN_PERSON', 'ONLINE'] as const)).map((mode) => ({
            value: mode,
            label: t(`register.mode.${mode}`),
          }))}
        />
        {days.length > 0 && (
          <Choices
            {...choice('days', days)}
            type="checkbox"
            options={days.map((day) => ({ value: day, label: dayText(day, lang, 'long') }))}
          />
        )}
        {!isOnlineOnly && (
          <div className={css.pass}>
            <SelectField
              {...field('groundsPass')}
              help={t('register.groundsPassHelp')}
              empty={t('form.choose')}
              options={GROUNDS_PASSES.map((pass) => ({ value: pass, label: t(`register.groundsPass.${pass}`) }))}
            />
          </div>
        )}
        <SelectField
          {...field('interpretationLanguage')}
          optional
          empty={t('form.choose')}
          options={LANGUAGES.map((l) => ({ value: l, label: LANGUAGE_NAMES[l] }))}
        />
        <TextArea {...field('accessNeeds')} help={t('register.accessNeedsHelp')} optional maxLength={2000} />
      </Section>
      <Section title={t('register.agreement')}>
        <Agreement {...agree('consent')} />
        <Agreement {...agree('codeOfConduct')} />
      </Section>
      <Button look="primary" disabled={isSending}>
        {isSending ? t('form.sending') : t('register.send')}
      </Button>
    </FormBox>
  );
}
