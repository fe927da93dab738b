// What a selection of a source's text is: where it lies, in which sentence, inside quotation marks or not.

// Of a position in a JavaScript string, in Unicode code points.
export const code_points = (text: string, at: number) => [...text.slice(0, at)].length;

export interface Span { from: number; to: number } // of a JavaScript string

export function trimmed(text: string, span: Span): Span {
  let { from, to } = span;
  while (from < to && /\s/u.test(text.charAt(from))) from += 1;
  while (to > from && /\s/u.test(text.charAt(to - 1))) to -= 1;
  return { from, to };
}

// The paragraph around a position: up to an empty line, or the line where each is one.
function paragraph_at(text: string, at: number): Span {
  const before = text.slice(0, at).search(/\n[ \t\r]*\n(?![\s\S]*\n[ \t\r]*\n)/);
  const after = text.slice(at).search(/\n[ \t\r]*\n/);
  return { from: before < 0 ? 0 : before, to: after < 0 ? text.length : at + after };
}

// The sentence around a position.
export function sentence_at(text: string, at: number, language: string): Span {
  const around = paragraph_at(text, at);
  const cutter = new Intl.Segmenter(language || undefined, { granularity: "sentence" });
  for (const { segment, index } of cutter.segment(text.slice(around.from, around.to))) {
    const span = { from: around.from + index, to: around.from + index + segment.length };
    // A mark of a heading, a list or a citation is no word.
    const mark = /^\s*(?:(?:#{1,6}|[-*•>]|\d{1,3}[.)])\s+)+/u.exec(segment)?.[0].length ?? 0;
    if (at < span.to || span.to === around.to) return trimmed(text, { from: span.from + mark, to: span.to });
  }
  return trimmed(text, around);
}

const pairs: [string, string][] = [["“", "”"], ["„", "“"], ["„", "”"], ["«", "»"], ["»", "«"], ["‹", "›"], ["‘", "’"], ['"', '"']];

// Does it stand in quotation marks?  An apostrophe of the selection's own text counts for nothing.
export function is_quoted(text: string, span: Span): boolean {
  const around = paragraph_at(text, span.from);
  const before = text.slice(around.from, span.from);
  const after = text.slice(span.to, around.to);
  return pairs.some(([open, close]) => {
    if (open === close) return (before.split(open).length - 1) % 2 === 1 && after.includes(close);
    const opened = before.lastIndexOf(open);
    const closing = after.indexOf(close);
    const is_open = opened >= 0 && !before.slice(opened + 1).includes(close);
    const opens_again = after.indexOf(open);
    return is_open && closing >= 0 && (opens_again < 0 || closing <= opens_again);
  });
}

const keywords = new Set(["and", "or", "not", "in", "implies", "iff", "true", "false", "yes", "no", "null", "of", "whether", "strongly", "unnamed", "all"]);
const small_words = new Set(["the", "and", "for", "with", "that", "its", "their", "des", "les", "une", "aux", "sur", "par", "pour", "avec", "der", "die", "das", "und"]);
const longest_id = 24;
const most_words = 3;

const words_of = (name: string) =>
  name.normalize("NFD").replace(/\p{M}|['’]/gu, "").toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "");

// "Status of the eastern Donbas" → "status-eastern-donbas": of its words those that say something,
// first those that no other name has.  What is in no Latin script is called `otherwise`.
export function new_id(name: string, otherwise: string, taken: ReadonlySet<string>, others: string[] = []): string {
  const all = words_of(name);
  const shared = new Set(others.filter((other) => other !== name).flatMap(words_of));
  const telling = all.filter((word) => word.length > 2 && !small_words.has(word));
  const own = telling.filter((word) => !shared.has(word));
  const chosen = (own.length > 0 ? own : telling.length > 0 ? telling : all).slice(0, others.length > 0 ? 2 : most_words);
  let id = "";
  for (const word of chosen) {
    const longer = id === "" ? word.slice(0, longest_id) : `${id}-${word}`;
    if (longer.length > longest_id) break;
    id = longer;
  }
  if (!/[a-z]/.test(id) || keywords.has(id)) id = otherwise;
  let unique = id;
  for (let n = 2; taken.has(unique); n += 1) unique = `${id}-${n}`;
  return unique;
}
