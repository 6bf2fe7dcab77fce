import type { SubmitEvent } from 'react';
import { useT } from '../lib/t.tsx';
import css from './frame.module.css';

const THEMES = ['auto', 'light', 'dark'] as const;

/** Light, dark or as the device says. Without a script the same form is sent to the server, which sets the cookie. */
export function ThemeForm() {
  const t = useT();
  function choose(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const { value } = (event.nativeEvent as globalThis.SubmitEvent).submitter as HTMLButtonElement;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in all browsers yet
    document.cookie = `theme=${value}; Path=/; Max-Age=31536000; SameSite=Lax`;
    document.documentElement.dataset.theme = value;
  }
  return (
    <form className={css.theme} method="post" action="/theme" onSubmit={choose} aria-label={t('theme.label')}>
      <span aria-hidden="true">{t('theme.label')}</span>
      {THEMES.map((theme) => (
        <button key={theme} type="submit" name="theme" value={theme}>
          {t(`theme.${theme}`)}
        </button>
      ))}
    </form>
  );
}
