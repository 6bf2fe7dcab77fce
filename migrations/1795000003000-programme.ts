import type { MigrationInterface, QueryRunner } from 'typeorm';

const row = (table: string) => `
      id uuid not null default uuidv7() constraint pk_${table} primary key,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      created_by uuid,
      updated_at timestamptz not null default now(),
      updated_by uuid`;

export class Programme1795000003000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table session (${row('session')},
      forum_id uuid not null constraint fk_session_forum references forum (id),
      code text not null,
      number integer,
      title jsonb not null,
      type text,
      background jsonb,
      objectives jsonb,
      format jsonb,
      questions jsonb not null default '[]',
      goals text[] not null default '{}',
      tags text[] not null default '{}',
      organisers text[] not null default '{}',
      documents jsonb not null default '[]',
      source_url text,
      source jsonb,
      source_id text,
      status text not null,
      status_reason text,
      is_rehearsal boolean not null default false,
      constraint uq_session_code unique (code),
      constraint uq_session_source unique (source_id),
      constraint ck_session_code check (code ~ '^[0-9A-Z]{6}$'),
      constraint ck_session_type check (type in ('OPENING', 'MINISTERIAL', 'PANEL', 'SDG_SESSION', 'PRESENTATION', 'PITCH', 'SPECIAL_EVENT', 'SIDE_EVENT', 'EXHIBITION', 'MGOS_MEETING', 'CLOSING')),
      constraint ck_session_status check (status in ('DRAFT', 'TENTATIVE', 'PUBLISHED', 'LIVE', 'CLOSED', 'CANCELLED')))`);
    await q.query('create index ix_session_forum on session (forum_id)');
    await q.query(`create table venue_room (${row('venue_room')},
      forum_id uuid not null constraint fk_venue_room_forum references forum (id),
      name jsonb not null,
      capacity integer,
      accessible_seats integer,
      turnaround_minutes integer not null default 0,
      constraint ck_venue_room_seats check (capacity >= 0 and accessible_seats >= 0 and turnaround_minutes >= 0))`);
    await q.query('create index ix_venue_room_forum on venue_room (forum_id)');
    await q.query(`create table slot (${row('slot')},
      forum_id uuid not null constraint fk_slot_forum references forum (id),
      session_id uuid not null constraint fk_slot_session references session (id),
      uid uuid not null default uuidv7(),
      number integer not null,
      code text not null,
      sequence integer not null default 0,
      day date,
      start_time time,
      end_time time,
      time_zone text not null,
      venue_room_id uuid constraint fk_slot_venue_room references venue_room (id),
      place_text text,
      mode text,
      status text not null,
      last_modified_at timestamptz,
      source_id text,
      constraint uq_slot_uid unique (uid),
      constraint uq_slot_code unique (code),
      constraint uq_slot_number unique (forum_id, number),
      constraint uq_slot_source unique (source_id),
      constraint ck_slot_code check (code ~ '^[0-9A-Z]{6}$'),
      constraint ck_slot_times check (end_time > start_time),
      constraint ck_slot_mode check (mode in ('IN_PERSON', 'HYBRID', 'VIRTUAL')),
      constraint ck_slot_status check (status in ('TENTATIVE', 'CONFIRMED', 'CANCELLED')),
      constraint ck_slot_sequence check (sequence >= 0))`);
    await q.query('create index ix_slot_session on slot (session_id)');
    await q.query('create index ix_slot_venue_room on slot (venue_room_id)');
    await q.query(`create table appearance (${row('appearance')},
      forum_id uuid not null constraint fk_appearance_forum references forum (id),
      session_id uuid not null constraint fk_appearance_session references session (id),
      person_id uuid constraint fk_appearance_person references person (id),
      function_label text,
      name text,
      honorific text,
      title text,
      country text,
      country_m49 text,
      role text not null,
      "order" integer not null default 0,
      segment text,
      minutes real,
      files text[] not null default '{}',
      presence text,
      source jsonb,
      source_id text,
      constraint uq_appearance_source unique (source_id),
      constraint ck_appearance_role check (role in ('PRESIDENT', 'CO_CHAIR', 'CHAIR', 'MODERATOR', 'KEYNOTE', 'SPECIAL_PRESENTATION', 'PANELLIST', 'SPEAKER', 'DISCUSSANT', 'LEAD_DISCUSSANT', 'RESPONDENT', 'RESOURCE_PERSON', 'FLOOR', 'INNOVATOR', 'RAPPORTEUR')),
      constraint ck_appearance_presence check (presence in ('IN_PERSON', 'ONLINE', 'VIDEO', 'UNKNOWN')),
      constraint ck_appearance_minutes check (minutes > 0),
      constraint ck_appearance_shown check (name is not null or function_label is not null))`);
    await q.query('create index ix_appearance_session on appearance (session_id)');
    await q.query('create index ix_appearance_person on appearance (person_id)');
    await q.query('create index ix_appearance_forum on appearance (forum_id)');
    await q.query(`create table segment (${row('segment')},
      forum_id uuid not null constraint fk_segment_forum references forum (id),
      session_id uuid not null constraint fk_segment_session references session (id),
      "order" integer not null default 0,
      title text not null,
      minutes real,
      source_id text,
      constraint uq_segment_source unique (source_id),
      constraint ck_segment_minutes check (minutes > 0))`);
    await q.query('create index ix_segment_session on segment (session_id)');
    await q.query(`create table media_link (${row('media_link')},
      forum_id uuid not null constraint fk_media_link_forum references forum (id),
      session_id uuid not null constraint fk_media_link_session references session (id),
      kind text not null,
      url text not null,
      language text,
      source_id text,
      constraint uq_media_link_source unique (source_id),
      constraint ck_media_link_kind check (kind in ('WEBCAST', 'RECORDING', 'INTERPRETATION', 'CAPTIONS', 'SIGN_LANGUAGE')))`);
    await q.query('create index ix_media_link_session on media_link (session_id)');
    await q.query(`create table programme_version (
      id uuid not null default uuidv7() constraint pk_programme_version primary key,
      forum_id uuid not null constraint fk_programme_version_forum references forum (id),
      number integer not null,
      label text,
      published_at timestamptz not null,
      published_by uuid,
      snapshot jsonb not null,
      changes jsonb not null,
      constraint uq_programme_version_number unique (forum_id, number))`);
    // What the public was told stays as it was told.
    await q.query(`create function refuse_change_of_release() returns trigger language plpgsql as $$
      begin raise exception 'a release is never changed'; end $$`);
    await q.query(
      'create trigger programme_version_immutable before update or delete on programme_version for each row execute function refuse_change_of_release()',
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table programme_version, media_link, segment, appearance, slot, venue_room, session');
    await q.query('drop function refuse_change_of_release');
  }
}
