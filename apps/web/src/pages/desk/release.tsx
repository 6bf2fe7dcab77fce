import { useQuery } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useForum } from '../../features/forum/desk-forum.tsx';
import { Refusal } from '../../features/platform/answer.ts';
import { Go } from '../../features/platform/go.tsx';
import { useMoment } from '../../features/platform/moment.ts';
import { useOnce } from '../../features/platform/once.ts';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import styles from '../../features/platform/platform.module.css';
import { Rows } from '../../features/platform/rows.tsx';
import { Trouble } from '../../features/platform/trouble.tsx';
import { useSay } from '../../features/platform/undo.tsx';
import { useVerb } from '../../features/platform/verb.ts';
import { clockText, dayText } from '../../lib/format.ts';
import { graphql, type ResultOf } from '../../lib/graphql.ts';
import { useLive } from '../../lib/live.ts';
import { textOr } from '../../lib/t.tsx';
import { useWords } from '../../lib/words.tsx';
import { Status } from '../../ui/status.tsx';
import { zoneText } from '../../ui/when.tsx';

const DeskReleasePage = graphql(`
  query DeskReleasePage($forumId: ID!, $lang: Lang!) {
    releasePreview(forumId: $forumId, first: 500) {
      kind sessionCode slotUid before after title(lang: $lang) { text lang state isFallback isStale }
    }
    programmeConflicts(forumId: $forumId, first: 500) {
      rule isHard personName
      slots { id code session { id title(lang: $lang) { text lang state isFallback isStale } } }
    }
    programmeVersions(forumId: $forumId, first: 50) { number label publishedAt changes { kind } }
    deskSessions(forumId: $forumId, first: 500) { id status }
  }
`);
const ReleaseProgramme = graphql(
  `
  mutation ReleaseProgramme($forumId: ID!, $label: String, $idempotencyKey: ID!) {
    releaseProgramme(forumId: $forumId, label: $label, idempotencyKey: $idempotencyKey) {
      __typename
      ... on ProgrammeVersion { id number publishedAt }
      ...Refusal
    }
  }
`,
  [Refusal],
);

type Data = ResultOf<typeof DeskReleasePage>;

/** What the public will see differently, in numbers, before it does. */
export function Page() {
  const { t, lang } = useWords();
  const forum = useForum();
  const query = useQuery(DeskReleasePage, { variables: { forumId: forum.id, lang } });
  const refetch = useCallback(() => query.refetch().catch(() => {}), [query.refetch]);
  useLive(`forum:${forum.id}:programme`, query);
  return (
    <Frame title={t('release.release')} lead={t('release.lead')}>
      <Answer of={query} rows={8}>
        {(data) => (
          <>
            <HardConflicts rows={data.programmeConflicts.filter((c) => c.isHard)} />
            <SoftConflicts rows={data.programmeConflicts.filter((c) => !c.isHard)} />
            {data.releasePreview.length ? (
              <>
                <ReleaseForm
                  count={data.releasePreview.length}
                  hard={data.programmeConflicts.filter((c) => c.isHard).length}
                  refetch={refetch}
                />
                <Changes rows={data.releasePreview} />
              </>
            ) : (
              <Nothing
                isFirst={data.programmeVersions.length === 0}
                hasDraft={data.deskSessions.some((s) => s.status === 'DRAFT')}
              />
            )}
            <Versions versions={data.programmeVersions} />
          </>
        )}
      </Answer>
    </Frame>
  );
}

/** Says why there is nothing to release: drafts stay drafts, and before its announcement a Forum shows nothing. */
function Nothing({ isFirst, hasDraft }: { isFirst: boolean; hasDraft: boolean }) {
  const { t } = useWords();
  const forum = useForum();
  const isHidden = forum.status === 'PLANNED';
  return (
    <Empty title={t(isFirst ? 'release.nothingNow' : 'release.nothing')}>
      {hasDraft && <p>{t('release.onlyDrafts')}</p>}
      {isHidden && <p>{t('release.notAnnounced')}</p>}
      <p>
        <Go to={`/desk/${forum.year}/programme`}>{t('release.toProgramme')}</Go>
      </p>
      {isHidden && (
        <p>
          <Go to={`/desk/${forum.year}/settings`}>{t('desk.page.settings')}</Go>
        </p>
      )}
    </Empty>
  );
}

