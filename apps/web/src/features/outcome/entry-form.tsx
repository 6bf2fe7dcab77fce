import { Button, Checkbox, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { ATTRIBUTIONS, graphemes, LIMITS, lacksAddressee, OUTCOME_AREAS } from '@sti/domain';
import { addresseeNames, LANGUAGE_NAMES, LANGUAGES, type Lang, STAKEHOLDER_KINDS } from '@sti/reference';
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useWords } from '../../lib/words.tsx';
import { type Form, useForm } from '../platform/form.ts';
import { GoalsField } from '../platform/goals-field.tsx';
import { Trouble } from '../platform/trouble.tsx';
import type { Trouble as TroubleData } from '../platform/verb.ts';
import { type EntryDraft, type EntryType, emptyEntry, hasAddressee, nextEntry } from './entry.ts';
import { entryOf, entryProblems } from './entry-input.ts';
import styles from './outcome.module.css';
import { type Speaker, SpeakerField } from './speaker-field.tsx';
import { TypeChips } from './type-chips.tsx';
import type { Unsent } from './unsent.ts';

export type EntryFormHandle = {
  /**
   * Puts an entry into the form: to correct it, to bring versions together, to send a refused one again. What was being
   * written waits meanwhile.
   */
  load(draft: Partial<EntryDraft>): void;
  choose(type: EntryType): void;
  link(statementIds: string[]): void;
  /** The keyboard goes to the text. */
  focus(): void;
};

type Props = {
  sessionId: string;
  speakers: readonly Speaker[];
  usedAddressees: readonly string[];
  /** The numbers of linked statements, for the sentence that says so. */
  numbersOf(statementIds: readonly string[]): string;
  /** `replaces` is the clientId of the refused entry whose place it takes. */
  onSave(entry: Unsent, replaces: string | null): void;
  /** Which statements the entry in the form rests on. */
  onLinked(statementIds: string[]): void;
  /** The clientId of the refused entry that stands in the form. */
  onReplacing(clientId: string | null): void;
  ref: Ref<EntryFormHandle>;
};

/** The quick entry: type, text, Goals, who should act, who said it. Ctrl or Cmd with Enter saves and stays. */
export function EntryForm({
  sessionId,
  speakers,
  usedAddressees,
  numbersOf,
  onSave,
  onLinked,
  onReplacing,
  ref,
}: Props) {
  const { t, lang } = useWords();
  const [trouble, setTrouble] = useState<TroubleData | null>(null);
  const form = useForm<EntryDraft>(emptyEntry(lang), { draftKey: `entry:${sessionId}`, trouble });
  const [isKept, setKept] = useState(false);
  const text = useRef<HTMLTextAreaElement>(null);
  const { values, set, setAll } = form;
  const isStatement = values.type === 'STATEMENT';
  const isCorrection = values.parentId !== null;
  const isBeside = isCorrection || values.replaces !== null;
  /** As it was put into the form: looked at only, it need not be kept. */
  const loaded = useRef<EntryDraft>(null);
  useEffect(() => onLinked(values.statementIds), [onLinked, values.statementIds]);
  useEffect(() => onReplacing(values.replaces), [onReplacing, values.replaces]);

  const toText = () => requestAnimationFrame(() => text.current?.focus());
  useImperativeHandle(ref, () => ({
    focus: toText,
    load: (draft) => {
      toText();
      setTrouble(null);
      const isWritten = values.text.trim() !== '' && values !== loaded.current;
      loaded.current = { ...emptyEntry(lang), ...draft, aside: isWritten ? values : values.aside };
      setAll(loaded.current);
    },
    // At once: the letters typed right behind this key belong to the text.
    choose: (type) => {
      if (!isCorrection) set('type', type);
      text.current?.focus();
    },
    link: (statementIds) => set('statementIds', statementIds),
  }));

  const save = () => {
    const problems = entryProblems(values);
    if (problems.length) {
      setTrouble({ kind: 'badInput', problems: problems.map((p) => ({ limit: null, ...p })) });
      return;
    }
    setTrouble(null);
    const speaker = speakers.find((s) => s.id === values.speakerAppearanceId);
    onSave(entryOf(values, sessionId, speaker?.name ?? null), values.replaces);
    setKept(true);
    setAll(nextEntry(values));
    toText();
  };
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) {
      e.preventDefault();
      // Caught on its way down: a list of choices would open on it and stay open.
      e.stopPropagation();
      save();
    }
  };
  const leave = () => {
    setTrouble(null);
    setAll(values.aside ?? emptyEntry(lang));
    toText();
  };

  // Names used before in this session first, then the usual ones.
  const addressees = [...new Set([...usedAddressees, ...addresseeNames(lang)])];
  const left = LIMITS.statement - graphemes(values.text);
  const needsAddressee = !isStatement && lacksAddressee({ type: values.type as never, addressees: values.addressees });
  return (
    <form
      className={styles.entry}
      aria-label={t('entry.title')}
      onKeyDownCapture={onKeyDown}
      onSubmit={(e) => {
        e.preventDefault();
        save();
      }}
    >
      {isBeside && (
        <p className={styles.correcting}>
          {t(values.replaces ? 'entry.again' : values.mergedFromIds.length ? 'entry.merging' : 'entry.correcting')}{' '}
          {values.aside && t('entry.aside')}{' '}
          <Button variant="subtle" size="compact-sm" onClick={leave}>
            {t('action.cancel')}
          </Button>
        </p>
      )}
      <TypeChips value={values.type} onChange={(type) => set('type', type)} disabled={isCorrection} />
      <Trouble trouble={trouble} idOf={form.idOf} labelOf={(path) => t(`entry.field.${fieldOf(path)}`)} />
      <Textarea
        {...form.props('text')}
        ref={text}
        label={t('entry.field.text')}
        labelProps={{ className: styles.textLabel }}
        value={values.text}
        onChange={(e) => set('text', e.currentTarget.value)}
        placeholder={t(`entry.hint.${values.type}`)}
        autosize
        minRows={3}
        maxRows={12}
        dir="auto"
        size="md"
        description={left < 200 ? t('entry.left', { n: left }) : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      {isStatement ? (
        <StatementFields form={form} speakers={speakers} />
      ) : (
        <>
          <GoalsField
            {...form.props('goals')}
            label={t('entry.field.goals')}
            value={values.goals}
            onChange={(v) => set('goals', v)}
          />
          {hasAddressee(values.type) && (
            <TagsInput
              {...form.props('addressees')}
              label={t('entry.field.addressees')}
              description={needsAddressee ? t('entry.needsAddressee') : undefined}
              data={addressees}
              value={values.addressees}
              onChange={(v) => set('addressees', v)}
              maxTags={20}
              acceptValueOnBlur
            />
          )}
          {hasAddressee(values.type) && <ActionFields form={form} />}
          {values.statementIds.length > 0 && (
            <p className={styles.linked}>
              {t('entry.linked', { n: values.statementIds.length, numbers: numbersOf(values.statementIds) })}{' '}
              <Button variant="subtle" size="compact-sm" onClick={() => set('statementIds', [])}>
                {t('entry.unlink')}
              </Button>
            </p>
          )}
        </>
      )}
      <SourceFields form={form} />
      <div className={styles.save}>
        {isKept && !values.text && <p className={styles.kept}>{t('entry.kept')}</p>}
        <Button type="submit" size="lg" fullWidth aria-keyshortcuts="Control+Enter Meta+Enter">
          {t(isCorrection ? 'entry.saveVersion' : `entry.save.${values.type}`)}
        </Button>
      </div>
    </form>
  );
}

