// What of a source's text is selected on the page.
import { type Span, trimmed } from "./text";

export interface Selected extends Span { source: string }

// How far into the piece's text a place in it lies.
function within(piece: HTMLElement, node: Node, offset: number): number | null {
  if (!piece.contains(node)) return null;
  const range = document.createRange();
  range.selectNodeContents(piece);
  range.setEnd(node, offset);
  return range.toString().length;
}

// Null where nothing is, or more than one source.
export function selected_text(text_of: (source: string) => string): Selected | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const pieces = [...document.querySelectorAll<HTMLElement>(".source-text [data-at]")].filter((piece) => range.intersectsNode(piece));
  const first = pieces[0];
  const last = pieces[pieces.length - 1];
  const source = first?.closest<HTMLElement>(".source-text")?.dataset.source;
  if (first === undefined || last === undefined || source === undefined) return null;
  if (last.closest<HTMLElement>(".source-text")?.dataset.source !== source) return null;
  const from = Number(first.dataset.at) + (within(first, range.startContainer, range.startOffset) ?? 0);
  const to = Number(last.dataset.at) + (within(last, range.endContainer, range.endOffset) ?? last.textContent?.length ?? 0);
  const span = trimmed(text_of(source), { from, to });
  return span.from < span.to ? { source, ...span } : null;
}
