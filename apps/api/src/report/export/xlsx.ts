import { directionOf } from '@sti/reference';
import { cleanText, type Register, registerTable, versionText } from '@sti/report';
import ExcelJS from 'exceljs';

const CELL_LIMIT = 32_767;
const WIDTHS = [14, 70, 28, 14, 18, 36, 36, 12, 20];

/** A text as a cell can hold it. `_x0041_` would be read back as a letter, so its underscore is escaped. */
function cellText(text: string): string {
  return cleanText(text)
    .replace(/_x(?=[0-9A-F]{4}_)/gi, '_x005F_x')
    .slice(0, CELL_LIMIT);
}

/** The register as a workbook: every cell is a shared string, so no text turns into a formula, a link or a number. */
export async function registerXlsx(register: Register): Promise<Buffer> {
  const { columns, rows } = registerTable(register);
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'United Nations';
  workbook.description = versionText(register.language, register);
  const sheet = workbook.addWorksheet(String(register.year), {
    views: [{ state: 'frozen', ySplit: 1, rightToLeft: directionOf(register.language) === 'rtl' }],
  });
  sheet.columns = columns.map((_, index) => ({ width: WIDTHS[index] ?? 20 }));
  for (const cells of [columns, ...rows]) sheet.addRow(cells.map(cellText));
  sheet.eachRow((row, number) => {
    row.alignment = { vertical: 'top', wrapText: true };
    if (number === 1) row.font = { bold: true };
  });
  return Buffer.from(await workbook.xlsx.writeBuffer({ useSharedStrings: true, useStyles: true } as object));
}
