import { Button } from '@mantine/core';
import { Page } from '../features/platform/page.tsx';
import { useWords } from '../lib/words.tsx';

export function MissingPage() {
  const { t } = useWords();
  return <Page title={t('error.NOT_FOUND')}>{t('errorHelp.NOT_FOUND')}</Page>;
}

/** A page that failed to draw, or whose chunk is no longer there after a new version. */
export function BrokenPage() {
  const { t } = useWords();
  return (
    <Page title={t('error.page')} lead={t('errorHelp.page')}>
      <Button onClick={() => location.reload()}>{t('action.reload')}</Button>
    </Page>
  );
}