type FieldsProps = { form: Form<EntryDraft> };

const FIELDS = [
  'text',
  'goals',
  'addressees',
  'sourceCategory',
  'attribution',
  'speakerText',
  'onBehalfOf',
  'language',
  'timeFrame',
  'area',
  'statementIds',
] as const;
const fieldOf = (path: string) => FIELDS.find((f) => f === path.split('.')[0]) ?? 'text';

function StatementFields({ form, speakers }: FieldsProps & { speakers: readonly Speaker[] }) {
  const { t } = useWords();
  const { values, set } = form;
  return (
    <>
      <SpeakerField
        {...form.props('speakerText')}
        speakers={speakers}
        chosen={values.speakerAppearanceId}
        text={values.speakerText}
        onChange={(id, text) => form.setAll({ ...values, speakerAppearanceId: id, speakerText: text })}
      />
      <TextInput
        {...form.props('onBehalfOf')}
        label={t('entry.field.onBehalfOf')}
        value={values.onBehalfOf}
        onChange={(e) => set('onBehalfOf', e.currentTarget.value)}
        dir="auto"
      />
      <div className={styles.pair}>
        <Select
          {...form.props('language')}
          label={t('entry.field.language')}
          data={LANGUAGES.map((l) => ({ value: l, label: LANGUAGE_NAMES[l] }))}
          value={values.language}
          allowDeselect={false}
          onChange={(v) => v && set('language', v as Lang)}
        />
        <Checkbox
          className={styles.verbatim}
          label={t('entry.field.verbatim')}
          checked={values.verbatim}
          onChange={(e) => set('verbatim', e.currentTarget.checked)}
        />
      </div>
    </>
  );
}

function ActionFields({ form }: FieldsProps) {
  const { t } = useWords();
  const { values, set } = form;
  return (
    <div className={styles.pair}>
      <TextInput
        {...form.props('timeFrame')}
        label={t('entry.field.timeFrame')}
        placeholder={t('entry.timeFrameHint')}
        value={values.timeFrame}
        onChange={(e) => set('timeFrame', e.currentTarget.value)}
      />
      <Select
        {...form.props('area')}
        label={t('entry.field.area')}
        data={OUTCOME_AREAS.map((a) => ({ value: a, label: t(`area.${a}`) }))}
        value={values.area}
        clearable
        onChange={(v) => set('area', v as EntryDraft['area'])}
      />
    </div>
  );
}

function SourceFields({ form }: FieldsProps) {
  const { t } = useWords();
  const { values, set } = form;
  return (
    <div className={styles.pair}>
      <Select
        {...form.props('sourceCategory')}
        label={t('entry.field.sourceCategory')}
        data={STAKEHOLDER_KINDS.map((k) => ({ value: k, label: t(`kind.${k}`) }))}
        value={values.sourceCategory}
        clearable
        searchable
        onChange={(v) => set('sourceCategory', v)}
      />
      <Select
        {...form.props('attribution')}
        label={t('entry.field.attribution')}
        data={ATTRIBUTIONS.map((a) => ({ value: a, label: t(`attribution.${a}`) }))}
        value={values.attribution}
        allowDeselect={false}
        onChange={(v) => v && set('attribution', v as EntryDraft['attribution'])}
      />
    </div>
  );
}
