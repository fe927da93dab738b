// A source as a reader reads it: its lines joined to paragraphs, its headings, lists and tables
// recognised, and every quote marked to the letter.  Of Markdown only what makes blocks is read; what
// stands inside a line stays as it stands, so that a quote is never anything but the source's text.
export interface Part { text: string; statements: string[] }
export interface Piece { text: string; at: number; statements: string[]; begins: string[] } // begins: here first
export type Block =
  | { kind: "heading"; level: number; pieces: Piece[] }
  | { kind: "item" | "cited" | "text"; pieces: Piece[] }
  | { kind: "table"; rows: Piece[][][] };

interface Line { begin: number; end: number; text: string }

function lines_of(text: string): Line[] {
  const lines: Line[] = [];
  let begin = 0;
  for (const line of text.split("\n")) {
    lines.push({ begin, end: begin + line.length, text: line });
    begin += line.length + 1;
  }
  return lines;
}

const marker = /^\s*(?:(#{1,6})\s+|([-*•])\s+|(\d{1,3}[.)])\s+|(>)\s?)/;

// Cuts the marked text at any two places.
class Cutter {
  private readonly seen = new Set<string>();
  constructor(private readonly parts: Part[]) {}

  pieces(begin: number, end: number): Piece[] {
    const found: Piece[] = [];
    let at = 0;
    for (const part of this.parts) {
      const from = Math.max(begin, at);
      const to = Math.min(end, at + part.text.length);
      if (from < to) {
        const begins = part.statements.filter((id) => !this.seen.has(id));
        begins.forEach((id) => this.seen.add(id));
        found.push({ text: part.text.slice(from - at, to - at), at: from, statements: part.statements, begins });
      }
      at += part.text.length;
      if (at >= end) break;
    }
    return found;
  }

  // A mark of Markdown that a quote covers is text.
  is_quoted(begin: number, end: number): boolean {
    let at = 0;
    return this.parts.some((part) => {
      const covers = part.statements.length > 0 && at < end && at + part.text.length > begin;
      at += part.text.length;
      return covers;
    });
  }
}

const is_row = (line: Line) => /^\s*\|.*\|\s*$/.test(line.text);
const is_rule = (line: Line) => /^\s*\|[\s:|-]+\|\s*$/.test(line.text);

// Where the cells of a row begin and end.
function cells_of(line: Line): [number, number][] {
  const bars = [...line.text].map((letter, index) => (letter === "|" ? index : -1)).filter((index) => index >= 0);
  return bars.slice(1).map((bar, index) => [line.begin + (bars[index] ?? 0) + 1, line.begin + bar]);
}

export function blocks_of(parts: Part[]): Block[] {
  const text = parts.map((part) => part.text).join("");
  const cutter = new Cutter(parts);
  const lines = lines_of(text);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const first = lines[at] as Line;
    if (first.text.trim() === "") {
      at += 1;
    } else if (is_row(first)) {
      const rows: Piece[][][] = [];
      for (; at < lines.length && is_row(lines[at] as Line); at += 1) {
        const line = lines[at] as Line;
        if (!is_rule(line)) rows.push(cells_of(line).map(([begin, end]) => cutter.pieces(begin, end)));
      }
      blocks.push({ kind: "table", rows });
    } else {
      const found = marker.exec(first.text);
      const length = found?.[0].length ?? 0;
      const begin = found && !cutter.is_quoted(first.begin, first.begin + length) ? first.begin + length : first.begin;
      const heading = found?.[1];
      let last = at;
      const goes_on = (line: Line | undefined) => line !== undefined && line.text.trim() !== "" && !marker.test(line.text) && !is_row(line);
      while (heading === undefined && goes_on(lines[last + 1])) last += 1;
      const end = (lines[last] as Line).end;
      // A paragraph that is all emphasis needs no signs of it.
      const is_emphasis = /^([*_])[^*_]+\1$/.test(text.slice(begin, end)) && !cutter.is_quoted(begin, end);
      const pieces = is_emphasis ? cutter.pieces(begin + 1, end - 1) : cutter.pieces(begin, end);
      if (heading !== undefined) blocks.push({ kind: "heading", level: heading.length, pieces });
      else blocks.push({ kind: found?.[4] ? "cited" : found ? "item" : "text", pieces });
      at = last + 1;
    }
  }
  return blocks;
}

export const pieces_of = (block: Block): Piece[] => (block.kind === "table" ? block.rows.flat(2) : block.pieces);
export const is_used = (block: Block) => pieces_of(block).some((piece) => piece.statements.length > 0);
// Whether it says anything that a claim could rest on.
export const says_something = (block: Block) => block.kind !== "heading";
