// Who seems to say what in the sources, as zopa's rules have it: dashed in the text, taken or refused
// one by one.  Beside them the rows that somebody's assistant proposes.  A draft counts for nothing
// before it is taken.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { T, useWords } from "../i18n";
import type { Message } from "../i18n";
import { type Fault, in_its_language } from "../live/client";
import { Name, useModel } from "../words";
import { first_words } from "./card";
import { useDesk, is_typing } from "./desk";
import { Faults } from "./faults";
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
interface ProposedRow { key: string; section: string; id: string; row: string; source: string; quote: string; by: string; why: string }
interface Drafts { open: Draft[]; refused: Draft[]; proposed: ProposedRow[]; declined: ProposedRow[] }
type Verdict = "open" | "taken" | "refused";
type One = Draft | ProposedRow;

const is_row = (one: One): one is ProposedRow => "key" in one;
const key_of = (one: One) => (is_row(one) ? one.key : `${one.source} ${one.from} ${one.to}`);
const found_by = (one: One) => (is_row(one) ? "assistant" : one.rule);

async function ask(one?: One, verdict?: Verdict): Promise<Drafts> {
  const of = one === undefined ? {} : is_row(one) ? { key: one.key } : { source: one.source ?? "", quote: one.quote };
  const response = one === undefined ? await fetch("api/drafts", { headers: in_its_language() }) : await fetch("api/drafts", {
    method: "POST", headers: { "Content-Type": "application/json", ...in_its_language() }, body: JSON.stringify({ ...of, verdict }),
  });
  if (!response.ok) throw new Error("refused");
  return (await response.json()) as Drafts;
}

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

// The passages of those that are shown, marked in the text.
function useMarks(open: boolean, shown: One[], here: One | undefined) {
  const { texts } = useModel().page;
  const text_of = useCallback((source: string) => (texts[source] ?? []).map((part) => part.text).join(""), [texts]);
  useEffect(() => {
    const ranges = (all: One[]) => all.flatMap((one) => {
      if (!open || is_row(one)) return [];
      const span = span_of(text_of(one.source ?? ""), one);
      return range_of(one.source ?? "", span.from, span.to) ?? [];
    });
    draw("draft", ranges(shown));
    draw("draft-here", ranges(here ? [here] : []));
  }, [open, shown, here, text_of]);
}

function DraftWords({ draft }: { draft: Draft }) {
  const model = useModel();
  const words = useWords();
  return (
    <>
      <q dir="auto" lang={model.source(draft.source ?? "")?.language || undefined}>{draft.quote}</q>
      <p class="note">
        <T id="page.draft_found" by={<Name>{draft.named}</Name>} on_file={draft.by === null ? "no" : "yes"} rule={words.text(`page.draft_rule_${draft.rule}` as Message)} verbatim={draft.verbatim ? "yes" : "no"} />
      </p>
    </>
  );
}

function ProposedWords({ row }: { row: ProposedRow }) {
  return (
    <>
      <p><T id={`page.author_section_${row.section}` as Message} />: <code>{row.id}</code></p>
      <pre dir="auto">{row.row}</pre>
      <p class="note"><T id="page.draft_proposed" by={<Name>{row.by}</Name>} />{row.why !== "" && <> <bdi>{row.why}</bdi></>}</p>
    </>
  );
}

