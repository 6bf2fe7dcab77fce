import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { localText } from '@sti/domain';
import { LANGUAGES } from '@sti/reference';
import ExcelJS from 'exceljs';
import { type Actor, type Api, startApp } from '../../test/app.ts';
import type { Forum } from '../forum/forum.entity.ts';
import { RoleAssignment } from '../people/role-assignment.entity.ts';
import { Session } from '../programme/session.entity.ts';

let api: Api;
let forum: Forum;
let other: Forum;
let officer: Actor;
let moderator: Actor;
let session: Session;

const NASTY = '=HYPERLINK("http://example.org"), "quoted"\nand <svg/onload=alert(1)>';

beforeAll(async () => {
  api = await startApp();
  [forum, other] = [await api.forum({ year: 2187 }), await api.forum({ year: 2188 })];
  officer = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
  const row = {
    forumId: forum.id,
    code: 'FILES1',
    title: localText('Science for the oceans'),
    type: 'PANEL',
    status: 'LIVE',
  };
  session = await api.db.save(api.db.create(Session, row as Session));
  moderator = await api.person({ roles: [{ role: 'MOD', session: session.id }] });
  await agreed('RECOMMENDATION', NASTY, { addressees: ['Member States', '@SUM(A1)'], goals: ['14.a', '9'] });
  await agreed('RECOMMENDATION', 'Share data', {});
  await agreed('GAP', 'Data are scarce', {});
  await api.gql(
    'mutation($f: ID!, $k: ID!) { compileSummary(forumId: $f, idempotencyKey: $k) { __typename } }',
    { f: forum.id, k: crypto.randomUUID() },
    officer,
  );
});
afterAll(() => api.stop());

async function agreed(type: string, text: string, more: object): Promise<void> {
  const input = {
    clientId: crypto.randomUUID(),
    deviceId: 'desk',
    deviceSeq: 1,
    sessionId: session.id,
    type,
    text,
    addressees: ['Member States'],
    ...more,
  };
  const { data } = await api.gql(
    'mutation($input: OutcomeInput!) { logOutcome(input: $input) { ... on OutcomeItem { id } } }',
    { input },
    moderator,
  );
  const { id } = data.logOutcome;
  await api.gql('mutation($id: ID!) { proposeOutcome(id: $id) { __typename } }', { id }, moderator);
  await api.gql('mutation($id: ID!) { agreeOutcome(id: $id) { __typename } }', { id }, moderator);
}

const FRONT =
  'mutation($f: ID!, $v: Int!, $symbol: String) { editFrontMatter(forumId: $f, version: $v, input: { symbol: $symbol, banner: AUV, distribution: LIMITED, originalLanguage: en }) { __typename } }';
const FILES = [
  'summary.docx',
  'summary.pdf',
  'summary.html',
  'summary.md',
  'register.csv',
  'register.xlsx',
  'register.json',
];
const get = (file: string, as?: Actor, init?: RequestInit) => api.http(`/forums/${forum.year}/${file}`, init, as);
const json = async (file: string, as?: Actor) =>
  (await get(file, as)).json() as Promise<{
    version: number;
    hash: string;
    recommendations: { number: string; text: string; addressees: string[]; goals: string[]; targets: string[] }[];
  }>;

test('until the release the files exist for the Secretariat, the Co-Chairs and the 10-Member Group only', async () => {
  const readers = [
    officer,
    await api.person({ roles: [{ role: 'COC', forum: forum.id }] }),
    await api.person({ roles: [{ role: 'G10', forum: forum.id }] }),
  ];
  const strangers = [
    undefined,
    await api.person(),
    moderator,
    await api.person({ roles: [{ role: 'SEC', forum: other.id }] }),
    await api.person({ roles: [{ role: 'ADM' }] }),
  ];
  for (const file of FILES) {
    for (const reader of readers) expect([file, (await get(file, reader)).status]).toEqual([file, 200]);
    for (const stranger of strangers) {
      const answer = await get(file, stranger);
      expect([file, answer.status, await answer.text()]).toEqual([file, 404, 'Not found.\n']);
    }
  }
  // What is not there answers in the same words as what may not be known.
  const nothing = await api.http('/forums/1900/summary.html', {}, officer);
  expect([nothing.status, await nothing.text()]).toEqual([404, 'Not found.\n']);
  expect((await get('summary.exe', officer)).status).toBe(404);
});

