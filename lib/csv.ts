/** Tables as text that spreadsheets open, and do not run. */

export type Cell = string | number | null;

const NUMBER = /^[+-]?\d+([.,]\d+)?$/;
/** What a spreadsheet takes for a formula, or skips on the way to one. */
const BEGINS_FORMULA = /^[=+\-@\t\r]/;

/** A line with its end. What would be a formula gets an apostrophe in front, by which a spreadsheet knows text; numbers stay. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(",")}\r\n`;

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  const text = String(cell);
  const safe = BEGINS_FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
