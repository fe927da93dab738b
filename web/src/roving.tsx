// A group that the keyboard enters once: Tab goes to one of its parts, the arrows from one to the
// next (ARIA Authoring Practices, roving tabindex).
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

const parts = "summary, a[href], button, mark[data-passage]";

const can_stop = (part: HTMLElement) => !part.matches(":disabled") && part.checkVisibility();

// Of all these, one is a stop of the tabulator.  Only what changes is written: what is written has
// to be laid out again before the next group can be asked what is to be seen.
export function make_stop(all: readonly HTMLElement[], chosen: HTMLElement | null | undefined) {
  for (const part of all) {
    const wanted = part === chosen ? 0 : -1;
    if (part.getAttribute("tabindex") !== String(wanted)) part.tabIndex = wanted;
  }
}

// Where the arrows lead from here.
function next_of(event: KeyboardEvent, all: HTMLElement[], now: HTMLElement): HTMLElement | undefined {
  const seen = all.filter(can_stop);
  const at = seen.indexOf(now);
  if (at < 0) return undefined;
  const is_mirrored = getComputedStyle(now).direction === "rtl";
  switch (event.key) {
    case "Home": return seen[0];
    case "End": return seen[seen.length - 1];
    case "ArrowDown": return seen[at + 1];
    case "ArrowUp": return seen[at - 1];
    case "ArrowRight": return seen[is_mirrored ? at - 1 : at + 1];
    case "ArrowLeft": return seen[is_mirrored ? at + 1 : at - 1];
    default: return undefined;
  }
}

type Key = KeyboardEvent & { currentTarget: HTMLElement };

// `onKeyDown`: before the arrows are looked at.
export function Roving({ as: Tag = "div", children, onKeyDown, ...attributes }: {
  as?: keyof JSX.IntrinsicElements;
  children: ComponentChildren;
  onKeyDown?: (event: Key) => void;
} & Record<string, unknown>) {
  const place = useRef<HTMLElement>(null);
  const list = () => [...(place.current?.querySelectorAll<HTMLElement>(parts) ?? [])];
  const part_at = (target: EventTarget | null) => (target as HTMLElement | null)?.closest<HTMLElement>(parts) ?? null;
  useEffect(() => {
    const all = list();
    make_stop(all, all.find((part) => part.contains(document.activeElement))
      ?? all.find((part) => part.tabIndex === 0 && can_stop(part)) ?? all[0]);
  });
  const move = (event: Key) => {
    onKeyDown?.(event);
    const now = part_at(event.target);
    if (now === null || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = list();
    const next = next_of(event, all, now);
    if (next === undefined || next === now) return;
    event.preventDefault();
    make_stop(all, next);
    next.focus();
  };
  const Any = Tag as "div";
  return (
    <Any {...attributes} ref={place as never} onKeyDown={move as never} onFocusIn={(event) => {
      const part = part_at(event.target);
      if (part) make_stop(list(), part);
    }}>
      {children}
    </Any>
  );
}
