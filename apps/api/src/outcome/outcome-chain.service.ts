import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newSalt, nextLink, saltedDigest } from '../platform/chain.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { type LinkKind, OutcomeLink } from './outcome-link.entity.ts';

/** A record of the log as it is digested: its own row, in the words of the database. */
type Linkable = { id: string; kind: LinkKind; record: unknown };

export type ChainRow = {
  number: number;
  kind: LinkKind;
  recordId: string;
  record: unknown;
  /** Null, as the record, for who may not read the record. */
  salt: string | null;
  digest: string;
  previousHash: string;
  hash: string;
};

const START = Buffer.alloc(32).toString('hex');

/** The hash of a link: it covers the one before it, so that no record can be changed, removed or moved unseen. */
function hashOf(link: Pick<ChainRow, 'number' | 'kind' | 'recordId' | 'digest' | 'previousHash'>): string {
  const { number, kind, recordId, digest, previousHash } = link;
  return nextLink(Buffer.from(previousHash, 'hex'), { number, kind, recordId, digest }).toString('hex');
}

const digestOf = (salt: string, record: unknown): string =>
  saltedDigest(Buffer.from(salt, 'hex'), record).toString('hex');

/** The number of the first row of an export that does not fit the chain; null where all is well. */
export function firstBrokenLink(rows: readonly ChainRow[]): number | null {
  let previousHash = START;
  for (const [n, row] of rows.entries()) {
    const isTrue =
      row.number === n + 1 &&
      row.previousHash === previousHash &&
      (row.salt === null ? row.record === null : row.digest === digestOf(row.salt, row.record)) &&
      row.hash === hashOf(row);
    if (!isTrue) return row.number;
    previousHash = row.hash;
  }
  return null;
}

/** The hash chain of a forum's log (product.md, N22): linked by a job, because a chain made inside the writing
 * transactions would put all rooms in one queue. */
@Injectable()
export class OutcomeChain {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Links what was committed since the last run; gives the number of new links. */
  async link(forumId: string): Promise<number> {
    return this.db.tx(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('outcome.chain'), hashtext($1))`, [forumId]);
      const last = await tx.findOne(OutcomeLink, { where: { forumId }, order: { number: 'DESC' } });
      let previousHash = last?.hash ?? START;
      let number = last?.number ?? 0;
      const fresh = await unlinked(tx, forumId);
      for (const { id, kind, record } of fresh) {
        number += 1;
        const salt = newSalt().toString('hex');
        const digest = digestOf(salt, record);
        const hash = hashOf({ number, kind, recordId: id, digest, previousHash });
        const linkedAt = this.clock.now();
        await tx.insert(OutcomeLink, {
          recordId: id,
          forumId,
          number,
          kind,
          salt,
          digest,
          previousHash,
          hash,
          linkedAt,
        });
        previousHash = hash;
      }
      return fresh.length;
    });
  }

  /** The whole chain of a forum with the records that it covers, for anyone who verifies it. */
  async export(forumId: string): Promise<ChainRow[]> {
    return this.db.read.query<ChainRow[]>(
      `SELECT l.number, l.kind, l.record_id AS "recordId", r.record, l.salt, l.digest,
         l.previous_hash AS "previousHash", l.hash
       FROM outcome_link l JOIN (${RECORDS}) r ON r.id = l.record_id
       WHERE l.forum_id = $1 ORDER BY l.number`,
      [forumId],
    );
  }
}

// Named one by one, so that a column added later changes no digest; times as UTC text, whatever the connection's zone.
const ENTRY = `e.id, e.session_id, e.number, e.root_id, e.parent_id, e.merged_from_ids, e.text, e.source_category,
  e.attribution, utc_text(e.said_at) AS said_at, e.device_id, e.device_seq, e.client_id, e.recorded_by,
  utc_text(e.recorded_at) AS recorded_at`;

const RECORDS = `
  SELECT id, 'STATEMENT' AS kind, 1 AS rank, recorded_at AS at, to_jsonb(r) AS record FROM (
    SELECT ${ENTRY}, e.verbatim, e.language, e.speaker_appearance_id, e.speaker_text, e.on_behalf_of, e.country_m49
    FROM statement e WHERE e.forum_id = $1
  ) r
  UNION ALL
  SELECT id, 'ITEM', 2, recorded_at, to_jsonb(r) FROM (
    SELECT ${ENTRY}, e.type, e.goals, e.addressees, e.time_frame, e.area, e.strength,
      ARRAY(SELECT statement_id FROM outcome_item_statement l WHERE l.item_id = e.id ORDER BY 1) AS statement_ids
    FROM outcome_item e WHERE e.forum_id = $1
  ) r
  UNION ALL
  SELECT id, 'DECISION', 3, decided_at, to_jsonb(r) FROM (
    SELECT id, item_id, place, status, reason, merged_into_id, decided_by, utc_text(decided_at) AS decided_at
    FROM outcome_decision WHERE forum_id = $1
  ) r`;

function unlinked(tx: EntityManager, forumId: string): Promise<Linkable[]> {
  return tx.query<Linkable[]>(
    `SELECT r.id, r.kind, r.record FROM (${RECORDS}) r
     WHERE NOT EXISTS (SELECT FROM outcome_link l WHERE l.record_id = r.id)
     ORDER BY r.at, r.rank, r.id`,
    [forumId],
  );
}
