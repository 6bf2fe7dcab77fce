import { type ComboboxItem, MultiSelect, type OptionsFilter, Pill } from '@mantine/core';
import { compareSdg, GOALS, goalName, isSdg, nearestSdg, TARGETS } from '@sti/reference';
import { useMemo, useState } from 'react';
import { useWords } from '../../lib/words.tsx';
import { goalOfCode } from '../../ui/goal.tsx';
import { GoalMark } from './goal-mark.tsx';

type Props = {
  id?: string;
  label: string;
  description?: string;
  error?: string;
  value: readonly string[];
  onChange(codes: string[]): void;
  /** Goals only, where targets say too much. */
  goalsOnly?: boolean;
};

/** Goals and targets by their code ('9.5') or by words of the Goal's name. */
export function GoalsField({ goalsOnly, value, onChange, error, ...rest }: Props) {
  const { t, lang } = useWords();
  const [search, setSearch] = useState('');
  const data = useMemo(() => {
    const codes = goalsOnly ? GOALS.map((g) => g.code) : [...GOALS.map((g) => g.code), ...TARGETS].sort(compareSdg);
    return codes.map((code) => ({
      value: code,
      label: t('goals.option', { code, name: goalName(goalOfCode(code), lang) ?? '' }),
    }));
  }, [goalsOnly, lang, t]);
  const near =
    /^\d/.test(search.trim()) && !isSdg(search.trim()) ? nearestSdg(search.trim()).join(t('list.comma')) : '';
  return (
    <MultiSelect
      {...rest}
      error={error}
      data={data}
      value={[...value]}
      onChange={(codes) => onChange([...codes].sort(compareSdg))}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      filter={matching}
      limit={12}
      hidePickedOptions
      clearSearchOnChange
      selectFirstOptionOnChange
      nothingFoundMessage={near ? t('goals.near', { near }) : t('goals.none')}
      renderPill={({ option, onRemove, disabled }) => (
        <GoalPill code={String(option?.value ?? '')} onRemove={disabled ? undefined : onRemove} />
      )}
    />
  );
}

/** '9' finds Goal 9 and its targets; '9.5' that target; a word finds the Goals whose name holds it. */
const matching: OptionsFilter = ({ options, search, limit }) => {
  const typed = search.trim().toLowerCase();
  const items = options.filter((o): o is ComboboxItem => 'value' in o);
  if (!typed) return items.filter((o) => isGoalCode(o.value)).slice(0, 17);
  const found = /^\d/.test(typed)
    ? items.filter(
        (o) =>
          o.value === typed ||
          o.value.startsWith(typed.includes('.') ? typed : `${typed}.`) ||
          (typed.length === 1 && isGoalCode(o.value) && o.value.startsWith(typed)),
      )
    : items.filter((o) => isGoalCode(o.value) && o.label.toLowerCase().includes(typed));
  return found.slice(0, limit);
};

const isGoalCode = (code: string) => !code.includes('.');

function GoalPill({ code, onRemove }: { code: string; onRemove?: () => void }) {
  const { t, lang } = useWords();
  const label = t('goals.option', { code, name: goalName(goalOfCode(code), lang) ?? '' });
  return (
    <Pill
      withRemoveButton={!!onRemove}
      onRemove={onRemove}
      title={label}
      removeButtonProps={{ 'aria-label': t('goals.remove', { code }) }}
    >
      <GoalMark code={code} /> <bdi dir="ltr">{code}</bdi>
    </Pill>
  );
}
