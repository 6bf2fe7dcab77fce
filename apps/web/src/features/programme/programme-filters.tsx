import { goalName } from '@sti/reference';
import { useNavigate } from '@tanstack/react-router';
import { type ChangeEvent, type SubmitEvent, useEffect, useRef } from 'react';
import { dayText } from '../../lib/format.ts';
import { useI18n } from '../../lib/t.tsx';
import { Button } from '../../ui/button.tsx';
import { choicesOf, type Filters } from './filter.ts';
import css from './programme-filters.module.css';
import type { Line } from './session-fields.ts';

type Props = { sessions: readonly Line[]; filters: Filters; count: string };

/** A plain GET form; with a script every change shows at once, and the address follows. */
export function ProgrammeFilters({ sessions, filters, count }: Props) {
  const { t, lang } = useI18n();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const choices = choicesOf(sessions);

  function show() {
    if (!form.current) return;
    const chosen = [...new FormData(form.current)].filter(([, value]) => value !== '');
    const search: Filters = Object.fromEntries(chosen.map(([name, value]) => [name, String(value)]));
    void navigate({ to: '.', search, replace: true, resetScroll: false });
  }
  // What was typed before the script came stands in the box, but not yet in the address.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, at the beginning
  useEffect(() => {
    if (form.current?.elements.namedItem('text') instanceof HTMLInputElement && isAhead(form.current, filters)) show();
  }, []);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    show();
  };
  const select = (name: keyof Filters, label: string, options: [value: string, text: string][]) =>
    options.length > 1 || filters[name] ? (
      <label className={css.field}>
        <span>{label}</span>
        <select name={name} value={filters[name] ?? ''} onChange={(_: ChangeEvent) => show()}>
          <option value="">{t('programme.all')}</option>
          {options.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      </label>
    ) : null;

  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to all browsers and readers yet
    <form className={css.form} ref={form} role="search" aria-label={t('programme.filter')} onSubmit={submit}>
      <label className={css.text}>
        <span>{t('programme.text')}</span>
        <input type="search" name="text" maxLength={100} defaultValue={filters.text} onChange={show} />
      </label>
      {select(
        'day',
        t('programme.day'),
        choices.days.map((day) => [day, dayText(day, lang)]),
      )}
      {select(
        'type',
        t('programme.type'),
        choices.types.map((type) => [type, t(`session.type.${type as 'PANEL'}`)]),
      )}
      {select('room', t('programme.room'), choices.rooms)}
      {select(
        'goal',
        t('programme.goal'),
        choices.goals.map((goal) => [goal, `${goal} ${goalName(goal, lang) ?? ''}`]),
      )}
      <div className={css.send}>
        <Button>{t('programme.apply')}</Button>
      </div>
      <p className={css.count}>
        <output>{count}</output>
        {Object.keys(filters).length > 0 && <a href="?">{t('programme.clear')}</a>}
      </p>
    </form>
  );
}

function isAhead(form: HTMLFormElement, filters: Filters): boolean {
  return [...new FormData(form)].some(([name, value]) => value !== (filters[name as keyof Filters] ?? ''));
}
