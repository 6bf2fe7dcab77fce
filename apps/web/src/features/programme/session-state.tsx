import { Button, TextInput } from '@mantine/core';
import { type SessionStatus, sessionMoves } from '@sti/domain';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { useForm } from '../platform/form.ts';
import styles from '../platform/platform.module.css';
import { StatusOf } from '../platform/status.tsx';
import { Trouble } from '../platform/trouble.tsx';
import { useNotice, useVerb } from '../platform/verb.ts';

const MoveSession = graphql(
  `
  mutation MoveSession($id: ID!, $version: Int!, $status: SessionStatus!) {
    moveSession(id: $id, version: $version, status: $status) { __typename ... on Session { id version status statusReason } ...Refusal }
  }
`,
  [Refusal],
);
const CancelSession = graphql(
  `
  mutation CancelSession($id: ID!, $version: Int!, $reason: String!) {
    cancelSession(id: $id, version: $version, reason: $reason) { __typename ... on Session { id version status statusReason } ...Refusal }
  }
`,
  [Refusal],
);

type Props = {
  session: { id: string; version: number; status: SessionStatus; statusReason: string | null; isRehearsal: boolean };
};

/** Where a session stands, and where it may go. LIVE and CLOSED belong to the Room. */
export function SessionState({ session }: Props) {
  const { t } = useWords();
  const notice = useNotice();
  const move = useVerb(MoveSession, { refetch: ['DeskSessionPanel'], notice });
  const cancel = useVerb(CancelSession, { refetch: ['DeskSessionPanel'], notice });
  const form = useForm({ reason: '' }, { draftKey: `cancel:${session.id}`, trouble: notice.trouble });
  const { reason } = form.values;
  const moves = sessionMoves(session.status, session.isRehearsal);
  const plain = moves.filter((status) => status === 'TENTATIVE' || status === 'PUBLISHED');

  async function to(status: SessionStatus) {
    const answer = (await move.run({ id: session.id, version: session.version, status }))?.moveSession;
    settle(answer, move);
  }
  async function onCancel() {
    const answer = (await cancel.run({ id: session.id, version: session.version, reason }))?.cancelSession;
    settle(answer, cancel);
    if (answer?.__typename === 'Session') form.reset();
  }
  type Answer = Awaited<ReturnType<typeof move.run>>;
  function settle(answer: NonNullable<Answer>['moveSession'] | undefined, verb: { refuse: typeof move.refuse }) {
    switch (answer?.__typename) {
      case undefined:
      case 'Session':
        return;
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
        <StatusOf code={session.status} area="session.status" />
      </p>
      {session.statusReason && (
        <p>
          <bdi>{t('session.cancelledBecause', { reason: session.statusReason })}</bdi>
        </p>
      )}
      <Trouble trouble={notice.trouble} idOf={form.idOf} labelOf={() => t('session.cancelReason')} />
      <div className={styles.formFoot}>
        {plain.map((status) => (
          <Button key={status} variant="default" loading={move.busy} onClick={() => void to(status)}>
            {t(`session.moveTo.${status as 'TENTATIVE' | 'PUBLISHED'}`)}
          </Button>
        ))}
      </div>
      {moves.includes('CANCELLED') && (
        <form
          className={styles.form}
          onSubmit={(e) => {
            e.preventDefault();
            void onCancel();
          }}
        >
          <TextInput
            {...form.props('reason')}
            label={t('session.cancelReason')}
            description={t('session.cancelConsequence')}
            value={reason}
            onChange={(e) => form.set('reason', e.currentTarget.value)}
            required
            dir="auto"
          />
          <div>
            <Button type="submit" color="red" variant="outline" loading={cancel.busy}>
              {t('session.cancel')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
