import { useWords } from '../../lib/words.tsx';
import { StatusOf } from '../platform/status.tsx';
import type { RegistrationRow } from './registration-details.ts';

type Props = { row: Pick<RegistrationRow, 'status' | 'reason' | 'waitingPosition'> };

/** The state as a word with a dot, and a sentence that says what it means for the person. */
export function RegistrationState({ row }: Props) {
  const { t, word } = useWords();
  return (
    <>
      <p>
        <StatusOf code={row.status} />
      </p>
      <p>
        {row.status === 'WAITLISTED' && row.waitingPosition
          ? t('registration.place', { place: String(row.waitingPosition) })
          : word('registration.means', row.status, 'registration.means.other')}
      </p>
      {row.reason && (
        <p>
          <bdi>{t('registration.reason', { reason: row.reason })}</bdi>
        </p>
      )}
    </>
  );
}
