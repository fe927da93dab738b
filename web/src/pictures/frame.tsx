// What all pictures share: a title, a table with one tab stop, what is said of the cell in hand, and
// the drawing to save.
import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { T, useWords } from "../i18n";
import { make_stop } from "../roving";
import { SaveButtons } from "./save";

const stops = "[data-stop]";

// One stop of the tabulator for all cells: the arrows go on from there.
function useOneStop(table: { current: HTMLElement | null }) {
  const current = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const all = [...(table.current?.querySelectorAll<HTMLElement>(stops) ?? [])];
    if (current.current === null || !all.includes(current.current)) current.current = all[0] ?? null;
    make_stop(all, current.current);
  });
  return useCallback((next: HTMLElement) => {
    make_stop(current.current === null ? [next] : [current.current, next], next);
    current.current = next;
  }, []);
}

const middle = (one: HTMLElement) => {
  const box = one.getBoundingClientRect();
  return box.left + box.width / 2;
};

// Where an arrow leads: along the row, or to what stands nearest in the next row.
function neighbour(table: HTMLElement, from: HTMLElement, key: string): HTMLElement | null {
  const rows = [...table.querySelectorAll("tr")]
    .map((row) => [...row.querySelectorAll<HTMLElement>(stops)].filter((one) => one.offsetParent !== null))
    .filter((row) => row.length > 0);
  const at = rows.findIndex((row) => row.includes(from));
  const row = rows[at] ?? [];
  const forward = getComputedStyle(table).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
  switch (key) {
    case forward: return row[row.indexOf(from) + 1] ?? null;
    case backward: return row[row.indexOf(from) - 1] ?? null;
    case "Home": return row[0] ?? null;
    case "End": return row[row.length - 1] ?? null;
    case "ArrowUp":
    case "ArrowDown": {
      const next = rows[at + (key === "ArrowDown" ? 1 : -1)] ?? [];
      const distance = (one: HTMLElement) => Math.abs(middle(one) - middle(from));
      return next.reduce<HTMLElement | null>((best, one) => (best === null || distance(one) < distance(best) ? one : best), null);
    }
    default: return null;
  }
}

function useIsWider(place: { current: HTMLElement | null }): boolean {
  const [is_wider, set_wider] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => set_wider(element.scrollWidth > element.clientWidth + 1));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return is_wider;
}

interface InHand { key: string; top: number; start: number }

// `says`: what is told of the cell with this `data-stop`, in a box beside it; null where nothing is.
// Where it `is_empty`, there is nothing to save.
export function Picture({ name, title, text, help, legend, is_empty = false, says, onPoint, children }: {
  name: string;
  title: ComponentChildren;
  text: string;
  help?: ComponentChildren;
  legend?: ComponentChildren;
  is_empty?: boolean;
  says: (stop: string) => ComponentChildren | null;
  onPoint?: (stop: string | null) => void;
  children: ComponentChildren;
}) {
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const take = useOneStop(place);
  const [in_hand, set_in_hand] = useState<InHand | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLElement | null>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const is_wide = useIsWider(scroll);
  const is_closing = useRef(false); // the focus goes back, and what was closed stays closed

  const later = (work: () => void, wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(work, wait);
  };
  const point = (cell: HTMLElement | null) => {
    const key = cell?.dataset.stop ?? null;
    onPoint?.(key);
    if (cell === null || key === null || says(key) === null) return set_in_hand(null);
    const frame = place.current?.getBoundingClientRect();
    const at = cell.getBoundingClientRect();
    if (frame === undefined) return;
    const is_mirrored = getComputedStyle(cell).direction === "rtl";
    const start = is_mirrored ? frame.right - at.right : at.left - frame.left;
    const widest = Math.min(416, frame.width);
    set_in_hand({ key, top: at.bottom - frame.top + 4, start: Math.max(0, Math.min(start, frame.width - widest)) });
  };
  const cell_at = (target: EventTarget | null) =>
    (target as HTMLElement | null)?.closest<HTMLElement>(stops) ?? null;
  const close = () => {
    clearTimeout(timer.current);
    point(null);
  };

  return (
    <figure class={`picture ${name}-picture`} id={`picture-${name}`} aria-labelledby={`picture-${name}-title`}>
      <figcaption>
        <h3 id={`picture-${name}-title`}>{title}</h3>
        {help !== undefined && <p class="note help">{help}</p>}
      </figcaption>
      {legend}
      <div class="drawn-picture" ref={place}
        onMouseOver={(event) => {
          if (box.current?.contains(event.target as Node)) return clearTimeout(timer.current);
          const cell = cell_at(event.target);
          if (cell !== null) later(() => point(cell), 120);
        }}
        onMouseLeave={() => !box.current?.contains(document.activeElement) && later(close, 250)}
        onFocusIn={(event) => {
          const cell = cell_at(event.target);
          if (cell === null) return;
          take(cell);
          if (cell.matches(":focus-visible") && !is_closing.current) point(cell);
        }}
        onFocusOut={(event) => !place.current?.contains(event.relatedTarget as Node | null) && later(close, 150)}
        onClick={(event) => {
          if (box.current?.contains(event.target as Node)) return;
          const cell = cell_at(event.target);
          if (cell === null) return close();
          clearTimeout(timer.current);
          cell.focus({ preventScroll: true });
          point(cell);
        }}
        onKeyDown={(event) => {
          const is_inside = box.current?.contains(event.target as Node) ?? false;
          if (event.key === "Escape" && in_hand !== null) {
            close();
            is_closing.current = true;
            if (is_inside) opener.current?.focus();
            is_closing.current = false;
            event.stopPropagation();
            return;
          }
          if (is_inside || event.ctrlKey || event.altKey || event.metaKey) return;
          const cell = cell_at(event.target);
          if (cell === null || place.current === null) return;
          if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            opener.current = cell;
            point(cell);
            setTimeout(() => box.current?.focus());
            return;
          }
          const next = neighbour(place.current, cell, event.key);
          if (next === null) return;
          event.preventDefault();
          next.focus();
        }}>
        {is_wide && <p class="note pan"><T id="page.wider" /></p>}
        <div class="scroll" ref={scroll}>{children}</div>
        {in_hand !== null && (
          <div class="said" role="group" tabIndex={-1} ref={box} aria-label={words.text("picture.said")}
            style={{ insetBlockStart: `${in_hand.top}px`, insetInlineStart: `${in_hand.start}px` }}>
            {says(in_hand.key)}
          </div>
        )}
      </div>
      <p class="hidden">{text}</p>
      {!is_empty && <SaveButtons name={name} />}
    </figure>
  );
}

// How signs are to be read.
export function Legend({ items }: { items: [ComponentChildren, ComponentChildren][] }) {
  return <ul class="signs">{items.map(([sign, meaning]) => <li>{sign} {meaning}</li>)}</ul>;
}

// Whose letters these are, where heads have no room for names.
export function PartyNames({ children }: { children: ComponentChildren }) {
  return <p class="party-names">{children}</p>;
}

