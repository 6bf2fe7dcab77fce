import { useQuery } from '@apollo/client/react';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql, type ResultOf } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { useForm } from '../platform/form.ts';
import { useMoment } from '../platform/moment.ts';
import { Answer } from '../platform/page.tsx';
import styles from '../platform/platform.module.css';
import { Trouble } from '../platform/trouble.tsx';
import { useSay } from '../platform/undo.tsx';
import { useNotice, useVerb } from '../platform/verb.ts';

const AccountFound = graphql(`
  query AccountFound($email: String, $personId: ID) {
    account(email: $email, personId: $personId) { id version displayName deactivatedAt deactivatedReason }
  }
`);
const DeactivateAccount = graphql(
  `
  mutation DeactivateAccount($personId: ID!, $version: Int!, $reason: String!) {
    deactivateAccount(personId: $personId, version: $version, reason: $reason) {
      __typename
      ... on Account { id version displayName deactivatedAt deactivatedReason }
      ...Refusal
    }
  }
`,
  [Refusal],
);
const ReactivateAccount = graphql(
  `
  mutation ReactivateAccount($personId: ID!, $version: Int!, $reason: String!) {
    reactivateAccount(personId: $personId, version: $version, reason: $reason) {
      __typename
      ... on Account { id version displayName deactivatedAt deactivatedReason }
      ...Refusal
    }
  }
`,
  [Refusal],
);

type Account = NonNullable<ResultOf<typeof AccountFound>['account']>;
type By = { personId: string } | { email: string };

/** An administrator closes or opens an account: of somebody in the list, or of an address. */
export function AccountPanel({ personId }: { personId: string | null }) {
  const { t } = useWords();
  const [by, setBy] = useState<By | null>(personId ? { personId } : null);
  const [email, setEmail] = useState('');
  return (
    <>
      {!personId && (
        <form
          className={styles.form}
          onSubmit={(e) => {
            e.preventDefault();
            setBy({ email: email.trim() });
          }}
        >
          <TextInput
            type="email"
            label={t('account.email')}
            value={email}
            onChange={(e) => setEmail(e.currentTarget.value)}
            required
            dir="ltr"
          />
          <div className={styles.formFoot}>
            <Button type="submit" variant="default">
              {t('account.search')}
            </Button>
          </div>
        </form>
      )}
      {by && <Found by={by} />}
    </>
  );
}

function Found({ by }: { by: By }) {
  const { t } = useWords();
  const query = useQuery(AccountFound, { variables: by, fetchPolicy: 'cache-and-network' });
  return (
    <Answer of={query} rows={3}>
      {({ account }) =>
        account ? (
          <CloseOrOpen key={account.id} account={account} refetch={() => void query.refetch().catch(() => {})} />
        ) : (
          <p role="status">{t('account.none')}</p>
        )
      }
    </Answer>
  );
}

function CloseOrOpen({ account, refetch }: { account: Account; refetch(): void }) {
  const { t } = useWords();
  const moment = useMoment();
  const say = useSay();
  const notice = useNotice();
  const close = useVerb(DeactivateAccount, { notice });
  const open = useVerb(ReactivateAccount, { notice });
  const form = useForm({ reason: '' }, { draftKey: `account:${account.id}`, trouble: notice.trouble });
  const { reason } = form.values;
  const isClosed = account.deactivatedAt !== null;

  async function send() {
    const variables = { personId: account.id, version: account.version, reason };
    const answer = isClosed
      ? (await open.run(variables))?.reactivateAccount
      : (await close.run(variables))?.deactivateAccount;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'Account':
        form.reset();
        return say(t(isClosed ? 'account.opened' : 'account.closed'));
      case 'Stale':
        // What the other administrator did is shown; the reason stays to be sent again.
        refetch();
        return (isClosed ? open : close).refuse(answer);
      case 'BadInput':
      case 'RuleBroken':
        return (isClosed ? open : close).refuse(answer);
      default:
        answer satisfies never;
    }
  }
  return (
    <form
      className={styles.form}
      onSubmit={(e) => {
        e.preventDefault();
        void send();
      }}
    >
      <p>
        <b>
          <bdi>{account.displayName}</bdi>
        </b>
      </p>
      <p role="status">
        {account.deactivatedAt
          ? t('account.closedSince', { when: moment(account.deactivatedAt), reason: account.deactivatedReason ?? '' })
          : t('account.isOpen')}
      </p>
      <Trouble trouble={notice.trouble} idOf={form.idOf} labelOf={() => t('account.reason')} />
      {!isClosed && <p>{t('account.closeHelp')}</p>}
      <Textarea
        {...form.props('reason')}
        label={t('account.reason')}
        description={t('account.reasonHelp')}
        value={reason}
        onChange={(e) => form.set('reason', e.currentTarget.value)}
        required
        autosize
        minRows={2}
        dir="auto"
      />
      <div className={styles.formFoot}>
        <Button type="submit" color={isClosed ? undefined : 'red'} loading={close.busy || open.busy}>
          {t(isClosed ? 'account.open' : 'account.close')}
        </Button>
      </div>
    </form>
  );
}
