/** What a spreadsheet would take for a formula, even after blanks; such a cell is handed over as text. */
const formula = /^\s*[=+\-@|%\t\r\n]/

/** One cell of a CSV table (RFC 4180). Text that a spreadsheet would run gets an apostrophe in front: it is then shown and never run. */
export function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** Tells spreadsheets that the text is UTF-8; without it Chinese becomes noise in some of them. */
export const csvMark = '\uFEFF'
