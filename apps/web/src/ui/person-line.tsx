import type { ReactNode } from 'react';
import css from './person-line.module.css';

type Props = {
  honorific?: string | null;
  name: string;
  /** Title, affiliation, country, as they are shown; what is not known is left out. */
  details: readonly (string | null | undefined)[];
  link?: (text: ReactNode) => ReactNode;
};

/** A person in two short lines: the name, and below it what they are. */
export function PersonLine({ honorific, name, details, link = (text) => text }: Props) {
  const known = details.filter(Boolean).join(', ');
  return (
    <div className={css.person}>
      <span className={css.name}>{link(<bdi>{honorific ? `${honorific} ${name}` : name}</bdi>)}</span>
      {known && (
        <span className={css.details}>
          <bdi>{known}</bdi>
        </span>
      )}
    </div>
  );
}
