import { forumDays } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { getRouteApi } from '@tanstack/react-router';
import { isOpen, readFacts } from '../features/forum/forum-facts.ts';
import { ForumFrame } from '../features/forum/forum-frame.tsx';
import { formTexts } from '../features/people/form-texts.ts';
import { RegisterForm } from '../features/registration/register-form.tsx';
import { registerTexts } from '../features/registration/register-texts.ts';
import { RegisterDocument, submitRegistration } from '../features/registration/submit-registration.ts';
import type { Data } from '../lib/data.tsx';
import { type SentForm, useFormAction } from '../lib/form.tsx';
import { useI18n } from '../lib/t.tsx';
import { MailSent } from '../ui/mail-sent.tsx';
import { OwnTexts } from '../ui/own-texts.tsx';
import { Page } from '../ui/page.tsx';

export async function loadRegister(data: Data, variables: { year: number; lang: Lang }) {
  const [{ forum, registrationCategories }, texts] = await Promise.all([
    data.load(RegisterDocument, variables),
    Promise.all([registerTexts(variables.lang), formTexts(variables.lang)]),
  ]);
  return forum && { forum, registrationCategories, texts: { ...texts[0], ...texts[1] } };
}

type Loaded = NonNullable<Awaited<ReturnType<typeof loadRegister>>>;

const route = getRouteApi('/$lang/forums/$year/register');

/** Registration without an account: a form, and afterwards always "check your mail". */
export function RegisterPage() {
  const loaded = route.useLoaderData();
  return (
    <OwnTexts texts={loaded.texts}>
      <Registering loaded={loaded} />
    </OwnTexts>
  );
}

function Registering({ loaded }: { loaded: Loaded }) {
  const { t } = useI18n();
  const facts = readFacts(loaded.forum);
  const action = useFormAction(submitRegistration, { year: String(facts.year) });
  const [title, content] = action.refused?.isSent
    ? [t('mail.title'), <Sent key="sent" year={facts.year} action={action} />]
    : isOpen(facts, 'REGISTRATION')
      ? [t('register.title'), <Open key="open" loaded={loaded} action={action} />]
      : [t('register.closed'), <p key="closed">{t('register.closedHint')}</p>];
  return (
    <ForumFrame forum={loaded.forum}>
      <Page title={title} description={t('register.description', { forum: facts.title.text })}>
        {content}
      </Page>
    </ForumFrame>
  );
}

function Sent({ year, action: { refused, correct } }: { year: number; action: SentForm }) {
  const { t, lang } = useI18n();
  const text = t('mail.register', { email: refused?.values.email?.[0] ?? '' });
  return (
    <>
      <MailSent text={text} form={`/${lang}/forums/${year}/register`} onCorrect={correct} />
      <p>
        <a href={`/${lang}/forums/${year}/programme`}>{t('forum.seeProgramme')}</a>
      </p>
    </>
  );
}

function Open({ loaded: { forum, registrationCategories }, action }: { loaded: Loaded; action: SentForm }) {
  const { t } = useI18n();
  const facts = readFacts(forum);
  return (
    <>
      <p>{t('register.intro')}</p>
      <RegisterForm
        action={action}
        categories={registrationCategories.map(({ id, name }) => ({ id, name: name.text }))}
        days={forumDays(facts)}
        isOnlineOnly={facts.mode === 'VIRTUAL'}
      />
    </>
  );
}
