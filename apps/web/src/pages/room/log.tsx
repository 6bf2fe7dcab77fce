import { useQuery } from '@apollo/client/react';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type EntryType, typeOfKey } from '../../features/outcome/entry.ts';
import { EntryForm, type EntryFormHandle } from '../../features/outcome/entry-form.tsx';
import { entryAnchor } from '../../features/outcome/entry-path.ts';
import { LogLineView } from '../../features/outcome/log-line.tsx';
import { LogItemRow, type LogLine, LogStatementRow, logLines } from '../../features/outcome/log-rows.ts';
import { OpenSession } from '../../features/outcome/open-session.tsx';
import styles from '../../features/outcome/outcome.module.css';
import { type Unsent, useUnsent } from '../../features/outcome/unsent.ts';
import { ArrivingLine, UnsentLine } from '../../features/outcome/unsent-line.tsx';
import { Go } from '../../features/platform/go.tsx';
import { useFilters, useParam } from '../../features/platform/hrefs.ts';
import { hasLetterKeys } from '../../features/platform/keys.ts';
import { Answer, Empty } from '../../features/platform/page.tsx';
import { StatusOf } from '../../features/platform/status.tsx';
import { slotTime } from '../../features/programme/slot-time.ts';
import { graphql, type ResultOf, readFragment } from '../../lib/graphql.ts';
import { useLive } from '../../lib/live.ts';
import { useViewer } from '../../lib/viewer.ts';
import { useWords } from '../../lib/words.tsx';
import { When, zoneText } from '../../ui/when.tsx';

const RoomLogPage = graphql(
  `
  query RoomLogPage($sessionId: ID!, $lang: Lang!) {
    sessionLog(sessionId: $sessionId, first: 500) {
      session {
        id version forumId code status isRehearsal
        title(lang: $lang) { text lang state isFallback isStale }
        slots { id day startTime endTime timeZone }
        appearances { id role name functionLabel title }
      }
      statements { id ...LogStatementRow }
      items { id ...LogItemRow }
      closing { id confirmedAt messageIds }
    }
  }
`,
  [LogStatementRow, LogItemRow],
);

type Log = ResultOf<typeof RoomLogPage>['sessionLog'];

/** What a session says, written down while it is said. */
export function Page() {
  const sessionId = useParam('sessionId');
  const { lang } = useWords();
  const query = useQuery(RoomLogPage, { variables: { sessionId, lang } });
  const refetch = useCallback(() => query.refetch().catch(() => {}), [query.refetch]);
  useLive(`session:${sessionId}`, query);
  return <Answer of={query}>{({ sessionLog }) => <Cockpit log={sessionLog} refetch={refetch} />}</Answer>;
}

type Show = 'all' | 'statements' | 'outcomes';