test('every file is an attachment that no browser runs, and a draft stays out of shared caches', async () => {
  for (const file of FILES) {
    const { headers } = await get(file, officer);
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="sti-forum-2187-(summary|register)-en\.\w+"$/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(headers.get('cache-control')).toBe('private, no-cache');
    const etag = headers.get('etag') ?? '';
    for (const held of [etag, `W/${etag}`, `"older", ${etag}`])
      expect((await get(file, officer, { headers: { 'if-none-match': held } })).status).toBe(304);
    expect((await get(file, officer, { headers: { 'if-none-match': '"older"' } })).status).toBe(200);
  }
});

test('all files of one version carry the same version and hash; an edit makes another one', async () => {
  const html = await (await get('summary.html', officer)).text();
  const { version, hash } = await json('register.json', officer);
  expect(html).toContain(hash);
  expect(await (await get('summary.md', officer)).text()).toContain(hash);
  await api.gql(FRONT, { f: forum.id, v: 1, symbol: 'E/HLPF/2187/6' }, officer);
  const later = await json('register.json', officer);
  expect(later.version).toBeGreaterThan(version);
  expect(later.hash).not.toBe(hash);
  expect(await (await get('summary.html', officer)).text()).toContain('E/HLPF/2187/6');
});

test('what people typed is text in every file', async () => {
  const html = await (await get('summary.html', officer)).text();
  expect(html).toContain('&lt;svg/onload=alert(1)&gt;');
  expect(html).not.toMatch(/<svg|<script/i);
  const { recommendations } = await json('register.json', officer);
  expect(
    recommendations.map(({ number, addressees, goals, targets }) => ({ number, addressees, goals, targets })),
  ).toEqual([
    { number: 'R-2187-001', addressees: ['Member States', '@SUM(A1)'], goals: ['9', '14'], targets: ['14.a'] },
    { number: 'R-2187-002', addressees: ['Member States'], goals: [], targets: [] },
  ]);
  expect(recommendations[0]?.text).toContain('=HYPERLINK("http://example.org")');
});

