import { Args, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer } from './access.ts';
import { AuditEntry } from './audit.entity.ts';
import { Audit } from './audit.ts';
import { Db } from './db.ts';
import { Mail } from './mail.entity.ts';
import { Viewer } from './viewer.ts';

/** What the audit tells the Secretariat: who did what and when, without the values. */
@ObjectType()
export class AuditRow {
  @Field(() => ID) id!: string;
  @Field() at!: Date;
  @Field() action!: string;
  @Field() objectKind!: string;
  @Field(() => String, { nullable: true }) objectId!: string | null;
  @Field(() => String, { nullable: true }) actor!: string | null;
  @Field() isLinked!: boolean;
}

@Resolver()
export class PlatformResolver {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
  ) {}

  /** Mails of a forum, newest first: to whom, what for, in which state. */
  @Query(() => [Mail])
  @Access('platform.readMail')
  mails(
    @CurrentViewer() viewer: Viewer,
    @Args('forumId', { type: () => ID }) forumId: string,
    @Args('first', { type: () => Int }) first: number,
  ): Promise<Mail[]> {
    viewer.demandOrHide('platform.readMail', { forumId });
    return this.db.read.find(Mail, { where: { forumId }, order: { queuedAt: 'DESC', id: 'DESC' }, take: first });
  }

  @Query(() => [AuditRow])
  @Access('platform.readAudit')
  auditEntries(
    @CurrentViewer() viewer: Viewer,
    @Args('forumId', { type: () => ID }) forumId: string,
    @Args('first', { type: () => Int }) first: number,
  ): Promise<AuditRow[]> {
    viewer.demandOrHide('platform.readAudit', { forumId });
    return this.db.read
      .createQueryBuilder(AuditEntry, 'e')
      .leftJoin('audit_value', 'v', 'v.entry_id = e.id')
      .leftJoin('person', 'p', 'p.id = v.actor_id')
      .select([
        'e.id as id',
        'e.at as at',
        'e.action as action',
        'e.object_kind as "objectKind"',
        'e.object_id as "objectId"',
        'p.display_name as actor',
        'e.place is not null as "isLinked"',
      ])
      .where('e.forum_id = :forumId', { forumId })
      .orderBy('e.id', 'DESC')
      .limit(first)
      .getRawMany();
  }

  /** The place of the first audit row that does not fit the chain; null where all is well. */
  @Query(() => String, { nullable: true })
  @Access('platform.readAudit')
  auditBrokenAt(): Promise<string | null> {
    return this.audit.firstBrokenPlace();
  }
}
