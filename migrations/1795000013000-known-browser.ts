import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KnownBrowser1795000013000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE sign_in_request ADD COLUMN login_hash bytea');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE sign_in_request DROP COLUMN login_hash');
  }
}