/** A small reader of RFC 4180, so that what is written is checked by something else than its writer. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.length > 1);
}

test('the register read back from CSV and XLSX equals the data, and a spreadsheet runs none of it', async () => {
  const { recommendations } = await json('register.json', officer);
  const [header = [], ...rows] = parseCsv(await (await get('register.csv', officer)).text());
  const cell = (row: string[], name: string) => row[header.indexOf(name)] ?? '';
  expect(
    rows.map((row) => ({
      number: cell(row, 'number'),
      text: cell(row, 'text'),
      addressees: cell(row, 'addressees').split('; '),
      targets: cell(row, 'targets').split('; ').filter(Boolean),
    })),
  ).toEqual(recommendations.map(({ number, text, addressees, targets }) => ({ number, text, addressees, targets })));
  // Not by text(), which takes the byte order mark away.
  const bytes = await (await get('register.csv?for=spreadsheet', officer)).arrayBuffer();
  const spreadsheet = Buffer.from(bytes).toString('utf8');
  const cells = parseCsv(spreadsheet.replace(/^\uFEFF/, '')).flat();
  expect(spreadsheet.startsWith('\uFEFF')).toBe(true);
  expect(cells.filter((each) => /^\s*[=+\-@|%]/.test(each))).toEqual([]);
  expect(cells.some((each) => each.startsWith("'=HYPERLINK"))).toBe(true);

  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await (await get('register.xlsx', officer)).arrayBuffer());
  const types = new Set<number>();
  const numbers: unknown[] = [];
  workbook.worksheets[0]?.eachRow((row, n) => {
    row.eachCell({ includeEmpty: false }, (each) => void types.add(each.type));
    if (n > 1) numbers.push(row.getCell(1).value);
  });
  expect([[...types], numbers]).toEqual([[ExcelJS.ValueType.String], recommendations.map(({ number }) => number)]);
});

test('a file comes in the language that is asked for', async () => {
  const answer = await get('summary.html?lang=ar', officer);
  expect(answer.headers.get('content-language')).toBe('ar');
  expect(await answer.text()).toContain('<html lang="ar" dir="rtl">');
});

test('a role that ended takes the files with it', async () => {
  const leaving = await api.person({ roles: [{ role: 'COC', forum: forum.id }] });
  const address = 'summary.html';
  expect((await get(address, leaving)).status).toBe(200);
  await api.db.update(RoleAssignment, { personId: leaving.personId }, { endedAt: new Date() });
  expect((await get(address, leaving)).status).toBe(404);
});

test('many who ask for one PDF share it; many different ones at once are told to wait', async () => {
  const asked = (langs: string[]) => Promise.all(langs.map((lang) => get(`summary.pdf?lang=${lang}`, officer)));
  const same = await asked(Array.from({ length: 10 }, () => 'fr'));
  expect(same.map(({ status }) => status)).toEqual(Array(10).fill(200));
  await api.gql(FRONT, { f: forum.id, v: 2, symbol: 'E/HLPF/2187/7' }, officer);
  const different = await asked([...LANGUAGES]);
  const busy = different.filter(({ status }) => status === 503);
  expect([busy.length > 0, different.length - busy.length]).toEqual([true, 4]);
  expect([busy[0]?.headers.get('retry-after'), await busy[0]?.text()]).toEqual([
    '5',
    'Other PDFs are being made. Try again in a few seconds.\n',
  ]);
});

test('once released the summary is everybody’s and frozen; the draft goes on behind it', async () => {
  const RELEASE =
    'mutation($f: ID!, $k: ID!) { releaseSummary(forumId: $f, idempotencyKey: $k) { __typename ... on SummaryReleaseNote { number } ... on RuleBroken { values { value } } } }';
  const k = crypto.randomUUID();
  const noted = async ({ year }: Forum) =>
    (await api.gql('query($y: Int!) { forum(year: $y) { version summaryReleasedAt } }', { y: year })).data.forum;
  const planned = await noted(forum);
  expect(planned.summaryReleasedAt).toBeNull();
  const before = Number((await api.db.query("SELECT version FROM live_topic WHERE topic = 'public'"))[0]?.version ?? 0);
  const released = await api.gql(RELEASE, { f: forum.id, k }, officer);
  expect(released.data.releaseSummary).toEqual({ __typename: 'SummaryReleaseNote', number: 1 });
  const [release] = await api.db.query('SELECT released_at FROM summary_release WHERE forum_id = $1', [forum.id]);
  // The pages of the forum lead to it; its Secretariat's open forms do not become stale.
  expect(await noted(forum)).toEqual({ ...planned, summaryReleasedAt: release.released_at.toISOString() });
  expect((await noted(other)).summaryReleasedAt).toBeNull();
  expect((await api.gql(RELEASE, { f: forum.id, k }, officer)).data).toEqual(released.data);
  const [topic] = await api.db.query("SELECT version FROM live_topic WHERE topic = 'public'");
  expect(Number(topic.version)).toBeGreaterThan(before);
  for (const file of FILES) expect([file, (await get(file)).status]).toEqual([file, 200]);
  expect((await get('summary.html')).headers.get('cache-control')).toBe('public, max-age=60');

  const QUERY =
    'query($y: Int!, $l: Lang!) { releasedSummary(year: $y, lang: $l) { number hash title sections(first: 8) { number heading paragraphs { printedNumber recommendationNumber runs { text } } } } }';
  const read = async (y: number) => (await api.gql(QUERY, { y, l: 'fr' })).data.releasedSummary;
  const frozen = await read(forum.year);
  expect(
    frozen.sections.flatMap((s: { paragraphs: { recommendationNumber: string | null }[] }) =>
      s.paragraphs.flatMap((p) => p.recommendationNumber ?? []),
    ),
  ).toEqual(['R-2187-001', 'R-2187-002']);
  expect(await read(other.year)).toBeNull();

  await agreed('GAP', 'A later gap', {});
  await api.gql(
    'mutation($f: ID!, $k: ID!) { compileSummary(forumId: $f, idempotencyKey: $k) { __typename } }',
    { f: forum.id, k: crypto.randomUUID() },
    officer,
  );
  expect(await read(forum.year)).toEqual(frozen);
  expect(await (await get('summary.md', officer)).text()).not.toContain('A later gap');
  expect(await (await get('summary.md?draft=1', officer)).text()).toContain('A later gap');
  expect(await (await get('summary.md?draft=1')).text()).not.toContain('A later gap');
  await expect(api.db.query('UPDATE summary_release SET number = 9')).rejects.toThrow('append-only');
});
