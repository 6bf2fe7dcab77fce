import { getRouteApi } from '@tanstack/react-router';
import { submitRedeem, submitSignIn } from '../features/people/sign-in.ts';
import { useFormAction } from '../lib/form.tsx';
import { useLang, useT } from '../lib/t.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorSummary, RuleAlert, TextField } from '../ui/field.tsx';
import { FormBox } from '../ui/form-box.tsx';
import { MailSent } from '../ui/mail-sent.tsx';
import { OwnTexts } from '../ui/own-texts.tsx';
import { Page } from '../ui/page.tsx';
import { errorsOf, ruleText } from '../ui/problems.ts';

const signInRoute = getRouteApi('/$lang/sign-in');
const redeemRoute = getRouteApi('/$lang/sign-in/$token');

export { formTexts as loadSignIn } from '../features/people/form-texts.ts';

/** Asks for a sign-in link. The answer is the same for every address. */
export function SignInPage() {
  return (
    <OwnTexts texts={signInRoute.useLoaderData()}>
      <AskForLink />
    </OwnTexts>
  );
}

function AskForLink() {
  const t = useT();
  const lang = useLang();
  const { next } = signInRoute.useSearch();
  const { refused, isSending, onSubmit, correct } = useFormAction(submitSignIn, {});
  const email = refused?.values.email?.[0];
  if (refused?.isSent) {
    const form = `/${lang}/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`;
    return (
      <Page title={t('mail.title')}>
        <MailSent text={t('mail.signIn', { email: email ?? '' })} form={form} onCorrect={correct} />
      </Page>
    );
  }
  const errors = errorsOf(refused, { email: t('register.email') }, t);
  return (
    <Page title={t('signIn.title')}>
      <p>{t('signIn.intro')}</p>
      <FormBox onSubmit={onSubmit}>
        <ErrorSummary errors={errors} />
        {refused?.rule && !isSending && <RuleAlert text={ruleText(refused.rule, t)} />}
        {next && <input type="hidden" name="next" value={next} />}
        <TextField
          name="email"
          type="email"
          label={t('register.email')}
          autoComplete="email"
          required
          defaultValue={email}
          error={errors.find((e) => e.field === 'email')?.text}
        />
        <Button look="primary" disabled={isSending}>
          {t('signIn.send')}
        </Button>
      </FormBox>
      <p>{t('signIn.known')}</p>
    </Page>
  );
}

/** Behind the mailed link. Opening the page uses nothing up, so a mail scanner cannot sign anybody in. */
export function RedeemPage() {
  return (
    <OwnTexts texts={redeemRoute.useLoaderData()}>
      <Redeem />
    </OwnTexts>
  );
}

function Redeem() {
  const t = useT();
  const lang = useLang();
  const { token } = redeemRoute.useParams();
  const { refused, isSending, onSubmit } = useFormAction(submitRedeem, { token });
  if (refused?.rule === 'GONE') {
    return (
      <Page title={t('signIn.confirmTitle')}>
        <p role="alert">{t('signIn.gone')}</p>
        <p>
          <a href={`/${lang}/sign-in`}>{t('signIn.again')}</a>
        </p>
      </Page>
    );
  }
  const isOther = refused?.rule === 'otherBrowser';
  return (
    <Page title={t('signIn.confirmTitle')}>
      {refused ? (
        <p role="alert">{isOther ? t('signIn.otherBrowser') : ruleText(refused.rule, t)}</p>
      ) : (
        <p>{t('signIn.confirm')}</p>
      )}
      <FormBox onSubmit={onSubmit}>
        {isOther && <input type="hidden" name="otherBrowser" value="1" />}
        <Button look="primary" disabled={isSending}>
          {isOther ? t('signIn.otherBrowserButton') : t('signIn.button')}
        </Button>
      </FormBox>
    </Page>
  );
}
