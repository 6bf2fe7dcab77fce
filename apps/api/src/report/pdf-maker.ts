import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { SummaryModel } from '@sti/report';

const CHILD = fileURLToPath(new URL('./pdf-child.ts', import.meta.url));
const MOST_MS = 60_000;
const KEPT = 12;

/** Another PDF is being made; the reader may ask again in a moment. */
export class PdfBusy extends Error {}

/**
 * Makes PDFs in a child process, one at a time: the typesetter takes 290 MB while it runs and must not slow down those
 * who read. The last ones are kept under the hash of their document.
 */
@Injectable()
export class PdfMaker implements OnApplicationShutdown {
  private child?: ChildProcess;
  private readonly kept = new Map<string, Buffer>();

  /** Throws PdfBusy while another one is made. */
  async make(model: SummaryModel): Promise<Buffer> {
    const key = `${model.hash} ${model.language}`;
    const known = this.kept.get(key);
    if (known) return known;
    if (this.child) throw new PdfBusy();
    const pdf = await this.run(model);
    this.kept.set(key, pdf);
    for (const old of [...this.kept.keys()].slice(0, -KEPT)) this.kept.delete(old);
    return pdf;
  }

  private run(model: SummaryModel): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      // The child reads no environment: no database address, no mail password.
      const child = fork(CHILD, {
        serialization: 'advanced',
        execArgv: [],
        env: {},
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      this.child = child;
      const timer = setTimeout(() => child.kill('SIGKILL'), MOST_MS);
      let answer: Uint8Array | undefined;
      child.on('message', (message: Uint8Array) => {
        answer = message;
      });
      child.on('error', reject);
      child.on('exit', (code) => {
        clearTimeout(timer);
        this.child = undefined;
        if (answer) resolve(Buffer.from(answer));
        else reject(new Error(`the PDF was not made: exit code ${code}`));
      });
      child.send(model);
    });
  }

  onApplicationShutdown(): void {
    this.child?.kill('SIGKILL');
  }
}