/** With hard clashes the first press asks, and the second button says what it does. */
function ReleaseForm({ count, hard, refetch }: { count: number; hard: number; refetch(): void }) {
  const { t } = useWords();
  const forum = useForum();
  const say = useSay();
  const verb = useVerb(ReleaseProgramme);
  const releaseOnce = useOnce(verb);
  const [label, setLabel] = useState('');
  // The number that was agreed to: one clash more asks anew.
  const [asked, setAsked] = useState<number | null>(null);
  const isAsking = hard > 0 && asked === hard;
  async function release() {
    const answer = (await releaseOnce({ forumId: forum.id, label: label.trim() || null }))?.releaseProgramme;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'ProgrammeVersion':
        setLabel('');
        setAsked(null);
        say(
          t(forum.status === 'PLANNED' ? 'release.doneUnannounced' : 'release.done', { number: String(answer.number) }),
        );
        return refetch();
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  return (
    <form
      className={styles.next}
      onSubmit={(e) => {
        e.preventDefault();
        if (hard > 0 && !isAsking) setAsked(hard);
        else void release();
      }}
    >
      <h2>{t('release.changes', { n: count })}</h2>
      <p>{t('release.consequence')}</p>
      <Trouble trouble={verb.trouble} labelOf={() => t('release.label')} />
      <TextInput
        label={t('release.label')}
        description={t('release.labelHelp')}
        value={label}
        onChange={(e) => setLabel(e.currentTarget.value)}
        w="100%"
        maw="24rem"
        dir="auto"
      />
      {isAsking && <p role="alert">{t('release.hardAsk', { n: hard })}</p>}
      <Button type="submit" size="md" color={isAsking ? 'red' : undefined} loading={verb.busy}>
        {isAsking ? t('release.withHard', { n: hard }) : t('release.release')}
      </Button>
      {isAsking && (
        <Button variant="subtle" onClick={() => setAsked(null)}>
          {t('action.cancel')}
        </Button>
      )}
    </form>
  );
}

const CODES: Partial<Record<string, string>> = {
  STATUS: 'session.status',
  SLOT_STATUS: 'slot.status',
  MODE: 'forum.mode',
};
const TIME = /^(\S+) (\S+)-(\S+) (\S+)$/;

/** What stood there before or stands there next: a code in its words, a time as it is written everywhere. */
function useValueText() {
  const { t, word, lang } = useWords();
  return (kind: string, value: string | null): string => {
    if (value === null) return t('trouble.empty');
    const area = CODES[kind];
    if (area) return word(area, value, 'status.other');
    const [, day, start, end, zone] = (kind !== 'PLACE' && TIME.exec(value)) || [];
    if (!day || !start || !end || !zone) return value;
    const time = start === '?' ? t('time.unknown') : clockText(start, end === '?' ? null : end);
    return t('time.full', { day: dayText(day, lang), time, zone: zoneText(zone, t) });
  };
}

function Changes({ rows }: { rows: Data['releasePreview'] }) {
  const { t } = useWords();
  const forum = useForum();
  const valueText = useValueText();
  const kinds = [...new Set(rows.map((r) => r.kind))];
  return kinds.map((kind) => {
    const of = rows.filter((r) => r.kind === kind);
    return (
      <section key={kind} className={styles.section}>
        <h2>{t('release.kindCount', { kind: t(`change.${kind}`), count: String(of.length) })}</h2>
        <Rows>
          {of.map((r, i) => (
            <Rows.Row
              // biome-ignore lint/suspicious/noArrayIndexKey: one session may change twice in the same way
              key={r.sessionCode + i}
              title={<bdi>{r.title?.text ?? r.sessionCode}</bdi>}
              meta={[
                <bdi key="code" dir="ltr">
                  {r.sessionCode}
                </bdi>,
                (r.before || r.after) && (
                  <bdi key="change">
                    {t('release.fromTo', {
                      before: valueText(kind, r.before),
                      after: valueText(kind, r.after),
                    })}
                  </bdi>
                ),
              ]}
            >
              <Rows.Act to={`/desk/${forum.year}/programme?text=${r.sessionCode}`} variant="default">
                {t('action.open')}
              </Rows.Act>
            </Rows.Row>
          ))}
        </Rows>
      </section>
    );
  });
}

type ConflictRows = { rows: Data['programmeConflicts'] };

/** What must be solved stands open, however many there are. */
function HardConflicts({ rows }: ConflictRows) {
  const { t } = useWords();
  if (rows.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{t('ready.clashes', { n: rows.length })}</h2>
      <ConflictList rows={rows} />
    </section>
  );
}

function SoftConflicts({ rows }: ConflictRows) {
  const { t } = useWords();
  if (rows.length === 0) return null;
  return (
    <details className={styles.section}>
      <summary>{t('release.softClashes', { n: rows.length })}</summary>
      <ConflictList rows={rows} />
    </details>
  );
}

function ConflictList({ rows }: ConflictRows) {
  const { word } = useWords();
  const forum = useForum();
  return (
    <Rows>
      {rows.map((r) => (
        <Rows.Row
          key={r.rule + r.personName + r.slots.map((s) => s.id).join()}
          title={<Status tone={r.isHard ? 'stop' : 'wait'}>{word('conflict', r.rule, 'status.other')}</Status>}
          meta={[
            r.personName && <bdi key="person">{r.personName}</bdi>,
            ...r.slots.map((s) => (
              <Go key={s.id} to={`/desk/${forum.year}/programme?session=${s.session.id}`}>
                <bdi>{s.session.title.text}</bdi>
              </Go>
            )),
          ]}
        />
      ))}
    </Rows>
  );
}

function Versions({ versions }: { versions: Data['programmeVersions'] }) {
  const { t } = useWords();
  const forum = useForum();
  const moment = useMoment();
  if (versions.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{t('release.versions')}</h2>
      <Rows>
        {versions.map((v) => (
          <Rows.Row
            key={v.number}
            title={
              <bdi>
                {v.label
                  ? t('release.versionLabel', {
                      number: String(v.number),
                      label: textOr(t, `programme.label.${v.label}`, v.label),
                    })
                  : t('release.version', { number: String(v.number) })}
              </bdi>
            }
            meta={[moment(v.publishedAt, forum.timeZone), t('release.changes', { n: v.changes.length })]}
          />
        ))}
      </Rows>
    </section>
  );
}
