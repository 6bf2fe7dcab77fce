import type { ReactNode } from 'react';
import { useT } from '../lib/t.tsx';
import css from './person-line.module.css';

type Props = {
  honorific?: string | null;
  /** Null: not known yet. */
  name: string | null;
  /** Title, affiliation, country, as they are shown; what is not known is left out. */
  details: readonly (string | null | undefined | false)[];
  link?: (text: ReactNode) => ReactNode;
};

/** A person in two short lines: the name, and below it what they are. */
export function PersonLine({ honorific, name, details, link = (text) => text }: Props) {
  const t = useT();
  // "Institute of Ghana" need not be followed by "Ghana".
  const known = details
    .flatMap((detail) => detail || [])
    .filter((detail, i, all) => !all.slice(0, i).some((d) => d.includes(detail)))
    .join(t('list.comma'));
  return (
    <div className={css.person}>
      {name ? (
        <span className={css.name}>{link(<bdi>{honorific ? `${honorific} ${name}` : name}</bdi>)}</span>
      ) : (
        <span className={css.details}>{t('name.unknown')}</span>
      )}
      {known && (
        <span className={css.details}>
          <bdi>{known}</bdi>
        </span>
      )}
    </div>
  );
}
