import { Page } from '../features/platform/page.tsx';
import { useWords } from '../lib/words.tsx';

export function MissingPage() {
  const { t } = useWords();
  return <Page title={t('error.NOT_FOUND')}>{t('errorHelp.NOT_FOUND')}</Page>;
}
