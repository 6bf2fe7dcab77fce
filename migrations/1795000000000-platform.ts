import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Platform1795000000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('create extension if not exists pg_trgm');
    await q.query('create extension if not exists unaccent');
    await q.query(`create table audit_entry (
      id bigint generated always as identity constraint pk_audit_entry primary key,
      at timestamptz not null,
      action text not null,
      object_kind text not null,
      object_id text,
      forum_id uuid,
      digest bytea not null,
      place bigint,
      link bytea)`);
    await q.query('create index ix_audit_entry_forum on audit_entry (forum_id)');
    await q.query('create unique index uq_audit_entry_place on audit_entry (place)');
    await q.query(`create table audit_value (
      entry_id bigint constraint pk_audit_value primary key constraint fk_audit_value_entry references audit_entry (id),
      actor_id uuid,
      before jsonb,
      after jsonb,
      salt bytea not null)`);
    // A written link is never written again.
    await q.query(`create function refuse_change_of_audit() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.place is null and new.place is not null
          and to_jsonb(old) - 'place' - 'link' = to_jsonb(new) - 'place' - 'link' then return new; end if;
        raise exception 'the audit is append-only';
      end $$`);
    await q.query(
      'create trigger audit_entry_append_only before update or delete on audit_entry for each row execute function refuse_change_of_audit()',
    );
    await q.query(`create table refusal (
      actor text not null,
      minute timestamptz not null,
      operation text not null,
      code text not null,
      count integer not null constraint ck_refusal_count check (count > 0),
      constraint pk_refusal primary key (actor, minute, operation, code))`);
    await q.query(`create table idempotency_key (
      actor text not null,
      key text not null,
      input_digest bytea not null,
      result_id text,
      at timestamptz not null,
      constraint pk_idempotency_key primary key (actor, key))`);
    await q.query('create table live_topic (topic text constraint pk_live_topic primary key, version bigint not null)');
    await q.query(`create table mail (
      id uuid not null default uuidv7() constraint pk_mail primary key,
      kind text not null,
      recipient text not null,
      lang text not null,
      forum_id uuid,
      person_id uuid,
      subject text not null,
      blocks jsonb,
      is_secret boolean not null,
      message_id text not null,
      state text not null constraint ck_mail_state check (state in ('QUEUED','SENDING','SENT','FAILED','BOUNCED')),
      tries integer not null default 0,
      last_answer text,
      queued_at timestamptz not null,
      sent_at timestamptz)`);
    await q.query('create index ix_mail_forum on mail (forum_id, queued_at)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table mail, live_topic, idempotency_key, refusal, audit_value, audit_entry');
    await q.query('drop function refuse_change_of_audit');
  }
}
