import { LANGUAGE_NAMES, LANGUAGES } from '@sti/reference';
import { Link, Outlet } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { useHere } from '../lib/here.ts';
import { isSignedIn, onReturn } from '../lib/signed.ts';
import { useLang, useT } from '../lib/t.tsx';
import css from './frame.module.css';
import { ThemeForm } from './theme-form.tsx';

/** What stands around every public page. */
export function Frame() {
  const t = useT();
  const lang = useLang();
  const here = useHere();
  return (
    <div className={css.site}>
      <a className={css.skip} href="#content">
        {t('site.skip')}
      </a>
      <header className={css.header}>
        <div className={css.bar}>
          <Link className={css.name} to="/$lang" params={{ lang }}>
            <span className={css.slot} />
            {t('site.name')}
          </Link>
          <nav className={css.menu} aria-label={t('site.menu')}>
            <Link to="/$lang" params={{ lang }}>
              {t('nav.forums')}
            </Link>
            <SignInLink here={here} />
          </nav>
          <Languages here={here} />
        </div>
      </header>
      <main className={css.main} id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className={css.footer}>
        <div className={css.bar}>
          <nav className={css.help} aria-label={t('help.title')}>
            <span aria-hidden="true">{t('help.title')}</span>
            {(['participant', 'moderator', 'secretariat'] as const).map((topic) => (
              <Link key={topic} to="/$lang/help/$topic" params={{ lang, topic }}>
                {t(`help.${topic}`)}
              </Link>
            ))}
          </nav>
          <ThemeForm />
          <p className={css.about}>{t('site.full')}</p>
        </div>
      </footer>
    </div>
  );
}

/** The same page in the other languages: plain links, behind the name of the present one. */
function Languages({ here }: { here: string }) {
  const t = useT();
  const lang = useLang();
  return (
    <details className={css.languages}>
      <summary aria-label={t('title.of', { part: t('site.languages'), whole: LANGUAGE_NAMES[lang] })}>
        {LANGUAGE_NAMES[lang]}
      </summary>
      <ul>
        {LANGUAGES.filter((l) => l !== lang).map((l) => (
          <li key={l}>
            <a href={here.replace(/^\/[a-z]+/, `/${l}`)} hrefLang={l} lang={l}>
              {LANGUAGE_NAMES[l]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** "Sign in", or the way to one's own pages once the browser says that somebody is signed in. */
function SignInLink({ here }: { here: string }) {
  const t = useT();
  const lang = useLang();
  const isIn = useSyncExternalStore(onReturn, isSignedIn, () => false);
  if (isIn) return <a href={`/${lang}/my`}>{t('nav.my')}</a>;
  const signIn = `/${lang}/sign-in`;
  // From the page of that name one comes back to where one wanted to go.
  const way = here.startsWith(`${signIn}?`)
    ? here
    : here === `/${lang}` || here.startsWith(signIn)
      ? signIn
      : `${signIn}?next=${encodeURIComponent(here)}`;
  return (
    <a href={way} rel="nofollow">
      {t('nav.signIn')}
    </a>
  );
}
