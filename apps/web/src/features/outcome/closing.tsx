import { Button, Checkbox } from '@mantine/core';
import { MESSAGES_AT_CLOSING } from '@sti/domain';
import { useState } from 'react';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { GoalCodes } from '../platform/goal-mark.tsx';
import { useOnce } from '../platform/once.ts';
import { StatusOf } from '../platform/status.tsx';
import { Trouble } from '../platform/trouble.tsx';
import { useVerb } from '../platform/verb.ts';
import type { ItemRow } from './log-rows.ts';
import styles from './outcome.module.css';

const CloseSession = graphql(
  `
  mutation CloseSession($sessionId: ID!, $messageIds: [ID!]!, $idempotencyKey: ID!) {
    closeSession(sessionId: $sessionId, messageIds: $messageIds, idempotencyKey: $idempotencyKey) {
      __typename
      ... on SessionClosing { id confirmedAt messageIds }
      ...Refusal
    }
  }
`,
  [Refusal],
);

type Props = {
  sessionId: string;
  messages: readonly ItemRow[];
  isRehearsal: boolean;
  openItems: number;
  onAnswered(): void;
};

/** Three key messages, chosen and confirmed by the moderator; a draft among them needs no press of its own. What follows is said before the button. */
export function ClosingForm({ sessionId, messages, isRehearsal, openItems, onAnswered }: Props) {
  const { t } = useWords();
  const verb = useVerb(CloseSession);
  const closeOnce = useOnce(verb);
  const [picked, setChosen] = useState<string[]>([]);
  // A text that was corrected meanwhile is no longer among them.
  const chosen = picked.filter((id) => messages.some((m) => m.id === id));
  const missing = MESSAGES_AT_CLOSING - chosen.length;

  async function close() {
    const answer = (await closeOnce({ sessionId, messageIds: chosen }))?.closeSession;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'SessionClosing':
        return onAnswered();
      case 'BadInput':
      case 'RuleBroken':
        verb.refuse(answer);
        return onAnswered();
      default:
        answer satisfies never;
    }
  }
  return (
    <form
      className={styles.closing}
      onSubmit={(e) => {
        e.preventDefault();
        void close();
      }}
    >
      <fieldset className={styles.messages}>
        <legend>{t('closing.choose')}</legend>
        <p role="status" className={styles.meta}>
          {missing > 0 ? t('closing.missing', { n: missing }) : t('closing.enough')}
        </p>
        {messages.map((m) => {
          const place = chosen.indexOf(m.id);
          return (
            <label key={m.id} className={styles.message} data-chosen={place >= 0 || undefined}>
              <Checkbox.Indicator checked={place >= 0} size="md" aria-hidden />
              <input
                type="checkbox"
                checked={place >= 0}
                disabled={place < 0 && missing === 0}
                onChange={() => setChosen(place >= 0 ? chosen.filter((id) => id !== m.id) : [...chosen, m.id])}
              />
              <span>
                <span className={styles.lineHead}>
                  {place >= 0 && <b>{t('closing.place', { number: String(place + 1) })}</b>}
                  <StatusOf code={m.status} />
                </span>
                <span className={styles.text}>
                  <bdi>{m.text}</bdi>
                </span>
                {m.goals.length > 0 && (
                  <span className={styles.meta}>
                    <GoalCodes codes={m.goals} />
                  </span>
                )}
              </span>
            </label>
          );
        })}
      </fieldset>
      <Trouble trouble={verb.trouble} />
      <div className={styles.consequence}>
        <p>{t(isRehearsal ? 'closing.consequenceRehearsal' : 'closing.consequence')}</p>
        {openItems > 0 && <p>{t('closing.openItems', { n: openItems })}</p>}
      </div>
      <Button type="submit" size="lg" disabled={missing !== 0} loading={verb.busy}>
        {t('closing.close', { n: MESSAGES_AT_CLOSING })}
      </Button>
    </form>
  );
}
