import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';

// serialization_failure, deadlock_detected and lock_not_available (two seconds in a queue): SQLSTATEs worth a second try.
const RETRY = new Set(['40001', '40P01', '55P03']);

@Injectable()
export class Db {
  constructor(readonly source: DataSource) {}

  get read(): EntityManager {
    return this.source.manager;
  }

  /** One unit of work in one transaction: a throw rolls back, a deadlock runs it again from the start. */
  async tx<T>(work: (tx: EntityManager) => Promise<T>, tries = 3): Promise<T> {
    try {
      return await this.source.transaction(work);
    } catch (e) {
      const code = (e as { code?: string }).code;
      if (tries > 1 && code && RETRY.has(code)) return this.tx(work, tries - 1);
      throw e;
    }
  }

  /** A hot read as a named statement: PostgreSQL plans it once a connection. The name must belong to one text only. */
  async sql<T>(name: string, text: string, values: unknown[] = []): Promise<T[]> {
    const { rows } = await this.pool.query({ name, text, values });
    return rows as T[];
  }

  get pool(): Pool {
    return (this.source.driver as unknown as { master: Pool }).master;
  }
}
