import { Injectable } from '@nestjs/common';
import type { ScopeKind } from '@sti/domain';

/** Gives the forum that a scope belongs to, or null where there is no such thing. */
type Owner = (id: string) => Promise<string | null>;

/** Later rooms own what a role can be held for; they answer here whether it exists and whose it is. */
@Injectable()
export class Scopes {
  private readonly owners = new Map<ScopeKind, Owner>();
  private readonly participants = ['select person_id from role_assignment where forum_id = $1 and ended_at is null'];

  ownedBy(kind: ScopeKind, owner: Owner): void {
    this.owners.set(kind, owner);
  }

  async forumOf(kind: ScopeKind, id: string): Promise<string | null> {
    return (await this.owners.get(kind)?.(id)) ?? null;
  }

  /** A later room names the people who take part in a forum: a query for `person_id` with the forum's id as $1. */
  takingPart(sql: string): void {
    this.participants.push(sql);
  }

  /** The query for all of them; its Secretariat may know who they are and how to reach them. */
  get participantsSql(): string {
    return this.participants.join(' union ');
  }
}
