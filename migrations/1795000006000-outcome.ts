import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The outcome log: statements, items, decisions. Append-only from the first day. */
export class Outcome1795000006000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);

    await db.query(`
      CREATE TABLE statement (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        forum_id uuid NOT NULL CONSTRAINT fk_log_forum REFERENCES forum (id),
        session_id uuid NOT NULL CONSTRAINT fk_log_session REFERENCES session (id),
        number int NOT NULL,
        root_id uuid NOT NULL CONSTRAINT fk_log_root REFERENCES statement (id),
        parent_id uuid CONSTRAINT fk_log_parent REFERENCES statement (id),
        merged_from_ids uuid[] NOT NULL DEFAULT '{}',
        text text NOT NULL,
        verbatim boolean NOT NULL,
        language text NOT NULL,
        speaker_appearance_id uuid,
        speaker_text text,
        on_behalf_of text,
        source_category text,
        country_m49 text,
        attribution text NOT NULL CONSTRAINT ck_statement_attribution CHECK (attribution IN ('NAMED', 'ROLE', 'GROUP', 'NONE')),
        said_at timestamptz,
        device_id text NOT NULL,
        device_seq int NOT NULL,
        client_id uuid NOT NULL CONSTRAINT uq_statement_client UNIQUE,
        input_digest text NOT NULL,
        recorded_by uuid NOT NULL CONSTRAINT fk_log_recorder REFERENCES person (id),
        recorded_at timestamptz NOT NULL,
        CONSTRAINT ck_statement_root CHECK ((parent_id IS NULL) = (root_id = id)),
        CONSTRAINT ck_statement_merged CHECK (parent_id IS NOT NULL OR merged_from_ids = '{}')
      )`);
    await db.query(`CREATE UNIQUE INDEX uq_statement_number ON statement (session_id, number) WHERE parent_id IS NULL`);
    await db.query(`CREATE INDEX ix_statement_session ON statement (session_id, id)`);
    await db.query(`CREATE INDEX ix_statement_root ON statement (root_id)`);

    await db.query(`
      CREATE TABLE outcome_item (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        forum_id uuid NOT NULL CONSTRAINT fk_log_forum REFERENCES forum (id),
        session_id uuid NOT NULL CONSTRAINT fk_log_session REFERENCES session (id),
        number int NOT NULL,
        root_id uuid NOT NULL CONSTRAINT fk_log_root REFERENCES outcome_item (id),
        parent_id uuid CONSTRAINT fk_log_parent REFERENCES outcome_item (id),
        merged_from_ids uuid[] NOT NULL DEFAULT '{}',
        type text NOT NULL CONSTRAINT ck_outcome_item_type CHECK (type IN
          ('KEY_MESSAGE', 'RECOMMENDATION', 'GOOD_PRACTICE', 'GAP', 'COMMITMENT', 'QUESTION', 'DISSENT')),
        text text NOT NULL,
        goals text[] NOT NULL,
        source_category text,
        attribution text NOT NULL CONSTRAINT ck_outcome_item_attribution CHECK (attribution IN ('NAMED', 'ROLE', 'GROUP', 'NONE')),
        addressees text[] NOT NULL,
        time_frame text,
        area text CONSTRAINT ck_outcome_item_area CHECK (area IN ('POLICY', 'FINANCE', 'CAPACITY', 'DATA')),
        strength text,
        said_at timestamptz,
        device_id text NOT NULL,
        device_seq int NOT NULL,
        client_id uuid NOT NULL CONSTRAINT uq_outcome_item_client UNIQUE,
        input_digest text NOT NULL,
        recorded_by uuid NOT NULL CONSTRAINT fk_log_recorder REFERENCES person (id),
        recorded_at timestamptz NOT NULL,
        CONSTRAINT ck_outcome_item_root CHECK ((parent_id IS NULL) = (root_id = id)),
        CONSTRAINT ck_outcome_item_merged CHECK (parent_id IS NOT NULL OR merged_from_ids = '{}')
      )`);
    await db.query(
      `CREATE UNIQUE INDEX uq_outcome_item_number ON outcome_item (session_id, number) WHERE parent_id IS NULL`,
    );
    await db.query(`CREATE INDEX ix_outcome_item_session ON outcome_item (session_id, id)`);
    await db.query(`CREATE INDEX ix_outcome_item_forum ON outcome_item (forum_id, id)`);
    await db.query(`CREATE INDEX ix_outcome_item_root ON outcome_item (root_id)`);
    await db.query(`CREATE INDEX ix_outcome_item_goals ON outcome_item USING gin (goals)`);
    // Trigrams: the one search that serves all six languages, Chinese included.
    await db.query(`CREATE INDEX ix_outcome_item_text ON outcome_item USING gin (text gin_trgm_ops)`);

    await db.query(`
      CREATE TABLE outcome_item_statement (
        item_id uuid NOT NULL CONSTRAINT fk_outcome_item_statement_item REFERENCES outcome_item (id),
        statement_id uuid NOT NULL CONSTRAINT fk_outcome_item_statement_statement REFERENCES statement (id),
        PRIMARY KEY (item_id, statement_id)
      )`);
    await db.query(`CREATE INDEX ix_outcome_item_statement_uses ON outcome_item_statement (statement_id)`);

    await db.query(`
      CREATE TABLE outcome_decision (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        forum_id uuid NOT NULL CONSTRAINT fk_outcome_decision_forum REFERENCES forum (id),
        item_id uuid NOT NULL CONSTRAINT fk_outcome_decision_item REFERENCES outcome_item (id),
        place int NOT NULL,
        status text NOT NULL CONSTRAINT ck_outcome_decision_status CHECK (status IN
          ('PROPOSED', 'AGREED', 'RETURNED', 'MERGED_INTO')),
        reason text,
        merged_into_id uuid CONSTRAINT fk_outcome_decision_target REFERENCES outcome_item (id),
        decided_by uuid NOT NULL CONSTRAINT fk_outcome_decision_person REFERENCES person (id),
        decided_at timestamptz NOT NULL,
        CONSTRAINT uq_outcome_decision_place UNIQUE (item_id, place),
        CONSTRAINT ck_outcome_decision_reason CHECK (status <> 'RETURNED' OR reason IS NOT NULL),
        CONSTRAINT ck_outcome_decision_target CHECK ((status = 'MERGED_INTO') = (merged_into_id IS NOT NULL))
      )`);

    await db.query(`
      CREATE TABLE session_closing (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        forum_id uuid NOT NULL CONSTRAINT fk_session_closing_forum REFERENCES forum (id),
        session_id uuid NOT NULL CONSTRAINT fk_session_closing_session REFERENCES session (id),
        message_ids uuid[] NOT NULL CONSTRAINT ck_session_closing_three CHECK (cardinality(message_ids) = 3),
        confirmed_by uuid NOT NULL CONSTRAINT fk_session_closing_person REFERENCES person (id),
        confirmed_at timestamptz NOT NULL,
        reopened_at timestamptz
      )`);
    await db.query(
      `CREATE UNIQUE INDEX uq_session_closing_open ON session_closing (session_id) WHERE reopened_at IS NULL`,
    );

    await db.query(`
      CREATE TABLE outcome_link (
        record_id uuid PRIMARY KEY,
        forum_id uuid NOT NULL CONSTRAINT fk_outcome_link_forum REFERENCES forum (id),
        number int NOT NULL,
        kind text NOT NULL CONSTRAINT ck_outcome_link_kind CHECK (kind IN ('STATEMENT', 'ITEM', 'DECISION')),
        salt text NOT NULL,
        digest text NOT NULL,
        previous_hash text NOT NULL,
        hash text NOT NULL,
        linked_at timestamptz NOT NULL,
        CONSTRAINT uq_outcome_link_number UNIQUE (forum_id, number)
      )`);

    await db.query(`
      CREATE FUNCTION utc_text(at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE
      RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
    await db.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$`);
    for (const table of ['statement', 'outcome_item', 'outcome_item_statement', 'outcome_decision', 'outcome_link']) {
      await db.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }

    // A version's status is its last decision; it stands while no later version names it.
    await db.query(`
      CREATE VIEW outcome_state AS
      SELECT i.id, i.forum_id, i.session_id, i.root_id,
        coalesce(d.status, 'DRAFT') AS status, d.reason, d.merged_into_id, d.decided_by, d.decided_at,
        NOT EXISTS (
          SELECT FROM outcome_item later
          WHERE later.root_id = i.root_id AND (later.parent_id = i.id OR i.id = ANY (later.merged_from_ids))
        ) AS is_current
      FROM outcome_item i
      LEFT JOIN LATERAL (
        SELECT * FROM outcome_decision WHERE item_id = i.id ORDER BY place DESC LIMIT 1
      ) d ON true`);
    await db.query(`
      CREATE VIEW statement_state AS
      SELECT s.id, s.forum_id, s.session_id, s.root_id,
        NOT EXISTS (
          SELECT FROM statement later
          WHERE later.root_id = s.root_id AND (later.parent_id = s.id OR s.id = ANY (later.merged_from_ids))
        ) AS is_current
      FROM statement s`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP VIEW statement_state, outcome_state`);
    await db.query(
      `DROP TABLE outcome_link, session_closing, outcome_decision, outcome_item_statement, outcome_item, statement`,
    );
    await db.query(`DROP FUNCTION refuse_change(), utc_text(timestamptz)`);
  }
}
