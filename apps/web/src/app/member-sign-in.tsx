import { Button } from '@mantine/core';
import { useSignInHref } from '../features/platform/hrefs.ts';
import { Page } from '../features/platform/page.tsx';
import { useWords } from '../lib/words.tsx';
import { DoorBar } from './member-bar.tsx';

/** Shown in place of a signed-in page to a reader who is not; the way back is kept. */
export function SignInFirst() {
  const { t } = useWords();
  const href = useSignInHref();
  return (
    <>
      <DoorBar />
      <main id="content" tabIndex={-1}>
        <Page title={t('door.title')} lead={t('door.lead')}>
          <Button component="a" href={href} size="md">
            {t('action.signIn')}
          </Button>
        </Page>
      </main>
    </>
  );
}
