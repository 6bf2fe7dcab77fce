import { useRouter, useRouterState } from '@tanstack/react-router';
import { useState, useSyncExternalStore } from 'react';
import { useLang, useT } from '../../lib/t.tsx';
import { buttonClass } from '../../ui/button.tsx';
import css from './save-slot.module.css';
import { savedSlotsOf } from './saved-slots.ts';

/** A link to the sign-in page that comes alive as a button once somebody is signed in. */
export function SaveSlot({ uid, title }: { uid: string; title: string }) {
  const t = useT();
  const lang = useLang();
  const slots = savedSlotsOf(useRouter().options.context.data);
  const saved = useSyncExternalStore(slots.subscribe, slots.current, () => null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [note, setNote] = useState('');
  const look = `${buttonClass('small')} ${css.save}`;

  if (!saved) {
    const href = `/${lang}/sign-in?next=${encodeURIComponent(path)}`;
    return (
      <a className={look} href={href} rel="nofollow" aria-label={t('save.saveNamed', { title })}>
        {t('save.save')}
      </a>
    );
  }
  const isSaved = saved.has(uid);
  const toggle = () =>
    slots.toggle(uid).then(
      (clashes) => setNote(clashes ? t('save.clash', { n: clashes }) : ''),
      () => setNote(t('save.failed')),
    );
  return (
    <>
      <button
        className={look}
        type="button"
        aria-pressed={isSaved}
        aria-label={t(isSaved ? 'save.savedNamed' : 'save.saveNamed', { title })}
        onClick={toggle}
      >
        {t(isSaved ? 'save.saved' : 'save.save')}
      </button>
      <output className={css.note}>{note}</output>
    </>
  );
}
