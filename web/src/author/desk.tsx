// Where a negotiation is written down: what is selected in a source can be said, and one card at a
// time is open.
import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { unfold } from "../fold";
import { T, useWords } from "../i18n";
import type { Fault, State } from "../live/client";
import { begin_tour } from "../tour/begin";
import { useModel } from "../words";
import "./author.css";
import { Card, type Passage } from "./card";
import { type OneAct, put_acts } from "./acts";
import { type Act, type RowAt, type Tree, read_file, read_tree } from "./file";
import { last_row_to_text, text_to_row } from "./jump";
import { Panes } from "./panes";
import { type Schema, read_schema } from "./schema";
import { type Selected, hold_in_place, selected_text } from "./selection";
import { code_points, is_quoted, sentence_at, trimmed } from "./text";

export type Write = (acts: Act[], with_dependents?: boolean) => Promise<Fault[]>;
// What is made of the file as it stands then; null: what it was to change is not there any more.
export type WriteNewest = (acts_of: (newest: Tree) => Act[] | null, with_dependents?: boolean) => Promise<Fault[]>;

export interface Desk {
  select: (selected: Selected | null) => void;
  say: (selected: Selected) => void; // opens the card
  open: (what: Open) => void;
  write: WriteNewest;
  tree: Tree | null;
  rows: RowAt[];
  schema: Schema | null;
}
export type Open = { kind: "passage"; passage: Passage } | { kind: "claim" } | null;

// null in a report.
export const DeskContext = createContext<Desk | null>(null);
export const useDesk = () => useContext(DeskContext);

export const is_typing = (event: KeyboardEvent) =>
  (event.target as HTMLElement).closest("input, textarea, select, .cm-editor, [role=dialog]") !== null;

// The file row by row, as it stands after every change.
function useTree(text: string): [Tree | null, RowAt[], Schema | null] {
  const [file, set_file] = useState<{ tree: Tree | null; rows: RowAt[] }>({ tree: null, rows: [] });
  const [schema, set_schema] = useState<Schema | null>(null);
  useEffect(() => {
    let is_over = false;
    void read_file().then((next) => !is_over && set_file(next)).catch(() => {});
    return () => { is_over = true; };
  }, [text]);
  useEffect(() => void read_schema().then(set_schema).catch(() => {}), []);
  return [file.tree, file.rows, schema];
}

const most_turns = 5; // another window may write between the look at the file and the act

// One act at a time, each on the file as the one before it left it: what is shown is that of a moment
// ago, and rows of a list are told apart by their place.
function useNewest(write: Write, tree: Tree | null): WriteNewest {
  const words = useWords();
  const last = useRef(tree); // a text with faults has none: then the server says which
  last.current = tree;
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback((acts_of, with_dependents) => {
    const all = async (): Promise<Fault[]> => {
      let refused: Fault[] = [];
      for (let at = 0; at < most_turns; at += 1) {
        const newest = await read_tree().catch(() => last.current);
        if (newest === null) return [{ code: "lost", line: 0, column: 0, message: "" }];
        const acts = acts_of(newest);
        if (acts === null) return [{ code: "moved", line: 0, column: 0, message: words.text("page.row_moved") }];
        refused = acts.length === 0 ? [] : await write(acts, with_dependents);
        if (!refused.some((fault) => fault.code === "outdated")) break;
      }
      return refused;
    };
    const mine = turn.current.then(all);
    turn.current = mine;
    return mine;
  }, [write, words]);
}

// Opens what hides it, and presses it.
function press(selector: string) {
  const found = document.querySelector<HTMLElement>(selector);
  const around = found?.matches("summary") ? found.parentElement?.parentElement : found; // what it folds is no part of it
  if (around) unfold(around);
  found?.scrollIntoView({ block: "center" });
  found?.focus();
  found?.click();
}
const add_to = (section: string) => () => press(`[data-section=${section}] > [data-do=add]`);

// Whatever can be done on the workbench, by its name.
const acts: OneAct[] = [
  { name: "page.act_tour", run: begin_tour },
  { name: "page.act_keyboard", run: () => press("[data-do=by-keyboard][aria-expanded=false]") },
  { name: "page.act_drafts", run: () => press(".drafts:not([open]) > summary") },
  { name: "page.act_party", run: add_to("parties") },
  { name: "page.act_issue", run: add_to("issues") },
  { name: "page.act_claim", run: add_to("positions") },
  { name: "page.act_statement", run: add_to("statements") },
  { name: "page.act_proposal", run: add_to("proposals") },
  { name: "page.act_rule", run: add_to("rules") },
  { name: "page.act_frame", run: add_to("frames") },
  { name: "page.act_round", run: add_to("rounds") },
  { name: "page.act_bloc", run: add_to("blocs") },
  { name: "page.panes", run: () => press("[data-do=panes]") },
  { name: "page.act_todo", run: () => press(".todo:not([open]) > summary") },
  { name: "page.editor", run: () => press(".editor:not([open]) > summary") },
  { name: "page.act_to_text", keys: "Ctrl+J", run: last_row_to_text },
  { name: "page.act_to_row", keys: "Ctrl+J", run: () => void text_to_row() },
  { name: "page.undo", keys: "Ctrl+Z", run: () => press("#undo:enabled") },
  { name: "page.redo", keys: "Ctrl+Shift+Z", run: () => press("#redo:enabled") },
  { name: "page.save", keys: "Ctrl+S", run: () => press("#save:enabled") },
];

