import { isLang, LANGUAGE_NAMES } from '@sti/reference';
import { useT } from '../../lib/t.tsx';
import { OutLink } from '../../ui/document-links.tsx';
import { Section } from '../../ui/page.tsx';
import type { SessionFull } from './session-fields.ts';
import css from './session-parts.module.css';

/** The run of a session: its parts in order, with their minutes. */
export function Segments({ segments }: Pick<SessionFull, 'segments'>) {
  const t = useT();
  if (segments.length === 0) return null;
  return (
    <Section title={t('session.segments')}>
      <ol className={css.segments}>
        {segments.map(({ order, title, minutes }) => (
          <li key={order}>
            <bdi>{title}</bdi>
            {minutes !== null && <span>{t('session.minutes', { n: minutes })}</span>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Broadcasts, recordings and what helps to follow them. */
export function Media({ media }: Pick<SessionFull, 'media'>) {
  const t = useT();
  if (media.length === 0) return null;
  return (
    <Section title={t('session.media')}>
      <ul className={css.media}>
        {media.map(({ kind, url, language }) => (
          <li key={url}>
            <OutLink url={url}>{t(`session.media.${kind}`)}</OutLink>
            {language && <span> {isLang(language) ? LANGUAGE_NAMES[language] : language}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
