import { Select, TextInput } from '@mantine/core';
import { FORUM_MODES, type ForumMode, SLOT_STATUSES, type SlotStatus } from '@sti/domain';
import { graphql, type ResultOf } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { When, zoneText } from '../../ui/when.tsx';
import { Refusal } from '../platform/answer.ts';
import { EditableRows } from '../platform/editable-rows.tsx';
import { useForm } from '../platform/form.ts';
import { FormPanel } from '../platform/form-panel.tsx';
import styles from '../platform/platform.module.css';
import { StatusOf } from '../platform/status.tsx';
import { Trouble } from '../platform/trouble.tsx';
import { useSay } from '../platform/undo.tsx';
import { useVerb } from '../platform/verb.ts';
import { slotTime } from './slot-time.ts';

export const SlotDetails = graphql(`
  fragment SlotDetails on Slot {
    id version uid number day startTime endTime timeZone mode status placeText
    venueRoom { id name(lang: $lang) { text lang state isFallback isStale } }
  }
`);
const PlaceSession = graphql(
  `
  mutation PlaceSession($input: SlotInput!, $version: Int, $lang: Lang!) {
    placeSession(input: $input, version: $version, lang: $lang) { __typename ... on Slot { id version ...SlotDetails } ...Refusal }
  }
`,
  [SlotDetails, Refusal],
);
const RemoveSlot = graphql(
  `
  mutation RemoveSlot($id: ID!, $version: Int!) {
    removeSlot(id: $id, version: $version) { __typename ... on Slot { id } ...Refusal }
  }
`,
  [Refusal],
);

export type Slot = ResultOf<typeof SlotDetails>;
type Rooms = readonly { id: string; name: { text: string } }[];
type Props = {
  sessionId: string;
  slots: readonly Slot[];
  rooms: Rooms;
  timeZone: string;
  days: { first: string | null; last: string | null };
  onChanged(): void;
};

/** When and where: one or more slots of a session. */
export function SessionSlots(props: Props) {
  const { t } = useWords();
  const { slots, onChanged } = props;
  const verb = useVerb(RemoveSlot);

  async function remove({ id, version }: Slot): Promise<boolean> {
    const answer = (await verb.run({ id, version }))?.removeSlot;
    switch (answer?.__typename) {
      case undefined:
        return false;
      case 'Slot':
        onChanged();
        return true;
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        verb.refuse(answer);
        return false;
      default:
        return answer satisfies never;
    }
  }
  return (
    <>
      <Trouble trouble={verb.trouble} />
      <EditableRows
        opensEmpty
        rows={slots}
        titleOf={(slot) => <When slot={slotTime(slot)} />}
        metaOf={(slot) => [
          <StatusOf key="status" code={slot.status} area="slot.status" />,
          slot.venueRoom?.name.text ?? slot.placeText ?? t('place.unknown'),
          slot.mode && t(`forum.mode.${slot.mode}`),
        ]}
        formOf={(slot, close) => (
          <SlotForm
            {...props}
            slot={slot}
            onDone={() => {
              close();
              onChanged();
            }}
            onCancel={close}
          />
        )}
        removedText={() => t('slot.removed')}
        remove={remove}
        openText={t('slot.move')}
        addText={t('slot.add')}
      />
    </>
  );
}

type Values = {
  day: string;
  startTime: string;
  endTime: string;
  venueRoomId: string | null;
  placeText: string;
  mode: ForumMode | null;
  status: SlotStatus;
  overrideReason: string;
};

