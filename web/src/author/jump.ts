// From a row of the file to its place in the text, and back.
import { read_file } from "./file";

// The text, where somebody can type in it.
export interface TextPlace {
  sent: () => Promise<void>; // what was typed is on the server
  line: () => number | null; // where the cursor is
  show: (line: number) => void;
}

let text: TextPlace | null = null;
export const put_text = (place: TextPlace | null) => { text = place; };

interface RowPlace { section: string; key: string }
const row_of = (element: Element | null): RowPlace | null => {
  const key = element?.closest<HTMLElement>("[data-row]")?.dataset.row;
  const section = element?.closest<HTMLElement>("[data-section]")?.dataset.section;
  return key === undefined || section === undefined ? null : { section, key };
};

let last_row: RowPlace | null = null; // where the keyboard was last
export function follow_rows(): () => void {
  const seen = (event: FocusEvent) => { last_row = row_of(event.target as Element) ?? last_row; };
  const keys = (event: KeyboardEvent) => {
    const row = row_of(event.target as Element);
    if (event.key.toLowerCase() !== "j" || !(event.ctrlKey || event.metaKey) || row === null) return;
    event.preventDefault();
    void row_to_text(row);
  };
  document.addEventListener("focusin", seen);
  document.addEventListener("keydown", keys);
  return () => {
    document.removeEventListener("focusin", seen);
    document.removeEventListener("keydown", keys);
  };
}

const rows_now = async () => (await read_file().catch(() => ({ rows: [] }))).rows;

export async function row_to_text({ section, key }: RowPlace) {
  await text?.sent();
  const row = (await rows_now()).find((one) => one[1] === section && one[2] === key);
  if (row) text?.show(row[0]);
}

// Where no row was looked at yet, the text from its beginning.
export const last_row_to_text = () => (last_row === null ? text?.show(1) : void row_to_text(last_row));

export function show_row({ section, key }: RowPlace) {
  const row = document.querySelector<HTMLElement>(`[data-section="${CSS.escape(section)}"] > ul > [data-row="${CSS.escape(key)}"]`);
  row?.closest("details")?.setAttribute("open", "");
  const show = () => {
    row?.scrollIntoView({ block: "center" });
    row?.querySelector<HTMLElement>("[data-do=change]")?.focus();
  };
  const is_hidden = row && !row.closest("section")?.checkVisibility();
  if (is_hidden) location.hash = "#on_file"; // another pane stands before it
  if (is_hidden) setTimeout(show, 50);
  else show();
}

export async function text_to_row() {
  const line = text?.line() ?? null;
  if (line === null) return;
  await text?.sent();
  const row = (await rows_now()).filter((one) => one[0] <= line).pop();
  if (row) show_row({ section: row[1], key: row[2] });
}
