import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Registration1795000004000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE registration_category (
        id uuid NOT NULL DEFAULT uuidv7() CONSTRAINT pk_registration_category PRIMARY KEY,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by uuid,
        updated_at timestamptz NOT NULL DEFAULT now(),
        updated_by uuid,
        forum_id uuid NOT NULL CONSTRAINT fk_registration_category_forum REFERENCES forum (id) ON DELETE RESTRICT,
        name jsonb NOT NULL,
        stakeholder_kinds text[] NOT NULL DEFAULT '{}',
        approvers text[] NOT NULL DEFAULT '{}'
          CONSTRAINT ck_registration_category_approvers CHECK (approvers <@ ARRAY['SECRETARIAT', 'MISSION', 'ENTITY', 'NGO_FOCAL_POINT']),
        in_person_capacity int CONSTRAINT ck_registration_category_capacity CHECK (in_person_capacity >= 0),
        quota_per_organisation int CONSTRAINT ck_registration_category_quota CHECK (quota_per_organisation >= 0),
        "order" int NOT NULL DEFAULT 0
      )`);
    await db.query('CREATE INDEX ix_registration_category_forum ON registration_category (forum_id, "order")');
    await db.query(`
      CREATE TABLE registration (
        id uuid NOT NULL DEFAULT uuidv7() CONSTRAINT pk_registration PRIMARY KEY,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by uuid,
        updated_at timestamptz NOT NULL DEFAULT now(),
        updated_by uuid,
        forum_id uuid NOT NULL CONSTRAINT fk_registration_forum REFERENCES forum (id) ON DELETE RESTRICT,
        category_id uuid NOT NULL CONSTRAINT fk_registration_category REFERENCES registration_category (id) ON DELETE RESTRICT,
        person_id uuid CONSTRAINT fk_registration_person REFERENCES person (id) ON DELETE RESTRICT,
        title text,
        given_name text NOT NULL,
        family_name text NOT NULL,
        badge_name text NOT NULL,
        email text NOT NULL CONSTRAINT ck_registration_email CHECK (length(email) <= 254),
        phone text,
        organisation_name text NOT NULL,
        position text NOT NULL,
        country_m49 text NOT NULL,
        gender text CONSTRAINT ck_registration_gender CHECK (gender IN ('woman', 'man', 'other', 'undisclosed')),
        mode text NOT NULL CONSTRAINT ck_registration_mode CHECK (mode IN ('IN_PERSON', 'ONLINE')),
        days text[] NOT NULL DEFAULT '{}',
        grounds_pass text CONSTRAINT ck_registration_grounds_pass CHECK (grounds_pass IN ('ANNUAL', 'TEMPORARY', 'NEEDS_ONE')),
        access_needs text,
        interpretation_language text,
        language text NOT NULL,
        consent_at timestamptz NOT NULL,
        code_of_conduct_at timestamptz NOT NULL,
        status text NOT NULL DEFAULT 'UNPROVED' CONSTRAINT ck_registration_status CHECK (status IN
          ('UNPROVED', 'PENDING', 'APPROVED', 'WAITLISTED', 'OFFERED', 'REJECTED', 'WITHDRAWN', 'CHECKED_IN', 'EXPIRED')),
        reason text,
        rank int,
        proved_at timestamptz,
        from_address text,
        proof_hash bytea,
        proof_expires_at timestamptz,
        proof_mailed_at timestamptz,
        receipt_mailed_at timestamptz,
        CONSTRAINT ck_registration_proved CHECK ((status = 'UNPROVED') = (person_id IS NULL)),
        CONSTRAINT ck_registration_rejected CHECK (status <> 'REJECTED' OR reason IS NOT NULL),
        CONSTRAINT ck_registration_waiting CHECK (status <> 'WAITLISTED' OR rank IS NOT NULL)
      )`);
    // A person who withdrew may come again: only living registrations are unique.
    await db.query(`
      CREATE UNIQUE INDEX uq_registration_person ON registration (forum_id, person_id)
      WHERE status NOT IN ('WITHDRAWN', 'EXPIRED')`);
    await db.query(
      `CREATE UNIQUE INDEX uq_registration_rank ON registration (category_id, rank) WHERE status = 'WAITLISTED'`,
    );
    await db.query('CREATE UNIQUE INDEX uq_registration_proof ON registration (proof_hash)');
    await db.query('CREATE INDEX ix_registration_list ON registration (forum_id, id)');
    await db.query('CREATE INDEX ix_registration_places ON registration (category_id, status)');
    await db.query('CREATE INDEX ix_registration_of_person ON registration (person_id)');
    await db.query(`CREATE INDEX ix_registration_unproved ON registration (created_at) WHERE status = 'UNPROVED'`);
    await db.query('CREATE INDEX ix_registration_email ON registration (email, created_at)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE registration');
    await db.query('DROP TABLE registration_category');
  }
}
