import { Link, useRouter } from '@tanstack/react-router';
import { useLang, useT } from '../lib/t.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';

export function NotFoundPage() {
  const t = useT();
  const lang = useLang();
  useRouter().options.context.page.status = 404;
  return (
    <Page title={t('error.notFound')}>
      <p>{t('error.notFoundHint')}</p>
      <p>
        <Link className={buttonClass('primary')} to="/$lang" params={{ lang }}>
          {t('error.home')}
        </Link>
      </p>
    </Page>
  );
}
