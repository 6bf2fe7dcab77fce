import { Button, Textarea } from '@mantine/core';
import { canMoveRegistration } from '@sti/domain';
import { useState } from 'react';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { useForm } from '../platform/form.ts';
import styles from '../platform/platform.module.css';
import { Trouble } from '../platform/trouble.tsx';
import { useVerb } from '../platform/verb.ts';
import { RegistrationDetails, type RegistrationRow } from './registration-details.ts';

const DecideRegistration = graphql(
  `
  mutation DecideRegistration($id: ID!, $version: Int!, $decision: RegistrationDecision!, $reason: String, $lang: Lang!) {
    decideRegistration(id: $id, version: $version, decision: $decision, reason: $reason) {
      __typename
      ... on Registration { id ...RegistrationDetails }
      ...Refusal
    }
  }
`,
  [RegistrationDetails, Refusal],
);

/** The Secretariat's word on a registration; true when it was taken. */
export function useDecide() {
  const { lang } = useWords();
  const verb = useVerb(DecideRegistration);
  async function decide(row: RegistrationRow, decision: 'APPROVE' | 'REJECT', reason: string | null): Promise<boolean> {
    const answer = (await verb.run({ id: row.id, version: row.version, decision, reason, lang }))?.decideRegistration;
    switch (answer?.__typename) {
      case undefined:
        return false;
      case 'Registration':
        return true;
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        verb.refuse(answer);
        return false;
      default:
        return answer satisfies never;
    }
  }
  return { decide, busy: verb.busy, trouble: verb.trouble };
}

export function DecideForm({ row, onDecided }: { row: RegistrationRow; onDecided(): void }) {
  const { t } = useWords();
  const { decide, busy, trouble } = useDecide();
  const form = useForm({ reason: '' }, { draftKey: `reject:${row.id}`, trouble });
  const { reason } = form.values;
  const [isRejecting, setRejecting] = useState(form.isDirty);
  const leave = () => {
    form.reset();
    setRejecting(false);
  };
  const send = async (decision: 'APPROVE' | 'REJECT') => {
    if (!(await decide(row, decision, decision === 'REJECT' ? reason.trim() : null))) return;
    leave();
    onDecided();
  };
  return (
    <>
      {row.status === 'WAITLISTED' && <p className={styles.hint}>{t('registrations.byTurn')}</p>}
      <Trouble trouble={trouble} idOf={form.idOf} labelOf={() => t('registrations.reason')} />
      <div className={styles.formFoot}>
        {row.status === 'PENDING' && (
          <Button loading={busy} onClick={() => void send('APPROVE')}>
            {t('registrations.approve')}
          </Button>
        )}
        {canMoveRegistration(row.status, 'REJECTED') && !isRejecting && (
          <Button variant="subtle" color="red" onClick={() => setRejecting(true)}>
            {t('registrations.reject')}
          </Button>
        )}
      </div>
      {isRejecting && (
        <form
          className={styles.form}
          onSubmit={(e) => {
            e.preventDefault();
            void send('REJECT');
          }}
        >
          <Textarea
            {...form.props('reason')}
            label={t('registrations.reason')}
            description={t('registrations.reasonHelp')}
            value={reason}
            onChange={(e) => form.set('reason', e.currentTarget.value)}
            required
            autosize
            minRows={2}
            autoFocus
            dir="auto"
          />
          <div className={styles.formFoot}>
            <Button type="submit" color="red" loading={busy}>
              {t('registrations.reject')}
            </Button>
            <Button variant="subtle" onClick={leave}>
              {t('action.cancel')}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
