import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../lib/words.tsx';
import { Status } from '../../ui/status.tsx';
import { Trouble } from '../platform/trouble.tsx';
import type { EntryDraft } from './entry.ts';
import styles from './outcome.module.css';
import { TypeMark } from './type-chips.tsx';
import type { Unsent } from './unsent.ts';

/** What waits on this device. Refused by the server, it goes back into the form with the reason shown. */
export function UnsentLine({
  entry,
  isInForm,
  onEdit,
  onRetry,
  onDrop,
}: {
  entry: Unsent;
  /** What happens to it is then decided there: sent from here as well, it would be logged twice. */
  isInForm: boolean;
  onEdit(draft: Partial<EntryDraft>): void;
  onRetry(): void;
  onDrop(): void;
}) {
  const { t } = useWords();
  const { refused } = entry;
  return (
    <Line
      entry={entry}
      status={<Status tone={refused ? 'stop' : 'wait'}>{t(refused ? 'log.refused' : 'log.savedHere')}</Status>}
      isUnsent
    >
      {refused && <Trouble trouble={refused} isQuiet />}
      {refused && !isInForm && (
        <div className={styles.actions}>
          {/* An error lies in the circumstances, not in what was written. */}
          {refused.kind === 'error' && (
            <Button size="compact-md" onClick={onRetry}>
              {t('action.tryAgain')}
            </Button>
          )}
          <Button
            size="compact-md"
            variant={refused.kind === 'error' ? 'default' : 'filled'}
            onClick={() => onEdit(draftOf(entry))}
          >
            {t('log.editAndSend')}
          </Button>
          <Button size="compact-md" variant="subtle" onClick={onDrop}>
            {t('action.discard')}
          </Button>
        </div>
      )}
    </Line>
  );
}

/** What the server has, on its way into the log that is read. */
export function ArrivingLine({ entry }: { entry: Unsent }) {
  const { t } = useWords();
  return <Line entry={entry} status={<span>{t('status.SENT')}</span>} />;
}

type LineProps = { entry: Unsent; status: ReactNode; isUnsent?: boolean; children?: ReactNode };

function Line({ entry, status, isUnsent, children }: LineProps) {
  const { t } = useWords();
  const type = entry.kind === 'statement' ? 'STATEMENT' : entry.input.type;
  return (
    <li className={styles.line} data-unsent={isUnsent}>
      <TypeMark type={type} />
      <div className={styles.body}>
        <div className={styles.lineHead}>
          <b>{t(`outcomeType.${type}`)}</b>
          {status}
        </div>
        <p className={styles.text}>
          <bdi>{entry.input.text}</bdi>
        </p>
        {children}
      </div>
    </li>
  );
}

function draftOf(entry: Unsent): Partial<EntryDraft> {
  const { input } = entry;
  const shared: Partial<EntryDraft> = {
    text: input.text,
    sourceCategory: input.sourceCategory ?? null,
    attribution: input.attribution ?? 'ROLE',
    parentId: input.parentId ?? null,
    mergedFromIds: [...(input.mergedFromIds ?? [])],
    replaces: input.clientId,
  };
  if (entry.kind === 'statement') {
    return {
      ...shared,
      type: 'STATEMENT',
      language: entry.input.language,
      verbatim: entry.input.verbatim ?? false,
      speakerAppearanceId: entry.input.speakerAppearanceId ?? null,
      speakerText: entry.input.speakerAppearanceId ? '' : (entry.input.speakerText ?? ''),
      onBehalfOf: entry.input.onBehalfOf ?? '',
    };
  }
  return {
    ...shared,
    type: entry.input.type,
    goals: [...(entry.input.goals ?? [])],
    addressees: [...(entry.input.addressees ?? [])],
    timeFrame: entry.input.timeFrame ?? '',
    area: entry.input.area ?? null,
    statementIds: [...(entry.input.statementIds ?? [])],
  };
}
