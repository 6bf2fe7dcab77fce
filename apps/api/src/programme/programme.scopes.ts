import { Injectable } from '@nestjs/common';
import { pickText } from '@sti/domain';
import { Scopes } from '../people/scopes.ts';
import { Db } from '../platform/db.ts';
import { Session } from './session.entity.ts';

/** Answers the room `people` which forum a session belongs to, when a role is given for it. */
@Injectable()
export class ProgrammeScopes {
  constructor(db: Db, scopes: Scopes) {
    scopes.ownedBy(
      'session',
      async (id) => (await db.read.findOneBy(Session, { id }))?.forumId ?? null,
      async (tx, id, lang) => {
        const session = await tx.findOneBy(Session, { id });
        const forum = session && (await scopes.nameOf(tx, 'forum', session.forumId, lang));
        return forum && { ...forum, session: { code: session.code, title: pickText(session.title, lang)?.text ?? '' } };
      },
    );
    scopes.takingPart('select person_id from appearance where forum_id = $1');
  }
}
