import { useT } from '../lib/t.tsx';
import css from './document-links.module.css';

export type DocumentLink = { title: string; publisher?: string | null; date?: string | null; url?: string | null };

/** Only web addresses become links; a text that merely looks like one stays text. */
export const isWebAddress = (url: string | null | undefined): url is string => /^https?:\/\//i.test(url ?? '');

export function OutLink({ url, children }: { url: string | null | undefined; children: string }) {
  if (!isWebAddress(url)) return <bdi>{children}</bdi>;
  return (
    <a href={url} rel="noopener noreferrer external">
      <bdi>{children}</bdi>
    </a>
  );
}

/** Documents that stand elsewhere, with publisher and date where they are known. */
export function DocumentLinks({ documents }: { documents: readonly DocumentLink[] }) {
  const t = useT();
  return (
    <ul className={css.list}>
      {documents.map(({ title, publisher, date, url }) => {
        const from = [publisher, date].filter(Boolean).join(t('list.comma'));
        return (
          <li key={`${title} ${url}`}>
            <OutLink url={url}>{title}</OutLink>
            {from && (
              <span className={css.from}>
                {' '}
                <bdi>{from}</bdi>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
