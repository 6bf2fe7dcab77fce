import { Button } from '@mantine/core';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import table from '../platform/table.module.css';
import { Trouble } from '../platform/trouble.tsx';
import { useSay } from '../platform/undo.tsx';
import { useVerb } from '../platform/verb.ts';
import { RegistrationDetails, type RegistrationRow } from './registration-details.ts';

const ApproveRegistrations = graphql(
  `
  mutation ApproveRegistrations($forumId: ID!, $seen: [SeenRegistration!]!, $lang: Lang!) {
    approveRegistrations(forumId: $forumId, seen: $seen) {
      approved { id ...RegistrationDetails }
      left { id ...RegistrationDetails }
    }
  }
`,
  [RegistrationDetails],
);

/** What one request may name. */
const AT_ONCE = 100;

type Props = { forumId: string; rows: RegistrationRow[]; onDone(): void };

/** Approves together what waits among the chosen rows, as it is shown; what changed meanwhile is left and said. */
export function ApproveChosen({ forumId, rows, onDone }: Props) {
  const { t, lang } = useWords();
  const say = useSay();
  const verb = useVerb(ApproveRegistrations);
  const waiting = rows.filter((r) => r.status === 'PENDING');
  async function approve() {
    let [approved, left] = [0, 0];
    for (let at = 0; at < waiting.length; at += AT_ONCE) {
      const seen = waiting.slice(at, at + AT_ONCE).map(({ id, version }) => ({ id, version }));
      const answer = (await verb.run({ forumId, seen, lang }))?.approveRegistrations;
      if (!answer) return;
      approved += answer.approved.length;
      left += answer.left.length;
    }
    const sentences = [t('registrations.approvedCount', { n: approved })];
    if (left) sentences.push(t('registrations.leftCount', { n: left }));
    say(sentences.join(' '));
    onDone();
  }
  return (
    <section className={table.batch} aria-label={t('registrations.batch')}>
      <b>{t('registrations.chosen', { n: rows.length })}</b>
      <Button disabled={waiting.length === 0} loading={verb.busy} onClick={() => void approve()}>
        {t('registrations.approveAll', { n: waiting.length })}
      </Button>
      <Button variant="subtle" onClick={onDone}>
        {t('action.cancel')}
      </Button>
      <Trouble trouble={verb.trouble} />
    </section>
  );
}
