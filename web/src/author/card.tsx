// The card of a passage: who says it, about whom, how; and what follows from it.
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Fault } from "../live/client";
import { T, useWords } from "../i18n";
import type { Message } from "../i18n";
import { useMarkOfPage } from "../mark";
import { ClaimWords, useModel } from "../words";
import { Choose, type Known, Ticks } from "./choose";
import type { WriteNewest } from "./desk";
import { Faults } from "./faults";
import { ClaimForm, type Names, new_claim } from "./claim";
import { type Ref, type Said, type Tree, acts_of, is_new, name_of_new, row_at, table_of } from "./file";
import { type Schema, words_of } from "./schema";

export interface Passage { source: string; from: number; to: number; quote: string; verbatim: boolean; found?: string; named?: string; about?: string[]; written?: () => void }

export const first_words = (quote: string) => quote.split(/\s+/).filter((word) => word.length > 3).slice(0, 3).join(" ") || quote;

export const said_of = (passage: Passage | null): Said => ({
  passage: passage && { source: passage.source, from: passage.from, to: passage.to },
  first_words: first_words(passage?.quote ?? ""),
  found: passage?.found,
  by: passage?.named ? `+${passage.named}` : "", person_of: "", about: passage?.about ?? [], act: "", verbatim: passage?.verbatim ?? false, hedged: false, claims: [], supports: [], issues: [],
});

const text = (value: unknown) => (typeof value === "string" ? value : "");
// In short, a name alone.
const voice_name = (row: Parameters<typeof row_at>[0]) => text(row) || text(row_at(row).name);

function names_of(tree: Tree, said: Said): Names & { speakers: Known[] } {
  const parties: Known[] = Object.entries(table_of(tree, "parties")).map(([id, row]) => ({ id, name: text(row_at(row).name) || id }));
  const news = new Set([said.person_of, ...said.about, ...said.claims.map((claim) => claim.party)].filter(is_new));
  if (is_new(said.by) && said.person_of === "") news.add(said.by);
  for (const ref of news) parties.push({ id: ref, name: name_of_new(ref) });
  const speakers = Object.entries(table_of(tree, "parties")).flatMap(([id, row]) => {
    const party = text(row_at(row).name) || id;
    return [{ id, name: party }, ...Object.entries(row_at(row_at(row).representatives)).map(([who, name]) => ({ id: who, name: `${voice_name(name).split(",")[0]} (${party})` }))];
  });
  const issues: Known[] = [...Object.entries(table_of(tree, "issues")).map(([id, row]) => ({ id, name: text(row_at(row).name) || id })),
    ...said.issues.map((one) => ({ id: `+${one.name}`, name: one.name }))];
  const options = (issue: Ref): Known[] => {
    const made = said.issues.find((one) => `+${one.name}` === issue);
    const known = made ? [...made.tabled, ...made.untabled].map((name) => ({ id: `+${name}`, name }))
      : Object.entries(row_at(row_at(table_of(tree, "issues")[issue]).options)).map(([id, name]) => ({ id, name: text(name) || id }));
    const used = said.claims.flatMap((claim) => [...claim.parts.filter((part) => part.issue === issue).flatMap((part) => part.options),
      ...(claim.issue === issue ? claim.ranks.map((rank) => rank.option) : [])]);
    const others = [...new Set(used)].filter((ref) => is_new(ref) && !known.some((one) => one.id === ref));
    return [...known, ...others.map((ref) => ({ id: ref, name: name_of_new(ref) }))];
  };
  return { parties, speakers, issues, options };
}

const is_whole = (said: Said) =>
  !(is_new(said.by) && said.person_of === "" && said.by === "+") && said.claims.every((claim) => claim.party !== "" &&
    (claim.text !== "" || claim.ranks.length > 0 || claim.parts.every((part) => part.options.length > 0 && part.options.every((option) => option !== ""))));

// The claims on file, to be ticked where they rest on the passage too.
function Supports({ said, change }: { said: Said; change: (numbers: number[]) => void }) {
  const { positions } = useModel().page.negotiation;
  if (positions.length === 0) return null;
  return (
    <details class="supports">
      <summary><T id="page.author_supports" /></summary>
      <div class="ticks">
        {positions.map((claim, number) => (
          <label key={claim.id}>
            <input type="checkbox" value={claim.id} checked={said.supports.includes(number)}
              onChange={(event) => change(event.currentTarget.checked ? [...said.supports, number] : said.supports.filter((one) => one !== number))} />{" "}
            <span><ClaimWords claim={claim} /></span>
          </label>
        ))}
      </div>
    </details>
  );
}

