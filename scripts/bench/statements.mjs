import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from '../lib/sql.mjs';

const ENTRY = /^@@/m;
const STATEMENT = /^LOG: {2}duration: [\d.]+ ms {2}(?:execute [^:]*|statement): ([\s\S]*)$/;
const DETAIL = /^DETAIL: {2}Parameters: ([\s\S]*)$/i;
const NOT_OURS = /graphile_worker|pg_reload_conf|^(begin|commit|rollback|start transaction)/i;

const TIMES = 3;

/** The reading statements that the API sends for this work, taken from PostgreSQL's own log. */
export async function statementsOf(server, work) {
  const log = path.join(server.folder, 'log');
  const set = (value, prefix) => [
    `ALTER SYSTEM SET log_min_duration_statement = ${value}`,
    `ALTER SYSTEM SET log_line_prefix = '${prefix}'`,
    'SELECT pg_reload_conf()',
  ];
  for (const statement of set(0, '@@')) await sql(server.url, statement);
  await pause(300);
  const before = (await readFile(log, 'utf8')).length;
  for (let time = 0; time < TIMES; time++) await work();
  await pause(100);
  const text = (await readFile(log, 'utf8')).slice(before);
  for (const statement of set(-1, '')) await sql(server.url, statement);
  return everyTime(read(text));
}

/** What the work does each time; jobs that happened to run beside it fall out. */
function everyTime(statements) {
  const same = Map.groupBy(statements, (one) => JSON.stringify(one));
  return [...same.values()].flatMap((group) => group.slice(0, Math.floor(group.length / TIMES)));
}

/** Parameters follow the line they belong to; binding has such a line too, which does not count. */
function read(text) {
  const found = [];
  let last;
  for (const entry of text.split(ENTRY)) {
    const parameters = entry.match(DETAIL)?.[1];
    const statement = entry.match(STATEMENT)?.[1]?.trim();
    if (parameters && last) last.values = valuesIn(parameters);
    last = statement ? { text: statement, values: [] } : undefined;
    if (last) found.push(last);
  }
  return found.filter((one) => !NOT_OURS.test(one.text) && /^(select|with)/i.test(one.text));
}

function valuesIn(parameters) {
  const values = parameters.matchAll(/\$\d+ = (NULL|'(?:[^']|'')*')/g);
  return [...values].map(([, value]) => (value === 'NULL' ? null : value.slice(1, -1).replaceAll("''", "'")));
}
