import { LANGUAGE_NAMES, LANGUAGES } from '@sti/reference';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { isSignedIn } from '../lib/signed.ts';
import { useLang, useT } from '../lib/t.tsx';
import css from './frame.module.css';
import { ThemeForm } from './theme-form.tsx';

/** What stands around every public page. */
export function Frame() {
  const t = useT();
  const lang = useLang();
  const path = useRouterState({ select: (state) => state.location.pathname });
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
            <SignInLink path={path} />
          </nav>
          <Languages path={path} />
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
function Languages({ path }: { path: string }) {
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
            <a href={path.replace(/^\/[a-z]+/, `/${l}`)} hrefLang={l} lang={l}>
              {LANGUAGE_NAMES[l]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** "Sign in", or the way to one's own pages once the browser says that somebody is signed in. */
function SignInLink({ path }: { path: string }) {
  const t = useT();
  const lang = useLang();
  const [isIn, setIn] = useState(false);
  useEffect(() => setIn(isSignedIn()), []);
  if (isIn) return <a href={`/${lang}/my`}>{t('nav.my')}</a>;
  const isHome = path === `/${lang}` || path.startsWith(`/${lang}/sign-in`);
  return (
    <a href={isHome ? `/${lang}/sign-in` : `/${lang}/sign-in?next=${encodeURIComponent(path)}`} rel="nofollow">
      {t('nav.signIn')}
    </a>
  );
}
