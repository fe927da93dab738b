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

const scroller_of = (at: Element | null): Element => {
  for (let one = at; one !== null; one = one.parentElement) {
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  }
  return document.scrollingElement ?? document.documentElement;
};

// What is selected, or what stands in the middle of the window.
function looked_at(): { top: () => number; within: Element } | null {
  const selection = getSelection();
  if (selection !== null && !selection.isCollapsed && selection.rangeCount > 0) {
    const range = selection.getRangeAt(0).cloneRange();
    const around = range.startContainer;
    return { top: () => range.getBoundingClientRect().top, within: scroller_of(around instanceof Element ? around : around.parentElement) };
  }
  const middle = document.elementFromPoint(innerWidth / 4, innerHeight / 2);
  return middle && { top: () => middle.getBoundingClientRect().top, within: scroller_of(middle) };
}

// Before the text gets another width.  What is returned is called after that: what one looks at is where
// it was.
export function hold_in_place(): () => void {
  const held = looked_at();
  const was = held?.top() ?? 0;
  return () => {
    if (held !== null) held.within.scrollTop += held.top() - was;
  };
}
