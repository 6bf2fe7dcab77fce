import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Schedule1795000005000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // `slot_uid` names a slot of a released programme, which lives in a snapshot: no foreign key can hold it.
    await db.query(`
      CREATE TABLE bookmark (
        id uuid NOT NULL DEFAULT uuidv7() CONSTRAINT pk_bookmark PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT fk_bookmark_person REFERENCES person (id) ON DELETE RESTRICT,
        slot_uid uuid NOT NULL,
        session_code text NOT NULL,
        forum_id uuid NOT NULL CONSTRAINT fk_bookmark_forum REFERENCES forum (id) ON DELETE RESTRICT,
        added_at timestamptz NOT NULL DEFAULT now(),
        seen jsonb NOT NULL,
        gone_at timestamptz
      )`);
    await db.query('CREATE UNIQUE INDEX uq_bookmark ON bookmark (person_id, slot_uid)');
    await db.query('CREATE INDEX ix_bookmark_forum ON bookmark (forum_id, slot_uid)');
    await db.query(`
      CREATE TABLE feed (
        id uuid NOT NULL DEFAULT uuidv7() CONSTRAINT pk_feed PRIMARY KEY,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by uuid,
        updated_at timestamptz NOT NULL DEFAULT now(),
        updated_by uuid,
        person_id uuid NOT NULL CONSTRAINT fk_feed_person REFERENCES person (id) ON DELETE RESTRICT,
        label text NOT NULL,
        token_hash bytea NOT NULL,
        last_used_at timestamptz,
        revoked_at timestamptz
      )`);
    await db.query('CREATE UNIQUE INDEX uq_feed_token ON feed (token_hash)');
    await db.query('CREATE INDEX ix_feed_person ON feed (person_id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE feed');
    await db.query('DROP TABLE bookmark');
  }
}
