// Choosing what is on file, or naming something new on the spot.
import { useId, useRef, useState } from "preact/hooks";
import { T, useWords } from "../i18n";
import type { Message } from "../i18n";
import { type Ref, is_new, name_of_new } from "./file";

export interface Known { id: Ref; name: string }

const asks_for_new = "+";

// One of them.  `none`: what it is called where nothing is chosen; `make`: what something new is called;
// `adds`: what is chosen is taken by a button, since the arrow keys pass through all of them.
export function Choose({ label, name, known, value, none, make, adds = false, choose }: {
  label: Message;
  name: string; // for the page's own use
  known: Known[];
  value: Ref;
  none?: Message;
  make?: Message;
  adds?: boolean;
  choose: (ref: Ref) => void;
}) {
  const words = useWords();
  const id = useId();
  const [marked, set_marked] = useState("");
  const [asks, set_asks] = useState(false);
  const listed = value === "" || known.some((one) => one.id === value) ? known : [...known, { id: value, name: is_new(value) ? name_of_new(value) : value }];
  return (
    <div class="choose" data-choose={name}>
      <label for={id}><T id={label} /></label>
      <select id={id} value={asks ? asks_for_new : adds ? marked : value} onChange={(event) => {
        const chosen = event.currentTarget.value;
        set_asks(chosen === asks_for_new);
        if (adds) set_marked(chosen === asks_for_new ? "" : chosen);
        else if (chosen !== asks_for_new) choose(chosen);
      }}>
        {(none !== undefined || value === "") && <option value="">{none === undefined ? "—" : words.text(none)}</option>}
        {listed.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        {make !== undefined && <option value={asks_for_new}>{words.text(make)}</option>}
      </select>
      {adds && !asks && <button type="button" data-do="add" disabled={marked === ""} onClick={() => choose(marked)}><T id="page.author_take" /></button>}
      {asks && make !== undefined && <NewName label={make} done={(text) => {
        set_asks(false);
        if (text !== "") choose(`+${text}`);
      }} />}
    </div>
  );
}

// A line to type a name in; Enter takes it, Escape leaves it.
export function NewName({ label, done }: { label: Message; done: (name: string) => void }) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const take = () => done(input.current?.value.trim() ?? "");
  return (
    <span class="new-name">
      <input ref={(element) => { if (element !== null && input.current === null) { input.current = element; element.focus(); } }}
        type="text" dir="auto" aria-label={words.text(label)} placeholder={words.text("page.author_name")}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== "Escape") return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === "Enter") take();
          else done("");
        }} />
      <button type="button" onClick={take}><T id="page.author_take" /></button>
    </span>
  );
}

// Any number of them, ticked.
export function Ticks({ label, name, known, value, make, choose }: {
  label: Message;
  name: string;
  known: Known[];
  value: Ref[];
  make?: Message;
  choose: (refs: Ref[]) => void;
}) {
  const [asks, set_asks] = useState(false);
  const listed = [...known, ...value.filter((ref) => !known.some((one) => one.id === ref)).map((ref) => ({ id: ref, name: name_of_new(ref) }))];
  return (
    <fieldset class="ticks" data-choose={name}>
      <legend><T id={label} /></legend>
      {listed.map((one) => (
        <label key={one.id}>
          <input type="checkbox" value={one.id} checked={value.includes(one.id)}
            onChange={(event) => choose(event.currentTarget.checked ? [...value, one.id] : value.filter((ref) => ref !== one.id))} />{" "}
          <bdi>{one.name}</bdi>
        </label>
      ))}
      {make !== undefined && !asks && <button type="button" class="link" data-new={name} onClick={() => set_asks(true)}><T id={make} /></button>}
      {make !== undefined && asks && <NewName label={make} done={(text) => {
        set_asks(false);
        if (text !== "") choose([...value, `+${text}`]);
      }} />}
    </fieldset>
  );
}
