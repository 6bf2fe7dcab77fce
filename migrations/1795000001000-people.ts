import type { MigrationInterface, QueryRunner } from 'typeorm';

const row = `
      id uuid not null default uuidv7(),
      version integer not null default 1,
      created_at timestamptz not null default now(),
      created_by uuid,
      updated_at timestamptz not null default now(),
      updated_by uuid`;

export class People1795000001000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table person (${row},
      display_name text not null,
      given_name text,
      family_name text,
      name_order text not null default 'GIVEN_FIRST' constraint ck_person_name_order check (name_order in ('GIVEN_FIRST','FAMILY_FIRST')),
      name_variants text[] not null default '{}',
      honorific text,
      job_title text,
      affiliation text,
      gender text constraint ck_person_gender check (gender in ('woman','man','other','undisclosed')),
      country_m49 text,
      email text,
      email_proved_at timestamptz,
      language text not null default 'en',
      source_id text,
      primary key (id))`);
    await q.query('create unique index uq_person_email on person (email)');
    await q.query('create unique index uq_person_source on person (source_id)');
    await q.query(`create table login (${row},
      person_id uuid not null constraint fk_login_person references person (id),
      token_hash bytea not null,
      started_at timestamptz not null,
      last_seen_at timestamptz not null,
      ended_at timestamptz,
      user_agent text not null,
      primary key (id))`);
    await q.query('create unique index uq_login_token on login (token_hash)');
    await q.query('create index ix_login_person on login (person_id)');
    await q.query(`create table sign_in_link (${row},
      person_id uuid not null constraint fk_sign_in_link_person references person (id),
      token_hash bytea not null,
      browser_hash bytea,
      next text,
      sent_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      superseded_at timestamptz,
      primary key (id))`);
    await q.query('create unique index uq_sign_in_link_token on sign_in_link (token_hash)');
    await q.query('create index ix_sign_in_link_person on sign_in_link (person_id, sent_at)');
    await q.query(`create table sign_in_request (${row},
      email text not null,
      lang text not null,
      browser_hash bytea,
      next text,
      from_address text not null,
      asked_at timestamptz not null,
      outcome text,
      primary key (id))`);
    await q.query('create index ix_sign_in_request_from on sign_in_request (from_address, asked_at)');
    await q.query('create index ix_sign_in_request_email on sign_in_request (email, asked_at)');
    await q.query(`create table role_assignment (${row},
      person_id uuid not null constraint fk_role_assignment_person references person (id),
      role text not null constraint ck_role_assignment_role check (role in ('ADM','SEC','COC','G10','IATT','MOD','RAP','REV','FOC','SIDE','SPK','STAFF')),
      scope_kind text not null,
      scope_id uuid,
      forum_id uuid,
      from_on date not null,
      until_on date,
      is_public boolean not null default false,
      ended_at timestamptz,
      primary key (id),
      constraint ck_role_assignment_scope check ((scope_kind = 'platform') = (scope_id is null) and scope_kind in ('platform','forum','session')),
      constraint ck_role_assignment_dates check (until_on is null or until_on >= from_on))`);
    await q.query('create index ix_role_assignment_person on role_assignment (person_id)');
    await q.query('create index ix_role_assignment_scope on role_assignment (scope_id, role)');
    await q.query('create index ix_role_assignment_forum on role_assignment (forum_id)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table role_assignment, sign_in_request, sign_in_link, login, person');
  }
}
