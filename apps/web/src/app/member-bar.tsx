import { Button, Menu } from '@mantine/core';
import { LANGUAGE_NAMES, LANGUAGES } from '@sti/reference';
import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DESK_ROLES } from '../features/people/desk-roles.ts';
import { useSignOut } from '../features/people/sign-out.tsx';
import { Go } from '../features/platform/go.tsx';
import { useHref } from '../features/platform/hrefs.ts';
import { setLetterKeys, useLetterKeys } from '../features/platform/keys.ts';
import type { HelpTopic } from '../lib/help-topics.ts';
import { useViewer } from '../lib/viewer.ts';
import { useWords } from '../lib/words.tsx';
import styles from './member.module.css';
import { type ThemeChoice, useTheme } from './member-theme.tsx';

const THEMES: readonly ThemeChoice[] = ['light', 'dark', 'auto'];
/** The first letters of the first and last name, for a bar without room for more; two Arabic ones are not to join. */
const initialsOf = (name: string): string => {
  const parts = name.trim().split(/\s+/);
  return [parts[0], parts.length > 1 ? parts.at(-1) : undefined].flatMap((p) => (p ? [...p][0] : [])).join('\u200c');
};

/** The bar of all signed-in surfaces: back to the public pages, from surface to surface, the person's own menu. */
export function MemberBar({ children, middle }: { children?: ReactNode; middle?: ReactNode }) {
  const { t, lang } = useWords();
  const viewer = useViewer();
  const roles = viewer?.roles ?? [];
  const hasRoom = roles.some((r) => r.role === 'MOD' || r.role === 'RAP');
  const hasSecretariat = roles.some((r) => r.role === 'SEC' || r.role === 'ADM');
  const hasDesk = roles.some((r) => DESK_ROLES.has(r.role));
  return (
    <header className={styles.bar}>
      <a className={styles.skip} href="#content">
        {t('shell.skip')}
      </a>
      {children}
      <a className={styles.brand} href={`/${lang}`}>
        {t('shell.brand')}
      </a>
      <nav aria-label={t('shell.surfaces')} className={styles.surfaces}>
        <Go to="/my">{t('shell.my')}</Go>
        {hasRoom && <Go to="/room">{t('shell.room')}</Go>}
        {hasDesk && <Go to="/desk">{t('shell.desk')}</Go>}
      </nav>
      <div className={styles.middle}>{middle}</div>
      {viewer && (
        <PersonMenu
          name={viewer.me.displayName}
          help={hasSecretariat ? 'secretariat' : hasRoom ? 'moderator' : 'participant'}
        />
      )}
    </header>
  );
}

function PersonMenu({ name, help }: { name: string; help: HelpTopic }) {
  const { t, lang } = useWords();
  const { choice, choose } = useTheme();
  const hasKeys = useLetterKeys();
  const href = useHref();
  const { signOut, question } = useSignOut();
  return (
    <>
      {question}
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button
            variant="subtle"
            size="compact-md"
            className={styles.person}
            aria-label={t('shell.personMenu', { name })}
          >
            <bdi className={styles.fullName} data-initials={initialsOf(name)}>
              {name}
            </bdi>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={href('/my/profile')}>
            {t('my.profile')}
          </Menu.Item>
          <Menu.Item component="a" href={`/${lang}`}>
            {t('nav.forums')}
          </Menu.Item>
          <Menu.Item component="a" href={`/${lang}/help/${help}`}>
            {t('help.title')}
          </Menu.Item>
          <Menu.Item onClick={signOut}>{t('action.signOut')}</Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('shell.look')}</Menu.Label>
          {THEMES.map((theme) => (
            <Menu.Item
              key={theme}
              onClick={() => choose(theme)}
              aria-current={choice === theme || undefined}
              className={styles.pick}
            >
              {t(`look.${theme}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.CheckboxItem checked={hasKeys} onChange={setLetterKeys} className={styles.pick}>
            {t('shell.letterKeys')}
          </Menu.CheckboxItem>
          <Menu.Divider />
          <Menu.Label>{t('shell.language')}</Menu.Label>
          <Languages />
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** The same page in each language. */
function Languages() {
  const { lang } = useWords();
  const here = useRouterState({ select: (s) => s.location.href });
  return LANGUAGES.map((l) => (
    <Menu.Item
      key={l}
      component="a"
      href={here.replace(/^\/[a-z]{2}(?=\/|$|\?)/, `/${l}`)}
      lang={l}
      aria-current={l === lang || undefined}
      className={styles.pick}
    >
      {LANGUAGE_NAMES[l]}
    </Menu.Item>
  ));
}

/** The bar where nobody is signed in, or that cannot be known: the public pages and the languages. */
export function DoorBar() {
  const { t, lang } = useWords();
  return (
    <header className={styles.bar} data-door>
      <a className={styles.brand} href={`/${lang}`}>
        {t('shell.brand')}
      </a>
      <div className={styles.middle}>
        <Menu position="bottom-end" width={240}>
          <Menu.Target>
            <Button
              variant="subtle"
              size="compact-md"
              aria-label={t('shell.languageNow', { language: LANGUAGE_NAMES[lang] })}
            >
              {LANGUAGE_NAMES[lang]}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Languages />
          </Menu.Dropdown>
        </Menu>
      </div>
    </header>
  );
}
