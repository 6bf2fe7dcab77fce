import { Injectable } from '@nestjs/common';
import { type Register, registerJson, renderHtml, renderMarkdown, type SummaryModel } from '@sti/report';
import { toDocx } from './export/docx.ts';
import { Pdfs } from './pdfs.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export type MadeFile = { type: string; bytes: Buffer | string };

/** The files of a document; all of them come from one model. */
@Injectable()
export class SummaryFiles {
  constructor(private readonly pdfs: Pdfs) {}

  /** Null for a format that there is not; see Pdfs for what a PDF may reject with. */
  async summary(model: SummaryModel, format: string): Promise<MadeFile | null> {
    switch (format) {
      case 'docx':
        return { type: DOCX, bytes: await toDocx(model) };
      case 'html':
        return { type: 'text/html; charset=utf-8', bytes: renderHtml(model) };
      case 'md':
        return { type: 'text/markdown; charset=utf-8', bytes: renderMarkdown(model) };
      case 'pdf':
        return { type: 'application/pdf', bytes: await this.pdfs.of(model) };
      default:
        return null;
    }
  }

  /** `forSpreadsheet`: the CSV that a spreadsheet opens without running what people typed. */
  async register(register: Register, format: string, forSpreadsheet: boolean): Promise<MadeFile | null> {
    switch (format) {
      case 'json':
        return {
          type: 'application/json; charset=utf-8',
          bytes: `${JSON.stringify(registerJson(register), null, 2)}\n`,
        };
      default:
        return null;
    }
  }
}