function Speaker({ said, names, put }: { said: Said; names: ReturnType<typeof names_of>; put: (part: Partial<Said>) => void }) {
  const words = useWords();
  const is_person = is_new(said.by);
  const known = [{ id: "unnamed", name: words.text("page.author_by_unnamed") }, ...names.speakers];
  return (
    <>
      <Choose label="page.author_by" name="by" known={known} value={said.by} none="page.author_by_source" make="page.author_make_speaker" choose={(by) => put({ by, person_of: "" })} />
      {is_person && <Choose label="page.author_person_of" name="person-of" known={names.parties.filter((one) => one.id !== said.by)} value={said.person_of} none="page.author_is_party" make="page.author_make_party" choose={(person_of) => put({ person_of })} />}
    </>
  );
}

export function Card({ passage, tree, schema, write, close }: {
  passage: Passage | null;
  tree: Tree;
  schema: Schema;
  write: WriteNewest;
  close: () => void;
}) {
  const words = useWords();
  const model = useModel();
  const place = useRef<HTMLDivElement>(null);
  useMarkOfPage("writing");
  const [said, set_said] = useState(() => said_of(passage));
  const [faults, set_faults] = useState<Fault[]>([]);
  const put = (part: Partial<Said>) => set_said((before) => ({ ...before, ...part }));
  const names = useMemo(() => names_of(tree, said), [tree, said]);
  useLayoutEffect(() => { place.current?.querySelector<HTMLElement>("select, button")?.focus({ preventScroll: true }); }, []); // a key may follow at once
  const is_writing = useRef(false);
  const done = async () => {
    if (is_writing.current) return; // the second press of two
    is_writing.current = true;
    const refused = await write((newest) => acts_of(said, newest));
    is_writing.current = false;
    set_faults(refused);
    if (refused.length > 0) return;
    passage?.written?.();
    close();
  };
  const party = said.about[0] ?? (names.parties.some((one) => one.id === said.by) ? said.by : "");
  const source = model.source(passage?.source ?? "");
  return (
    <div ref={place} class="author-card" role="dialog" aria-labelledby="card-title" onKeyDown={(event) => {
      if (event.key === "Escape") close();
      else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && is_whole(said)) void done();
      else return;
      event.preventDefault();
    }}>
      <h3 id="card-title"><T id={passage === null ? "page.author_claim_title" : "page.author_title"} /></h3>
      {passage !== null && (
        <>
          <blockquote lang={source?.language || undefined} dir="auto">{passage.quote}</blockquote>
          <Speaker said={said} names={names} put={put} />
          <Ticks label="page.author_about" name="about" known={names.parties} value={said.about} make="page.author_make_party" choose={(about) => put({ about })} />
          <label class="choose" data-choose="act"><T id="page.author_act" />{" "}
            <select value={said.act} onChange={(event) => put({ act: event.currentTarget.value })}>
              <option value="">{words.text("page.author_no_act")}</option>
              {words_of(schema.field("statements", "act")).map((one) => <option key={one.word} value={one.word}>{words.text(`page.author_act_${one.word}` as Message)}</option>)}
            </select>
          </label>
          <label><input type="checkbox" data-tick="verbatim" checked={said.verbatim} onChange={(event) => put({ verbatim: event.currentTarget.checked })} />{" "}<T id="page.author_verbatim" /></label>
          <label><input type="checkbox" data-tick="hedged" checked={said.hedged} onChange={(event) => put({ hedged: event.currentTarget.checked })} />{" "}<T id="page.author_hedged" /></label>
        </>
      )}
      {said.claims.map((claim, number) => (
        <ClaimForm key={number} claim={claim} names={names} schema={schema} number={number}
          change={(next) => put({ claims: said.claims.map((one, at) => (at === number ? next : one)) })}
          add={(issue) => put({ issues: [...said.issues, issue] })}
          drop={() => put({ claims: said.claims.filter((_, at) => at !== number) })} />
      ))}
      <p><button type="button" data-do="claim" onClick={() => put({ claims: [...said.claims, new_claim("demands", party)] })}><T id={passage === null ? "page.author_add_claim" : "page.author_follows"} /></button></p>
      {passage !== null && <Supports said={said} change={(supports) => put({ supports })} />}
      <Faults faults={faults} />
      <p class="buttons">
        <button type="button" class="main" data-do="write" disabled={!is_whole(said) || (passage === null && said.claims.length === 0)} onClick={() => void done()}><T id="page.author_write" /></button>{" "}
        <button type="button" data-do="close" onClick={close}><T id="page.cancel" /></button>
      </p>
    </div>
  );
}
