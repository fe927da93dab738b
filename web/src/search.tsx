// Looks through parts, parties, issues, claims and quotes, and goes to what is chosen.
import { render } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Filter } from "./address";
import { acts_to_do } from "./author/acts";
import type { Message } from "./i18n";
import { T, Words, useWords } from "./i18n";
import type { Part } from "./contents";
import type { Model } from "./model";
import { ClaimWords, Data, useModel } from "./words";

type Kind = "act" | "part" | "party" | "issue" | "claim" | "quote";
interface Entry { kind: Kind; text: string; at: string; filter?: Partial<Filter>; keys?: string; run?: () => void }

const names: Record<Kind, Message> = {
  act: "page.found_act", part: "page.found_part", party: "page.found_party", issue: "page.found_issue",
  claim: "page.found_claim", quote: "page.found_quote",
};

// Every claim as the page says it.
function claims_in_words(model: Model, words: ReturnType<typeof useWords>): string[] {
  const holder = document.createElement("div");
  render(
    <Words.Provider value={words}>
      <Data.Provider value={model}>
        {model.page.negotiation.positions.map((claim) => <p><ClaimWords claim={claim} /></p>)}
      </Data.Provider>
    </Words.Provider>, holder);
  return [...holder.children].map((one) => one.textContent ?? "");
}

function entries(model: Model, parts: Part[], words: ReturnType<typeof useWords>): Entry[] {
  const { parties, issues, positions, statements } = model.page.negotiation;
  const claims = claims_in_words(model, words);
  return [
    ...acts_to_do().map((act): Entry => ({ kind: "act", text: words.text(act.name), at: "", keys: act.keys, run: act.run })),
    ...parts.map((part): Entry => ({ kind: "part", text: part.title, at: part.id })),
    ...parties.map((party): Entry => ({ kind: "party", text: model.party_name(party.id), at: "who", filter: { party: party.id } })),
    ...issues.map((issue): Entry => ({ kind: "issue", text: model.issue_name(issue.id), at: "who", filter: { issue: issue.id } })),
    ...positions.map((claim, index): Entry => ({ kind: "claim", text: claims[index] ?? "", at: `claim-${claim.id}` })),
    ...statements.map((one): Entry => ({ kind: "quote", text: one.quote || one.text, at: model.has_passage(one.id) ? `quote-${one.id}` : `said-${one.id}` })),
  ];
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const most = 12;

export function Search({ parts, choose, done }: {
  parts: Part[];
  choose: (filter: Partial<Filter>) => void;
  done: () => void;
}) {
  const model = useModel();
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [asked, set_asked] = useState("");
  const [all, set_all] = useState<Entry[]>([]); // as of when the search was entered
  const [at, set_at] = useState(0);
  const wanted = plain(asked).split(/\s+/).filter((word) => word !== "");
  const [is_palette, set_palette] = useState(false); // all that can be done, before anything is typed
  const found = wanted.length === 0 ? all.filter((one) => is_palette && one.kind === "act")
    : all.filter((one) => wanted.every((word) => plain(one.text).includes(word))).slice(0, most);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const is_typing = (event.target as HTMLElement).closest("input, textarea, select, .cm-editor") !== null;
      const is_asked = event.key === "/" ? !is_typing && !event.ctrlKey && !event.metaKey && !event.altKey
        : event.key === "k" && (event.ctrlKey || event.metaKey) && !(event.target as HTMLElement).closest(".cm-editor");
      if (!is_asked) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
      set_palette(event.key === "k");
    };
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, []);
  const go = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    set_asked("");
    set_palette(false);
    done();
    if (entry.run) {
      setTimeout(entry.run);
      return;
    }
    if (entry.filter) choose(entry.filter);
    const target = document.getElementById(entry.at) ? entry.at : entry.filter ? "verdict" : entry.at;
    setTimeout(() => { location.hash = `#${encodeURIComponent(target)}`; });
  };
  // Somebody may have come back meanwhile.
  const leave = () => {
    if (document.activeElement === input.current) return;
    set_asked("");
    set_palette(false);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      set_at((at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % Math.max(1, found.length));
    } else if (event.key === "Enter") go(found[at]);
    else if (event.key === "Escape") {
      set_asked("");
      set_palette(false);
    }
    else return;
    event.preventDefault();
  };
  return (
    <div class="search">
      <input ref={input} type="text" inputMode="search" role="combobox" aria-label={words.text("page.search")} aria-expanded={found.length > 0}
        aria-controls={`${id}-found`} aria-autocomplete="list" aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
        placeholder={words.text("page.search")} value={asked} dir="auto" autocomplete="off"
        onFocus={() => set_all(entries(model, parts, words))} onBlur={() => setTimeout(leave, 200)}
        onInput={(event) => { set_asked(event.currentTarget.value); set_at(0); }} onKeyDown={keys} />
      <ul id={`${id}-found`} role="listbox" aria-label={words.text("page.found")} class={found.length > 0 ? "found" : "found none"}>
        {found.map((one, index) => (
          <li id={`${id}-${index}`} role="option" aria-selected={index === at} onMouseDown={(event) => { event.preventDefault(); go(one); }}>
            <span class="kind"><T id={names[one.kind]} /></span> <bdi>{one.text}</bdi>{one.keys && <>{" "}<kbd>{one.keys}</kbd></>}
          </li>
        ))}
      </ul>
      <p class={wanted.length > 0 && found.length === 0 ? "found nothing" : "hidden"} role="status">
        {wanted.length > 0 && <T id="page.found_count" count={found.length} />}
      </p>
    </div>
  );
}
