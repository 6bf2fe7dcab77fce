import { type Register, type RegisterRow, registerTable } from '@sti/report';
import { stringify } from 'csv-stringify/sync';

/** For programs: RFC 4180, every value as it is. For spreadsheets: nothing that one would take for a formula. */
export type CsvForm = 'machine' | 'spreadsheet';

const MACHINE_COLUMNS: Readonly<Record<string, (row: RegisterRow) => string | number | null>> = {
  number: (row) => row.number,
  text: (row) => row.text,
  language: (row) => row.lang,
  addressees: (row) => row.addressees.join('; '),
  goals: (row) => row.goals.join('; '),
  targets: (row) => row.targets.join('; '),
  sources: (row) => row.support.sources,
  session_code: (row) => row.sessionCode,
  session_title: (row) => row.sessionTitle,
  paragraph: (row) => row.paragraph,
  disposition: (row) => row.disposition,
  reason: (row) => row.reason,
};

// OWASP's list of characters that start a formula, their full-width forms, and the same behind blanks.
const RISKY = /^\p{Cc}|^[\s\p{Cc}]*[=+\-@|%＝＋－＠｜％]/u;

/** A text that a spreadsheet takes as text: an apostrophe before every risky start. */
export function harmless(text: string): string {
  return RISKY.test(text) ? `'${text}` : text;
}

/** The register as CSV in UTF-8. `protect` is replaced only by the test that proves it is needed. */
export function registerCsv(register: Register, form: CsvForm, protect = harmless): string {
  if (form === 'machine') {
    const names = Object.keys(MACHINE_COLUMNS);
    const rows = register.rows.map((row) => Object.values(MACHINE_COLUMNS).map((read) => read(row) ?? ''));
    return stringify([names, ...rows], { record_delimiter: '\r\n' });
  }
  const { columns, rows } = registerTable(register);
  const cells = [columns, ...rows].map((row) => row.map(protect));
  return stringify(cells, { bom: true, quoted: true, quoted_empty: true, record_delimiter: '\r\n' });
}