function Cockpit({ log, refetch }: { log: Log; refetch(): Promise<unknown> }) {
  const { t } = useWords();
  const { session } = log;
  const viewer = useViewer();
  const scope = { forumId: session.forumId, sessionId: session.id };
  const mayLog = viewer?.can('outcome.log', scope) ?? false;
  const mayAgree = viewer?.can('outcome.agree', scope) ?? false;
  const entry = useRef<EntryFormHandle>(null);
  const [linked, setLinked] = useState<string[]>([]);
  const [inForm, setInForm] = useState<string | null>(null);
  const [show, setShow] = useState<Show>('all');
  const [search, setSearch] = useState('');

  const statements = useMemo(() => log.statements.map((s) => readFragment(LogStatementRow, s)), [log.statements]);
  const items = useMemo(() => log.items.map((i) => readFragment(LogItemRow, i)), [log.items]);
  const lines = useMemo(() => logLines(statements, items), [statements, items]);
  const inLog = useMemo(() => new Set([...statements, ...items].map((row) => row.clientId)), [statements, items]);
  const unsent = useUnsent(viewer?.me.id ?? '', session.id, { inLog, readLog: refetch });
  const shown = lines.filter((line) => isShown(line, show, search));
  const numbersOf = (ids: readonly string[]) =>
    ids
      .map((id) => statements.find((s) => s.id === id)?.number)
      .filter((n) => n !== undefined)
      .join(t('list.comma'));
  const onOpened = () => {
    refetch();
    entry.current?.focus();
  };
  useSingleKeys((type) => entry.current?.choose(type));

  // Whoever comes from the summary or from an outcome looks for one entry.
  const wanted = useFilters().get('entry');
  const isThere = lines.some((line) => line.rootId === wanted);
  useEffect(() => {
    const line = isThere ? document.getElementById(entryAnchor(wanted)) : null;
    line?.scrollIntoView({ block: 'center' });
    line?.focus();
  }, [wanted, isThere]);

  return (
    <div className={styles.cockpit}>
      <header className={styles.top}>
        <div>
          <h1>
            <bdi>{session.title.text}</bdi>
          </h1>
          <p className={styles.meta}>
            <bdi dir="ltr">{session.code}</bdi>
            <StatusOf code={session.status} area="session.status" />
            {session.isRehearsal && <span>{t('session.rehearsal')}</span>}
            {session.slots[0] && <When slot={slotTime(session.slots[0])} />}
          </p>
        </div>
        <div className={styles.topActions}>
          {mayAgree && <OpenSession session={session} onOpened={onOpened} />}
          <Button component={Go} to={`/room/${session.id}/close`} variant={log.closing ? 'default' : 'outline'}>
            {t(log.closing ? 'room.seeClosing' : 'room.toClosing')}
          </Button>
        </div>
      </header>
      {mayLog && (
        <section className={styles.writing}>
          {log.closing && <p className={styles.note}>{t('room.afterClosing')}</p>}
          <EntryForm
            ref={entry}
            sessionId={session.id}
            speakers={session.appearances
              .map((a) => ({ id: a.id, name: a.name ?? a.functionLabel ?? '', role: a.role, affiliation: a.title }))
              .filter((s) => s.name)}
            usedAddressees={items.flatMap((i) => i.addressees)}
            numbersOf={numbersOf}
            onSave={unsent.add}
            onLinked={setLinked}
            onReplacing={setInForm}
          />
        </section>
      )}
      <section className={styles.log} aria-label={t('log.title')}>
        <div className={styles.logHead}>
          <h2>{t('log.count', { n: lines.length })}</h2>
          <small>{t('log.zone', { zone: zoneText(Intl.DateTimeFormat().resolvedOptions().timeZone, t) })}</small>
          <SegmentedControl
            size="xs"
            value={show}
            onChange={(v) => setShow(v as Show)}
            data={(['all', 'statements', 'outcomes'] as const).map((value) => ({
              value,
              label: t(`log.show.${value}`),
            }))}
          />
          <TextInput
            size="xs"
            aria-label={t('log.find')}
            placeholder={t('log.find')}
            value={search}
            onChange={(e) => setSearch(e.currentTarget.value)}
          />
        </div>
        <Unsents
          rows={unsent.rows}
          arriving={unsent.arriving}
          inForm={inForm}
          // Who they wait for, when somebody else has signed in beside this page.
          waitsFor={unsent.isOthersLogin ? (viewer?.me.displayName ?? null) : null}
          onEdit={(draft) => entry.current?.load(draft)}
          onRetry={unsent.retry}
          onDrop={unsent.drop}
        />
        {shown.length ? (
          <ul className={styles.lines} onKeyDown={onLineKey}>
            {shown.map((line) => (
              <LogLineView
                key={line.rootId}
                line={line}
                mayLog={mayLog}
                mayAgree={mayAgree}
                isLinked={line.kind === 'statement' && linked.includes(line.versions[0]?.id ?? '')}
                onLink={(id, isLinked) =>
                  entry.current?.link(isLinked ? [...linked, id] : linked.filter((other) => other !== id))
                }
                onEdit={(draft) => entry.current?.load(draft)}
                onChanged={refetch}
                numbersOf={numbersOf}
              />
            ))}
          </ul>
        ) : (
          unsent.rows.length + unsent.arriving.length === 0 && (
            <Empty title={t(lines.length ? 'log.noneFound' : 'log.none')}>
              {!lines.length && mayLog && <p>{t('log.noneHelp')}</p>}
            </Empty>
          )
        )}
      </section>
    </div>
  );
}

