import type { ReactNode } from 'react';
import { graphql, type ResultOf } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Go } from '../platform/go.tsx';
import { GoalCodes } from '../platform/goal-mark.tsx';
import platform from '../platform/platform.module.css';
import { SessionName } from '../platform/session-name.tsx';
import { StatusOf } from '../platform/status.tsx';
import { entryPath } from './entry-path.ts';

export const OutcomeDetails = graphql(`
  fragment OutcomeDetails on OutcomeItem {
    id number type text goals addressees sourceCategory attribution timeFrame area status statusReason rootId sessionId sessionCode
    sessionTitle(lang: $lang) { text lang state isFallback isStale }
    recordedAt recordedByName inConflict
    statements { id address text speakerText onBehalfOf attribution language }
  }
`);
export type OutcomeRow = ResultOf<typeof OutcomeDetails>;

/** An item in full, with the statements that it rests on. Where those are used, a later room knows: `usesOf`. */
export function OutcomePanel({ row, usesOf }: { row: OutcomeRow; usesOf(statementId: string): ReactNode }) {
  const { t } = useWords();
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('desk.status'), <StatusOf key="status" code={row.status} />],
    [t('item.reasonShown'), row.statusReason && <bdi>{row.statusReason}</bdi>],
    [t('entry.field.goals'), row.goals.length > 0 && <GoalCodes codes={row.goals} />],
    [t('entry.field.addressees'), row.addressees.length > 0 && <bdi>{row.addressees.join(t('list.comma'))}</bdi>],
    [t('entry.field.timeFrame'), row.timeFrame && <bdi>{row.timeFrame}</bdi>],
    [t('entry.field.area'), row.area && t(`area.${row.area}`)],
    [t('entry.field.sourceCategory'), row.sourceCategory && t(`kind.${row.sourceCategory as 'un'}`)],
    [t('entry.field.attribution'), t(`attribution.${row.attribution}`)],
    [
      t('outcomes.session'),
      <Go key="session" to={entryPath(row)}>
        <SessionName code={row.sessionCode} title={row.sessionTitle?.text} />
      </Go>,
    ],
    [t('outcomes.recordedBy'), row.recordedByName && <bdi>{row.recordedByName}</bdi>],
  ];
  return (
    <>
      <p style={{ whiteSpace: 'pre-wrap' }}>
        <bdi>{row.text}</bdi>
      </p>
      <dl className={platform.facts} style={{ marginBlock: '1rem' }}>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name} className={platform.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {row.statements.length > 0 && (
        <section>
          <h3>{t('outcomes.statements')}</h3>
          <ul className={platform.rows}>
            {row.statements.map((s) => (
              <li key={s.id} className={platform.source}>
                <p className={platform.rowMeta}>
                  <bdi dir="ltr">{s.address}</bdi>
                  {s.speakerText && <bdi>{s.speakerText}</bdi>}
                  <span>{t(`attribution.${s.attribution}`)}</span>
                </p>
                <p lang={s.language}>
                  <bdi>{s.text}</bdi>
                </p>
                {usesOf(s.id)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
