import { Injectable } from '@nestjs/common';
import type { Role } from '@sti/domain';
import type { Lang } from '@sti/reference';
import type { EntityManager } from 'typeorm';
import { dayWords, type Words, word } from '../i18n/words.ts';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import type { MailBlock } from '../platform/mail.entity.ts';
import { Mails } from '../platform/mail.ts';
import type { Viewer } from '../platform/viewer.ts';
import { Person } from './person.entity.ts';
import type { RoleAssignment } from './role-assignment.entity.ts';
import { type ScopeName, Scopes } from './scopes.ts';

export type GivenRole = Pick<
  RoleAssignment,
  'personId' | 'role' | 'scopeKind' | 'scopeId' | 'forumId' | 'fromOn' | 'untilOn'
>;

/** What the work of a role is; the others have no room of their own yet. */
const TASKS: Partial<Record<Role, keyof Words>> = {
  ADM: 'roleGiven.task.ADM',
  SEC: 'roleGiven.task.SEC',
  COC: 'roleGiven.task.COC',
  G10: 'roleGiven.task.G10',
  MOD: 'roleGiven.task.MOD',
  RAP: 'roleGiven.task.RAP',
};

/** Tells a person of a new role: which, for what, until when, by whom, and where the work is. */
@Injectable()
export class RoleMails {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly mails: Mails,
    private readonly scopes: Scopes,
  ) {}

  /** In the transaction that gives the role; a person without an address hears nothing. */
  async tell(tx: EntityManager, viewer: Viewer, given: GivenRole): Promise<void> {
    const person = await tx.findOneByOrFail(Person, { id: given.personId });
    if (!person.email) return;
    const lang = person.language;
    const scope = await this.scopes.nameOf(tx, given.scopeKind, given.scopeId, lang);
    const giver = viewer.personId ? await tx.findOneBy(Person, { id: viewer.personId }) : null;
    const role = word(lang, `role.${given.role}`);
    const task = TASKS[given.role];
    await this.mails.queue(tx, {
      to: person.email,
      kind: 'people.roleGiven',
      lang,
      forumId: given.forumId,
      personId: person.id,
      subject: subjectOf(lang, role, scope),
      paragraphs: [
        {
          text: giver ? word(lang, 'roleGiven.by', { name: giver.displayName }) : word(lang, 'roleGiven.intro'),
        },
        { lines: this.facts(lang, role, scope, given) },
        ...(task ? [{ text: word(lang, task) }] : []),
        this.workplace(lang, given, scope),
        { text: word(lang, 'roleGiven.signIn') },
        ...this.whomToAsk(lang, giver?.displayName ?? null, scope),
      ],
    });
  }

  private facts(lang: Lang, role: string, scope: ScopeName | null, { fromOn, untilOn }: GivenRole): string[] {
    const today = this.clock.now().toISOString().slice(0, 10);
    return [
      word(lang, 'roleGiven.line.role', { role }),
      ...(scope?.session ? [word(lang, 'roleGiven.line.session', scope.session)] : []),
      ...(scope ? [word(lang, 'roleGiven.line.forum', { forum: scope.forum })] : []),
      ...(fromOn > today ? [word(lang, 'roleGiven.line.from', { day: dayWords(lang, fromOn) })] : []),
      ...(untilOn ? [word(lang, 'roleGiven.line.until', { day: dayWords(lang, untilOn) })] : []),
    ];
  }

  /** Who is not signed in yet is asked to, and comes back there. */
  private workplace(lang: Lang, { role, scopeId }: GivenRole, scope: ScopeName | null): MailBlock {
    const at = (path: string, label: keyof Words): MailBlock => ({
      link: `${this.config.baseUrl}/${lang}${path}`,
      label: word(lang, label),
    });
    if (scope?.session) return at(`/room/${scopeId}`, 'roleGiven.openRoom');
    if (role === 'ADM') return at('/desk', 'roleGiven.openDesk');
    if (scope && TASKS[role]) return at(`/desk/${scope.year}`, 'roleGiven.openDesk');
    return at('/my', 'roleGiven.openMy');
  }

  private whomToAsk(lang: Lang, giver: string | null, scope: ScopeName | null): MailBlock[] {
    return [
      ...(giver ? [{ text: word(lang, 'roleGiven.ask', { name: giver }) }] : []),
      ...(scope?.isPublic
        ? [
            {
              link: `${this.config.baseUrl}/${lang}/forums/${scope.year}`,
              label: word(lang, 'mail.forumPage'),
              isQuiet: true as const,
            },
          ]
        : []),
    ];
  }
}

function subjectOf(lang: Lang, role: string, scope: ScopeName | null): string {
  if (!scope) return word(lang, 'roleGiven.subject.platform', { role });
  const year = String(scope.year);
  return scope.session
    ? word(lang, 'roleGiven.subject.session', { role, year, title: scope.session.title })
    : word(lang, 'roleGiven.subject.forum', { role, year });
}
