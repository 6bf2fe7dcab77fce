import { Injectable } from '@nestjs/common';
import { type Register, registerJson, renderHtml, renderMarkdown, type SummaryModel } from '@sti/report';
import { registerCsv } from './export/csv.ts';
import { Pdfs } from './pdfs.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

// Loaded when first asked for: the writers of office files would double the time and memory of a start.
const docx = async (model: SummaryModel) => (await import('./export/docx.ts')).toDocx(model);
const xlsx = async (register: Register) => (await import('./export/xlsx.ts')).registerXlsx(register);

export type MadeFile = { type: string; bytes: Buffer | string };

/** The files of a document; all of them come from one model. */
@Injectable()
export class SummaryFiles {
  constructor(private readonly pdfs: Pdfs) {}

  /** Null for a format that there is not; see Pdfs for what a PDF may reject with. */
  async summary(model: SummaryModel, format: string): Promise<MadeFile | null> {
    switch (format) {
      case 'docx':
        return { type: `${OFFICE}.wordprocessingml.document`, bytes: await docx(model) };
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
      case 'csv': {
        const bytes = registerCsv(register, forSpreadsheet ? 'spreadsheet' : 'machine');
        return { type: 'text/csv; charset=utf-8; header=present', bytes };
      }
      case 'xlsx':
        return { type: `${OFFICE}.spreadsheetml.sheet`, bytes: await xlsx(register) };
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
