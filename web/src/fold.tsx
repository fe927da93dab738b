// A part that is folded away until someone asks for it, goes there by its address, or prints
// everything.  On a large page it is made only then; on a small one at once, so that a browser's own
// search finds what is in it.
import { type ComponentChildren, options } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useModel } from "./words";

const large = 150; // claims, and places of packages in parties' eyes

function is_large(model: ReturnType<typeof useModel>): boolean {
  const known = model.page.packages;
  const places = (known?.packages.length ?? 0) * (known?.parties.length ?? 0);
  return model.page.negotiation.positions.length + places > large;
}

interface Made { element: () => HTMLDetailsElement | null; make: () => void; holds: string }
const folds = new Set<Made>();

// `holds`: how the ids of what is in it begin, so that a link there opens it; `light`: a few lines of
// text, made at once.
export function Fold({ name, summary, open = false, light = false, holds = "", children }: {
  name: string;
  summary: ComponentChildren;
  open?: boolean;
  light?: boolean;
  holds?: string;
  children: () => ComponentChildren;
}) {
  const model = useModel();
  const [made, set_made] = useState(open || light || !is_large(model));
  const [place] = useState<{ current: HTMLDetailsElement | null }>({ current: null });
  useEffect(() => {
    if (made) return;
    const fold: Made = { element: () => place.current, make: () => set_made(true), holds };
    folds.add(fold);
    return () => void folds.delete(fold);
  }, [made]);
  return (
    <details class={name} open={open} ref={(element) => { place.current = element; }}
      onToggle={(event) => event.currentTarget.open && set_made(true)}>
      <summary>{summary}</summary>
      {made && <div class="folded">{children()}</div>}
    </details>
  );
}

// Changes to the page that are to be there before the next line of code.
function at_once(change: () => void) {
  const before = options.debounceRendering;
  options.debounceRendering = (work) => work();
  change();
  options.debounceRendering = before;
}

// All of what is folded away in it is there before the next line of code, and stays folded.
export function make_within(element: Element) {
  at_once(() => [...folds].filter((fold) => element.contains(fold.element())).forEach((fold) => fold.make()));
}

// Opens whatever hides it, itself included.
export function unfold(element: Element) {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
}

// Opens whatever hides the element of this id, shows it, and puts the keyboard there.
export function reveal(id: string): HTMLElement | null {
  for (let depth = 0; depth < 4 && document.getElementById(id) === null; depth += 1) {
    const wanted = [...folds].filter((fold) => fold.holds !== "" && id.startsWith(fold.holds));
    if (wanted.length === 0) break;
    at_once(() => wanted.forEach((fold) => fold.make()));
  }
  const element = document.getElementById(id);
  if (element === null) return null;
  unfold(element);
  const focused = element.matches("section") ? element.querySelector<HTMLElement>("h2") ?? element
    : element.querySelector<HTMLElement>("summary") ?? element.closest<HTMLElement>("mark") ?? element;
  if (!focused.matches("a[href], button, summary, [tabindex]")) focused.tabIndex = -1;
  focused.focus({ preventScroll: true });
  element.scrollIntoView({ block: element.matches("section, tr") ? "start" : "center" });
  return element;
}

// The whole page, annex and all, is printed where the document says so: then nothing stays folded
// but a claim that is mentioned; it stands in the annex.
export function open_all_for_print() {
  const kept = ".editor, .knot details, .cell details";
  const opened: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    if (document.documentElement.dataset.print !== "full") return;
    for (let depth = 0; depth < 5; depth += 1) {
      at_once(() => [...folds].filter((fold) => !fold.element()?.matches(kept)).forEach((fold) => fold.make()));
    }
    for (const details of document.querySelectorAll<HTMLDetailsElement>("details:not([open])")) {
      if (details.matches(kept)) continue;
      details.open = true;
      opened.push(details);
    }
  });
  addEventListener("afterprint", () => {
    for (const details of opened.splice(0)) details.open = false;
  });
}
