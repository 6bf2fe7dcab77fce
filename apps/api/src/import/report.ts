type Counts = { added: number; changed: number; unchanged: number };

/** What an import tells: one line for each value that it did not take as it stood, and the number of rows. */
export class ImportReport {
  readonly lines: string[] = [];
  readonly rows: Counts = { added: 0, changed: 0, unchanged: 0 };

  /** `path` is the place in the JSON, 'sessions[2].type'. */
  note(path: string, sentence: string): void {
    this.lines.push(`${path || 'file'}: ${sentence}`);
  }

  get hasChanges(): boolean {
    return this.rows.added + this.rows.changed > 0;
  }

  get summary(): string {
    const { added, changed, unchanged } = this.rows;
    return `${added} added, ${changed} changed, ${unchanged} unchanged`;
  }
}
