import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROW = `
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid`;

/** The Co-Chairs' summary: document, paragraphs with all their versions, evidence, releases. */
export class Report1795000007000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE summary_document (${ROW},
        forum_id uuid NOT NULL CONSTRAINT fk_summary_document_forum REFERENCES forum (id),
        revision int NOT NULL DEFAULT 0,
        template jsonb NOT NULL DEFAULT '{}',
        symbol text,
        banner text NOT NULL CONSTRAINT ck_summary_document_banner CHECK (banner IN ('AUV', 'ADVANCE_COPY', 'FINAL')),
        distribution text NOT NULL CONSTRAINT ck_summary_document_distribution CHECK (distribution IN ('GENERAL', 'LIMITED', 'RESTRICTED')),
        submission_date date,
        original_language text NOT NULL CONSTRAINT ck_summary_document_language CHECK (original_language IN ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
        compiled_at timestamptz,
        released_at timestamptz,
        CONSTRAINT uq_summary_document_forum UNIQUE (forum_id)
      )`);

    await db.query(`
      CREATE TABLE summary_section (${ROW},
        document_id uuid NOT NULL CONSTRAINT fk_summary_section_document REFERENCES summary_document (id),
        key text NOT NULL,
        heading jsonb NOT NULL,
        is_heading_edited boolean NOT NULL DEFAULT false,
        level int NOT NULL CONSTRAINT ck_summary_section_level CHECK (level BETWEEN 0 AND 3),
        place int NOT NULL,
        session_id uuid CONSTRAINT fk_summary_section_session REFERENCES session (id),
        dropped_at timestamptz,
        CONSTRAINT uq_summary_section_key UNIQUE (document_id, key)
      )`);

    await db.query(`
      CREATE TABLE summary_paragraph (${ROW},
        document_id uuid NOT NULL CONSTRAINT fk_summary_paragraph_document REFERENCES summary_document (id),
        section_id uuid NOT NULL CONSTRAINT fk_summary_paragraph_section REFERENCES summary_section (id),
        key text NOT NULL,
        kind text NOT NULL CONSTRAINT ck_summary_paragraph_kind CHECK (kind IN ('FIXED', 'HIGHLIGHT', 'KEY_MESSAGE', 'RECOMMENDATION', 'FIGURE')),
        depth int NOT NULL CONSTRAINT ck_summary_paragraph_depth CHECK (depth IN (0, 1)),
        place int NOT NULL,
        removed_at timestamptz,
        dropped_at timestamptz,
        CONSTRAINT uq_summary_paragraph_key UNIQUE (document_id, key)
      )`);
    await db.query(`CREATE INDEX ix_summary_paragraph_section ON summary_paragraph (section_id, place)`);

    await db.query(`
      CREATE TABLE paragraph_version (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        paragraph_id uuid NOT NULL CONSTRAINT fk_paragraph_version_paragraph REFERENCES summary_paragraph (id),
        language text NOT NULL CONSTRAINT ck_paragraph_version_language CHECK (language IN ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
        number int NOT NULL,
        text text NOT NULL,
        parent_id uuid CONSTRAINT fk_paragraph_version_parent REFERENCES paragraph_version (id),
        generated boolean NOT NULL,
        author uuid CONSTRAINT fk_paragraph_version_author REFERENCES person (id),
        at timestamptz NOT NULL,
        CONSTRAINT uq_paragraph_version_number UNIQUE (paragraph_id, language, number)
      )`);
    await db.query(`
      CREATE TRIGGER paragraph_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON paragraph_version
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);

    await db.query(`
      CREATE TABLE footnote (${ROW},
        paragraph_id uuid NOT NULL CONSTRAINT fk_footnote_paragraph REFERENCES summary_paragraph (id),
        key text NOT NULL CONSTRAINT ck_footnote_key CHECK (key ~ '^[[:alnum:]_-]{1,40}$'),
        texts jsonb NOT NULL,
        removed_at timestamptz,
        CONSTRAINT uq_footnote_key UNIQUE (paragraph_id, key)
      )`);

    await db.query(`
      CREATE TABLE evidence (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        paragraph_id uuid NOT NULL CONSTRAINT fk_evidence_paragraph REFERENCES summary_paragraph (id),
        statement_id uuid CONSTRAINT fk_evidence_statement REFERENCES statement (id),
        item_id uuid CONSTRAINT fk_evidence_item REFERENCES outcome_item (id),
        relation text NOT NULL CONSTRAINT ck_evidence_relation CHECK (relation IN ('STATES', 'MERGES', 'SUMMARISES', 'COUNTS')),
        added_by uuid CONSTRAINT fk_evidence_person REFERENCES person (id),
        added_at timestamptz NOT NULL,
        CONSTRAINT ck_evidence_source CHECK (statement_id IS NOT NULL OR item_id IS NOT NULL)
      )`);
    await db.query(
      `CREATE UNIQUE INDEX uq_evidence ON evidence (paragraph_id, statement_id, item_id, relation) NULLS NOT DISTINCT`,
    );
    await db.query(`CREATE INDEX ix_evidence_statement ON evidence (statement_id)`);
    await db.query(`CREATE INDEX ix_evidence_item ON evidence (item_id)`);

    await db.query(`
      CREATE TABLE recommendation_number (
        item_id uuid PRIMARY KEY CONSTRAINT fk_recommendation_number_item REFERENCES outcome_item (id),
        forum_id uuid NOT NULL CONSTRAINT fk_recommendation_number_forum REFERENCES forum (id),
        year int NOT NULL,
        number int NOT NULL,
        given_at timestamptz NOT NULL,
        CONSTRAINT uq_recommendation_number UNIQUE (year, number)
      )`);
    await db.query(`
      CREATE TRIGGER recommendation_number_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON recommendation_number
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);

    await db.query(`
      CREATE TABLE disposition (${ROW},
        forum_id uuid NOT NULL CONSTRAINT fk_disposition_forum REFERENCES forum (id),
        item_id uuid NOT NULL CONSTRAINT fk_disposition_item REFERENCES outcome_item (id),
        result text NOT NULL CONSTRAINT ck_disposition_result CHECK (result IN ('IN_SUMMARY', 'MERGED', 'NOT_USED')),
        paragraph_id uuid CONSTRAINT fk_disposition_paragraph REFERENCES summary_paragraph (id),
        reason text,
        CONSTRAINT uq_disposition_item UNIQUE (item_id),
        CONSTRAINT ck_disposition_reason CHECK (result <> 'NOT_USED' OR reason IS NOT NULL),
        CONSTRAINT ck_disposition_paragraph CHECK (result = 'NOT_USED' OR paragraph_id IS NOT NULL)
      )`);

    await db.query(`
      CREATE TABLE summary_release (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        document_id uuid NOT NULL CONSTRAINT fk_summary_release_document REFERENCES summary_document (id),
        forum_id uuid NOT NULL CONSTRAINT fk_summary_release_forum REFERENCES forum (id),
        number int NOT NULL,
        models jsonb NOT NULL,
        register jsonb NOT NULL,
        released_by uuid NOT NULL CONSTRAINT fk_summary_release_person REFERENCES person (id),
        released_at timestamptz NOT NULL,
        CONSTRAINT uq_summary_release_number UNIQUE (forum_id, number)
      )`);
    await db.query(`
      CREATE TRIGGER summary_release_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON summary_release
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE summary_release, disposition, recommendation_number, evidence, footnote,
      paragraph_version, summary_paragraph, summary_section, summary_document`);
  }
}
