import { directionOf, LANGUAGE_NAMES, type Lang } from '@sti/reference';
import { useLang, useT } from '../lib/t.tsx';
import css from './local.module.css';

/** A text of the content, as the API answers it for the reader's language. */
export type LocalReading = { text: string; lang: string; state: string; isFallback: boolean; isStale: boolean };

/** A text in one line, marked with the language it really is in and kept apart from what stands around it. */
export function Local({ text }: { text: LocalReading }) {
  const lang = useLang();
  const own = text.lang.toLowerCase();
  return <bdi lang={own === lang ? undefined : own}>{text.text}</bdi>;
}

/** Said once on a page: which of its texts are not there in the reader's language, and what stands in their place. */
export function FallbackNote({ texts }: { texts: readonly (LocalReading | null)[] }) {
  const t = useT();
  const languages = new Set(texts.flatMap((text) => (text?.isFallback ? [text.lang.toLowerCase() as Lang] : [])));
  return [...languages].map((own) => (
    <p className={css.note} key={own}>
      {t('text.fallback', { language: LANGUAGE_NAMES[own] })}
    </p>
  ));
}

/** A text in paragraphs. It keeps the side of its own language and says when it is no official one. */
export function LocalBlock({ text }: { text: LocalReading }) {
  const own = text.lang.toLowerCase() as Lang;
  const isOther = own !== useLang();
  const paragraphs = text.text.split(/\n+/);
  return (
    <div className={css.block} lang={isOther ? own : undefined} dir={isOther ? directionOf(own) : undefined}>
      {paragraphs.map((p) => (
        <p key={p}>{p}</p>
      ))}
      <TextNote text={text} />
    </div>
  );
}

function TextNote({ text }: { text: LocalReading }) {
  const t = useT();
  const lang = useLang();
  const state = text.state.toLowerCase();
  const notes = [
    state === 'unofficial' && t('text.unofficial'),
    state === 'machine' && t('text.machine'),
    text.isStale && t('text.stale'),
  ].filter((note) => note !== false);
  if (notes.length === 0) return null;
  return (
    <p className={css.note} lang={lang} dir={directionOf(lang)}>
      {notes.join(' ')}
    </p>
  );
}
