import type { Lang } from '@sti/reference';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { isOpen, readFacts } from '../features/forum/forum-facts.ts';
import { ForumFrame } from '../features/forum/forum-frame.tsx';
import { RegisterForm } from '../features/registration/register-form.tsx';
import { registerTexts } from '../features/registration/register-texts.ts';
import { RegisterDocument } from '../features/registration/submit-registration.ts';
import type { Data } from '../lib/data.tsx';
import { I18nProvider, useI18n, withTexts } from '../lib/t.tsx';
import { Page } from '../ui/page.tsx';

export async function loadRegister(data: Data, variables: { year: number; lang: Lang }) {
  const [{ forum, registrationCategories }, texts] = await Promise.all([
    data.load(RegisterDocument, variables),
    registerTexts(variables.lang),
  ]);
  return forum && { forum, registrationCategories, texts };
}

type Loaded = NonNullable<Awaited<ReturnType<typeof loadRegister>>>;

const route = getRouteApi('/$lang/forums/$year/register');

/** Registration without an account: a form, and afterwards always "check your mail". */
export function RegisterPage() {
  const i18n = useI18n<string>();
  const loaded = route.useLoaderData();
  const own = useMemo(() => withTexts(i18n, loaded.texts), [i18n, loaded.texts]);
  return (
    <I18nProvider i18n={own}>
      <Registering loaded={loaded} />
    </I18nProvider>
  );
}

function Registering({ loaded }: { loaded: Loaded }) {
  const { t } = useI18n();
  const { forum } = loaded;
  const { sent } = route.useSearch();
  const facts = readFacts(forum);
  const [title, content] = sent
    ? [t('mail.title'), <Sent key="sent" year={facts.year} />]
    : isOpen(facts, 'REGISTRATION')
      ? [t('register.title'), <Open key="open" loaded={loaded} />]
      : [t('register.closed'), <p key="closed">{t('register.closedHint')}</p>];
  return (
    <ForumFrame forum={forum}>
      <Page title={title} description={t('register.description', { forum: facts.title.text })}>
        {content}
      </Page>
    </ForumFrame>
  );
}

function Sent({ year }: { year: number }) {
  const { t, lang } = useI18n();
  return (
    <>
      <p>{t('mail.register')}</p>
      <p>
        {t('mail.nothing')} <a href={`/${lang}/forums/${year}/register`}>{t('mail.registerAgain')}</a>
      </p>
      <p>
        <a href={`/${lang}/forums/${year}/programme`}>{t('forum.seeProgramme')}</a>
      </p>
    </>
  );
}

function Open({ loaded: { forum, registrationCategories } }: { loaded: Loaded }) {
  const { t } = useI18n();
  const facts = readFacts(forum);
  return (
    <>
      <p>{t('register.intro')}</p>
      <RegisterForm
        year={facts.year}
        categories={registrationCategories.map(({ id, name }) => ({ id, name: name.text }))}
        days={daysBetween(facts.startDate, facts.endDate)}
        isOnlineOnly={facts.mode === 'VIRTUAL'}
      />
    </>
  );
}

const DAY = 86_400_000;

/** The local days from the first to the last one, at most 31. */
function daysBetween(first: string | null, last: string | null): string[] {
  if (!first) return [];
  const count = Math.round((Date.parse(last ?? first) - Date.parse(first)) / DAY) + 1;
  return Array.from({ length: Math.min(count, 31) }, (_, i) =>
    new Date(Date.parse(first) + i * DAY).toISOString().slice(0, 10),
  );
}
