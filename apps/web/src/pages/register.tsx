import type { Lang } from '@sti/reference';
import { getRouteApi } from '@tanstack/react-router';
import { isOpen, readFacts } from '../features/forum/forum-facts.ts';
import { ForumFrame } from '../features/forum/forum-frame.tsx';
import { RegisterForm } from '../features/registration/register-form.tsx';
import { RegisterDocument } from '../features/registration/submit-registration.ts';
import type { Data } from '../lib/data.tsx';
import { useI18n } from '../lib/t.tsx';
import { PageHead } from '../ui/page.tsx';
import css from './register.module.css';

export async function loadRegister(data: Data, variables: { year: number; lang: Lang }) {
  const { forum, registrationCategories } = await data.load(RegisterDocument, variables);
  return forum && { forum, registrationCategories };
}

const route = getRouteApi('/$lang/forums/$year/register');

/** Registration without an account: a form, and afterwards always "check your mail". */
export function RegisterPage() {
  const { t } = useI18n();
  const { forum, registrationCategories } = route.useLoaderData();
  const { sent } = route.useSearch() as { sent?: string };
  const facts = readFacts(forum);
  const title = t('register.forum', { forum: facts.title.text });
  return (
    <ForumFrame forum={forum}>
      <PageHead title={title} description={t('register.description', { forum: facts.title.text })} />
      <div className={css.page}>
        {sent ? (
          <>
            <h1>{t('mail.title')}</h1>
            <p>{t('mail.register')}</p>
            <p>{t('mail.nothing')}</p>
          </>
        ) : isOpen(facts, 'REGISTRATION') ? (
          <>
            <h1>{t('register.title')}</h1>
            <p>{t('register.intro')}</p>
            <RegisterForm
              year={facts.year}
              categories={registrationCategories.map(({ id, name }) => ({ id, name: name.text }))}
              days={daysBetween(facts.startDate, facts.endDate)}
              isOnlineOnly={facts.mode === 'VIRTUAL'}
            />
          </>
        ) : (
          <>
            <h1>{t('register.closed')}</h1>
            <p>{t('register.closedHint')}</p>
          </>
        )}
      </div>
    </ForumFrame>
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
