// The table behind a picture as comma-separated values (RFC 4180), in the words that a screen reader
// says: what stands there as a sign alone is left out, what is hidden from the eye is in it.
//
//   csv_of(figure, "Issue")      // "Issue,Option,Ukraine,…", a line a row

const asides = ".note, .tag, .whose-word";
const spaced = (text: string) => text.replace(/\s+/g, " ").trim();

function words_of(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? "";
  if (!(node instanceof Element) || node.getAttribute("aria-hidden") === "true" || node.matches("details")) return "";
  const words = [...node.childNodes].map(words_of).join("");
  return node.matches(asides) && spaced(words) !== "" ? ` (${spaced(words).replace(/^[·\s]+/, "")})` : words;
}

// A cell for each place: what spans several stands in all of them.
function places_of(rows: HTMLTableRowElement[]): string[][] {
  const places: string[][] = rows.map(() => []);
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row.cells) {
      while (places[at]?.[column] !== undefined) column += 1;
      const text = cell.matches(".gap") ? gap : spaced(words_of(cell));
      for (let down = 0; down < cell.rowSpan; down += 1) {
        for (let along = 0; along < cell.colSpan; along += 1) {
          const row_of = places[at + down];
          if (row_of) row_of[column + along] = text;
        }
      }
    }
  });
  return places;
}
const gap = "\u0000"; // between two parts of one table

function head_of(table: HTMLTableElement): string[] {
  const rows = places_of([...(table.tHead?.rows ?? [])]);
  const distinct = (column: number) => [...new Set(rows.map((row) => row[column] ?? "").filter((text) => text !== ""))];
  return (rows[0] ?? []).map((_, column) => distinct(column).join(": "));
}

const group_in = (row: HTMLTableRowElement) =>
  row.cells.length === 1 && row.cells[0]?.matches("[scope=rowgroup]") ? row.cells[0] : null;

// A program that reads it must not take a name from somebody's file for a formula.
const is_formula = /^[=+@\t\r]|^-(?!\d|$)/;
const quoted = (text: string) => {
  const safe = is_formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
};
const line_of = (cells: string[]) => cells.filter((text) => text !== gap).map(quoted).join(",");

// All tables of a figure are one, with the head of the first; `groups` is the name of the column that
// says of which group of rows a row is, where there are groups.
export function csv_of(figure: Element, groups: string): string {
  const tables = [...figure.querySelectorAll("table")];
  const has_groups = tables.some((table) => [...table.rows].some((row) => group_in(row) !== null));
  const lines: string[] = [];
  const add = (group: string, cells: string[]) => lines.push(line_of(has_groups ? [group, ...cells] : cells));
  if (tables[0]) add(groups, head_of(tables[0]));
  for (const body of tables.flatMap((table) => [...table.tBodies])) {
    let group = "";
    const rows = [...body.rows];
    const places = places_of(rows);
    rows.forEach((row, at) => {
      const name = group_in(row);
      if (name !== null) group = spaced(words_of(name));
      // What spans the whole row is said once.
      else add(group, row.cells.length === 1 ? (places[at] ?? []).slice(0, 1) : places[at] ?? []);
    });
  }
  return `${lines.join("\r\n")}\r\n`;
}
