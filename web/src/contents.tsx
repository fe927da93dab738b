// The contents bar, which stays: where one is, where one can go, what one looks for, and whom and
// what one looks at.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Filter } from "./address";
import { address, parsed } from "./address";
import { T, useWords } from "./i18n";
import { Roving } from "./roving";
import { Search } from "./search";
import { useModel } from "./words";

export interface Part { id: string; title: string; annex?: boolean }

// The sections that are there, as they are drawn.
function useParts(): Part[] {
  const [parts, set_parts] = useState<Part[]>([]);
  useEffect(() => {
    const found = [...document.querySelectorAll<HTMLElement>("main section[data-title]")]
      .map((one) => ({ id: one.id, title: one.dataset.title ?? "", annex: one.classList.contains("annex") && one.id !== "packages" }));
    if (JSON.stringify(found) !== JSON.stringify(parts)) set_parts(found);
  });
  return parts;
}

// Which of them crosses a line below the bar.
function useCurrent(parts: Part[]): string {
  const [current, set_current] = useState("");
  useEffect(() => {
    const seen = new Set<string>();
    const observer = new IntersectionObserver((changes) => {
      for (const change of changes) {
        if (change.isIntersecting) seen.add(change.target.id);
        else seen.delete(change.target.id);
      }
      const last = parts.filter((part) => seen.has(part.id)).pop();
      if (last) set_current(last.id);
    }, { rootMargin: "-22% 0px -77% 0px" });
    for (const part of parts) {
      const element = document.getElementById(part.id);
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [parts]);
  return current || (parts[0]?.id ?? "");
}

function Choice({ name, all, value, options, choose }: {
  name: string;
  all: string;
  value: string;
  options: { id: string; name: string }[];
  choose: (id: string) => void;
}) {
  return (
    <select aria-label={name} value={value} class={value ? "on" : ""} onChange={(event) => choose(event.currentTarget.value)}>
      <option value="">{all}</option>
      {options.map((one) => <option value={one.id} dir="auto">{one.name}</option>)}
    </select>
  );
}

export function Contents({ filter }: { filter: Filter }) {
  const words = useWords();
  const { negotiation } = useModel().page;
  const parts = useParts();
  const current = useCurrent(parts);
  const [open, set_open] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => { // of a row that is too long, what is current is in view
    const at = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (at && list.current) list.current.scrollTo({ left: at.offsetLeft - list.current.clientWidth / 3 });
  }, [current]);
  const choose = (chosen: Partial<Filter>) => {
    const { at } = parsed(location.hash);
    const next = address(at, { ...filter, ...chosen });
    location.hash = next.includes("?") ? next : `${next}?`;
  };
  const is_on = filter.party + filter.issue !== "";
  const names = (list: { id: string; name: string }[]) => list.map(({ id, name }) => ({ id, name: name || id }));
  return (
    <nav class={`contents${open ? " unfolded" : ""}`} aria-label={words.text("page.contents")}>
      <button type="button" class="here" aria-expanded={open} onClick={() => set_open(!open)}>
        {parts.find((part) => part.id === current)?.title ?? ""}
      </button>
      <div class="to">
        <Roving as="ul">
          {parts.map((part) => (
            <li class={part.annex ? "of-annex" : undefined}><a href={`#${part.id}`} aria-current={part.id === current ? "location" : undefined} onClick={() => set_open(false)}>{part.title}</a></li>
          ))}
        </Roving>
        <div class="tools">
          <Search parts={parts} choose={choose} done={() => set_open(false)} />
          {negotiation.parties.length > 1 && (
            <Choice name={words.text("page.filter_party")} all={words.text("page.filter_any_party")} value={filter.party}
              options={names(negotiation.parties)} choose={(party) => choose({ party })} />
          )}
          {negotiation.issues.length > 1 && (
            <Choice name={words.text("page.filter_issue")} all={words.text("page.filter_any_issue")} value={filter.issue}
              options={names(negotiation.issues)} choose={(issue) => choose({ issue })} />
          )}
          {is_on && <button type="button" onClick={() => choose({ party: "", issue: "" })}><T id="page.filter_off" /></button>}
          <a class="top" href="#verdict" aria-label={words.text("page.to_top")}>↑</a>
        </div>
      </div>
    </nav>
  );
}
