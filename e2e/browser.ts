import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { at, CACHE } from '../scripts/lib/paths.mjs';

type Launch = { executablePath: string; args: string[]; env?: Record<string, string> };

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

// A test browser talks to our server only; root has no sandbox to put it in.
const QUIET = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
const FLAGS = [...QUIET, '--disable-sync', '--disable-gpu', '--disable-dev-shm-usage'];
const AS_ROOT = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** CHROMIUM_PATH, an installed Chromium, else the one of the packages with libraries of its own: nothing is downloaded. */
export async function findBrowser(): Promise<Launch> {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted === 'packaged') return packaged();
  const installed = [wanted ?? '', ...INSTALLED].find((file) => file && existsSync(file));
  return installed ? { executablePath: installed, args: [...FLAGS, ...AS_ROOT] } : packaged();
}

async function packaged(): Promise<Launch> {
  const folder = await unpacked();
  return {
    executablePath: path.join(folder, 'chromium'),
    args: [...FLAGS, '--no-sandbox', '--no-zygote', '--use-gl=angle', '--use-angle=swiftshader'],
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'),
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
    },
  };
}

/** Unpacked once, beside its place and then moved there: a stopped run leaves no half of a browser. */
async function unpacked(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const home = main.slice(0, main.lastIndexOf('chromium') + 'chromium'.length);
  const { version } = createRequire(import.meta.url)(path.join(home, 'package.json')) as { version: string };
  const folder = path.join(CACHE, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const part = `${folder}.${process.pid}`;
  await mkdir(part, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = part;
  try {
    const { inflate } = await import('@sparticuz/chromium');
    for (const file of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) {
      await inflate(path.join(home, 'bin', file));
    }
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await writeFile(
    path.join(part, 'fonts/fonts.conf'),
    fontsFrom([path.join(folder, 'fonts'), at('node_modules/@expo-google-fonts')]),
  );
  await rename(part, folder);
  return folder;
}

/** A bare machine has no fonts: those of the packages, so that Arabic and Chinese are not empty boxes. */
function fontsFrom(folders: string[]): string {
  const places = [...folders, '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`).join('');
  return `<?xml version="1.0"?><fontconfig>${places}<cachedir>${path.join(CACHE, 'fonts')}</cachedir></fontconfig>\n`;
}
