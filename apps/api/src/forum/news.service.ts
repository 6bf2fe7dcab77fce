import { Injectable } from '@nestjs/common';
import { mergeText, newsPageProblems } from '@sti/domain';
import type { EntityManager } from 'typeorm';
import { Audit } from '../platform/audit.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { Once } from '../platform/idempotency.ts';
import { Live } from '../platform/live.ts';
import { RuleBroken, refuseProblems } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import { fromInput } from '../platform/texts.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { NewsPageInput } from './forum.input.ts';
import { lockForum } from './forum.queries.ts';
import { NewsPage } from './news-page.entity.ts';

@Injectable()
export class NewsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly once: Once,
  ) {}

  /** A new page without a version, unpublished; with a version the page of that slug is rewritten where it stands. */
  write(viewer: Viewer, input: NewsPageInput, version: number | null, key: string): Promise<NewsPage> {
    const { forumId } = input;
    viewer.demand('forum.write', { forumId });
    return this.db.tx(async (tx) => {
      const id = await this.once.run(tx, viewer, key, { input, version }, async () => {
        await lockForum(tx, forumId);
        const { slug, kind } = input;
        const known = await tx.findOneBy(NewsPage, { forumId, slug });
        if (known && version === null) throw new RuleBroken('slugTaken', { slug });
        if (!known && version !== null) throw notFound();
        const texts = { title: fromInput(input.title), body: fromInput(input.body) };
        if (known) checkVersion(known, version ?? 0, { ...texts, kind });
        refuseProblems(newsPageProblems({ slug, ...texts }));
        const before = known && { ...known };
        const page = known ?? tx.create(NewsPage, { forumId, slug, publishedAt: null, createdBy: viewer.personId });
        page.kind = kind;
        page.title = mergeText(known?.title ?? null, texts.title);
        page.body = mergeText(known?.body ?? null, texts.body);
        page.updatedBy = viewer.personId;
        const saved = await tx.save(page);
        await this.told(tx, viewer, 'forum.writeNewsPage', saved, before);
        return saved.id;
      });
      return tx.findOneByOrFail(NewsPage, { id });
    });
  }

  publish(viewer: Viewer, id: string, version: number): Promise<NewsPage> {
    return this.show(viewer, id, version, true);
  }

  withdraw(viewer: Viewer, id: string, version: number): Promise<NewsPage> {
    return this.show(viewer, id, version, false);
  }

  private show(viewer: Viewer, id: string, version: number, isPublic: boolean): Promise<NewsPage> {
    return this.db.tx(async (tx) => {
      const page = await tx.findOne(NewsPage, { where: { id }, lock: { mode: 'for_no_key_update' } });
      if (!page) throw notFound();
      viewer.demandOrHide('forum.write', { forumId: page.forumId });
      checkVersion(page, version);
      const before = { publishedAt: page.publishedAt };
      page.publishedAt = isPublic ? (page.publishedAt ?? this.clock.now()) : null;
      page.updatedBy = viewer.personId;
      const saved = await tx.save(page);
      const action = isPublic ? 'forum.publishNewsPage' : 'forum.withdrawNewsPage';
      await this.told(tx, viewer, action, saved, before);
      return saved;
    });
  }

  private async told(
    tx: EntityManager,
    viewer: Viewer,
    action: string,
    page: NewsPage,
    before: object | null,
  ): Promise<void> {
    const { id, forumId } = page;
    await this.audit.entry(tx, viewer, { action, kind: 'newsPage', id, forumId, before, after: page });
    if (page.publishedAt || action === 'forum.withdrawNewsPage') await this.live.raise(tx, 'public');
  }
}
