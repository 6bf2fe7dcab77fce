import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SharedRoom1795000015000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE slot ADD COLUMN shared_room_reason text');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE slot DROP COLUMN shared_room_reason');
  }
}
