import { useLazyQuery } from '@apollo/client/react';
import '@mantine/spotlight/styles.css';
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { useState } from 'react';
import { DESK_PAGES } from '../features/forum/desk-pages.ts';
import { useGoTo } from '../features/platform/hrefs.ts';
import { graphql } from '../lib/graphql.ts';
import { useViewer } from '../lib/viewer.ts';
import { useWords } from '../lib/words.tsx';

const CommandSessions = graphql(`
  query CommandSessions($year: Int!, $lang: Lang!) {
    forum(year: $year) { id }
    forums(first: 30) { id year title(lang: $lang) { text lang state isFallback isStale } }
  }
`);
const CommandFind = graphql(`
  query CommandFind($forumId: ID!, $lang: Lang!) {
    deskSessions(forumId: $forumId, first: 500) { id code title(lang: $lang) { text lang state isFallback isStale } }
  }
`);

/** What can be begun from anywhere: its form has an address of its own. */
const DEEDS = [
  { key: 'session.add', path: '/programme?session=new', word: 'programme.edit' },
  { key: 'news.add', path: '/pages?page=new', word: 'forum.write' },
] as const;

/** Ctrl or Cmd with K: every page and session of the desk by a few letters. */
export function CommandMenu({ year }: { year: string | null }) {
  const { t, lang } = useWords();
  const viewer = useViewer();
  const goTo = useGoTo();
  const [typed, setTyped] = useState('');
  const [loadForums, forums] = useLazyQuery(CommandSessions);
  const [loadSessions, sessions] = useLazyQuery(CommandFind);

  const onOpen = async () => {
    const found = await loadForums({ variables: { year: Number(year ?? 0), lang } }).catch(() => null);
    const forumId = found?.data?.forum?.id;
    if (forumId && viewer?.can('programme.readDraft', { forumId }))
      void loadSessions({ variables: { forumId, lang } }).catch(() => {});
  };
  const forumId = forums.data?.forum?.id;
  const pages: SpotlightActionData[] = year
    ? DESK_PAGES.flatMap((g) => g.pages)
        .filter((p) => !p.word || viewer?.can(p.word, forumId ? { forumId } : undefined))
        .map((p) => ({ id: p.key, label: t(`desk.page.${p.key}`), onClick: () => goTo(`/desk/${year}${p.path}`) }))
    : [];
  const deeds: SpotlightActionData[] = DEEDS.filter((d) => forumId && viewer?.can(d.word, { forumId })).map((d) => ({
    id: d.key,
    label: t(d.key),
    onClick: () => goTo(`/desk/${year}${d.path}`),
  }));
  const others: SpotlightActionData[] = (forums.data?.forums ?? []).map((f) => ({
    id: f.id,
    label: t('desk.forumOf', { year: String(f.year) }),
    description: f.title.text,
    onClick: () => goTo(`/desk/${f.year}`),
  }));
  const found: SpotlightActionData[] = (typed.trim() ? (sessions.data?.deskSessions ?? []) : []).map((s) => ({
    id: s.id,
    label: s.title.text,
    description: s.code,
    onClick: () => goTo(`/desk/${year}/programme?session=${s.id}`),
  }));
  return (
    <Spotlight
      actions={[
        { group: t('desk.pages'), actions: [...pages, ...deeds] },
        { group: t('desk.sessions'), actions: found },
        { group: t('desk.otherForum'), actions: others },
      ].filter((g) => g.actions.length)}
      shortcut={['mod + K']}
      onSpotlightOpen={() => void onOpen()}
      onQueryChange={setTyped}
      searchProps={{ placeholder: t('desk.commandsHint'), 'aria-label': t('desk.commands') }}
      nothingFound={t('desk.commandsNone')}
      highlightQuery
      limit={14}
      scrollable
      maxHeight={420}
    />
  );
}
