import { Button, TextInput } from '@mantine/core';
import { isDay, STAGE_KINDS, type StageKind, toInstant, toLocal } from '@sti/domain';
import { useState } from 'react';
import { instantText } from '../../lib/format.ts';
import { graphql, type ResultOf } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Status } from '../../ui/status.tsx';
import { zoneText } from '../../ui/when.tsx';
import { Refusal } from '../platform/answer.ts';
import { useForm } from '../platform/form.ts';
import { FormPanel } from '../platform/form-panel.tsx';
import { useMoment } from '../platform/moment.ts';
import styles from '../platform/platform.module.css';
import { Rows } from '../platform/rows.tsx';
import { useVerb } from '../platform/verb.ts';

export const StageDetails = graphql(`
  fragment StageDetails on Stage { id version kind opensAt closesAt timeZone isOpen }
`);
const SetStage = graphql(
  `
  mutation SetStage($input: StageInput!, $version: Int) {
    setStage(input: $input, version: $version) { __typename ... on Stage { id version ...StageDetails } ...Refusal }
  }
`,
  [StageDetails, Refusal],
);

type Stage = ResultOf<typeof StageDetails>;
type Props = { forumId: string; timeZone: string; stages: readonly Stage[]; onChanged(): void };

/** From when to when each stage is open, in the forum's zone. */
export function Stages({ forumId, timeZone, stages, onChanged }: Props) {
  const { t } = useWords();
  const moment = useMoment();
  const [open, setOpen] = useState<StageKind | null>(null);
  return (
    <Rows>
      {STAGE_KINDS.map((kind) => {
        const stage = stages.find((s) => s.kind === kind);
        const zone = stage?.timeZone ?? timeZone;
        if (open === kind) {
          return (
            <li key={kind}>
              <StageForm
                kind={kind}
                stage={stage ?? null}
                forumId={forumId}
                timeZone={zone}
                onDone={(isSaved) => {
                  setOpen(null);
                  if (isSaved) onChanged();
                }}
              />
            </li>
          );
        }
        return (
          <Rows.Row
            key={kind}
            title={t(`stage.${kind}`)}
            meta={
              stage
                ? [
                    stage.isOpen ? (
                      <Status key="open" tone="good">
                        {t('stage.open')}
                      </Status>
                    ) : null,
                    stage.opensAt && t('settings.from', { time: moment(stage.opensAt, zone) }),
                    stage.closesAt && t('settings.until', { time: moment(stage.closesAt, zone) }),
                  ]
                : [t('settings.noWindow')]
            }
          >
            <Button
              variant="default"
              size="compact-md"
              onClick={() => setOpen(kind)}
              aria-label={t('settings.editStage', { stage: t(`stage.${kind}`) })}
            >
              {t('action.edit')}
            </Button>
          </Rows.Row>
        );
      })}
    </Rows>
  );
}

type FormProps = {
  kind: StageKind;
  stage: Stage | null;
  forumId: string;
  timeZone: string;
  onDone(isSaved: boolean): void;
};
type Values = Record<'opensDay' | 'opensTime' | 'closesDay' | 'closesTime', string>;

const local = (instant: string | null, zone: string) =>
  instant ? toLocal(new Date(instant), zone) : { day: '', time: '' };

function StageForm({ kind, stage, forumId, timeZone, onDone }: FormProps) {
  const { t, lang } = useWords();
  const verb = useVerb(SetStage);
  const opens = local(stage?.opensAt ?? null, timeZone);
  const closes = local(stage?.closesAt ?? null, timeZone);
  const form = useForm<Values>(
    { opensDay: opens.day, opensTime: opens.time, closesDay: closes.day, closesTime: closes.time },
    { draftKey: `stage:${forumId}:${kind}`, version: stage?.version, trouble: verb.trouble },
  );
  const { values, set } = form;

  async function save(next: Values, version: number | null) {
    const input = {
      forumId,
      kind,
      timeZone,
      opensDay: next.opensDay || null,
      opensTime: next.opensTime || null,
      closesDay: next.closesDay || null,
      closesTime: next.closesTime || null,
    };
    const answer = (await verb.run({ input, version }))?.setStage;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'Stage':
        if (form.settle(next, answer.version)) onDone(true);
        return;
      case 'BadInput':
      case 'Stale':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  const field = (name: keyof Values, type: 'date' | 'time') => (
    <TextInput
      {...form.props(name)}
      type={type}
      label={t(`settings.${name}`)}
      value={values[name]}
      onChange={(e) => set(name, e.currentTarget.value)}
    />
  );
  const now = new Date().toISOString();
  const { closesDay, closesTime } = values;
  const isCutOff = isDay(closesDay) && toInstant(closesDay, closesTime || '23:59', timeZone).toISOString() < now;
  return (
    <FormPanel
      title={t(`stage.${kind}`)}
      form={form}
      trouble={verb.trouble}
      labelOf={(field) => t(`settings.${field as 'opensDay'}`)}
      onSave={save}
      action={t('settings.saveStage')}
      busy={verb.busy}
      onCancel={() => onDone(false)}
    >
      <div className={styles.formPair}>
        {field('opensDay', 'date')}
        {field('opensTime', 'time')}
        {field('closesDay', 'date')}
        {field('closesTime', 'time')}
      </div>
      <p className={styles.quiet}>{t('slot.zone', { zone: zoneText(timeZone, t) })}</p>
      {isCutOff && <p className={styles.hint}>{t('settings.past', { time: instantText(now, timeZone, lang) })}</p>}
    </FormPanel>
  );
}