function SlotForm({
  sessionId,
  slot,
  rooms,
  timeZone,
  days,
  onDone,
  onCancel,
}: Props & { slot: Slot | null; onDone(): void; onCancel(): void }) {
  const { t, lang } = useWords();
  const say = useSay();
  const verb = useVerb(PlaceSession);
  const form = useForm<Values>(
    {
      day: slot?.day ?? days.first ?? '',
      startTime: slot?.startTime ?? '',
      endTime: slot?.endTime ?? '',
      venueRoomId: slot?.venueRoom?.id ?? null,
      placeText: slot?.placeText ?? '',
      mode: slot?.mode ?? null,
      status: slot?.status ?? 'TENTATIVE',
      overrideReason: '',
    },
    { draftKey: `slot:${slot?.id ?? sessionId}`, version: slot?.version, trouble: verb.trouble },
  );
  const { values, set } = form;
  const isTaken = verb.trouble?.kind === 'rule' && verb.trouble.rule === 'roomTaken';

  async function save(next: Values, version: number | null) {
    const answer = (
      await verb.run({
        version,
        lang,
        input: {
          id: slot?.id ?? null,
          sessionId,
          day: next.day || null,
          startTime: next.startTime || null,
          endTime: next.endTime || null,
          timeZone: slot?.timeZone ?? timeZone,
          venueRoomId: next.venueRoomId,
          placeText: next.placeText.trim() || null,
          mode: next.mode,
          status: next.status,
          overrideReason: next.overrideReason.trim() || null,
        },
      })
    )?.placeSession;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'Slot':
        say(t('state.saved'));
        if (form.settle(next, answer.version)) onDone();
        return;
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  const time = (field: 'day' | 'startTime' | 'endTime', type: 'date' | 'time') => (
    <TextInput
      {...form.props(field)}
      type={type}
      label={t(`slot.${field}`)}
      value={values[field]}
      min={field === 'day' ? (days.first ?? undefined) : undefined}
      max={field === 'day' ? (days.last ?? undefined) : undefined}
      onChange={(e) => set(field, e.currentTarget.value)}
    />
  );
  return (
    <FormPanel
      form={form}
      trouble={verb.trouble}
      labelOf={(field) => t(`slot.${field as 'day'}`)}
      wordOf={(path, value) => {
        if (path === 'mode') return t(`forum.mode.${value as ForumMode}`);
        if (path === 'status') return t(`slot.status.${value as SlotStatus}`);
        return path === 'venueRoomId' ? (rooms.find((r) => r.id === value)?.name.text ?? null) : null;
      }}
      onSave={save}
      action={t('slot.place')}
      busy={verb.busy}
      onCancel={onCancel}
    >
      <div className={styles.formPair}>
        {time('day', 'date')}
        {time('startTime', 'time')}
        {time('endTime', 'time')}
      </div>
      <p className={styles.quiet}>{t('slot.zone', { zone: zoneText(slot?.timeZone ?? timeZone, t) })}</p>
      <div className={styles.formPair}>
        <Select
          {...form.props('venueRoomId')}
          label={t('slot.venueRoomId')}
          data={rooms.map((r) => ({ value: r.id, label: r.name.text }))}
          value={values.venueRoomId}
          onChange={(v) => set('venueRoomId', v)}
          searchable
          clearable
        />
        <TextInput
          {...form.props('placeText')}
          label={t('slot.placeText')}
          value={values.placeText}
          onChange={(e) => set('placeText', e.currentTarget.value)}
          dir="auto"
        />
        <Select
          {...form.props('mode')}
          label={t('slot.mode')}
          data={FORUM_MODES.map((m) => ({ value: m, label: t(`forum.mode.${m}`) }))}
          value={values.mode}
          clearable
          onChange={(v) => set('mode', v as ForumMode | null)}
        />
        <Select
          {...form.props('status')}
          label={t('slot.status')}
          data={SLOT_STATUSES.map((s) => ({ value: s, label: t(`slot.status.${s}`) }))}
          value={values.status}
          allowDeselect={false}
          onChange={(v) => v && set('status', v as SlotStatus)}
        />
      </div>
      {(isTaken || values.overrideReason) && (
        <TextInput
          {...form.props('overrideReason')}
          label={t('slot.overrideReason')}
          description={t('slot.overrideHelp')}
          value={values.overrideReason}
          onChange={(e) => set('overrideReason', e.currentTarget.value)}
          dir="auto"
        />
      )}
    </FormPanel>
  );
}
