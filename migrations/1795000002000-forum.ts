import type { MigrationInterface, QueryRunner } from 'typeorm';

const row = (table: string) => `
      id uuid not null default uuidv7() constraint pk_${table} primary key,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      created_by uuid,
      updated_at timestamptz not null default now(),
      updated_by uuid`;

export class Forum1795000002000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table forum (${row('forum')},
      number integer not null,
      year integer not null,
      title jsonb not null,
      theme jsonb,
      start_date date,
      end_date date,
      dates_to_be_confirmed boolean not null default false,
      time_zone text not null,
      venue text,
      mode text,
      host text,
      goals_under_review text[] not null default '{}',
      hlpf_theme text,
      hlpf_start date,
      hlpf_end date,
      status text not null,
      status_reason text,
      documents jsonb not null default '[]',
      is_demonstration boolean not null default false,
      source jsonb,
      source_id text,
      constraint uq_forum_number unique (number),
      constraint uq_forum_year unique (year),
      constraint uq_forum_source unique (source_id),
      constraint ck_forum_status check (status in ('PLANNED', 'ANNOUNCED', 'LIVE', 'SUMMARY', 'SUBMITTED', 'ARCHIVED', 'POSTPONED', 'CANCELLED')),
      constraint ck_forum_mode check (mode in ('IN_PERSON', 'HYBRID', 'VIRTUAL')),
      constraint ck_forum_dates check (end_date >= start_date),
      constraint ck_forum_hlpf check (hlpf_end >= hlpf_start))`);
    await q.query(`create table forum_official (${row('forum_official')},
      forum_id uuid not null constraint fk_forum_official_forum references forum (id),
      person_id uuid constraint fk_forum_official_person references person (id),
      role text not null,
      honorific text,
      name text,
      title text,
      country text,
      country_m49 text,
      "order" integer not null default 0,
      source_id text,
      constraint uq_forum_official_source unique (source_id),
      constraint ck_forum_official_role check (role in ('PRESIDENT', 'CO_CHAIR')))`);
    await q.query('create index ix_forum_official_forum on forum_official (forum_id)');
    await q.query('create index ix_forum_official_person on forum_official (person_id)');
    await q.query(`create table stage (${row('stage')},
      forum_id uuid not null constraint fk_stage_forum references forum (id),
      kind text not null,
      opens_day date,
      opens_time time,
      closes_day date,
      closes_time time,
      time_zone text not null,
      constraint uq_stage_kind unique (forum_id, kind),
      constraint ck_stage_kind check (kind in ('PREPARATION', 'CALLS', 'PROGRAMME_DRAFT', 'PROGRAMME_PUBLISHED', 'REGISTRATION', 'LIVE', 'SUMMARY', 'SUBMITTED')),
      constraint ck_stage_times check ((closes_day, closes_time) > (opens_day, opens_time)))`);
    await q.query(`create table guiding_question (${row('guiding_question')},
      forum_id uuid not null constraint fk_guiding_question_forum references forum (id),
      code text not null,
      text jsonb not null,
      "order" integer not null default 0,
      goals text[] not null default '{}',
      constraint uq_guiding_question_code unique (forum_id, code))`);
    await q.query(`create table news_page (${row('news_page')},
      forum_id uuid not null constraint fk_news_page_forum references forum (id),
      slug text not null,
      kind text not null,
      title jsonb not null,
      body jsonb not null,
      published_at timestamptz,
      constraint uq_news_page_slug unique (forum_id, slug),
      constraint ck_news_page_kind check (kind in ('NEWS', 'PRACTICAL')))`);
    await q.query(`create table linked_meeting (${row('linked_meeting')},
      forum_id uuid not null constraint fk_linked_meeting_forum references forum (id),
      kind text not null,
      title jsonb not null,
      place text,
      start_day date,
      start_time time,
      end_day date,
      end_time time,
      time_zone text,
      days jsonb not null default '[]',
      items jsonb not null default '[]',
      organisers text[] not null default '{}',
      documents jsonb not null default '[]',
      source_url text,
      source jsonb,
      source_id text,
      constraint uq_linked_meeting_source unique (source_id),
      constraint ck_linked_meeting_kind check (kind in ('EGM', 'REGIONAL_FORUM', 'CONSULTATION', 'WORKSHOP', 'PARTNER_CONFERENCE', 'CALL', 'REPLACEMENT', 'OTHER')),
      constraint ck_linked_meeting_days check (end_day >= start_day))`);
    await q.query('create index ix_linked_meeting_forum on linked_meeting (forum_id)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table linked_meeting, news_page, guiding_question, stage, forum_official, forum');
  }
}
