// The workbench's bar: what moved, what is switched off, undo, redo, save; and the file itself.
import { useEffect, useRef, useState } from "preact/hooks";
import { Listed, T, useWords } from "../i18n";
import type { Message } from "../i18n";
import { useModel } from "../words";
import type { Edit, Effect, Fault, State } from "./client";

// So many more; null where either number is not known, or too large for one.
const more = ({ before, after }: { before: unknown; after: unknown }) =>
  typeof before === "number" && typeof after === "number" ? after - before : null;

function more_ways(ways: Effect["ways"]): number | null {
  const groups = [ways.by_moves, ways.by_options, ways.by_both];
  if (groups.some(({ before, after }) => !before.complete || !after.complete)) return null;
  return groups.reduce((sum, { before, after }) => sum + after.count - before.count, 0);
}

export function MovedWords({ moved }: { moved: Effect }) {
  const parts = [];
  const verdict = moved.verdict.after;
  if (moved.verdict.before !== verdict && verdict !== null) {
    parts.push(<T id={`page.moved_verdict_${verdict}` as Message} />);
  }
  const tabled = more(moved.tabled);
  const all = more(moved.all);
  const ways = more_ways(moved.ways);
  const packages = more(moved.packages);
  const change = (id: Message, count: number | null) => {
    if (count !== null && count !== 0) parts.push(<T id={id} count={Math.abs(count)} />);
  };
  change((tabled ?? 0) > 0 ? "page.moved_opens" : "page.moved_closes", tabled);
  const untabled = all === null || tabled === null ? null : all - tabled;
  change((untabled ?? 0) > 0 ? "page.moved_opens_untabled" : "page.moved_closes_untabled", untabled);
  change("page.moved_conflicts_gone", moved.conflicts.lost?.length ?? 0);
  change("page.moved_conflicts_new", moved.conflicts.gained?.length ?? 0);
  change((ways ?? 0) > 0 ? "page.moved_ways_more" : "page.moved_ways_fewer", ways);
  change((packages ?? 0) > 0 ? "page.moved_packages_more" : "page.moved_packages_fewer", packages);
  const is_known = verdict !== null && tabled !== null && all !== null && ways !== null;
  if (parts.length === 0) return <T id={is_known ? "page.moved_nothing" : "page.moved_unknown"} />;
  return <T id="page.moved" list={<Listed parts={parts} />} />;
}

// Sends a whole text that was typed on another.
type EditText = (text: string, typed_on: { current: string }) => Promise<boolean>;

