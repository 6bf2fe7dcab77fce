import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The version of a program, or null where this machine has none. */
export const versionOf = (program: string, flag = '--version'): Promise<string | null> =>
  run(program, [flag], { timeout: 60_000 }).then(
    ({ stdout, stderr }) => (stdout || stderr).split('\n')[0]?.trim() ?? '',
    () => null,
  );

// A CSV as a spreadsheet program takes it that trusts too much: numbers and formulas are read as such.
const CSV = 'CSV:44,34,76,1,,0,false,true,false,false,false,0,true';

// With the numbers that the program counted.
const TEXT = 'txt:Text (encoded):UTF8';

/**
 * Files opened by the office program and written in another format: flat XML or plain text that a test can read. One call after
 * the other, in a profile of its own, and with time enough for a slow machine.
 */
export class Office {
  private constructor(private readonly folder: string) {}

  static async open(): Promise<Office> {
    return new Office(await mkdtemp(path.join(os.tmpdir(), 'sti-office-')));
  }

  async convert(files: Record<string, string | Buffer>, to: 'fods' | 'fodt' | 'txt'): Promise<Record<string, Buffer>> {
    const [from, out] = [path.join(this.folder, 'in'), path.join(this.folder, `out-${to}`)];
    await mkdir(from, { recursive: true });
    const names = Object.keys(files);
    for (const name of names) await writeFile(path.join(from, name), files[name] ?? '');
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(this.folder, 'profile'))}`;
    const filter = names.some((name) => name.endsWith('.csv')) ? [`--infilter=${CSV}`] : [];
    const paths = names.map((name) => path.join(from, name));
    await run(
      'soffice',
      [
        profile,
        '--headless',
        '--norestore',
        ...filter,
        '--convert-to',
        to === 'txt' ? TEXT : to,
        '--outdir',
        out,
        ...paths,
      ],
      {
        timeout: 120_000,
      },
    );
    const converted = names.map(async (name) => {
      const file = path.join(out, `${path.parse(name).name}.${to}`);
      return [name, await readFile(file)] as const;
    });
    return Object.fromEntries(await Promise.all(converted));
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

/** What Poppler says of a PDF: 'Pages' -> '5'. */
export async function pdfFacts(pdf: Buffer): Promise<Record<string, string>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sti-pdf-'));
  try {
    const file = path.join(folder, 'summary.pdf');
    await writeFile(file, pdf);
    const { stdout } = await run('pdfinfo', [file], { timeout: 60_000 });
    return Object.fromEntries([...stdout.matchAll(/^([^:]+):\s+(.*)$/gm)].map(([, name, value]) => [name, value]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
