import { Injectable } from '@nestjs/common';
import type { ScopeKind } from '@sti/domain';

/** Gives the forum that a scope belongs to, or null where there is no such thing. */
type Owner = (id: string) => Promise<string | null>;

/** Later rooms own what a role can be held for; they answer here whether it exists and whose it is. */
@Injectable()
export class Scopes {
  private readonly owners = new Map<ScopeKind, Owner>();

  ownedBy(kind: ScopeKind, owner: Owner): void {
    this.owners.set(kind, owner);
  }

  async forumOf(kind: ScopeKind, id: string): Promise<string | null> {
    return (await this.owners.get(kind)?.(id)) ?? null;
  }
}
