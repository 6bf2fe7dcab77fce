import { Injectable } from '@nestjs/common';
import type DataLoader from 'dataloader';
import { In } from 'typeorm';
import { describeItems, describeStatements } from '../outcome/outcome.queries.ts';
import { OutcomeItem } from '../outcome/outcome-item.entity.ts';
import { Statement } from '../outcome/statement.entity.ts';
import { Db } from '../platform/db.ts';
import { inOrder, type Loaders } from '../platform/loaders.ts';

/** Statements and items by their first version, read as they stand now: the sources of a whole document in two queries each. */
@Injectable()
export class SourceLoaders {
  constructor(private readonly db: Db) {}

  statement(loaders: Loaders): DataLoader<string, Statement | null> {
    return loaders.of<string, Statement | null>('report.statement', async (rootIds) => {
      const versions = await this.db.read.find(Statement, {
        where: { rootId: In([...rootIds]) },
        order: { id: 'ASC' },
      });
      const standing = (await describeStatements(this.db.read, versions)).filter((row) => row.isCurrent);
      return inOrder(rootIds, standing, (row) => row.rootId);
    });
  }

  /** An item's standing text: its last agreed version, else its newest. */
  item(loaders: Loaders): DataLoader<string, OutcomeItem | null> {
    return loaders.of<string, OutcomeItem | null>('report.item', async (rootIds) => {
      const versions = await this.db.read.find(OutcomeItem, {
        where: { rootId: In([...rootIds]) },
        order: { id: 'ASC' },
      });
      const rows = await describeItems(this.db.read, versions);
      const agreed = rows.filter((row) => row.status === 'AGREED');
      // The last row of a key wins, so agreed texts come last.
      return inOrder(rootIds, [...rows.filter((row) => row.isCurrent), ...agreed], (row) => row.rootId);
    });
  }
}
