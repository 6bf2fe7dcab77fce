import { useWords } from '../../lib/words.tsx';
import { Status as Dot, type Tone } from '../../ui/status.tsx';

/** What the dot's colour means; the word beside it says it in full. */
const TONES: Record<string, Tone> = {
  APPROVED: 'good',
  CHECKED_IN: 'good',
  AGREED: 'good',
  PUBLISHED: 'good',
  CONFIRMED: 'good',
  SENT: 'good',
  LIVE: 'good',
  ANNOUNCED: 'good',
  FINAL: 'good',
  PENDING: 'wait',
  UNPROVED: 'wait',
  WAITLISTED: 'wait',
  OFFERED: 'wait',
  PROPOSED: 'wait',
  TENTATIVE: 'wait',
  QUEUED: 'wait',
  SENDING: 'wait',
  POSTPONED: 'wait',
  REJECTED: 'stop',
  CANCELLED: 'stop',
  RETURNED: 'stop',
  FAILED: 'stop',
  BOUNCED: 'stop',
  EXPIRED: 'stop',
};

/** The same word for a status everywhere: page, mail, calendar, export. */
export function StatusOf({ code, area = 'status' }: { code: string; area?: string }) {
  const { word } = useWords();
  return <Dot tone={TONES[code] ?? 'calm'}>{word(area, code, 'status.other')}</Dot>;
}