export function DraftsOfSources() {
  const desk = useDesk();
  const { page } = useModel();
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [drafts, set_drafts] = useState<Drafts | null>(null);
  const [open, set_open] = useState(false);
  const [rule, set_rule] = useState("");
  const [at, set_at] = useState(0);
  const [faults, set_faults] = useState<{ of: string; all: Fault[] }>({ of: "", all: [] });
  const [leaving, set_leaving] = useState<ReadonlySet<string>>(new Set()); // decided, and the server has not told yet
  useEffect(() => {
    let is_over = false;
    if (open) void ask().then((now) => !is_over && set_drafts(now)).catch(() => {});
    return () => { is_over = true; };
  }, [open, page.texts, desk?.tree]);
  const all = useMemo<One[]>(() => [...(drafts?.proposed ?? []), ...(drafts?.open ?? [])], [drafts]);
  const shown = useMemo(() => all.filter((one) => rule === "" || found_by(one) === rule), [all, rule]);
  const refused: One[] = [...(drafts?.declined ?? []), ...(drafts?.refused ?? [])];
  const from = Math.min(at, shown.length - 1);
  const stays = (one: One) => !leaving.has(key_of(one));
  const here = shown.slice(Math.max(0, from)).find(stays) ?? shown.filter(stays).pop();
  useMarks(open, shown, here);
  useEffect(() => {
    place.current?.querySelector(".here")?.scrollIntoView({ block: "nearest" });
  }, [here]);

  const asked = useRef<Promise<unknown>>(Promise.resolve()); // what was asked last is answered last
  const tell = (one?: One, verdict?: Verdict) => {
    const mine = asked.current.then(async () => {
      const now = await ask(one, verdict).catch(() => null);
      if (now !== null) set_drafts(now);
    });
    asked.current = mine;
    return mine;
  };
  // Whoever is not on file has to be told apart first: the card asks.
  const take_found = async (draft: Draft) => {
    if (desk === null || desk.tree === null || draft.source === null) return;
    if (draft.by === null) {
      desk.open({ kind: "passage", passage: { source: draft.source, from: draft.from, to: draft.to, quote: draft.quote, verbatim: draft.verbatim, found: draft.rule, named: draft.named, about: draft.about, written: () => void tell(draft, "taken") } });
      return;
    }
    const value: Record<string, Value> = { by: draft.by };
    if (draft.about.length > 0) value.about = draft.about;
    if (draft.verbatim) value.speech = "verbatim";
    const passage = { source: draft.source, from: draft.from, to: draft.to };
    const problems = await desk.write((newest) => {
      const id = new_id(first_words(draft.quote), "statement", new Set(Object.keys(table_of(newest, "statements"))));
      return [{ do: "put", at: ["statements", id], value, found: draft.rule, passage }];
    });
    set_faults({ of: key_of(draft), all: problems });
    if (problems.length === 0) await tell(draft, "taken");
  };
  // A proposed row stays a draft where it is undone, and is not shown while it is on file.
  const take_row = async (one: ProposedRow) => {
    const problems = (await desk?.write(() => [{ do: "take_draft", key: one.key }])) ?? [];
    set_faults({ of: key_of(one), all: problems });
    if (problems.length === 0) await tell();
  };
  // A key that follows at once is for the next one.
  const leave = async (one: One, work: () => Promise<void>) => {
    if (!stays(one)) return;
    set_leaving((before) => new Set([...before, key_of(one)]));
    await work();
    set_leaving((before) => new Set([...before].filter((key) => key !== key_of(one))));
  };
  const take = (one: One) => leave(one, () => (is_row(one) ? take_row(one) : take_found(one)));
  const refuse = (one: One) => leave(one, () => tell(one, "refused"));
  const go = (step: number) => set_at(((here === undefined ? from : shown.indexOf(here)) + step + shown.length) % Math.max(1, shown.length));
  // With what is shown, not after it: a key may follow at once.
  useLayoutEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const is_ours = open && here !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey && !is_typing(event);
      if (!is_ours) return;
      if (event.key === "j") go(1);
      else if (event.key === "k") go(-1);
      else if (event.key === "y") void take(here);
      else if (event.key === "x") void refuse(here);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", keys);
    return () => document.removeEventListener("keydown", keys);
  });
  if (desk === null) return null;
  const rules = [...new Set(all.map(found_by))];
  const asks_who = (one: One) => !is_row(one) && one.by === null;
  return (
    <details class="drafts" open={open} onToggle={(event) => set_open(event.currentTarget.open)}>
      <summary><T id="page.drafts_title" /></summary>
      {open && drafts !== null && (
        <div ref={place}>
          <p class="note"><T id="page.drafts_help" />{drafts.proposed.length > 0 && <>{" "}<T id="page.drafts_assistant_help" /></>}</p>
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
            {shown.map((one, index) => (
              <li key={key_of(one)} class={one === here ? "here" : undefined} aria-current={one === here ? "true" : undefined} onClick={() => set_at(index)}>
                {is_row(one) ? <ProposedWords row={one} /> : <DraftWords draft={one} />}
                {faults.of === key_of(one) && <Faults faults={faults.all} />}
                <p class="buttons">
                  <button type="button" data-do="take" onClick={() => { set_at(index); void take(one); }}><T id={asks_who(one) ? "page.drafts_take_new" : "page.drafts_take"} /> <kbd>Y</kbd></button>{" "}
                  <button type="button" data-do="refuse" onClick={() => void refuse(one)}><T id="page.drafts_refuse" /> <kbd>X</kbd></button>
                </p>
              </li>
            ))}
          </ol>
          {refused.length > 0 && (
            <details class="refused">
              <summary><T id="page.drafts_refused" count={refused.length} /></summary>
              <ul>
                {refused.map((one) => (
                  <li key={key_of(one)}>{is_row(one) ? <code>{one.id}</code> : <q dir="auto">{one.quote}</q>}{" "}
                    <button type="button" data-do="take-back" onClick={() => void tell(one, "open")}><T id="page.drafts_take_back" /></button></li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
    </details>
  );
}
