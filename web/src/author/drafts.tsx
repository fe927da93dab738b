// Who seems to say what in the sources, as zopa's rules have it: dashed in the text, taken or refused
// one by one.  A draft counts for nothing before it is taken.
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { T, useWords } from "../i18n";
import type { Message } from "../i18n";
import { Name, useModel } from "../words";
import { first_words } from "./card";
import { useDesk, is_typing } from "./desk";
import { type Value, table_of } from "./file";
import { new_id } from "./text";

interface Draft {
  source: string | null;
  line: number;
  from: number; // code points
  to: number;
  quote: string;
  verbatim: boolean;
  by: string | null;
  named: string;
  about: string[];
  rule: string;
  cue: string;
}
interface Drafts { open: Draft[]; refused: Draft[] }

async function ask(decision?: { source: string; quote: string; verdict: "open" | "taken" | "refused" }): Promise<Drafts> {
  const response = decision === undefined ? await fetch("api/drafts") : await fetch("api/drafts", {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(decision),
  });
  if (!response.ok) throw new Error("refused");
  return (await response.json()) as Drafts;
}

const key_of = (draft: Draft) => `${draft.source} ${draft.from} ${draft.to}`;

// In positions of a JavaScript string.
function span_of(text: string, draft: Draft): { from: number; to: number } {
  const letters = [...text];
  const from = letters.slice(0, draft.from).join("").length;
  return { from, to: from + letters.slice(draft.from, draft.to).join("").length };
}

// Where the passage is drawn.
function range_of(source: string, from: number, to: number): Range | null {
  const pieces = [...document.querySelectorAll<HTMLElement>(`.source-text[data-source="${CSS.escape(source)}"] [data-at]`)];
  const place = (at: number, is_end: boolean): [Node, number] | null => {
    for (const piece of pieces) {
      const begin = Number(piece.dataset.at);
      const length = piece.textContent?.length ?? 0;
      const is_in = is_end ? at > begin && at <= begin + length : at >= begin && at < begin + length;
      const node = [...piece.childNodes].find((one) => one.nodeType === Node.TEXT_NODE);
      if (is_in && node) return [node, at - begin];
    }
    return null;
  };
  const first = place(from, false);
  const last = place(to, true);
  if (first === null || last === null) return null;
  const range = document.createRange();
  range.setStart(...first);
  range.setEnd(...last);
  return range;
}

interface Highlights { set: (name: string, value: unknown) => void; delete: (name: string) => void }
const highlights = () => (CSS as unknown as { highlights?: Highlights }).highlights;
function draw(name: string, ranges: Range[]) {
  const Kind = (window as unknown as { Highlight?: new (...ranges: Range[]) => unknown }).Highlight;
  if (Kind === undefined) return; // the list says it all
  if (ranges.length === 0) highlights()?.delete(name);
  else highlights()?.set(name, new Kind(...ranges));
}

