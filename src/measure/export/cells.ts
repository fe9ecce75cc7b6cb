/** A cell of a table: numbers stay numbers, null is empty. */
export type Cell = string | number | null;

/** What spreadsheets take for the beginning of a formula. Source: OWASP, CSV injection. */
const FORMULA = /^[=+\-@\t\r\n]/;

/** Comma-separated values (RFC 4180), with a byte order mark left to the caller. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

/** For the clipboard: spreadsheets take tabs for columns and lines for rows, and know no quotes to rely on. */
export function tsvOf(rows: readonly (readonly Cell[])[]): string {
  return rows
    .map((row) => row.map((cell) => textOf(cell).replaceAll(/[\t\r\n]+/g, " ")).join("\t"))
    .join("\n");
}

function csvCell(cell: Cell): string {
  const text = textOf(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Texts come from files and catalogues of strangers: none of them may become a formula. */
function textOf(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  return FORMULA.test(cell) ? `'${cell}` : cell;
}
