// A part that is folded away until someone asks for it, or prints.  On a large page it is made only
// then; on a small one at once, so that a browser's own search finds what is in it.
import { type ComponentChildren, options } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useModel } from "./words";

const large = 150; // claims, and places of packages in parties' eyes

function is_large(model: ReturnType<typeof useModel>): boolean {
  const robust = model.answer.robustness;
  const places = (robust?.packages.length ?? 0) * Object.keys(robust?.parties ?? {}).length;
  return model.page.negotiation.positions.length + places > large;
}

interface Made { element: () => HTMLDetailsElement | null; make: () => void }
const folds = new Set<Made>();

export function Fold({ name, summary, open = false, children }: {
  name: string;
  summary: ComponentChildren;
  open?: boolean;
  children: () => ComponentChildren;
}) {
  const model = useModel();
  const [made, set_made] = useState(open || !is_large(model));
  const [place] = useState<{ current: HTMLDetailsElement | null }>({ current: null });
  useEffect(() => {
    if (made) return;
    const fold: Made = { element: () => place.current, make: () => set_made(true) };
    folds.add(fold);
    return () => void folds.delete(fold);
  }, [made]);
  return (
    <details class={name} open={open} ref={(element) => { place.current = element; }}
      onToggle={(event) => event.currentTarget.open && set_made(true)}>
      <summary>{summary}</summary>
      {made && children()}
    </details>
  );
}

// What is folded away is printed too; a claim that several conclusions rest on, once: with all
// claims, or on its conflict's card.
export function open_all_for_print() {
  const kept = ".editor, .verdict details, .cell details, .rests-on details";
  const opened: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    const before = options.debounceRendering;
    options.debounceRendering = (work) => work(); // there is no next frame before the printer's
    for (let depth = 0; depth < 5; depth += 1) {
      for (const fold of [...folds]) if (!fold.element()?.matches(kept)) fold.make();
    }
    options.debounceRendering = before;
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
