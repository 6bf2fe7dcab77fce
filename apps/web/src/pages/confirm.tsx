import { getRouteApi } from '@tanstack/react-router';
import { submitConfirmation } from '../features/people/sign-in.ts';
import { useFormAction } from '../lib/form.tsx';
import { useLang, useT } from '../lib/t.tsx';
import { Button } from '../ui/button.tsx';
import { FormBox } from '../ui/form-box.tsx';
import { OwnTexts } from '../ui/own-texts.tsx';
import { Page } from '../ui/page.tsx';
import { ruleText } from '../ui/problems.ts';

export { formTexts as loadConfirm } from '../features/people/form-texts.ts';

const route = getRouteApi('/$lang/confirm/$token');

/** Behind the link of a registration's mail: only the button confirms the address. */
export function ConfirmPage() {
  return (
    <OwnTexts texts={route.useLoaderData()}>
      <Confirm />
    </OwnTexts>
  );
}

function Confirm() {
  const t = useT();
  const lang = useLang();
  const { token } = route.useParams();
  const { refused, isSending, onSubmit } = useFormAction(submitConfirmation, { token });
  return (
    <Page title={t('confirm.title')}>
      {refused && <p role="alert">{refused.rule === 'GONE' ? t('confirm.gone') : ruleText(refused.rule, t)}</p>}
      {refused?.rule === 'GONE' ? (
        <p>
          <a href={`/${lang}/sign-in?next=/${lang}/my/registration`}>{t('nav.signIn')}</a>
        </p>
      ) : (
        <>
          <p>{t('confirm.text')}</p>
          <FormBox onSubmit={onSubmit}>
            <Button look="primary" disabled={isSending}>
              {t('confirm.button')}
            </Button>
          </FormBox>
        </>
      )}
    </Page>
  );
}
