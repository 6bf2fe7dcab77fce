import { Injectable } from '@nestjs/common';
import type { ScopeKind } from '@sti/domain';
import type { Lang } from '@sti/reference';
import type { EntityManager } from 'typeorm';

/** Gives the forum that a scope belongs to, or null where there is no such thing. */
type Owner = (id: string) => Promise<string | null>;

/** What a mail says of the thing that a role is held for. */
export type ScopeName = {
  forum: string;
  year: number;
  /** A planned forum has no page that the receiver could read. */
  isPublic: boolean;
  session?: { code: string; title: string };
};
type Naming = (tx: EntityManager, id: string, lang: Lang) => Promise<ScopeName | null>;

/** Later rooms own what a role can be held for; they answer here whether it exists, whose it is and how it is called. */
@Injectable()
export class Scopes {
  private readonly kinds = new Map<ScopeKind, { owner: Owner; naming: Naming }>();
  private readonly participants = ['select person_id from role_assignment where forum_id = $1 and ended_at is null'];

  ownedBy(kind: ScopeKind, owner: Owner, naming: Naming): void {
    this.kinds.set(kind, { owner, naming });
  }

  async forumOf(kind: ScopeKind, id: string): Promise<string | null> {
    return (await this.kinds.get(kind)?.owner(id)) ?? null;
  }

  /** Null for the platform itself. */
  async nameOf(tx: EntityManager, kind: ScopeKind, id: string | null, lang: Lang): Promise<ScopeName | null> {
    return id === null ? null : ((await this.kinds.get(kind)?.naming(tx, id, lang)) ?? null);
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
