import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeactivatedAccount1795000012000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE person ADD COLUMN deactivated_at timestamptz, ADD COLUMN deactivated_reason text');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE person DROP COLUMN deactivated_at, DROP COLUMN deactivated_reason');
  }
}
