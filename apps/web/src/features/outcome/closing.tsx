import { Button, Checkbox } from '@mantine/core';
import { canMoveOutcome, MESSAGES_AT_CLOSING } from '@sti/domain';
import { useRef, useState } from 'react';
import { graphql } from '../../lib/graphql.ts';
import { newId } from '../../lib/new-id.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { GoalCodes } from '../platform/goal-mark.tsx';
import { StatusOf } from '../platform/status.tsx';
import { Trouble } from '../platform/trouble.tsx';
import { useVerb } from '../platform/verb.ts';
import { ProposeOutcome } from './item-actions.tsx';
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
  onClosed(): void;
};

/** Three key messages, chosen and confirmed by the moderator. What follows is said before the button. */
export function ClosingForm({ sessionId, messages, isRehearsal, openItems, onClosed }: Props) {
  const { t } = useWords();
  const verb = useVerb(CloseSession);
  const propose = useVerb(ProposeOutcome);
  const [chosen, setChosen] = useState<string[]>([]);
  const key = useRef(newId());
  const missing = MESSAGES_AT_CLOSING - chosen.length;

  /** The moderator's own draft needs no second press: choosing it for the closing proposes it. */
  async function proposed(id: string): Promise<boolean> {
    const message = messages.find((m) => m.id === id);
    if (!message || !canMoveOutcome(message.status, 'PROPOSED')) return true;
    const answer = (await propose.run({ id }))?.proposeOutcome;
    switch (answer?.__typename) {
      case undefined:
        return false;
      case 'OutcomeItem':
        return true;
      case 'RuleBroken':
        propose.refuse(answer);
        return false;
      default:
        return answer satisfies never;
    }
  }
  async function close() {
    for (const id of chosen) if (!(await proposed(id))) return;
    const answer = (await verb.run({ sessionId, messageIds: chosen, idempotencyKey: key.current }))?.closeSession;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'SessionClosing':
        return onClosed();
      case 'BadInput':
      case 'RuleBroken':
        key.current = newId();
        return verb.refuse(answer);
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
                onChange={() => setChosen((ids) => (place >= 0 ? ids.filter((id) => id !== m.id) : [...ids, m.id]))}
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
      <Trouble trouble={verb.trouble ?? propose.trouble} />
      <div className={styles.consequence}>
        <p>{t(isRehearsal ? 'closing.consequenceRehearsal' : 'closing.consequence')}</p>
        {openItems > 0 && <p>{t('closing.openItems', { n: openItems })}</p>}
      </div>
      <Button type="submit" size="lg" disabled={missing !== 0} loading={verb.busy || propose.busy}>
        {t('closing.close', { n: MESSAGES_AT_CLOSING })}
      </Button>
    </form>
  );
}
