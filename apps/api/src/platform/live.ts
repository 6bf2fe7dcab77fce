import { EventEmitter } from 'node:events';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { EntityManager } from 'typeorm';
import { Config } from './config.ts';
import { Db } from './db.ts';
import type { Viewer } from './viewer.ts';

const RETRY = 1000;

type Rule = (viewer: Viewer, id: string) => Promise<boolean> | boolean;

/**
 * Signals "topic X is now version N", heard by every process over LISTEN/NOTIFY. They carry no content: who hears one
 * asks again by GraphQL, where rights and limits stand.
 */
@Injectable()
export class Live implements OnApplicationBootstrap, OnApplicationShutdown {
  /** Emits ('signal', topic, version). */
  readonly heard = new EventEmitter().setMaxListeners(0);
  /** Version of the topic `public`: the data version of all pages and public answers. */
  publicVersion = 0;
  private readonly rules = new Map<string, Rule>([['public', () => true]]);
  private listener?: pg.Client;
  private isStopping = false;

  constructor(
    private readonly config: Config,
    private readonly db: Db,
  ) {}

  /** Says who may listen to `prefix:<id>` or `prefix:<id>:<aspect>`; the rule gets the id. */
  rule(prefix: string, may: Rule): void {
    this.rules.set(prefix, may);
  }

  /** Raises a topic in the transaction of the change: nothing is heard of what was rolled back. */
  async raise(tx: EntityManager, topic: string): Promise<void> {
    await tx.query(
      `with raised as (
         insert into live_topic (topic, version) values ($1, 1)
         on conflict (topic) do update set version = live_topic.version + 1 returning topic, version)
       select pg_notify('live', topic || ' ' || version) from raised`,
      [topic],
    );
  }

  async mayHear(viewer: Viewer, topic: string): Promise<boolean> {
    const [prefix = '', id = '', aspect] = topic.split(':');
    const rule = this.rules.get(aspect ? `${prefix}:${aspect}` : prefix);
    return rule ? rule(viewer, id) : false;
  }

  /** Versions that the topics have reached; 0 for one that was never raised. */
  async versions(topics: string[]): Promise<Map<string, number>> {
    const rows = await this.db.sql<{ topic: string; version: string }>(
      'live.versions',
      'select topic, version from live_topic where topic = any($1)',
      [topics],
    );
    const known = new Map(rows.map((r) => [r.topic, Number(r.version)]));
    return new Map(topics.map((t) => [t, known.get(t) ?? 0]));
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.db.source.isInitialized) return;
    await this.listen();
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.config.databaseUrl, keepAlive: true });
    this.listener = client;
    client.on('notification', ({ payload }) => {
      const [topic = '', version = '0'] = (payload ?? '').split(' ');
      this.hear(topic, Number(version));
    });
    // A lost line says so twice, and a line that never came up as well: only the present one counts.
    const isLost = () => this.listener === client && this.listenAgain();
    client.on('error', isLost);
    client.on('end', isLost);
    await client.connect();
    await client.query('listen live');
    // What was raised while nobody listened.
    this.hear('public', (await this.versions(['public'])).get('public') ?? 0);
  }

  private listenAgain(): void {
    const lost = this.listener;
    this.listener = undefined;
    void lost?.end().catch(() => {});
    if (this.isStopping) return;
    const retry = async () => {
      await this.listen();
      this.heard.emit('reconnected');
    };
    setTimeout(() => void retry().catch(() => this.listener && this.listenAgain()), RETRY).unref();
  }

  private hear(topic: string, version: number): void {
    if (topic === 'public') this.publicVersion = Math.max(this.publicVersion, version);
    this.heard.emit('signal', topic, version);
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.listener?.end().catch(() => {});
  }
}
