// Sources, board and rows side by side on a wide screen, beside the card; one at a time on a narrow one.
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { T, useWords } from "../i18n";
import type { Message } from "../i18n";

const panes = ["sources", "board", "on_file"] as const;
type Pane = (typeof panes)[number];

export function Panes() {
  const words = useWords();
  const [is_on, set_on] = useState(false);
  const [pane, set_pane] = useState<Pane>("sources");
  useLayoutEffect(() => {
    const page = document.documentElement;
    page.classList.toggle("side-by-side", is_on);
    page.dataset.pane = pane;
    return () => page.classList.remove("side-by-side");
  }, [is_on, pane]);
  // What is gone to has to be seen.
  useEffect(() => {
    const look = () => {
      const section = document.getElementById(decodeURIComponent(location.hash.slice(1).split("?")[0] ?? ""))?.closest("section");
      if (!section) return;
      const found = panes.find((one) => one === section.id);
      if (found) set_pane(found);
      else set_on(false);
    };
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  return (
    <p class="panes">
      <button type="button" data-do="panes" aria-pressed={is_on} onClick={() => set_on(!is_on)}><T id="page.panes" /></button>
      {is_on && (
        <span class="one-pane" role="group" aria-label={words.text("page.panes_which")}>
          {panes.map((one) => (
            <button key={one} type="button" data-pane={one} aria-pressed={pane === one} onClick={() => set_pane(one)}><T id={`page.nav_${one}` as Message} /></button>
          ))}
        </span>
      )}
    </p>
  );
}
