import { useQuery } from '@apollo/client/react';
import { Button, Select, TextInput } from '@mantine/core';
import { LANGUAGE_NAMES, LANGUAGES, type Lang } from '@sti/reference';
import { useCallback } from 'react';
import { useSignOut } from '../../features/people/sign-out.tsx';
import { Refusal } from '../../features/platform/answer.ts';
import { useForm } from '../../features/platform/form.ts';
import { FormPanel } from '../../features/platform/form-panel.tsx';
import { useMoment } from '../../features/platform/moment.ts';
import { Answer, Page as Frame } from '../../features/platform/page.tsx';
import styles from '../../features/platform/platform.module.css';
import { Rows } from '../../features/platform/rows.tsx';
import { Trouble } from '../../features/platform/trouble.tsx';
import { useSay } from '../../features/platform/undo.tsx';
import { useVerb } from '../../features/platform/verb.ts';
import { deviceName } from '../../lib/device.ts';
import { graphql, type ResultOf } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';

const MyProfilePage = graphql(`
  query MyProfilePage {
    viewer {
      person { id version displayName givenName familyName nameOrder honorific jobTitle affiliation email language }
    }
    myLogins { id startedAt lastSeenAt userAgent isCurrent }
  }
`);
const EditProfile = graphql(
  `
  mutation EditProfile($input: ProfileInput!, $version: Int!) {
    editProfile(input: $input, version: $version) {
      __typename
      ... on Me { id version displayName givenName familyName nameOrder honorific jobTitle affiliation language }
      ...Refusal
    }
  }
`,
  [Refusal],
);
const EndLogin = graphql(`
  mutation EndLogin($id: ID!) { endLogin(id: $id) }
`);

type Data = ResultOf<typeof MyProfilePage>;
type Person = NonNullable<Data['viewer']>['person'];

export function Page() {
  const { t } = useWords();
  const query = useQuery(MyProfilePage);
  const refetch = useCallback(() => query.refetch().catch(() => {}), [query.refetch]);
  const { signOut, question } = useSignOut();
  return (
    <Frame
      title={t('my.profileTitle')}
      lead={t('my.profileLead')}
      action={
        <>
          {question}
          <Button variant="default" onClick={signOut}>
            {t('action.signOut')}
          </Button>
        </>
      }
    >
      <Answer of={query}>
        {({ viewer, myLogins }) => (
          <>
            {viewer && <ProfileForm person={viewer.person} />}
            <Logins logins={myLogins} onEnded={refetch} />
          </>
        )}
      </Answer>
    </Frame>
  );
}

const TEXTS = ['honorific', 'givenName', 'familyName', 'jobTitle', 'affiliation'] as const;
type Texts = Record<(typeof TEXTS)[number], string>;
type Values = Texts & { nameOrder: Person['nameOrder']; language: Lang };

const valuesOf = (p: Person): Values => ({
  honorific: p.honorific ?? '',
  givenName: p.givenName ?? '',
  familyName: p.familyName ?? '',
  jobTitle: p.jobTitle ?? '',
  affiliation: p.affiliation ?? '',
  nameOrder: p.nameOrder,
  language: p.language,
});

function ProfileForm({ person }: { person: Person }) {
  const { t } = useWords();
  const say = useSay();
  const verb = useVerb(EditProfile);
  const form = useForm<Values>(valuesOf(person), {
    draftKey: 'profile',
    version: person.version,
    trouble: verb.trouble,
  });
  const { values, set } = form;

  async function save(input: Values, version: number) {
    const answer = (await verb.run({ input, version }))?.editProfile;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'Me':
        form.settle(input, answer.version);
        return say(t('state.saved'));
      case 'BadInput':
      case 'Stale':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  return (
    <FormPanel
      form={form}
      trouble={verb.trouble}
      labelOf={(field) => t(`profile.${field as (typeof TEXTS)[number]}`)}
      wordOf={(path, value) => {
        if (path === 'language') return LANGUAGE_NAMES[value as Lang];
        return path === 'nameOrder' ? t(`profile.order.${value as Person['nameOrder']}`) : null;
      }}
      onSave={(input, version) => save(input, version ?? person.version)}
      action={t('profile.save')}
      busy={verb.busy}
      disabled={!form.isDirty}
    >
      <div className={styles.formPair}>
        {TEXTS.map((field) => (
          <TextInput
            key={field}
            {...form.props(field)}
            label={t(`profile.${field}`)}
            value={values[field]}
            onChange={(e) => set(field, e.currentTarget.value)}
            dir="auto"
          />
        ))}
        <Select
          {...form.props('language')}
          label={t('profile.language')}
          description={t('profile.languageHelp')}
          data={LANGUAGES.map((l) => ({ value: l, label: LANGUAGE_NAMES[l] }))}
          value={values.language}
          allowDeselect={false}
          onChange={(v) => v && set('language', v as Lang)}
        />
        <Select
          {...form.props('nameOrder')}
          label={t('profile.nameOrder')}
          data={(['GIVEN_FIRST', 'FAMILY_FIRST'] as const).map((o) => ({ value: o, label: t(`profile.order.${o}`) }))}
          value={values.nameOrder}
          allowDeselect={false}
          onChange={(v) => v && set('nameOrder', v as Values['nameOrder'])}
        />
      </div>
      <p>{t('profile.email', { email: person.email ?? '' })}</p>
    </FormPanel>
  );
}

function Logins({ logins, onEnded }: { logins: Data['myLogins']; onEnded(): void }) {
  const { t } = useWords();
  const moment = useMoment();
  const end = useVerb(EndLogin);
  return (
    <section className={styles.section}>
      <h2>{t('profile.logins')}</h2>
      <p>{t('profile.loginsHelp')}</p>
      <Trouble trouble={end.trouble} />
      <Rows>
        {logins.map((login) => (
          <Rows.Row
            key={login.id}
            title={<bdi>{deviceName(login.userAgent, t('list.comma')) ?? t('profile.unknownDevice')}</bdi>}
            meta={[
              t('profile.startedAt', { time: moment(login.startedAt) }),
              login.isCurrent ? t('profile.thisLogin') : t('profile.lastSeenAt', { time: moment(login.lastSeenAt) }),
            ]}
          >
            {!login.isCurrent && (
              <Rows.Act
                variant="subtle"
                color="red"
                onClick={() => void end.run({ id: login.id }).then((answer) => answer && onEnded())}
              >
                {t('profile.endLogin')}
              </Rows.Act>
            )}
          </Rows.Row>
        ))}
      </Rows>
    </section>
  );
}
