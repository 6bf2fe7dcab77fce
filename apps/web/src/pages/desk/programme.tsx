import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { SESSION_STATUSES, SESSION_TYPES } from '@sti/domain';
import { GOALS, goalName } from '@sti/reference';
import { useMemo } from 'react';
import { useForum } from '../../features/forum/desk-forum.tsx';
import { type Column, DataTable } from '../../features/platform/data-table.tsx';
import { type Filter, FilterBar } from '../../features/platform/filter-bar.tsx';
import { GoalCodes } from '../../features/platform/goal-mark.tsx';
import { useFilters, useGoTo, useParam } from '../../features/platform/hrefs.ts';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import { SidePanel, WithPanel } from '../../features/platform/side-panel.tsx';
import { StatusOf } from '../../features/platform/status.tsx';
import { DeskSessionRow, inProgrammeOrder, type SessionRow } from '../../features/programme/desk-session-row.ts';
import { SessionPanel } from '../../features/programme/session-panel.tsx';
import { SessionTextsForm } from '../../features/programme/session-texts.tsx';
import { clockText, dayText } from '../../lib/format.ts';
import { graphql, type ResultOf, readFragment } from '../../lib/graphql.ts';
import { useLive } from '../../lib/live.ts';
import { matches } from '../../lib/matches.ts';
import { useViewer } from '../../lib/viewer.ts';
import { useWords, type Words } from '../../lib/words.tsx';
import { goalOfCode } from '../../ui/goal.tsx';
import { Status } from '../../ui/status.tsx';

const DeskProgrammePage = graphql(
  `
  query DeskProgrammePage($forumId: ID!, $lang: Lang!) {
    deskSessions(forumId: $forumId, first: 500) { id ...DeskSessionRow }
    programmeConflicts(forumId: $forumId, first: 500) { rule isHard slots { id session { id } } }
  }
`,
  [DeskSessionRow],
);

/** All sessions of a forum, drafts included; the one that is open stands beside the table. */
export function Page() {
  const { t, lang } = useWords();
  const forum = useForum();
  const viewer = useViewer();
  const { get, set } = useFilters();
  const named = useParam('sessionId');
  const open = get('session') || named;
  const mayEdit = viewer?.can('programme.edit', { forumId: forum.id }) ?? false;
  const query = useQuery(DeskProgrammePage, { variables: { forumId: forum.id, lang } });
  useLive(`forum:${forum.id}:programme`, query);
  const goTo = useGoTo();
  const onOpen = (id: string | null) =>
    named ? goTo(`/desk/${forum.year}/programme${id ? `?session=${id}` : ''}`) : set({ session: id });
  return (
    <Frame
      wide
      title={t('desk.page.programme')}
      lead={t('desk.programmeLead')}
      action={mayEdit && <Button onClick={() => set({ session: 'new' })}>{t('session.add')}</Button>}
    >
      <Answer of={query} rows={12}>
        {({ deskSessions, programmeConflicts }) => (
          <Sessions
            rows={deskSessions.map((s) => readFragment(DeskSessionRow, s))}
            conflicts={programmeConflicts}
            open={open}
            onOpen={onOpen}
          />
        )}
      </Answer>
    </Frame>
  );
}

type Conflicts = ResultOf<typeof DeskProgrammePage>['programmeConflicts'];
type Props = { rows: SessionRow[]; conflicts: Conflicts; open: string; onOpen(id: string | null): void };

function Sessions({ rows, conflicts, open, onOpen }: Props) {
  const words = useWords();
  const { t } = words;
  const forum = useForum();
  const { get } = useFilters();
  const filters = useSessionFilters(rows);
  const clashing = useMemo(() => hardRules(conflicts), [conflicts]);
  const columns = useMemo(() => columnsOf(words, clashing), [words, clashing]);
  const shown = useMemo(
    () => rows.filter((row) => isShown(row, get, clashing)).sort(inProgrammeOrder),
    [rows, get, clashing],
  );
  return (
    <WithPanel
      panel={
        open === 'new' ? (
          <SidePanel label={t('session.add')} title={t('session.add')} onClose={() => onOpen(null)}>
            <SessionTextsForm forumId={forum.id} session={null} onSaved={onOpen} />
          </SidePanel>
        ) : (
          open && <SessionPanel id={open} onClose={() => onOpen(null)} />
        )
      }
    >
      <FilterBar
        search={t('desk.findSession')}
        filters={filters}
        count={
          shown.length === rows.length
            ? t('programme.count', { n: rows.length })
            : t('programme.countOf', { n: shown.length, all: rows.length })
        }
      />
      {shown.length ? (
        <DataTable
          label={t('desk.page.programme')}
          columns={columns}
          rows={shown}
          keyOf={(r) => r.id}
          openKey={open}
          onOpen={(r) => onOpen(r.id)}
        />
      ) : (
        <Empty title={t(rows.length ? 'programme.none' : 'desk.noSessions')}>
          {!rows.length && <p>{t('desk.noSessionsHelp')}</p>}
        </Empty>
      )}
    </WithPanel>
  );
}

