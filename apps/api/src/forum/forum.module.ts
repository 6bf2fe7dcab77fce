import type { Room } from '../platform/room.ts';
import { Forum } from './forum.entity.ts';
import {
  ForumResolver,
  GuidingQuestionResolver,
  HeldRoleForum,
  LinkedMeetingResolver,
  StageResolver,
} from './forum.resolver.ts';
import { ForumScopes } from './forum.scopes.ts';
import { ForumService } from './forum.service.ts';
import { ForumOfficial } from './forum-official.entity.ts';
import { GuidingQuestion } from './guiding-question.entity.ts';
import { LinkedMeeting } from './linked-meeting.entity.ts';
import { NewsResolver } from './news.resolver.ts';
import { NewsService } from './news.service.ts';
import { NewsPage } from './news-page.entity.ts';
import { Stage } from './stage.entity.ts';

export const forum: Room = {
  entities: [Forum, ForumOfficial, Stage, GuidingQuestion, NewsPage, LinkedMeeting],
  providers: [
    ForumService,
    NewsService,
    ForumScopes,
    ForumResolver,
    StageResolver,
    GuidingQuestionResolver,
    LinkedMeetingResolver,
    NewsResolver,
    HeldRoleForum,
  ],
  controllers: [],
};
