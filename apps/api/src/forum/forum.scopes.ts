import { Injectable } from '@nestjs/common';
import { isForumPublic } from '@sti/domain';
import { Scopes } from '../people/scopes.ts';
import { Db } from '../platform/db.ts';
import { Live } from '../platform/live.ts';
import { Forum } from './forum.entity.ts';
import { forumName } from './forum.words.ts';

/** Answers what earlier rooms ask about forums: whose a role's scope is, and who may hear of its changes. */
@Injectable()
export class ForumScopes {
  constructor(db: Db, scopes: Scopes, live: Live) {
    scopes.ownedBy(
      'forum',
      async (id) => ((await db.read.existsBy(Forum, { id })) ? id : null),
      async (tx, id, lang) => {
        const forum = await tx.findOneBy(Forum, { id });
        return forum && { forum: forumName(forum, lang), year: forum.year, isPublic: isForumPublic(forum.status) };
      },
    );
    live.rule('forum:programme', (viewer, forumId) => viewer.can('programme.readDraft', { forumId }));
  }
}