export function DraftsOfSources() {
  const desk = useDesk();
  const model = useModel();
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [drafts, set_drafts] = useState<Drafts | null>(null);
  const [open, set_open] = useState(false);
  const [rule, set_rule] = useState("");
  const [at, set_at] = useState(0);
  const { texts } = model.page;
  const text_of = useCallback((source: string) => (texts[source] ?? []).map((part) => part.text).join(""), [texts]);
  useEffect(() => {
    let is_over = false;
    if (open) void ask().then((now) => !is_over && set_drafts(now)).catch(() => {});
    return () => { is_over = true; };
  }, [open, texts, desk?.tree]);
  const shown = useMemo(() => (drafts?.open ?? []).filter((draft) => rule === "" || draft.rule === rule), [drafts, rule]);
  const here = shown[Math.min(at, shown.length - 1)];
  useEffect(() => {
    if (!open) {
      draw("draft", []);
      draw("draft-here", []);
      return;
    }
    const range = (draft: Draft) => {
      const span = span_of(text_of(draft.source ?? ""), draft);
      return range_of(draft.source ?? "", span.from, span.to);
    };
    const is_range = (one: Range | null): one is Range => one !== null;
    draw("draft", shown.map(range).filter(is_range));
    draw("draft-here", (here ? [range(here)] : []).filter(is_range));
  }, [open, shown, here, text_of]);
  useEffect(() => place.current?.querySelector(".here")?.scrollIntoView({ block: "nearest" }), [here]);

  const decide = async (draft: Draft, verdict: "open" | "taken" | "refused") =>
    set_drafts(await ask({ source: draft.source ?? "", quote: draft.quote, verdict }).catch(() => drafts));
  // Whoever is not on file has to be told apart first: the card asks.
  const take = async (draft: Draft) => {
    if (desk === null || desk.tree === null || draft.source === null) return;
    if (draft.by === null) {
      desk.open({ kind: "passage", passage: { source: draft.source, from: draft.from, to: draft.to, quote: draft.quote, verbatim: draft.verbatim, found: draft.rule, named: draft.named, about: draft.about, written: () => void decide(draft, "taken") } });
      return;
    }
    const value: Record<string, Value> = { by: draft.by };
    if (draft.about.length > 0) value.about = draft.about;
    if (draft.verbatim) value.speech = "verbatim";
    const id = new_id(first_words(draft.quote), "statement", new Set(Object.keys(table_of(desk.tree, "statements"))));
    const refused = await desk.write([{ do: "put", at: ["statements", id], value, found: draft.rule, passage: { source: draft.source, from: draft.from, to: draft.to } }]);
    if (refused.length === 0) await decide(draft, "taken");
  };
  const go = (step: number) => set_at((Math.min(at, shown.length - 1) + step + shown.length) % Math.max(1, shown.length));
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const is_ours = open && here !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey && !is_typing(event);
      if (!is_ours) return;
      if (event.key === "j") go(1);
      else if (event.key === "k") go(-1);
      else if (event.key === "y") void take(here);
      else if (event.key === "x") void decide(here, "refused");
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", keys);
    return () => document.removeEventListener("keydown", keys);
  });
  if (desk === null) return null;
  const rules = [...new Set((drafts?.open ?? []).map((draft) => draft.rule))];
  return (
    <details class="drafts" open={open} onToggle={(event) => set_open(event.currentTarget.open)}>
      <summary><T id="page.drafts_title" /></summary>
      {open && drafts !== null && (
        <div ref={place}>
          <p class="note"><T id="page.drafts_help" /></p>
          <p role="status"><T id="page.drafts_count" count={shown.length} /></p>
          {rules.length > 1 && (
            <label><T id="page.drafts_rule" />{" "}
              <select value={rule} data-choose="rule" onChange={(event) => { set_rule(event.currentTarget.value); set_at(0); }}>
                <option value="">{words.text("page.drafts_any_rule")}</option>
                {rules.map((one) => <option key={one} value={one}>{words.text(`page.draft_rule_${one}` as Message)}</option>)}
              </select>
            </label>
          )}
          <ol>
            {shown.map((draft, index) => (
              <li key={key_of(draft)} class={draft === here ? "here" : undefined} aria-current={draft === here ? "true" : undefined} onClick={() => set_at(index)}>
                <q dir="auto" lang={model.source(draft.source ?? "")?.language || undefined}>{draft.quote}</q>
                <p class="note">
                  <T id="page.draft_found" by={<Name>{draft.named}</Name>} on_file={draft.by === null ? "no" : "yes"} rule={words.text(`page.draft_rule_${draft.rule}` as Message)} verbatim={draft.verbatim ? "yes" : "no"} />
                </p>
                <p class="buttons">
                  <button type="button" data-do="take" onClick={() => void take(draft)}><T id={draft.by === null ? "page.drafts_take_new" : "page.drafts_take"} /> <kbd>Y</kbd></button>{" "}
                  <button type="button" data-do="refuse" onClick={() => void decide(draft, "refused")}><T id="page.drafts_refuse" /> <kbd>X</kbd></button>
                </p>
              </li>
            ))}
          </ol>
          {drafts.refused.length > 0 && (
            <details class="refused">
              <summary><T id="page.drafts_refused" count={drafts.refused.length} /></summary>
              <ul>
                {drafts.refused.map((draft) => (
                  <li key={key_of(draft)}><q dir="auto">{draft.quote}</q>{" "}
                    <button type="button" data-do="take-back" onClick={() => void decide(draft, "open")}><T id="page.drafts_take_back" /></button></li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
    </details>
  );
}
