import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { canEditRegistration, canMoveRegistration } from '@sti/domain';
import { useCallback, useState } from 'react';
import { useOwnLive } from '../../features/people/own-live.ts';
import { Refusal } from '../../features/platform/answer.ts';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import styles from '../../features/platform/platform.module.css';
import { Trouble } from '../../features/platform/trouble.tsx';
import { useDelayed, useSay } from '../../features/platform/undo.tsx';
import { useVerb } from '../../features/platform/verb.ts';
import { RegistrationDetails, type RegistrationRow } from '../../features/registration/registration-details.ts';
import { RegistrationForm } from '../../features/registration/registration-form.tsx';
import { RegistrationState } from '../../features/registration/registration-state.tsx';
import { RegistrationView } from '../../features/registration/registration-view.tsx';
import { graphql, readFragment } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';

const MyRegistrationPage = graphql(
  `
  query MyRegistrationPage($lang: Lang!) {
    myRegistrations(first: 20) { id ...RegistrationDetails }
  }
`,
  [RegistrationDetails],
);
const WithdrawRegistration = graphql(
  `
  mutation WithdrawRegistration($id: ID!, $version: Int!, $lang: Lang!) {
    withdrawRegistration(id: $id, version: $version) {
      __typename
      ... on Registration { id ...RegistrationDetails }
      ...Refusal
    }
  }
`,
  [RegistrationDetails, Refusal],
);

export function Page() {
  const { t, lang } = useWords();
  const query = useQuery(MyRegistrationPage, { variables: { lang } });
  const refetch = useCallback(() => query.refetch().catch(() => {}), [query.refetch]);
  useOwnLive(query);
  return (
    <Frame title={t('my.registrationTitle')}>
      <Answer of={query}>
        {({ myRegistrations }) =>
          myRegistrations.length ? (
            myRegistrations.map((ref) => (
              <Registration key={ref.id} row={readFragment(RegistrationDetails, ref)} refetch={refetch} />
            ))
          ) : (
            <Empty title={t('registration.none')}>
              <p>{t('registration.noneHelp')}</p>
              <Button component="a" href={`/${lang}`}>
                {t('registration.toForums')}
              </Button>
            </Empty>
          )
        }
      </Answer>
    </Frame>
  );
}

function Registration({ row, refetch }: { row: RegistrationRow; refetch(): void }) {
  const { t, lang } = useWords();
  const say = useSay();
  const delayed = useDelayed();
  const [isEditing, setEditing] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const withdraw = useVerb(WithdrawRegistration);

  async function send() {
    const answer = (await withdraw.run({ id: row.id, version: row.version, lang }))?.withdrawRegistration;
    setLeaving(false);
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'Registration':
        return refetch();
      case 'Stale':
      case 'RuleBroken':
        return withdraw.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  const onWithdraw = () => {
    setLeaving(true);
    delayed(
      t('registration.withdrawn'),
      () => send(),
      () => setLeaving(false),
    );
  };
  return (
    <article className={styles.section}>
      <h2>
        <bdi>{row.forum.title.text}</bdi>
      </h2>
      <RegistrationState row={isLeaving ? { ...row, status: 'WITHDRAWN' } : row} />
      <Trouble trouble={withdraw.trouble} />
      {isEditing ? (
        <RegistrationForm
          row={row}
          onDone={(isSaved) => {
            setEditing(false);
            if (isSaved) say(t('state.saved'));
          }}
        />
      ) : (
        <>
          <RegistrationView row={row} />
          <div className={styles.formFoot}>
            {row.status === 'WITHDRAWN' && (
              <Button component="a" href={`/${lang}/forums/${row.forum.year}/register`} variant="light">
                {t('register.title')}
              </Button>
            )}
            {canEditRegistration(row.status) && !isLeaving && (
              <Button onClick={() => setEditing(true)}>{t('registration.edit')}</Button>
            )}
            {canMoveRegistration(row.status, 'WITHDRAWN') && !isLeaving && (
              <Button variant="subtle" color="red" onClick={onWithdraw}>
                {t('registration.withdraw')}
              </Button>
            )}
          </div>
        </>
      )}
    </article>
  );
}
