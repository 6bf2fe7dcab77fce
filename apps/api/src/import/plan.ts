import type { Forum } from '../forum/forum.entity.ts';
import type { ForumOfficial } from '../forum/forum-official.entity.ts';
import type { GuidingQuestion } from '../forum/guiding-question.entity.ts';
import type { LinkedMeeting } from '../forum/linked-meeting.entity.ts';
import type { Row } from '../platform/row.ts';
import type { Appearance } from '../programme/appearance.entity.ts';
import type { MediaLink } from '../programme/media-link.entity.ts';
import type { Segment } from '../programme/segment.entity.ts';
import type { Session } from '../programme/session.entity.ts';
import type { Slot } from '../programme/slot.entity.ts';

type Owned = keyof Row | 'forumId' | 'sessionId' | 'personId';

/** A person is known by the name as the source writes it, and by nothing else. */
type Named = { personName: string | null };

export type OfficialPlan = Omit<ForumOfficial, Owned> & Named;
export type AppearancePlan = Omit<Appearance, Owned> & Named;
export type SlotPlan = Omit<
  Slot,
  Owned | 'uid' | 'number' | 'code' | 'sequence' | 'lastModifiedAt' | 'venueRoomId' | 'sharedRoomReason'
>;
export type MeetingPlan = Omit<LinkedMeeting, Owned>;
export type QuestionPlan = Omit<GuidingQuestion, Owned>;
export type SegmentPlan = Omit<Segment, Owned>;
type MediaPlan = Omit<MediaLink, Owned>;

export type SessionPlan = {
  sourceId: string;
  columns: Omit<Session, Owned | 'code'>;
  slots: SlotPlan[];
  appearances: AppearancePlan[];
  segments: SegmentPlan[];
  media: MediaPlan[];
};

/** A forum as a file describes it, in our words: what the database is brought to. */
export type ForumPlan = {
  columns: Omit<Forum, Owned | 'summaryReleasedAt'>;
  officials: OfficialPlan[];
  questions: QuestionPlan[];
  meetings: MeetingPlan[];
  sessions: SessionPlan[];
};
