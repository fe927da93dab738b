// Texts line by line: what two people made of one text put together, and what leads from one text
// to another.  The comparing is node-diff3's (Hunt and McIlroy 1976; Khanna, Kunal and Pierce 2007).
import { diff3Merge, diffIndices } from "node-diff3";

// Lines that go together, or that both have changed.
export type Piece = { both: string } | { yours: string; theirs: string };
export type Choice = "yours" | "theirs" | "both";

const lines_of = (text: string) => text.split(/(?<=\n)/);

export function merged(base: string, yours: string, theirs: string): Piece[] {
  const regions = diff3Merge(lines_of(yours), lines_of(base), lines_of(theirs), { excludeFalseConflicts: true });
  return regions.map((region) => region.ok
    ? { both: region.ok.join("") }
    : { yours: region.conflict?.a.join("") ?? "", theirs: region.conflict?.b.join("") ?? "" });
}

export const clashes_in = (pieces: Piece[]) => pieces.filter((piece) => "yours" in piece) as { yours: string; theirs: string }[];

const ended = (text: string) => (text === "" || text.endsWith("\n") ? text : `${text}\n`);

// The whole text, with one choice for each clash.
export function text_of(pieces: Piece[], choices: Choice[] = []): string {
  let clash = 0;
  return pieces.map((piece) => {
    if ("both" in piece) return piece.both;
    const choice = choices[clash++] ?? "both";
    return choice === "both" ? ended(piece.yours) + piece.theirs : piece[choice];
  }).join("");
}

// Lines that are other in the second text.
export function differences(one: string, other: string): { gone: string; come: string }[] {
  return diffIndices(lines_of(one), lines_of(other))
    .map((part) => ({ gone: part.buffer1Content.join(""), come: part.buffer2Content.join("") }));
}

// The least that has to be replaced, by lines and within them by characters: what others did not
// touch stays untouched.
export function changes_between(before: string, after: string): { from: number; to: number; insert: string }[] {
  const starts = [0];
  for (const line of lines_of(before)) starts.push((starts[starts.length - 1] ?? 0) + line.length);
  return diffIndices(lines_of(before), lines_of(after)).map((part) => {
    const [first, count] = part.buffer1;
    const from = starts[first] ?? before.length;
    const to = starts[first + count] ?? before.length;
    return narrowed(before.slice(from, to), part.buffer2Content.join(""), from);
  });
}

function narrowed(old: string, now: string, at: number) {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  return { from: at + start, to: at + old.length - end, insert: now.slice(start, now.length - end) };
}
