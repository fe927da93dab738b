// Where in the file a place in its text is: under which keys, behind which key, in which word.  The
// text is being typed, so it is read line by line, and what cannot be told is null.
export interface Where {
  path: string[]; // the keys from the top; "-" stands for an item of a list
  key: string | null; // whose value is being typed; null: a key is
  before: string; // of the value, up to the place
  from: number; // where the word begins
  beside: Map<string, string>; // the keys of the same row, with what is written behind them
}

interface Line {
  dashes: number[]; // their columns
  column: number; // of what comes behind them
  key: string | null;
  rest: string; // behind the key, or all that there is
  rest_at: number;
}

// null: nothing but white space or a comment.
function line_of(text: string): Line | null {
  const dashes: number[] = [];
  let column = /^ */.exec(text)?.[0].length ?? 0;
  for (let dash = /^-( +|$)/.exec(text.slice(column)); dash; dash = /^-( +|$)/.exec(text.slice(column))) {
    dashes.push(column);
    column += dash[0].length;
  }
  const content = text.slice(column);
  if ((content === "" && dashes.length === 0) || content.startsWith("#")) return null;
  const found = /^([\w-]+):(?: +|$)/.exec(content);
  const rest_at = column + (found?.[0].length ?? 0);
  return { dashes, column, key: found?.[1] ?? null, rest: text.slice(rest_at), rest_at };
}

