import { readFile, stat } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { type EntityManager, IsNull, Not } from 'typeorm';
import type { Forum } from '../forum/forum.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Audit } from '../platform/audit.ts';
import { Db } from '../platform/db.ts';
import { ReleaseService } from '../programme/release.service.ts';
import { Applier } from './apply.ts';
import { parseJson, placeOf } from './json.ts';
import { lookAlikes } from './look-alikes.ts';
import type { ForumPlan } from './plan.ts';
import { readForum } from './read-forum.ts';
import { RefusedField } from './refused-field.ts';
import { ImportReport } from './report.ts';

/**
 * What the command prints, and its exit code: 1 where the file is no forum at all, that is no JSON, without a number or
 * without a year. A forum that cannot be taken, as its number is another's, is told of and not imported: 0.
 */
type ImportOutcome = { exitCode: 0 | 1; isImported: boolean; lines: string[]; report: ImportReport };

const MAX_BYTES = 10 * 1024 * 1024;

/** Ends a dry run: everything was done, and is undone. */
class DryRun extends Error {}

/**
 * Imports one edition of the Forum from a JSON file and releases its programme, in one transaction. A second run of
 * the same file changes nothing; a dry run prints the same report and leaves nothing behind.
 */
export async function importForum(
  context: INestApplicationContext,
  file: string,
  { dryRun = false } = {},
): Promise<ImportOutcome> {
  const report = new ImportReport();
  const failed = (sentence: string): ImportOutcome => {
    return { exitCode: 1, isImported: false, lines: [`${file}: ${sentence}`], report };
  };
  const text = await readText(file);
  if (text === null) return failed('no such file, or more than 10 MB');
  const parsed = parseJson(text);
  if ('fault' in parsed) {
    const { line, column, field, expected } = parsed.fault;
    return failed(
      `line ${line}, column ${column}, field ${field || '(top)'}: no JSON, ${expected} expected. Nothing was imported.`,
    );
  }
  try {
    const plan = readForum(parsed.value, report);
    const end = await write(context, plan, report, dryRun);
    const isTrial = dryRun ? ' (dry run: nothing was written)' : '';
    return {
      exitCode: 0,
      isImported: true,
      lines: [...report.lines, `Forum ${plan.columns.year}: ${report.summary}. ${end}${isTrial}`],
      report,
    };
  } catch (error) {
    if (!(error instanceof RefusedField)) throw error;
    const { field, message, isMissing } = error;
    const place = placeOf(text, field);
    const where = place ? `line ${place.line}, column ${place.column}, field ${field}` : `field ${field || '(top)'}`;
    if (isMissing) return failed(`${where}: ${message}. Nothing was imported.`);
    const told = [`${file}: ${where}: ${message}`, 'Nothing of this file was imported: the database is as it was.'];
    return { exitCode: 0, isImported: false, lines: [...report.lines, ...told], report };
  }
}

async function readText(file: string): Promise<string | null> {
  try {
    return (await stat(file)).size <= MAX_BYTES ? await readFile(file, 'utf8') : null;
  } catch {
    return null;
  }
}

/** Gives the last sentence of the report. */
async function write(
  context: INestApplicationContext,
  plan: ForumPlan,
  report: ImportReport,
  dryRun: boolean,
): Promise<string> {
  let told = '';
  const lines = report.lines.length;
  try {
    await context.get(Db).tx(async (tx) => {
      // A deadlock runs the work again: its notes and counts start anew.
      report.lines.length = lines;
      Object.assign(report.rows, { added: 0, changed: 0, unchanged: 0 });
      const applier = new Applier(tx, report);
      const forum = await applier.apply(plan);
      await noteLookAlikes(tx, [...applier.people.keys()], report);
      told = await tellPublic(context, tx, forum, report);
      if (dryRun) throw new DryRun();
    });
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
  return told;
}

async function noteLookAlikes(tx: EntityManager, names: string[], report: ImportReport): Promise<void> {
  const imported = await tx.find(Person, { select: { displayName: true }, where: { sourceId: Not(IsNull()) } });
  for (const [name, others] of lookAlikes(
    names,
    imported.map(({ displayName }) => displayName),
  )) {
    report.note('people', `"${name}" may be ${others.map((other) => `"${other}"`).join(' or ')}: kept apart`);
  }
}

/** What is imported was found on public pages, so it is released with the import. */
async function tellPublic(
  context: INestApplicationContext,
  tx: EntityManager,
  forum: Forum,
  report: ImportReport,
): Promise<string> {
  if (!report.hasChanges) return 'Programme as released before.';
  const version = await context.get(ReleaseService).releaseAll(tx, null, forum.id, 'imported');
  const after = { ...report.rows };
  await context
    .get(Audit)
    .entry(tx, null, { action: 'forum.import', kind: 'forum', id: forum.id, forumId: forum.id, after });
  return version ? `Programme released as version ${version.number}.` : 'Programme as released before.';
}
