import { Injectable } from '@nestjs/common';
import type { SummaryModel } from '@sti/report';
import { PdfUnavailable, toPdf } from './export/pdf.ts';

/** Too many PDFs are asked for at once; the reader may ask again in a moment. */
class PdfBusy extends Error {}

const MOST_WAITING = 3;
const KEPT = 12;

/**
 * PDFs are made in a child process, one at a time, and the last ones are kept under the hash of their document. Those
 * who ask for the same one share it; when others already wait, the next is turned away.
 */
@Injectable()
export class Pdfs {
  private readonly kept = new Map<string, Promise<Buffer>>();
  private running = 0;

  /** Rejects with PdfBusy, PdfUnavailable or PdfFailed. */
  async of(model: SummaryModel): Promise<Buffer> {
    const key = `${model.hash} ${model.language}`;
    const known = this.kept.get(key);
    if (known) return known;
    if (this.running > MOST_WAITING) throw new PdfBusy();
    this.running++;
    const pdf = toPdf(model).finally(() => {
      this.running--;
    });
    this.kept.set(key, pdf);
    pdf.catch(() => this.kept.delete(key));
    for (const old of [...this.kept.keys()].slice(0, -KEPT)) this.kept.delete(old);
    return pdf;
  }
}

/** What a reader is told when there is no PDF for now; null where something is broken. */
export function noPdfBecause(error: unknown): { text: string; retryAfter?: string } | null {
  if (error instanceof PdfBusy)
    return { text: 'Other PDFs are being made. Try again in a few seconds.', retryAfter: '5' };
  if (error instanceof PdfUnavailable)
    return { text: 'This server cannot make PDF/UA files. Take the .docx or .html file.' };
  return null;
}