const without_remark = (rest: string) => rest.replace(/(^|\s)#.*$/, "").trim();

interface Frame {
  open: string;
  seen: Map<string, string>;
  key: string | null;
  begin: number; // of the current entry, or of its value
}

// What is open at the end of a text in braces and brackets; null inside a comment.
function frames_of(text: string): Frame[] | null {
  const frames: Frame[] = [];
  let quote = "";
  const close = (at: number) => {
    const frame = frames[frames.length - 1];
    if (frame && frame.key !== null) frame.seen.set(frame.key, text.slice(frame.begin, at).trim());
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    const frame = frames[frames.length - 1];
    const is_fresh = frame === undefined || text.slice(frame.begin, at).trim() === "";
    if (quote !== "") {
      if (letter === quote) quote = "";
      else if (letter === "\\" && quote === '"') at += 1;
    } else if ((letter === '"' || letter === "'") && is_fresh) quote = letter;
    else if (letter === "#" && /\s/.test(text.charAt(at - 1))) {
      const end = text.indexOf("\n", at);
      if (end < 0) return null;
      at = end;
    } else if ((letter === "{" || letter === "[") && is_fresh) {
      frames.push({ open: letter, seen: new Map(), key: null, begin: at + 1 });
    } else if (frame && letter === (frame.open === "{" ? "}" : "]")) {
      close(at);
      frames.pop();
    } else if (frame && letter === ",") {
      close(at);
      frame.key = null;
      frame.begin = at + 1;
    } else if (frame?.open === "{" && frame.key === null && letter === ":" && /\s|$/.test(text.charAt(at + 1))) {
      frame.key = text.slice(frame.begin, at).trim();
      frame.begin = at + 1;
    }
  }
  return frames;
}

interface Above { path: string[]; holder: number } // holder: the line of the last key, or -1

// The keys under which what begins in this column stands.
function above(lines: string[], row: number, own: Line | null, begin: number): Above | null {
  const path: string[] = [];
  let column = begin;
  let is_item = false;
  let holder = -1;
  const pass = (dashes: number[]) => {
    for (const dash of [...dashes].reverse()) {
      if (dash >= column) continue;
      path.unshift("-");
      column = dash;
      is_item = true;
    }
  };
  pass(own?.dashes ?? []);
  for (let at = row - 1; at >= 0 && (column > 0 || is_item); at -= 1) {
    const line = line_of(lines[at] ?? "");
    if (line === null) continue;
    const is_above = line.column < column || (is_item && line.column === column && line.dashes.length === 0);
    if (is_above) {
      if (line.key === null || without_remark(line.rest) !== "") return null; // a longer text goes on here
      path.unshift(line.key);
      if (holder < 0) holder = at;
      column = line.column;
      is_item = false;
    }
    if (line.key === null && line.rest !== "" && line.dashes.some((dash) => dash < column)) return null; // an item that has no keys below it
    pass(line.dashes);
  }
  return { path, holder };
}

// The keys in this column of the row that the line is in.
function beside(lines: string[], row: number, column: number): Map<string, string> {
  const found = new Map<string, string>();
  const look = (at: number) => {
    const line = line_of(lines[at] ?? "");
    if (line === null || line.column > column) return "on";
    if (line.column < column) return "end";
    if (line.key !== null) found.set(line.key, without_remark(line.rest));
    return line.dashes.length > 0 ? "begin" : "on";
  };
  const is_first = (line_of(lines[row] ?? "")?.dashes.length ?? 0) > 0;
  if (!is_first) for (let at = row - 1; at >= 0 && look(at) === "on";) at -= 1;
  for (let at = row + 1; at < lines.length; at += 1) {
    const line = line_of(lines[at] ?? "");
    if (line !== null && line.dashes.some((dash) => dash < column)) break;
    if (look(at) !== "on") break;
  }
  return found;
}

const word_in = (text: string) => /[\w-]*$/.exec(text)?.[0] ?? "";
const most_lines = 12; // of one text in braces

// In braces or brackets, which may have begun some lines above.
function in_frames(lines: string[], row: number, column: number, at: number): Where | null | undefined {
  for (let start = row; start >= 0 && start > row - most_lines; start -= 1) {
    const line = line_of(lines[start] ?? "");
    if (line === null) {
      if ((lines[start] ?? "").trim() === "" && start < row) return undefined;
      continue;
    }
    if (!/^[[{]/.test(line.rest)) continue;
    const whole = [...lines.slice(start, row), (lines[row] ?? "").slice(0, column)].join("\n");
    const text = whole.slice(line.rest_at);
    const frames = start === row && column <= line.rest_at ? [] : frames_of(text);
    if (frames === null) return null;
    const frame = frames[frames.length - 1];
    if (frame === undefined) return undefined;
    const around = above(lines, start, line, line.column);
    if (around === null) return null;
    const path = [...around.path, ...(line.key === null ? [] : [line.key])];
    for (const outer of frames.slice(0, -1)) path.push(outer.open === "[" ? "-" : outer.key ?? "");
    const typed = text.slice(frame.begin).trimStart().replace(/^["']/, "");
    const row_of = frame.open === "{" ? frame : frames[frames.length - 2];
    const found = row_of ? new Map(row_of.seen) : beside(lines, start, line.column);
    if (row_of) {
      for (const [, key = "", value = ""] of (lines[row] ?? "").slice(column).matchAll(/([\w-]+): +([\w-]*)/g)) found.set(key, value);
    }
    if (frame.open === "[") {
      const key = [...path].reverse().find((one) => one !== "-") ?? "";
      return { path: [...path, "-"], key, before: typed, from: at - word_in(typed).length, beside: found };
    }
    if (frame.key === null && !/^[\w-]*$/.test(typed)) return null;
    return { path, key: frame.key, before: typed, from: at - word_in(typed).length, beside: found };
  }
  return undefined;
}

// `at`: a position in the text, whose lines end with "\n".
export function where_at(text: string, at: number): Where | null {
  const lines = text.split("\n");
  const row = text.slice(0, at).split("\n").length - 1;
  const column = at - (text.lastIndexOf("\n", at - 1) + 1);
  const before = (lines[row] ?? "").slice(0, column);
  if (/^\s*#/.test(before)) return null;
  const framed = in_frames(lines, row, column, at);
  if (framed !== undefined) return framed;
  const line = line_of(before);
  const begin = line?.column ?? column;
  const around = above(lines, row, line, begin);
  if (around === null) return null;
  if (line !== null && line.key !== null) {
    if (/^["']/.test(line.rest) ? /["']\s/.test(line.rest.slice(1)) : /(^|\s)#/.test(line.rest)) return null;
    const typed = line.rest.replace(/^["']/, "");
    return { path: around.path, key: line.key, before: typed, from: at - word_in(typed).length, beside: beside(lines, row, begin) };
  }
  const typed = line?.rest ?? "";
  if (!/^[\w-]*$/.test(typed)) return null;
  const holder = around.path[around.path.length - 1] === "-" && around.holder >= 0 ? line_of(lines[around.holder] ?? "") : null;
  const row_beside = beside(lines, row, begin);
  // An item of a list may be a name: what is beside the list then tells which.
  const found = holder !== null && row_beside.size === 0 ? beside(lines, around.holder, holder.column) : row_beside;
  return { path: around.path, key: null, before: typed, from: at - typed.length, beside: found };
}
