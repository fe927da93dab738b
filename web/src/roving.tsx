// A group that the keyboard enters once: Tab goes to one of its parts, the arrows from one to the
// next (ARIA Authoring Practices, roving tabindex).
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

const parts = "summary, a[href], button, mark[data-passage]";

export function Roving({ as: Tag = "div", children, ...attributes }: {
  as?: keyof JSX.IntrinsicElements;
  children: ComponentChildren;
} & Record<string, unknown>) {
  const place = useRef<HTMLElement>(null);
  const list = () => [...(place.current?.querySelectorAll<HTMLElement>(parts) ?? [])];
  const choose = (chosen: HTMLElement | undefined) => {
    for (const part of list()) part.tabIndex = part === chosen ? 0 : -1;
  };
  useEffect(() => {
    const all = list();
    choose(all.find((part) => part.contains(document.activeElement)) ?? all.find((part) => part.tabIndex === 0 && part.offsetParent) ?? all[0]);
  });
  const move = (event: KeyboardEvent) => {
    const now = (event.target as HTMLElement).closest<HTMLElement>(parts);
    if (now === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const seen = list().filter((part) => part.checkVisibility());
    const at = seen.indexOf(now);
    const rtl = getComputedStyle(now).direction === "rtl";
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 };
    const next = event.key === "Home" ? seen[0] : event.key === "End" ? seen[seen.length - 1] : seen[at + (steps[event.key] ?? 0)];
    if (at < 0 || next === undefined || next === now) return;
    event.preventDefault();
    choose(next);
    next.focus();
  };
  const Any = Tag as "div";
  return (
    <Any {...attributes} ref={place as never} onKeyDown={move} onFocusIn={(event) => {
      const part = (event.target as HTMLElement).closest<HTMLElement>(parts);
      if (part) choose(part);
    }}>
      {children}
    </Any>
  );
}
