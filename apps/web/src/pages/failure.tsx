import { useLang, useT } from '../lib/t.tsx';
import { Page } from '../ui/page.tsx';
import css from './failure.module.css';

/** Something failed on our side. It stands alone: what failed may be anything around it. */
export function Failure() {
  const t = useT();
  return (
    <div className={css.failure}>
      <Page title={t('error.title')}>
        <p>{t('error.hint')}</p>
        <p>
          <a href={`/${useLang()}`}>{t('error.home')}</a>
        </p>
      </Page>
    </div>
  );
}
