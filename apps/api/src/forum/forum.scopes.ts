import { Injectable } from '@nestjs/common';
import { Scopes } from '../people/scopes.ts';
import { Db } from '../platform/db.ts';
import { Live } from '../platform/live.ts';
import { Forum } from './forum.entity.ts';

/** Answers what earlier rooms ask about forums: whose a role's scope is, and who may hear of its changes. */
@Injectable()
export class ForumScopes {
  constructor(db: Db, scopes: Scopes, live: Live) {
    scopes.ownedBy('forum', async (id) => ((await db.read.existsBy(Forum, { id })) ? id : null));
    live.rule('forum:programme', (viewer, forumId) => viewer.can('programme.readDraft', { forumId }));
  }
}
