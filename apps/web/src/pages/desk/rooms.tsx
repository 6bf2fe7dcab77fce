import { useQuery } from '@apollo/client/react';
import { Button, NumberInput } from '@mantine/core';
import { useCallback } from 'react';
import { useForum } from '../../features/forum/desk-forum.tsx';
import { Refusal } from '../../features/platform/answer.ts';
import { DataTable } from '../../features/platform/data-table.tsx';
import { useForm } from '../../features/platform/form.ts';
import { FormPanel } from '../../features/platform/form-panel.tsx';
import { useFilters } from '../../features/platform/hrefs.ts';
import { AllLanguages, type EditedText, editText, textInput } from '../../features/platform/local-text.ts';
import { LocalTextField } from '../../features/platform/local-text-field.tsx';
import { useOnce } from '../../features/platform/once.ts';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import { SidePanel, WithPanel } from '../../features/platform/side-panel.tsx';
import { useSay } from '../../features/platform/undo.tsx';
import { useNotice, useVerb } from '../../features/platform/verb.ts';
import { graphql, type ResultOf, readFragment } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';

const RoomDetails = graphql(
  `
  fragment RoomDetails on VenueRoom {
    id version capacity accessibleSeats turnaroundMinutes
    name(lang: $lang) { text lang state isFallback isStale }
    nameTexts { ...AllLanguages }
  }
`,
  [AllLanguages],
);
const DeskRoomsPage = graphql(
  `
  query DeskRoomsPage($forumId: ID!, $lang: Lang!) {
    venueRooms(forumId: $forumId, first: 100) { id ...RoomDetails }
  }
`,
  [RoomDetails],
);
const AddVenueRoom = graphql(
  `
  mutation AddVenueRoom($input: VenueRoomInput!, $idempotencyKey: ID!, $lang: Lang!) {
    addVenueRoom(input: $input, idempotencyKey: $idempotencyKey) { __typename ... on VenueRoom { id version ...RoomDetails } ...Refusal }
  }
`,
  [RoomDetails, Refusal],
);
const EditVenueRoom = graphql(
  `
  mutation EditVenueRoom($id: ID!, $version: Int!, $input: VenueRoomInput!, $lang: Lang!) {
    editVenueRoom(id: $id, version: $version, input: $input) { __typename ... on VenueRoom { id version ...RoomDetails } ...Refusal }
  }
`,
  [RoomDetails, Refusal],
);

type Room = ResultOf<typeof RoomDetails>;

/** The venue rooms of a forum: where sessions are placed, and how many people fit. */
export function Page() {
  const { t, lang } = useWords();
  const forum = useForum();
  const { get, set } = useFilters();
  const query = useQuery(DeskRoomsPage, { variables: { forumId: forum.id, lang } });
  const refetch = useCallback(() => query.refetch().catch(() => {}), [query.refetch]);
  const open = get('room');
  const close = () => set({ room: null });
  return (
    <Frame
      wide
      title={t('desk.page.rooms')}
      lead={t('desk.roomsLead')}
      action={<Button onClick={() => set({ room: 'new' })}>{t('venue.add')}</Button>}
    >
      <Answer of={query}>
        {({ venueRooms }) => {
          const rooms = venueRooms.map((r) => readFragment(RoomDetails, r));
          const room = rooms.find((r) => r.id === open) ?? null;
          return (
            <WithPanel
              panel={
                (open === 'new' || room) && (
                  <SidePanel
                    key={open}
                    label={t('venue.panel')}
                    title={room ? <bdi>{room.name.text}</bdi> : t('venue.add')}
                    onClose={close}
                  >
                    <RoomForm
                      room={room}
                      onSaved={() => {
                        refetch();
                        close();
                      }}
                    />
                  </SidePanel>
                )
              }
            >
              {rooms.length ? (
                <DataTable
                  label={t('desk.page.rooms')}
                  rows={rooms}
                  keyOf={(r) => r.id}
                  openKey={open}
                  onOpen={(r) => set({ room: r.id })}
                  columns={[
                    { key: 'name', label: t('venue.name'), cell: (r) => <RoomName room={r} /> },
                    {
                      key: 'capacity',
                      label: t('venue.capacity'),
                      width: '7rem',
                      isNumber: true,
                      cell: (r) => r.capacity ?? '–',
                    },
                    {
                      key: 'seats',
                      label: t('venue.accessibleSeats'),
                      width: '9rem',
                      isNumber: true,
                      cell: (r) => r.accessibleSeats ?? '–',
                    },
                    {
                      key: 'turn',
                      label: t('venue.turnaroundMinutes'),
                      width: '9rem',
                      isNumber: true,
                      isExtra: true,
                      cell: (r) => r.turnaroundMinutes,
                    },
                  ]}
                />
              ) : (
                <Empty title={t('venue.none')}>
                  <p>{t('venue.noneHelp')}</p>
                </Empty>
              )}
            </WithPanel>
          );
        }}
      </Answer>
    </Frame>
  );
}

function RoomName({ room }: { room: Room }) {
  return (
    <b>
      <bdi>{room.name.text}</bdi>
    </b>
  );
}

type Values = {
  name: EditedText;
  capacity: number | null;
  accessibleSeats: number | null;
  turnaroundMinutes: number | null;
};
const NUMBERS = ['capacity', 'accessibleSeats', 'turnaroundMinutes'] as const;

function RoomForm({ room, onSaved }: { room: Room | null; onSaved(): void }) {
  const { t, lang } = useWords();
  const forum = useForum();
  const say = useSay();
  const notice = useNotice();
  const add = useVerb(AddVenueRoom, { notice });
  const addOnce = useOnce(add);
  const edit = useVerb(EditVenueRoom, { notice });
  const { trouble } = notice;
  const form = useForm<Values>(
    {
      name: editText(room ? readFragment(AllLanguages, room.nameTexts) : null),
      capacity: room?.capacity ?? null,
      accessibleSeats: room?.accessibleSeats ?? null,
      turnaroundMinutes: room?.turnaroundMinutes ?? 15,
    },
    { draftKey: `room:${room?.id ?? forum.id}`, version: room?.version, trouble },
  );
  const { values, set } = form;

  async function save(next: Values, version: number | null) {
    const input = { ...next, forumId: forum.id, name: textInput(next.name) };
    const answer =
      room && version !== null
        ? (await edit.run({ id: room.id, version, input, lang }))?.editVenueRoom
        : (await addOnce({ input, lang }))?.addVenueRoom;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'VenueRoom':
        say(t('state.saved'));
        if (form.settle(next, answer.version)) onSaved();
        return;
      case 'BadInput':
      case 'Stale':
      case 'RuleBroken':
        return (room ? edit : add).refuse(answer);
      default:
        answer satisfies never;
    }
  }
  return (
    <FormPanel
      form={form}
      trouble={trouble}
      labelOf={(field) => t(`venue.${field as 'name'}`)}
      onSave={save}
      action={t(room ? 'venue.save' : 'venue.add')}
      busy={add.busy || edit.busy}
      disabled={room !== null && !form.isDirty}
      texts={[values.name]}
    >
      <LocalTextField
        {...form.props('name')}
        label={t('venue.name')}
        value={values.name}
        onChange={(v) => set('name', v)}
      />
      {NUMBERS.map((field) => (
        <NumberInput
          key={field}
          {...form.props(field)}
          label={t(`venue.${field}`)}
          min={0}
          value={values[field] ?? ''}
          onChange={(v) => set(field, typeof v === 'number' ? v : null)}
        />
      ))}
    </FormPanel>
  );
}
