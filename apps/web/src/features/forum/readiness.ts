import type { MemberKey } from '../../lib/words.tsx';

type Session = {
  status: string;
  isRehearsal: boolean;
  slots: readonly {
    day: string | null;
    startTime: string | null;
    venueRoom: { id: string } | null;
    placeText: string | null;
    mode: string | null;
  }[];
  appearances: readonly { role: string }[];
};

/** One point of the readiness list: how many rows still lack something, and where they are put right. */
export type Point = {
  key: 'noDay' | 'noRoom' | 'noModerator' | 'noSpeaker' | 'drafts' | 'clashes';
  count: number;
  isBlocking: boolean;
  path: string;
};

export const POINT_TEXT: Record<Point['key'], MemberKey> = {
  noDay: 'ready.noDay',
  noRoom: 'ready.noRoom',
  noModerator: 'ready.noModerator',
  noSpeaker: 'ready.noSpeaker',
  drafts: 'ready.drafts',
  clashes: 'ready.clashes',
};

const RUNS = new Set(['MODERATOR', 'CHAIR', 'CO_CHAIR', 'PRESIDENT']);

/** What stands between the programme and its publication. Rehearsals and cancelled sessions do not count. */
export function readiness(sessions: readonly Session[], hardClashes: number): Point[] {
  const real = sessions.filter((s) => !s.isRehearsal && s.status !== 'CANCELLED');
  const count = (lacks: (s: Session) => boolean) => real.filter(lacks).length;
  const placed = (s: Session) => s.slots.some((slot) => slot.venueRoom || slot.placeText || slot.mode === 'VIRTUAL');
  return [
    { key: 'clashes', count: hardClashes, isBlocking: true, path: '/programme?clash=hard' },
    {
      key: 'noDay',
      count: count((s) => !s.slots.some((slot) => slot.day && slot.startTime)),
      isBlocking: true,
      path: '/programme?day=none',
    },
    { key: 'noRoom', count: count((s) => s.slots.length > 0 && !placed(s)), isBlocking: false, path: '/programme' },
    {
      key: 'noModerator',
      count: count((s) => !s.appearances.some((a) => RUNS.has(a.role))),
      isBlocking: false,
      path: '/programme',
    },
    { key: 'noSpeaker', count: count((s) => s.appearances.length === 0), isBlocking: false, path: '/programme' },
    { key: 'drafts', count: count((s) => s.status === 'DRAFT'), isBlocking: false, path: '/programme?status=DRAFT' },
  ];
}
