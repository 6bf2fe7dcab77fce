import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type SummaryModel, versionText } from '@sti/report';
import { columnShares } from './columns.ts';

/** The PDF could not be made; the message is for the log, not for readers. */
export class PdfFailed extends Error {}

/** This machine's build of the compiler cannot write PDF/UA-1 (complete only for Linux on x64). */
export class PdfUnavailable extends PdfFailed {}

const CHILD = fileURLToPath(new URL('./pdf-child.ts', import.meta.url));
const TIME_LIMIT_MS = 30_000;

function runChild(data: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Nothing of the API's environment reaches the child: no database address, no hooks of Node.
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CHILD], {
      env: {},
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: TIME_LIMIT_MS,
      killSignal: 'SIGKILL',
    });
    const pdf: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => pdf.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.stdin.on('error', () => {}); // A child that died early says why on its error output.
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(Buffer.concat(pdf));
      reject(failureOf(signal ? `stopped by ${signal}` : Buffer.concat(errors).toString('utf8')));
    });
    child.stdin.end(data);
  });
}

/** Tells a compiler that cannot do it on this platform from a document that it refused. */
export function failureOf(message: string): PdfFailed {
  const isMissing = /Cannot find module|native binding|dlopen/i.test(message);
  const isUnknown = /standard/i.test(message) && !message.includes('PDF/UA-1 error');
  if (!isMissing && !isUnknown) return new PdfFailed(message);
  const platform = `${process.platform} ${process.arch}`;
  return new PdfUnavailable(`No PDF/UA-1 on ${platform}: its build of the Typst compiler lacks it (${message})`);
}

let last: Promise<unknown> = Promise.resolve();

/**
 * The summary as PDF/UA-1: tagged, titled, its fonts inside. One at a time, whoever asks: each takes about 200 MB for
 * half a second. Rejects with PdfUnavailable or PdfFailed. `standard` is there for the test of the first.
 */
export function toPdf(model: SummaryModel, standard = 'ua-1'): Promise<Buffer> {
  const { annexes, ...rest } = model;
  const document = {
    model: rest,
    annexes: annexes.map((annex) => ({ ...annex, shares: columnShares(annex) })),
    version: versionText(model.language, model),
  };
  const mine = last.then(() => runChild(JSON.stringify({ document, standard })));
  last = mine.catch(() => {});
  return mine;
}
