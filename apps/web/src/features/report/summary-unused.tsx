import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { TypeMark } from '../outcome/type-chips.tsx';
import { Refusal } from '../platform/answer.ts';
import { useForm } from '../platform/form.ts';
import { FormPanel } from '../platform/form-panel.tsx';
import { Trouble } from '../platform/trouble.tsx';
import { useVerb } from '../platform/verb.ts';
import styles from './summary.module.css';
import { EditorParagraph, EditorUnused, type Paragraph, REFRESH, type Unused } from './summary-fields.ts';

const DisposeOutcome = graphql(
  `
  mutation DisposeOutcome($input: DispositionInput!) {
    disposeOutcome(input: $input) { __typename ... on UnusedItem { ...EditorUnused } ...Refusal }
  }
`,
  [EditorUnused, Refusal],
);
const AddEvidence = graphql(
  `
  mutation AddEvidence($input: EvidenceInput!) {
    addEvidence(input: $input) { __typename ... on SummaryParagraph { id ...EditorParagraph } ...Refusal }
  }
`,
  [EditorParagraph, Refusal],
);

type Props = { rows: readonly Unused[]; selected: Paragraph | null; mayEdit: boolean };

/** Items that no paragraph rests on: each is used, or gets a reason why not. None is lost silently. */
export function SummaryUnused({ rows, selected, mayEdit }: Props) {
  const { t } = useWords();
  if (rows.length === 0) return <p className={styles.quiet}>{t('summary.allUsed')}</p>;
  return (
    <ul className={styles.findings}>
      {rows.map((row) => (
        <UnusedRow key={row.item.id} row={row} selected={selected} mayEdit={mayEdit} />
      ))}
    </ul>
  );
}

function UnusedRow({ row, selected, mayEdit }: { row: Unused } & Omit<Props, 'rows'>) {
  const { t } = useWords();
  const link = useVerb(AddEvidence, REFRESH);
  const [isLeavingOut, setLeavingOut] = useState(false);

  async function use(paragraphId: string) {
    const answer = (await link.run({ input: { paragraphId, itemId: row.item.id } }))?.addEvidence;
    switch (answer?.__typename) {
      case undefined:
      case 'SummaryParagraph':
        return;
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return link.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  return (
    <li>
      <p className={styles.marks}>
        <TypeMark type={row.item.type} />
        <bdi dir="ltr">{row.item.sessionCode}</bdi>
        {row.result && <span>{t(`disposition.${row.result}`)}</span>}
      </p>
      <p>
        <bdi>{row.item.text}</bdi>
      </p>
      {row.reason && (
        <p className={styles.quiet}>
          <bdi>{t('registration.reason', { reason: row.reason })}</bdi>
        </p>
      )}
      {mayEdit && !isLeavingOut && (
        <>
          <Trouble trouble={link.trouble} />
          <p className={styles.findingActions}>
            {selected && (
              <Button variant="light" size="compact-xs" loading={link.busy} onClick={() => void use(selected.id)}>
                {t('summary.useIn', { number: selected.address ?? '–' })}
              </Button>
            )}
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => {
                link.setTrouble(null);
                setLeavingOut(true);
              }}
            >
              {t('summary.leaveOut')}
            </Button>
          </p>
        </>
      )}
      {isLeavingOut && <LeaveOutForm row={row} onDone={() => setLeavingOut(false)} />}
    </li>
  );
}

function LeaveOutForm({ row, onDone }: { row: Unused; onDone(): void }) {
  const { t } = useWords();
  const verb = useVerb(DisposeOutcome, REFRESH);
  const form = useForm({ reason: row.reason ?? '' }, { draftKey: `unused:${row.item.id}`, trouble: verb.trouble });

  async function leaveOut({ reason }: { reason: string }) {
    const input = { itemId: row.item.id, result: 'NOT_USED' as const, reason };
    const answer = (await verb.run({ input }))?.disposeOutcome;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'UnusedItem':
        form.reset();
        return onDone();
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  return (
    <FormPanel
      form={form}
      trouble={verb.trouble}
      labelOf={() => t('summary.reason')}
      onSave={leaveOut}
      action={t('summary.leaveOut')}
      busy={verb.busy}
      onCancel={onDone}
    >
      <TextInput
        {...form.props('reason')}
        label={t('summary.reason')}
        value={form.values.reason}
        onChange={(e) => form.set('reason', e.currentTarget.value)}
        required
        autoFocus
        dir="auto"
      />
    </FormPanel>
  );
}
