import { Button, TextInput } from '@mantine/core';
import { canMoveOutcome } from '@sti/domain';
import { useState } from 'react';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { useForm } from '../platform/form.ts';
import { Trouble } from '../platform/trouble.tsx';
import { useNotice, useVerb } from '../platform/verb.ts';
import { type ItemRow, LogItemRow } from './log-rows.ts';
import styles from './outcome.module.css';

const ProposeOutcome = graphql(
  `
  mutation ProposeOutcome($id: ID!) {
    proposeOutcome(id: $id) { __typename ... on OutcomeItem { id ...LogItemRow } ...Refusal }
  }
`,
  [LogItemRow, Refusal],
);
const AgreeOutcome = graphql(
  `
  mutation AgreeOutcome($id: ID!) {
    agreeOutcome(id: $id) { __typename ... on OutcomeItem { id ...LogItemRow } ...Refusal }
  }
`,
  [LogItemRow, Refusal],
);
const ReturnOutcome = graphql(
  `
  mutation ReturnOutcome($id: ID!, $reason: String!) {
    returnOutcome(id: $id, reason: $reason) { __typename ... on OutcomeItem { id ...LogItemRow } ...Refusal }
  }
`,
  [LogItemRow, Refusal],
);

type Props = { row: ItemRow; mayLog: boolean; mayAgree: boolean; onChanged(): void };

/** An item on its way: proposed by who logs, agreed or returned by the moderator. */
export function ItemActions({ row, mayLog, mayAgree, onChanged }: Props) {
  const { t } = useWords();
  const notice = useNotice();
  const propose = useVerb(ProposeOutcome, { notice });
  const agree = useVerb(AgreeOutcome, { notice });
  const [isReturning, setReturning] = useState(false);

  type Answer = NonNullable<Awaited<ReturnType<typeof agree.run>>>['agreeOutcome'];
  function settle(answer: Answer | undefined, verb: Pick<typeof agree, 'refuse'>) {
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'OutcomeItem':
        return onChanged();
      case 'RuleBroken':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  const onPropose = async () => settle((await propose.run({ id: row.id }))?.proposeOutcome, propose);
  const onAgree = async () => settle((await agree.run({ id: row.id }))?.agreeOutcome, agree);
  if (isReturning)
    return (
      <ReturnForm
        row={row}
        onDone={() => {
          setReturning(false);
          onChanged();
        }}
        onCancel={() => setReturning(false)}
      />
    );
  return (
    <>
      {mayLog && canMoveOutcome(row.status, 'PROPOSED') && (
        <Button variant="light" size="compact-sm" data-key="p" loading={propose.busy} onClick={onPropose}>
          {t('item.propose')}
        </Button>
      )}
      {mayAgree && canMoveOutcome(row.status, 'AGREED') && (
        <Button variant="light" size="compact-sm" data-key="a" loading={agree.busy} onClick={onAgree}>
          {t('item.agree')}
        </Button>
      )}
      {mayAgree && canMoveOutcome(row.status, 'RETURNED') && (
        <Button variant="subtle" size="compact-sm" data-key="r" onClick={() => setReturning(true)}>
          {t('item.return')}
        </Button>
      )}
      <Trouble trouble={notice.trouble} />
    </>
  );
}

function ReturnForm({ row, onDone, onCancel }: { row: ItemRow; onDone(): void; onCancel(): void }) {
  const { t } = useWords();
  const verb = useVerb(ReturnOutcome);
  const form = useForm({ reason: '' }, { draftKey: `return:${row.id}`, trouble: verb.trouble });
  const { reason } = form.values;
  async function send() {
    const answer = (await verb.run({ id: row.id, reason }))?.returnOutcome;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'OutcomeItem':
        form.reset();
        return onDone();
      case 'BadInput':
      case 'RuleBroken':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  return (
    <form
      className={styles.returning}
      onSubmit={(e) => {
        e.preventDefault();
        void send();
      }}
    >
      <TextInput
        {...form.props('reason')}
        label={t('item.reason')}
        value={reason}
        onChange={(e) => form.set('reason', e.currentTarget.value)}
        data-autofocus
        autoFocus
        required
        dir="auto"
      />
      <Button type="submit" size="compact-md" loading={verb.busy}>
        {t('item.return')}
      </Button>
      <Button
        variant="subtle"
        size="compact-md"
        onClick={() => {
          form.reset();
          onCancel();
        }}
      >
        {t('action.cancel')}
      </Button>
      <Trouble trouble={verb.trouble} idOf={form.idOf} labelOf={() => t('item.reason')} />
    </form>
  );
}
