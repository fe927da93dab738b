// The workbench's bar: whether what is shown is supposed, what moved, undo, redo, save, and the file
// itself.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { T } from "../i18n";
import type { Message } from "../i18n";
import { useMarkOfPage } from "../mark";
import { useModel } from "../words";
import type { Edit, Fault, State } from "./client";
import { ChangedOnDisk } from "./clashes";
import { MovedWords } from "./effect";
import { EffectWords, Supposed, SuppositionWords } from "./supposed";
import { Editor, type SendText } from "./typing";

function WhatWords({ state }: { state: State }) {
  const { supposition, what } = state.done ?? {};
  const words = supposition ? <SuppositionWords state={state} supposition={supposition} /> : null;
  return what === "supposed" ? words : <T id={`page.what_${what ?? "text"}` as Message} what={words} />;
}

// What the last step did.
function DoneWords({ state }: { state: State }) {
  const { done, moved } = state;
  const what_moved = moved !== null ? <MovedWords moved={moved} is_back={done?.how === "undone"} /> : null;
  if (done === null) return what_moved;
  if (done.how !== "done") {
    return <><T id={done.how === "undone" ? "page.undone" : "page.redone"} what={<WhatWords state={state} />} /> {what_moved}</>;
  }
  if (done.what === "saved") return <T id={state.supposing ? "page.done_saved_text" : "page.done_saved"} />;
  if (done.what === "recorded") return <><T id="page.done_recorded" /> {what_moved}</>;
  if (done.what === "taken") return <><T id="page.done_taken" /> {what_moved}</>;
  return what_moved;
}

const Hint = () => <T id="page.try_out" board={<a href="#board"><T id="page.try_out_board" /></a>} />;

function Status({ state, message, is_lost }: { state: State; message: Fault[] | null; is_lost: boolean }) {
  const { page } = useModel();
  const fault = (children: ComponentChildren) => <span class="fault" lang={page.language}>{children} </span>;
  if (is_lost) return <span class="fault"><T id="page.lost" /></span>;
  const told = message?.filter((one) => one.code !== "changed-on-disk") ?? [];
  if (told.length > 0) return <>{told.map((one) => fault(<>{one.line > 0 && `${one.line}:${one.column}: `}{one.message}</>))}</>;
  if (state.faults.length > 0) return <span class="fault"><T id="page.text_has_faults" /></span>;
  if (state.done !== null) return <DoneWords state={state} />;
  return state.restored ? <T id="page.restored" /> : <Hint />;
}

const above_bar = "3.8rem"; // the contents

// What is scrolled to must not lie under the bar.
function useHeight() {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (bar.current === null) return;
    const watch = new ResizeObserver(([entry]) => {
      const height = entry?.target.getBoundingClientRect().height ?? 0;
      // Not a custom property: every element inherits one, and would be styled again.
      document.documentElement.style.scrollPaddingBlockStart = `calc(${Math.round(height)}px + ${above_bar})`;
    });
    watch.observe(bar.current);
    return () => watch.disconnect();
  }, []);
  return bar;
}

export function Bar({ state, message, is_lost, edit, newest, send_text, flush, undo, redo, save, take }: {
  state: State;
  message: Fault[] | null;
  is_lost: boolean;
  edit: (change: Edit) => Promise<boolean>;
  newest: () => string;
  send_text: SendText;
  flush: { current: () => Promise<void> }; // sends what is being typed
  undo: () => void;
  redo: () => void;
  save: (overwrite: boolean) => void;
  take: (theirs: string, text: string) => void;
}) {
  const bar = useHeight();
  useMarkOfPage("live");
  useMarkOfPage("supposing", state.supposing);
  return (
    <div ref={bar} class={`bar${state.supposing ? " supposing" : ""}`} role="region" aria-labelledby="bar-title" tabIndex={-1}>
      <h2 id="bar-title" class="hidden"><T id="page.bar" /></h2>
      {state.supposing && (
        <p class="supposing-note">
          <strong><T id="page.supposing" /></strong>{" "}
          {state.effect !== null && <EffectWords effect={state.effect} />}
        </p>
      )}
      <div class="buttons">
        <button type="button" id="undo" disabled={!state.can_undo} onClick={undo}><T id="page.undo" /></button>
        <button type="button" id="redo" disabled={!state.can_redo} onClick={redo}><T id="page.redo" /></button>
        <button type="button" id="save" disabled={!state.dirty} onClick={() => save(false)}><T id="page.save" /></button>
        <span class="note">{state.dirty ? <T id="page.unsaved" /> : <T id="page.saved" />}</span>
      </div>
      <p role="status" id="moved"><Status state={state} message={message} is_lost={is_lost} /></p>
      <div role="status">
        {state.changed_on_disk && (
          <ChangedOnDisk state={state} take={take} save_over={() => save(true)}
            was_refused={message?.some((one) => one.code === "changed-on-disk") ?? false} />
        )}
        {!state.kept_aside && <p class="fault"><T id="page.not_kept_aside" /></p>}
      </div>
      <Supposed state={state} edit={edit} />
      <Editor state={state} newest={newest} send_text={send_text} flush={flush} />
    </div>
  );
}
