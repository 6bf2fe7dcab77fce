import { Field, Int, ObjectType } from '@nestjs/graphql';
import { APPROVERS, type Approver, type LocalText } from '@sti/domain';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { Row } from '../platform/row.ts';
import { graphqlEnum } from '../platform/words.ts';

export const ApproverEnum = graphqlEnum('Approver', APPROVERS);

/** A door to the forum: whom it is for, who approves, how many places it has. Its row is the lock of its places. */
@ObjectType()
@Entity('registration_category')
@Index('ix_registration_category_forum', ['forumId', 'order'])
@Check('ck_registration_category_approvers', `approvers <@ ARRAY[${APPROVERS.map((word) => `'${word}'`)}]`)
@Check('ck_registration_category_capacity', 'in_person_capacity >= 0')
@Check('ck_registration_category_quota', 'quota_per_organisation >= 0')
export class RegistrationCategory extends Row {
  @Column('uuid')
  @ForeignKey(() => Forum, { name: 'fk_registration_category_forum', onDelete: 'RESTRICT' })
  forumId!: string;
  @Column('jsonb') name!: LocalText;
  @Field(() => [String], { description: 'Codes of the stakeholder kinds that it is meant for.' })
  @Column('text', { array: true, default: '{}' })
  stakeholderKinds!: string[];
  @Field(() => [ApproverEnum], { description: 'None: registrations are approved at once.' })
  @Column('text', { array: true, default: '{}' })
  approvers!: Approver[];
  @Field(() => Int, { nullable: true, description: 'Places in person; null = not limited.' })
  @Column('int', { nullable: true })
  inPersonCapacity!: number | null;
  @Field(() => Int, { nullable: true, description: 'Places in person for one organisation; null = not limited.' })
  @Column('int', { nullable: true })
  quotaPerOrganisation!: number | null;
  @Field(() => Int) @Column('int', { default: 0 }) order!: number;
}
