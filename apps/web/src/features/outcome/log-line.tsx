import { Button, Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../lib/words.tsx';
import { GoalCodes } from '../platform/goal-mark.tsx';
import { StatusOf } from '../platform/status.tsx';
import type { EntryDraft } from './entry.ts';
import { entryAnchor } from './entry-path.ts';
import { ItemActions } from './item-actions.tsx';
import type { ItemRow, LogLine, StatementRow } from './log-rows.ts';
import styles from './outcome.module.css';
import { TypeMark } from './type-chips.tsx';

export type LineProps = {
  line: LogLine;
  mayLog: boolean;
  mayAgree: boolean;
  isLinked: boolean;
  onLink(statementId: string, isLinked: boolean): void;
  onEdit(draft: Partial<EntryDraft>): void;
  onChanged(): void;
  numbersOf(statementIds: readonly string[]): string;
};

/** One entry of the log, or two versions of it that a person has to bring together. */
export function LogLineView(props: LineProps) {
  const { line } = props;
  if (line.versions.length > 1) return <ConflictView {...props} />;
  if (line.kind === 'statement') {
    const [row] = line.versions;
    return row ? <StatementView {...props} row={row} /> : null;
  }
  const [row] = line.versions;
  return row ? <ItemView {...props} row={row} /> : null;
}

const draftOfStatement = (row: StatementRow): Partial<EntryDraft> => ({
  type: 'STATEMENT',
  text: row.text,
  verbatim: row.verbatim,
  language: row.language,
  speakerAppearanceId: row.speakerAppearanceId,
  speakerText: row.speakerAppearanceId ? '' : (row.speakerText ?? ''),
  onBehalfOf: row.onBehalfOf ?? '',
  sourceCategory: row.sourceCategory,
  attribution: row.attribution,
  parentId: row.id,
});

const draftOfItem = (row: ItemRow): Partial<EntryDraft> => ({
  type: row.type,
  text: row.text,
  goals: [...row.goals],
  addressees: [...row.addressees],
  sourceCategory: row.sourceCategory,
  attribution: row.attribution,
  timeFrame: row.timeFrame ?? '',
  area: row.area,
  statementIds: [...row.statementIds],
  parentId: row.id,
});

function StatementView({ line, row, mayLog, isLinked, onLink, onEdit }: LineProps & { row: StatementRow }) {
  const { t } = useWords();
  return (
    <Frame
      id={entryAnchor(line.rootId)}
      mark={<TypeMark type="STATEMENT" />}
      head={
        <>
          <b>{t('log.statement', { number: String(row.number) })}</b>
          <SpokenBy row={row} />
        </>
      }
      text={row.text}
      lang={row.language}
      meta={
        <>
          {row.sourceCategory && <span>{t(`kind.${row.sourceCategory as 'un'}`)}</span>}
          <span>{t(`attribution.${row.attribution}`)}</span>
          {row.verbatim && <span>{t('log.verbatim')}</span>}
          <SentAt row={row} />
        </>
      }
      earlier={line.earlier}
      actions={
        mayLog && (
          <>
            <Checkbox
              label={t('log.link')}
              aria-label={t('log.linkNumber', { number: String(row.number) })}
              checked={isLinked}
              onChange={(e) => onLink(row.id, e.currentTarget.checked)}
            />
            <Button variant="subtle" size="compact-sm" data-key="e" onClick={() => onEdit(draftOfStatement(row))}>
              {t('action.correct')}
            </Button>
          </>
        )
      }
    />
  );
}

function ItemView({ line, row, mayLog, mayAgree, onEdit, onChanged, numbersOf }: LineProps & { row: ItemRow }) {
  const { t } = useWords();
  return (
    <Frame
      id={entryAnchor(line.rootId)}
      mark={<TypeMark type={row.type} />}
      head={
        <>
          <b>{t('log.item', { type: t(`outcomeType.${row.type}`), number: String(row.number) })}</b>
          <StatusOf code={row.status} />
        </>
      }
      text={row.text}
      meta={
        <>
          {row.goals.length > 0 && <GoalCodes codes={row.goals} />}
          {row.addressees.length > 0 && (
            <bdi>{t('log.addressedTo', { names: row.addressees.join(t('list.comma')) })}</bdi>
          )}
          {row.timeFrame && <bdi>{row.timeFrame}</bdi>}
          {row.area && <span>{t(`area.${row.area}`)}</span>}
          {row.sourceCategory && <span>{t(`kind.${row.sourceCategory as 'un'}`)}</span>}
          <span>{t(`attribution.${row.attribution}`)}</span>
          {row.statementIds.length > 0 && (
            <span>{t('log.restsOn', { n: row.statementIds.length, numbers: numbersOf(row.statementIds) })}</span>
          )}
          <SentAt row={row} />
        </>
      }
      note={
        row.status === 'RETURNED' && row.statusReason
          ? t('log.returnedBecause', { reason: row.statusReason })
          : undefined
      }
      earlier={line.earlier}
      actions={
        <>
          <ItemActions row={row} mayLog={mayLog} mayAgree={mayAgree} onChanged={onChanged} />
          {mayLog && row.status !== 'MERGED_INTO' && (
            <Button variant="subtle" size="compact-sm" data-key="e" onClick={() => onEdit(draftOfItem(row))}>
              {t('action.edit')}
            </Button>
          )}
        </>
      }
    />
  );
}

/** Both texts, side by side; a person keeps one, or writes a third. All of them stay in the record. */
function ConflictView({ line, mayLog, onEdit }: LineProps) {
  const { t } = useWords();
  const merge = (keep: number) => {
    const others = line.versions.filter((_, i) => i !== keep).map((v) => v.id);
    const version = line.versions[keep];
    if (!version) return;
    const draft =
      line.kind === 'statement' ? draftOfStatement(version as StatementRow) : draftOfItem(version as ItemRow);
    onEdit({ ...draft, mergedFromIds: others });
  };
  return (
    <li className={styles.line} id={entryAnchor(line.rootId)} tabIndex={-1} data-conflict>
      <p className={styles.conflictTitle}>{t('log.conflict', { n: line.versions.length })}</p>
      <div className={styles.versions}>
        {line.versions.map((version, i) => (
          <section key={version.id} aria-label={t('log.version', { number: String(i + 1) })}>
            <p className={styles.meta}>
              {version.recordedByName && <bdi>{version.recordedByName}</bdi>}
              <SentAt row={version} />
            </p>
            <p className={styles.text}>
              <bdi>{version.text}</bdi>
            </p>
            {mayLog && (
              <Button size="compact-md" variant="outline" onClick={() => merge(i)}>
                {t('log.startFromThis')}
              </Button>
            )}
          </section>
        ))}
      </div>
    </li>
  );
}

type FrameProps = {
  id: string;
  mark: ReactNode;
  head: ReactNode;
  text: string;
  lang?: string;
  meta: ReactNode;
  note?: string;
  earlier?: LogLine['earlier'];
  actions?: ReactNode;
};

function Frame({ id, mark, head, text, lang, meta, note, earlier = [], actions }: FrameProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: up and down go from entry to entry, letters act on the one in focus
    <li className={styles.line} id={id} tabIndex={0}>
      {mark}
      <div className={styles.body}>
        <div className={styles.lineHead}>{head}</div>
        <p className={styles.text} lang={lang}>
          <bdi>{text}</bdi>
        </p>
        {note && (
          <p className={styles.note}>
            <bdi>{note}</bdi>
          </p>
        )}
        <div className={styles.meta}>{meta}</div>
        {earlier.length > 0 && <Earlier rows={earlier} />}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </li>
  );
}

/** The texts before: a correction replaces nothing in the record. */
function Earlier({ rows }: { rows: LogLine['earlier'] }) {
  const { t } = useWords();
  return (
    <details className={styles.earlier}>
      <summary>{t('log.earlier', { n: rows.length })}</summary>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <p>
              <bdi>{row.text}</bdi>
            </p>
            <p className={styles.meta}>
              {row.recordedByName && <bdi>{row.recordedByName}</bdi>}
              <SentAt row={row} />
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function SpokenBy({ row }: { row: StatementRow }) {
  const { t } = useWords();
  if (!row.speakerText) return null;
  const text = row.onBehalfOf ? t('log.speakerFor', { name: row.speakerText, whom: row.onBehalfOf }) : row.speakerText;
  return <bdi>{text}</bdi>;
}

function SentAt({ row }: { row: { recordedAt: string; saidAt: string | null } }) {
  const { t, locale } = useWords();
  const at = new Date(row.saidAt ?? row.recordedAt);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  return <span>{t('log.sent', { time })}</span>;
}
