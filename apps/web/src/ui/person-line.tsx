import { Fragment, type ReactNode } from 'react';
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
  const known = knownOf(details);
  return (
    <div className={css.person}>
      {name ? (
        <span className={css.name}>{link(<bdi>{honorific ? `${honorific} ${name}` : name}</bdi>)}</span>
      ) : (
        <span className={css.details}>{t('name.unknown')}</span>
      )}
      {known.length > 0 && (
        <span className={css.details}>
          <Listed parts={known} />
        </span>
      )}
    </div>
  );
}

/** "Institute of Ghana" need not be followed by "Ghana". */
export const knownOf = (details: Props['details']): string[] =>
  details
    .flatMap((detail) => detail || [])
    .filter((detail, i, all) => !all.slice(0, i).some((d) => d.includes(detail)));

/** Each part in its own direction, one after the other in that of the page: an English title before an Arabic country. */
export function Listed({ parts }: { parts: readonly string[] }) {
  const t = useT();
  return parts.map((part, i) => (
    <Fragment key={part}>
      {i > 0 && t('list.comma')}
      <bdi>{part}</bdi>
    </Fragment>
  ));
}
