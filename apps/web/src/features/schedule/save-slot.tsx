import { useRouter } from '@tanstack/react-router';
import { useState, useSyncExternalStore } from 'react';
import { useHere } from '../../lib/here.ts';
import { useLang, useT } from '../../lib/t.tsx';
import { buttonClass } from '../../ui/button.tsx';
import css from './save-slot.module.css';
import { clashesOf, type SlotTimes, savedSlotsOf } from './saved-slots.ts';

/** A link to the sign-in page that comes alive as a button once somebody is signed in; it says beforehand what clashes. */
export function SaveSlot({ slot, title }: { slot: SlotTimes; title: string }) {
  const t = useT();
  const lang = useLang();
  const slots = savedSlotsOf(useRouter().options.context.data, lang);
  const schedule = useSyncExternalStore(slots.subscribe, slots.current, () => null);
  const here = useHere();
  const [isFailed, setFailed] = useState(false);
  const look = `${buttonClass('small')} ${css.save}`;

  if (!schedule) {
    const href = `/${lang}/sign-in?next=${encodeURIComponent(here)}`;
    return (
      <a className={look} href={href} rel="nofollow" aria-label={t('save.saveNamed', { title })}>
        {t('save.save')}
      </a>
    );
  }
  const isSaved = schedule.get(slot.uid)?.isSaved ?? false;
  const clashing = clashesOf(slot, schedule);
  const note = isFailed
    ? t('save.failed')
    : clashing.length > 0
      ? t('save.clash', { titles: clashing.join(t('list.comma')) })
      : '';
  const toggle = () =>
    slots.toggle(slot, title).then(
      () => setFailed(false),
      () => setFailed(true),
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
