import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RoleByProgramme1795000008000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE role_assignment ADD COLUMN is_by_programme boolean NOT NULL DEFAULT false');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE role_assignment DROP COLUMN is_by_programme');
  }
}
