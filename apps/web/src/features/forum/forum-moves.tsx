import { Button, TextInput } from '@mantine/core';
import { type ForumStatus, forumMoves } from '@sti/domain';
import { useState } from 'react';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { useForm } from '../platform/form.ts';
import styles from '../platform/platform.module.css';
import { StatusOf } from '../platform/status.tsx';
import { Trouble } from '../platform/trouble.tsx';
import { useVerb } from '../platform/verb.ts';
import { useForum } from './desk-forum.tsx';

const MoveForum = graphql(
  `
  mutation MoveForum($id: ID!, $version: Int!, $status: ForumStatus!, $reason: String) {
    moveForum(id: $id, version: $version, status: $status, reason: $reason) {
      __typename
      ... on Forum { id version status statusReason }
      ...Refusal
    }
  }
`,
  [Refusal],
);

const NEEDS_REASON = new Set<ForumStatus>(['POSTPONED', 'CANCELLED']);

/** The state of a forum and the states that may follow, each with what it means for everybody else. */
export function ForumMoves({ version, onMoved }: { version: number; onMoved(): void }) {
  const { t } = useWords();
  const forum = useForum();
  const verb = useVerb(MoveForum, { refetch: ['DeskForum'] });
  const [next, setNext] = useState<ForumStatus | null>(null);
  const form = useForm({ reason: '' }, { draftKey: `move:${forum.id}`, trouble: verb.trouble });
  const { reason } = form.values;

  async function move(status: ForumStatus) {
    const why = NEEDS_REASON.has(status) ? reason.trim() : null;
    const answer = (await verb.run({ id: forum.id, version, status, reason: why }))?.moveForum;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'Forum':
        setNext(null);
        form.reset();
        return onMoved();
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  return (
    <div className={styles.form}>
      <p>
        <StatusOf code={forum.status} area="forum.status" />
        {forum.statusReason && <bdi> {t('forum.reason', { reason: forum.statusReason })}</bdi>}
      </p>
      <div className={styles.formFoot}>
        {forumMoves(forum.status).map((status) => (
          <Button
            key={status}
            variant={NEEDS_REASON.has(status) ? 'subtle' : 'default'}
            color={NEEDS_REASON.has(status) ? 'red' : undefined}
            aria-expanded={next === status}
            onClick={() => setNext(status)}
          >
            {t(`forum.moveTo.${status as 'ANNOUNCED'}`)}
          </Button>
        ))}
      </div>
      <Trouble trouble={verb.trouble} idOf={form.idOf} labelOf={() => t('forum.moveReason')} />
      {next && (
        <form
          className={styles.form}
          onSubmit={(e) => {
            e.preventDefault();
            void move(next);
          }}
        >
          <p className={styles.hint}>{t(`forum.moveMeans.${next as 'ANNOUNCED'}`)}</p>
          {NEEDS_REASON.has(next) && (
            <TextInput
              {...form.props('reason')}
              label={t('forum.moveReason')}
              value={reason}
              onChange={(e) => form.set('reason', e.currentTarget.value)}
              required
              autoFocus
              dir="auto"
            />
          )}
          <div className={styles.formFoot}>
            <Button type="submit" loading={verb.busy} color={NEEDS_REASON.has(next) ? 'red' : undefined}>
              {t(`forum.moveTo.${next as 'ANNOUNCED'}`)}
            </Button>
            <Button
              variant="subtle"
              onClick={() => {
                form.reset();
                setNext(null);
              }}
            >
              {t('action.cancel')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