export function DeskOf({ state, write: write_as_it_is, children }: { state: State; write: Write; children: ComponentChildren }) {
  const model = useModel();
  const [tree, rows, schema] = useTree(state.text);
  const write = useNewest(write_as_it_is, tree);
  useEffect(() => put_acts(acts), []);
  const [selected, set_selected] = useState<Selected | null>(null);
  const [open, set_open] = useState<Open>(null);
  const opener = useRef<HTMLElement | null>(null);
  const put_back = useRef<() => void>(() => {});
  useLayoutEffect(() => { put_back.current(); }, [open]); // the card takes its place from the text
  const newest = useRef(model);
  newest.current = model;
  const text_of = useCallback((source: string) => (newest.current.page.texts[source] ?? []).map((part) => part.text).join(""), []);
  const show = useCallback((next: Open) => {
    opener.current = document.activeElement as HTMLElement | null;
    put_back.current = hold_in_place();
    set_open(next);
  }, []);
  const say = useCallback(({ source, from, to }: Selected) => {
    const text = text_of(source);
    show({ kind: "passage", passage: {
      source, from: code_points(text, from), to: code_points(text, to),
      quote: text.slice(from, to).replace(/\s+/g, " "), verbatim: is_quoted(text, { from, to }),
    } });
    set_selected(null);
  }, []);
  useEffect(() => {
    const look = () => {
      if (document.activeElement?.closest("textarea, .author-card") !== null && document.activeElement !== null) return;
      set_selected(selected_text(text_of));
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, []);
  // With what is shown, not after it: a key may follow at once.
  useLayoutEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey || selected === null || is_typing(event)) return;
      event.preventDefault();
      say(selected);
    };
    document.addEventListener("keydown", keys);
    return () => document.removeEventListener("keydown", keys);
  }, [selected]);
  const close = () => {
    put_back.current = hold_in_place();
    set_open(null);
    getSelection()?.removeAllRanges();
    setTimeout(() => opener.current?.isConnected && opener.current.focus({ preventScroll: true }));
  };
  const desk = useMemo<Desk>(() => ({ select: set_selected, say, open: show, write, tree, rows, schema }), [write, tree, rows, schema]);
  return (
    <DeskContext.Provider value={desk}>
      <Panes />
      {children}
      {open === null && selected !== null && (
        <div class="author-bar">
          <button type="button" class="main" data-do="say" onMouseDown={(event) => event.preventDefault()} onClick={() => say(selected)}><T id="page.author_say" /> <kbd>N</kbd></button>
        </div>
      )}
      {open !== null && tree !== null && schema !== null && (
        <Card key={open.kind === "passage" ? `${open.passage.source} ${open.passage.from} ${open.passage.to}` : ""} passage={open.kind === "passage" ? open.passage : null}
          tree={tree} schema={schema} write={write} close={close} />
      )}
    </DeskContext.Provider>
  );
}

// A source's text in which the keyboard has a cursor of its own: what is selected there can be said.
export function TextForKeyboard({ source, language }: { source: string; language: string }) {
  const desk = useDesk();
  const words = useWords();
  const model = useModel();
  const [open, set_open] = useState(false);
  const place = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => { if (open) place.current?.focus(); }, [open]); // a key may follow at once
  if (desk === null) return null;
  const text = (model.page.texts[source] ?? []).map((part) => part.text).join("");
  const span = () => trimmed(text, { from: place.current?.selectionStart ?? 0, to: place.current?.selectionEnd ?? 0 });
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "s") {
      const sentence = sentence_at(text, place.current?.selectionStart ?? 0, language);
      place.current?.setSelectionRange(sentence.from, sentence.to);
    } else if (event.key === "Enter" || event.key === "n") {
      const now = span();
      if (now.from < now.to) desk.say({ source, ...now });
    } else if (event.key === "Escape") set_open(false);
    else return;
    event.preventDefault();
  };
  return (
    <div class="for-keyboard">
      <button type="button" data-do="by-keyboard" aria-expanded={open} onClick={() => set_open(!open)}><T id="page.author_by_keyboard" /></button>
      {open && (
        <>
          <p class="note" id={`keys-${source}`}><T id="page.author_keys" /></p>
          <textarea ref={place} dir="auto" lang={language || undefined} rows={14} aria-label={words.text("page.author_text", { source: model.source_title(source) })}
            aria-describedby={`keys-${source}`} spellcheck={false} value={text} onBeforeInput={(event) => event.preventDefault()} onKeyDown={keys}
            onPaste={(event) => event.preventDefault()} onCut={(event) => event.preventDefault()} onDrop={(event) => event.preventDefault()}
            onInput={(event) => { event.currentTarget.value = text; }} />
          <p><button type="button" data-do="say-selected" onClick={() => { const now = span(); if (now.from < now.to) desk.say({ source, ...now }); }}><T id="page.author_say" /></button></p>
        </>
      )}
    </div>
  );
}
