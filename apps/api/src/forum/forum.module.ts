import type { Room } from '../platform/room.ts';
import { Forum } from './forum.entity.ts';
import { ForumOfficial } from './forum-official.entity.ts';
import { GuidingQuestion } from './guiding-question.entity.ts';
import { LinkedMeeting } from './linked-meeting.entity.ts';
import { NewsPage } from './news-page.entity.ts';
import { Stage } from './stage.entity.ts';

export const forum: Room = {
  entities: [Forum, ForumOfficial, Stage, GuidingQuestion, NewsPage, LinkedMeeting],
  providers: [],
  controllers: [],
};