/** The rules that each session breaks, by its id; what only deserves a look is said on the page of the release. */
type HardRules = ReadonlyMap<string, ReadonlySet<string>>;

function hardRules(conflicts: Conflicts): HardRules {
  const found = new Map<string, Set<string>>();
  for (const { rule, isHard, slots } of conflicts)
    for (const { session } of isHard ? slots : [])
      found.set(session.id, (found.get(session.id) ?? new Set()).add(rule));
  return found;
}

function isShown(row: SessionRow, get: (name: string) => string, clashing: HardRules): boolean {
  const [type, status, day, goal] = ['type', 'status', 'day', 'goal'].map(get);
  return (
    (get('clash') !== 'hard' || clashing.has(row.id)) &&
    (!type || row.type === type) &&
    (!status || row.status === status) &&
    (!day || row.slots.some((s) => s.day === day) || (day === 'none' && !row.slots.some((s) => s.day))) &&
    (!goal || row.goals.some((g) => goalOfCode(g) === goal)) &&
    matches(get('text'), [
      row.title.text,
      row.code,
      ...row.appearances.flatMap((a) => [a.name, a.functionLabel]),
      ...row.slots.map((s) => s.venueRoom?.name.text),
    ])
  );
}

function useSessionFilters(rows: readonly SessionRow[]): Filter[] {
  const { t, lang } = useWords();
  return useMemo(() => {
    const days = [...new Set(rows.flatMap((r) => r.slots.map((s) => s.day)))].filter((d) => d !== null).sort();
    const types = new Set(rows.map((r) => r.type));
    const statuses = new Set(rows.map((r) => r.status));
    return [
      {
        name: 'day',
        label: t('programme.day'),
        options: [
          ...days.map((d) => ({ value: d, label: dayText(d, lang) })),
          { value: 'none', label: t('programme.unknownDay') },
        ],
      },
      {
        name: 'type',
        label: t('programme.type'),
        options: SESSION_TYPES.filter((x) => types.has(x)).map((x) => ({ value: x, label: t(`session.type.${x}`) })),
      },
      {
        name: 'status',
        label: t('desk.status'),
        options: SESSION_STATUSES.filter((x) => statuses.has(x)).map((x) => ({
          value: x,
          label: t(`session.status.${x}`),
        })),
      },
      { name: 'clash', label: t('desk.clash'), options: [{ value: 'hard', label: t('desk.clashHard') }] },
      {
        name: 'goal',
        label: t('programme.goal'),
        options: GOALS.map((g) => ({
          value: g.code,
          label: t('goals.option', { code: g.code, name: goalName(g.code, lang) ?? '' }),
        })),
      },
    ];
  }, [rows, t, lang]);
}

function columnsOf({ t }: Words, clashing: HardRules): Column<SessionRow>[] {
  return [
    {
      key: 'when',
      label: t('session.when'),
      width: '9.5rem',
      cell: ({ slots: [slot] }) => <WhenCell slot={slot} />,
    },
    { key: 'title', label: t('session.title'), cell: (row) => <TitleCell row={row} clashes={clashing.get(row.id)} /> },
    {
      key: 'room',
      label: t('session.where'),
      width: '9rem',
      isExtra: true,
      cell: ({ slots: [slot] }) => <bdi>{slot?.venueRoom?.name.text ?? slot?.placeText ?? t('desk.noRoom')}</bdi>,
    },
    {
      key: 'type',
      label: t('session.type'),
      width: '9rem',
      isExtra: true,
      cell: (row) => (row.type ? t(`session.type.${row.type}`) : ''),
    },
    {
      key: 'goals',
      label: t('session.goals'),
      width: '6rem',
      isExtra: true,
      cell: (row) => <GoalCodes codes={row.goals} />,
    },
    {
      key: 'people',
      label: t('session.people'),
      width: '4rem',
      isNumber: true,
      isExtra: true,
      cell: (row) => row.appearances.length,
    },
    {
      key: 'status',
      label: t('desk.status'),
      width: '7rem',
      cell: (row) => <StatusOf code={row.status} area="session.status" />,
    },
    { key: 'code', label: t('session.code'), width: '5rem', cell: (row) => <code dir="ltr">{row.code}</code> },
  ];
}

function WhenCell({ slot }: { slot: SessionRow['slots'][number] | undefined }) {
  const { t, lang } = useWords();
  if (!slot?.day) return t('desk.noTime');
  return (
    <>
      {dayText(slot.day, lang)} <br />
      {slot.startTime ? clockText(slot.startTime, slot.endTime) : t('desk.noTime')}
    </>
  );
}

function TitleCell({ row, clashes }: { row: SessionRow; clashes: ReadonlySet<string> | undefined }) {
  const { t, word } = useWords();
  return (
    <>
      <b>
        <bdi>{row.title.text}</bdi>
      </b>
      {row.isRehearsal && t('beside', { note: t('session.rehearsal') })}
      {[...(clashes ?? [])].map((rule) => (
        <div key={rule}>
          <Status tone="stop">{word('conflict', rule, 'status.other')}</Status>
        </div>
      ))}
    </>
  );
}