export function Bar({ state, message, is_lost, edit, edit_text, flush, undo, redo, save }: {
  state: State;
  message: Fault[] | null;
  is_lost: boolean;
  edit: (change: Edit) => Promise<boolean>;
  edit_text: EditText;
  flush: { current: () => void }; // sends what is being typed
  undo: () => void;
  redo: () => void;
  save: (overwrite: boolean) => void;
}) {
  const { page } = useModel();
  return (
    <div class="bar" role="region" aria-label="zopa serve" tabIndex={-1}>
      <div class="buttons">
        <button type="button" id="undo" disabled={!state.can_undo} onClick={undo}><T id="page.undo" /></button>
        <button type="button" id="redo" disabled={!state.can_redo} onClick={redo}><T id="page.redo" /></button>
        <button type="button" id="save" disabled={!state.dirty} onClick={() => save(false)}><T id="page.save" /></button>
        <span class="note">{state.dirty ? <T id="page.unsaved" /> : <T id="page.saved" />}</span>
      </div>
      <p role="status" id="moved">
        {is_lost ? <span class="fault"><T id="page.lost" /></span>
          : message === null && state.faults.length > 0 ? <span class="fault"><T id="page.text_has_faults" /></span>
          : message !== null ? message.map((fault) => <span class="fault" lang={page.language}>{fault.line > 0 && `${fault.line}:${fault.column}: `}{fault.message} </span>)
          : state.moved !== null ? <MovedWords moved={state.moved} />
          : state.restored ? <T id="page.restored" /> : <T id="page.nothing_written" />}
      </p>
      <div role="status">
        {state.changed_on_disk && (
          <p class="fault">
            <T id="page.changed_on_disk" />{" "}
            <button type="button" onClick={() => save(true)}><T id="page.save_over" /></button>
          </p>
        )}
        {!state.kept_aside && <p class="fault"><T id="page.not_kept_aside" /></p>}
      </div>
      {state.without.length > 0 && (
        <ul class="off">
          {state.without.map((id) => (
            <li>
              <T id="page.switched_off" line={<code>{id}</code>} />{" "}
              <button type="button" data-switch-on={id} onClick={() => void edit({ kind: "switch", id, off: false })}>
                <T id="page.line_on" /><span class="hidden"> <code>{id}</code></span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Editor state={state} edit_text={edit_text} flush={flush} />
    </div>
  );
}

interface EditorHandle {
  set_text: (text: string) => void;
  set_faults: (faults: Fault[]) => void;
  destroy: () => void;
}
interface EditorScript {
  create: (parent: HTMLElement, options: { text: string; label: string; nonce: string; on_change: (text: string) => void }) => EditorHandle;
}

let loading: Promise<EditorScript> | null = null;
function load_editor(): Promise<EditorScript> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "editor.js";
    script.onload = () => resolve((window as unknown as { zopa_editor: EditorScript }).zopa_editor);
    script.onerror = reject;
    document.head.append(script);
  });
  return loading;
}

const typing_pause = 400; // milliseconds

function Editor({ state, edit_text, flush }: {
  state: State;
  edit_text: EditText;
  flush: { current: () => void };
}) {
  const { page } = useModel();
  const words = useWords();
  const [open, set_open] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle | null>(null);
  const newest = useRef(state.text); // of the server
  newest.current = state.text;
  const typed_on = useRef(state.text); // the text that what is typed was made from
  const typed = useRef<string | null>(null); // not sent yet
  const sending = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const show_newest = () => {
    if (typed.current !== null || sending.current > 0 || newest.current === typed_on.current) return;
    typed_on.current = newest.current;
    editor.current?.set_text(newest.current);
  };
  const send = () => {
    clearTimeout(timer.current);
    const text = typed.current;
    if (text === null) return;
    typed.current = null;
    sending.current += 1;
    void edit_text(text, typed_on).finally(() => {
      sending.current -= 1;
      setTimeout(show_newest);
    });
  };
  flush.current = send;
  useEffect(() => {
    if (!open || place.current === null) return;
    let gone = false;
    const nonce = document.querySelector<HTMLMetaElement>('meta[name="zopa-nonce"]')?.content ?? "";
    void load_editor().then((script) => {
      if (gone || place.current === null) return;
      typed_on.current = newest.current;
      editor.current = script.create(place.current, {
        text: newest.current,
        label: words.text("page.editor_label"),
        nonce,
        on_change: (text) => {
          clearTimeout(timer.current);
          typed.current = text;
          timer.current = setTimeout(() => flush.current(), typing_pause);
        },
      });
      editor.current.set_faults(state.faults);
    });
    return () => {
      gone = true;
      flush.current();
      editor.current?.destroy();
      editor.current = null;
    };
  }, [open]);
  useEffect(show_newest, [state.text]);
  useEffect(() => editor.current?.set_faults(state.faults), [state.faults]);
  return (
    <details class="editor" onToggle={(event) => set_open(event.currentTarget.open)}>
      <summary><T id="page.editor" /></summary>
      {open && (
        <>
          <div class="text" ref={place} />
          <ul id="faults" aria-live="polite" lang={page.language}>
            {state.faults.map((fault) => <li class="fault">{fault.line}:{fault.column}: {fault.message}</li>)}
          </ul>
        </>
      )}
    </details>
  );
}
