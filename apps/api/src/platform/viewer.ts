import { can, type HeldRole, type Permission, type Scope } from '@sti/domain';
import { forbidden, notFound, notSignedIn } from './errors.ts';

/** Who asks. Made anew for each request from the login cookie, so a role that ended is gone at the next one. */
export class Viewer {
  static readonly anonymous = new Viewer(null, null, []);

  constructor(
    readonly personId: string | null,
    readonly loginId: string | null,
    readonly roles: HeldRole[],
  ) {}

  get isSignedIn(): boolean {
    return this.personId !== null;
  }
  /** The name under which audit and limits know this viewer. */
  get actor(): string {
    return this.personId ?? 'anonymous';
  }
  can(word: Permission, scope?: Scope): boolean {
    return can(this.personId ? this.roles : null, word, scope);
  }
  /** Throws NOT_SIGNED_IN or FORBIDDEN unless the viewer holds the word for that scope. */
  demand(word: Permission, scope?: Scope): void {
    if (this.can(word, scope)) return;
    throw this.isSignedIn ? forbidden() : notSignedIn();
  }
  /** As `demand`, for what the viewer may not even know of: answers NOT_FOUND. */
  demandOrHide(word: Permission, scope?: Scope): void {
    if (!this.can(word, scope)) throw notFound();
  }
  /** The own person's id; throws NOT_SIGNED_IN. */
  get me(): string {
    if (!this.personId) throw notSignedIn();
    return this.personId;
  }
}
