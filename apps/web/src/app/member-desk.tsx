import { useQuery } from '@apollo/client/react';
import { Button, Drawer, Kbd } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { DeskForum, ForumProvider, useForum } from '../features/forum/desk-forum.tsx';
import { DESK_PAGES, type DeskPage } from '../features/forum/desk-pages.ts';
import { Go } from '../features/platform/go.tsx';
import { useParam } from '../features/platform/hrefs.ts';
import { isMac } from '../features/platform/keys.ts';
import { Answer, Page } from '../features/platform/page.tsx';
import { useViewer } from '../lib/viewer.ts';
import { useWords } from '../lib/words.tsx';
import styles from './member.module.css';
import { MemberBar } from './member-bar.tsx';

const CommandMenu = lazy(() => import('./member-commands.tsx').then((m) => ({ default: m.CommandMenu })));

/** Desk: dense and quick. The command menu comes with it. */
export function DeskLayout() {
  const year = useParam('year');
  return (
    <div className={styles.desk}>
      <Suspense>
        <CommandMenu year={year || null} />
      </Suspense>
      {year ? (
        <Outlet />
      ) : (
        <>
          <DeskBar />
          <main id="content" tabIndex={-1}>
            <Outlet />
          </main>
        </>
      )}
    </div>
  );
}

function DeskBar({ burger }: { burger?: React.ReactNode }) {
  const { t } = useWords();
  return (
    <MemberBar
      middle={
        <Button variant="default" size="compact-sm" onClick={openCommands} className={styles.commands}>
          <span>{t('desk.commands')}</span>
          <Kbd size="xs">{isMac() ? '⌘K' : 'Ctrl K'}</Kbd>
        </Button>
      }
    >
      {burger}
    </MemberBar>
  );
}

const openCommands = () => void import('@mantine/spotlight').then(({ spotlight }) => spotlight.open());

/** One forum's desk: its pages at the side, the page itself beside them. */
export function ForumLayout() {
  const year = Number(useParam('year'));
  const { t, lang } = useWords();
  const query = useQuery(DeskForum, { variables: { year, lang } });
  const [isOpen, { open, close }] = useDisclosure();
  const path = useRouterState({ select: (s) => s.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the menu
  useEffect(close, [path]);
  return (
    <>
      <DeskBar
        burger={
          <Button variant="subtle" size="compact-md" className={styles.burger} onClick={open} aria-expanded={isOpen}>
            {t('desk.menu')}
          </Button>
        }
      />
      <Answer of={query}>
        {({ forum }) =>
          forum ? (
            <ForumProvider forum={forum}>
              <div className={styles.deskBody}>
                <aside className={styles.side}>
                  <DeskNav />
                </aside>
                <Drawer opened={isOpen} onClose={close} position="left" size="17rem" title={t('desk.menu')}>
                  <DeskNav />
                </Drawer>
                <main id="content" tabIndex={-1} className={styles.deskMain}>
                  <Outlet />
                </main>
              </div>
            </ForumProvider>
          ) : (
            <main id="content">
              <Page title={t('error.NOT_FOUND')}>{t('errorHelp.NOT_FOUND')}</Page>
            </main>
          )
        }
      </Answer>
    </>
  );
}

function DeskNav() {
  const { t } = useWords();
  const forum = useForum();
  const viewer = useViewer();
  const may = (page: DeskPage) => !page.word || viewer?.can(page.word, { forumId: forum.id });
  return (
    <nav aria-label={t('desk.nav')} className={styles.deskNav}>
      <Go to="/desk" exact className={styles.forumName}>
        <b>{t('desk.forumOf', { year: String(forum.year) })}</b>
        <span>{t('desk.otherForum')}</span>
      </Go>
      {DESK_PAGES.map((group) => {
        const pages = group.pages.filter(may);
        return pages.length ? (
          <section key={group.key}>
            <h2>{t(`desk.group.${group.key}`)}</h2>
            {pages.map((page) => (
              <Go key={page.path} to={`/desk/${forum.year}${page.path}`} exact={page.path === ''}>
                {t(`desk.page.${page.key}`)}
              </Go>
            ))}
          </section>
        ) : null;
      })}
    </nav>
  );
}
