import { graphql } from '../../lib/graphql.ts';
import { newId } from '../../lib/new-id.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { useUndo } from '../platform/undo.tsx';
import { useNotice, useVerb } from '../platform/verb.ts';

const SaveSlot = graphql(
  `
  mutation SaveScheduleSlot($slotUid: ID!, $idempotencyKey: ID!) {
    saveSlot(slotUid: $slotUid, idempotencyKey: $idempotencyKey) {
      __typename
      ... on ScheduleItem { slotUid addedAt isMoved clashesWith }
      ...Refusal
    }
  }
`,
  [Refusal],
);
const UnsaveSlot = graphql(`
  mutation UnsaveScheduleSlot($slotUid: ID!) {
    unsaveSlot(slotUid: $slotUid) { slotUid }
  }
`);

/** Saving and removing of slots; what was removed can be had back for ten seconds. */
export function useSaving(onChanged: () => void) {
  const { t } = useWords();
  const notice = useNotice();
  const save = useVerb(SaveSlot, { notice });
  const unsave = useVerb(UnsaveSlot, { notice });
  const undo = useUndo();

  async function add(slotUid: string) {
    const answer = (await save.run({ slotUid, idempotencyKey: newId() }))?.saveSlot;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'ScheduleItem':
        return onChanged();
      case 'RuleBroken':
        return save.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  async function remove(slotUid: string, title: string) {
    if (!(await unsave.run({ slotUid }))) return;
    onChanged();
    undo(t('schedule.removed', { title }), () => void add(slotUid));
  }
  return { add, remove, trouble: notice.trouble };
}
