import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Summaries that are public already count from their last release. */
export class SummaryReleased1795000014000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE forum ADD COLUMN summary_released_at timestamptz');
    await db.query(`
      UPDATE forum SET summary_released_at = last.released_at
      FROM (SELECT forum_id, max(released_at) AS released_at FROM summary_release GROUP BY forum_id) last
      WHERE last.forum_id = forum.id`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE forum DROP COLUMN summary_released_at');
  }
}