type UnsentsProps = {
  rows: readonly Unsent[];
  arriving: readonly Unsent[];
  inForm: string | null;
  waitsFor: string | null;
  onEdit: EntryFormHandle['load'];
  onRetry(clientId: string): void;
  onDrop(clientId: string): void;
};

function Unsents({ rows, arriving, inForm, waitsFor, onEdit, onRetry, onDrop }: UnsentsProps) {
  const { t } = useWords();
  const refused = rows.filter((row) => row.refused).length;
  const waiting = rows.length - refused;
  return (
    <>
      {/* Only how many: the entries themselves would be read aloud anew with each that is sent. */}
      <div role="status">
        {waiting > 0 && <p className={styles.waiting}>{t('log.waiting', { n: waiting })}</p>}
        {refused > 0 && <p className={styles.waiting}>{t('log.refusedCount', { n: refused })}</p>}
        {waiting > 0 && waitsFor && <p className={styles.note}>{t('log.waitsForPerson', { name: waitsFor })}</p>}
      </div>
      <ul className={styles.lines}>
        {[...rows].reverse().map((row) => (
          <UnsentLine
            key={row.input.clientId}
            entry={row}
            isInForm={row.input.clientId === inForm}
            onRetry={() => onRetry(row.input.clientId)}
            onDrop={() => onDrop(row.input.clientId)}
            onEdit={onEdit}
          />
        ))}
        {[...arriving].reverse().map((row) => (
          <ArrivingLine key={row.input.clientId} entry={row} />
        ))}
      </ul>
    </>
  );
}

function isShown(line: LogLine, show: Show, search: string): boolean {
  if (show === 'statements' && line.kind !== 'statement') return false;
  if (show === 'outcomes' && line.kind !== 'item') return false;
  const typed = search.trim().toLowerCase();
  if (!typed) return true;
  return line.versions.some((v) =>
    [v.text, ...('speakerText' in v ? [v.speakerText, v.onBehalfOf] : v.goals)].some((part) =>
      part?.toLowerCase().includes(typed),
    ),
  );
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true]');

/** S, K, R ... choose the type wherever no text is being typed; Escape leaves the text for them. */
function useSingleKeys(choose: (type: EntryType) => void) {
  const latest = useRef(choose);
  latest.current = choose;
  useEffect(() => {
    // An Escape that closes a list of choices leaves the field where it is. Asked before the list hears of it.
    let closesList = false;
    const onKeyFirst = (e: KeyboardEvent) => {
      closesList = e.target instanceof HTMLElement && e.target.ariaExpanded === 'true';
    };
    const onKey = (e: KeyboardEvent) => {
      if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return;
      if (e.key === 'Escape' && isTyping(e.target) && !closesList) (e.target as HTMLElement).blur();
      // Inside the list the letters belong to the entry that has the focus.
      if (isTyping(e.target) || (e.target as HTMLElement).closest?.('li, [role=dialog], [role=listbox]')) return;
      const type = hasLetterKeys() && typeOfKey(e);
      if (!type) return;
      e.preventDefault();
      latest.current(type);
    };
    document.addEventListener('keydown', onKeyFirst, true);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKeyFirst, true);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
}

/** Up and down go from entry to entry; E edits, P proposes, A agrees, R returns the one that has the focus. */
function onLineKey(e: React.KeyboardEvent<HTMLUListElement>) {
  if (isTyping(e.target) || e.ctrlKey || e.metaKey || e.altKey) return;
  const line = (e.target as HTMLElement).closest('li');
  if (!line) return;
  if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
    const next = e.key === 'ArrowDown' ? line.nextElementSibling : line.previousElementSibling;
    if (next instanceof HTMLElement) {
      e.preventDefault();
      next.focus();
    }
    return;
  }
  if (!hasLetterKeys()) return;
  const button = line.querySelector<HTMLButtonElement>(`button[data-key="${CSS.escape(e.key.toLowerCase())}"]`);
  if (button && e.target === line) {
    e.preventDefault();
    button.click();
  }
}
