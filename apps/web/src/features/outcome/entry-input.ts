import { type OutcomeType, outcomeProblems, type Problem, statementProblems } from '@sti/domain';
import { deviceId, nextDeviceSeq } from '../../lib/device.ts';
import { newId } from '../../lib/new-id.ts';
import type { EntryDraft } from './entry.ts';
import type { Unsent } from './unsent.ts';

const orNull = (text: string): string | null => text.trim() || null;

/** The same rules as the server's, asked before anything is kept. */
export function entryProblems(draft: EntryDraft): Problem[] {
  return draft.type === 'STATEMENT' ? statementProblems(draft) : outcomeProblems(draft);
}

/** One operation of this device. `speakerName` is the chosen speaker's, as the programme shows it. */
export function entryOf(draft: EntryDraft, sessionId: string, speakerName: string | null): Unsent {
  const savedAt = new Date().toISOString();
  const shared = {
    clientId: newId(),
    sessionId,
    deviceId: deviceId(),
    deviceSeq: nextDeviceSeq(),
    saidAt: savedAt,
    parentId: draft.parentId,
    mergedFromIds: draft.mergedFromIds,
    text: draft.text.trim(),
    sourceCategory: draft.sourceCategory,
    attribution: draft.attribution,
  };
  if (draft.type === 'STATEMENT') {
    return {
      kind: 'statement',
      savedAt,
      input: {
        ...shared,
        verbatim: draft.verbatim,
        language: draft.language,
        speakerAppearanceId: draft.speakerAppearanceId,
        speakerText: draft.speakerAppearanceId ? speakerName : orNull(draft.speakerText),
        onBehalfOf: orNull(draft.onBehalfOf),
      },
    };
  }
  return {
    kind: 'outcome',
    savedAt,
    input: {
      ...shared,
      type: draft.type satisfies OutcomeType,
      statementIds: draft.statementIds,
      goals: draft.goals,
      addressees: draft.addressees,
      timeFrame: orNull(draft.timeFrame),
      area: draft.area,
    },
  };
}
