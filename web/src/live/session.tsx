// Keeps the page in step with the server, and with every other window on the same file.
import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { DeskOf, type Write } from "../author/desk";
import { Bar } from "./bar";
import type { Edit, Fault, Reply, State } from "./client";
import * as client from "./client";
import { EditContext, type Live, LiveContext } from "./controls";
import { follow_link, supposed_in } from "./link";
import "./live.css";
import { shared } from "./shared";
import type { SendText } from "./typing";

const idle_pause = 700; // milliseconds between looks
const pending_pause = 60;

export function Session({ first, show, children }: {
  first: State;
  show: (state: State) => void;
  children: ComponentChildren;
}) {
  const [state, set_state] = useState(first);
  const [message, set_message] = useState<Fault[] | null>(null);
  const [lost, set_lost] = useState(false);
  const now = useRef(state);
  const take = useCallback((next: State) => {
    if (next.version < now.current.version) return;
    next.page = shared(now.current.page, next.page);
    now.current = next;
    set_state(next);
    show(next);
  }, [show]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const turn = async () => {
      try {
        const next = await client.look(now.current.version);
        if (next !== null) take(next);
        set_lost(false);
      } catch {
        set_lost(true);
      }
      timer = setTimeout(turn, now.current.pending ? pending_pause : idle_pause);
    };
    timer = setTimeout(turn, pending_pause);
    return () => clearTimeout(timer);
  }, [take]);

  // One change at a time: each is made to the revision that the one before it left.
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const ask = useCallback((question: (revision: number) => Promise<Reply>) => {
    const turn = queue.current.then(async () => {
      try {
        const reply = await question(now.current.revision);
        set_message(reply.ok ? null : reply.faults);
        if (reply.state) take(reply.state);
        // What was clicked may be gone, once all is drawn: the keyboard goes on from the bar.
        const drawn = (then: () => void) => requestAnimationFrame(() => setTimeout(then));
        drawn(() => drawn(() => {
          if (document.activeElement !== document.body) return;
          const button = document.querySelector<HTMLElement>("#undo:enabled, #redo:enabled") ?? document.querySelector<HTMLElement>(".bar");
          button?.focus({ preventScroll: true });
        }));
        return reply.ok;
      } catch {
        set_lost(true);
        return false;
      }
    });
    queue.current = turn;
    return turn;
  }, [take]);

  // What is being typed goes first, whatever is asked after it.
  const flush = useRef<() => Promise<void>>(async () => {});
  const after_typing = useCallback(async (question: (revision: number) => Promise<Reply>) => {
    await flush.current();
    return ask(question);
  }, [ask]);
  const edit = useCallback((change: Edit) => after_typing((revision) => client.edit(revision, change)), [after_typing]);
  // An address that supposes something is opened, now or while the page is.
  useEffect(() => {
    const look = () => {
      const wanted = supposed_in(location.hash);
      if (wanted !== null) void follow_link(wanted, () => now.current, edit);
    };
    addEventListener("hashchange", look);
    look();
    return () => removeEventListener("hashchange", look);
  }, [edit]);
  // What is written down in a form, which tells itself why it was not taken.
  const write = useCallback<Write>(async (acts, with_dependents = false) => {
    let faults: Fault[] = [];
    const is_done = await after_typing(async (revision) => {
      const reply = await client.edit(revision, { kind: "write", acts, with_dependents });
      if (reply.ok) return reply;
      faults = reply.faults;
      return { ok: true, state: reply.state ?? now.current };
    });
    return is_done ? faults : [{ line: 0, column: 0, code: "lost", message: "" }];
  }, [after_typing]);
  // A whole text, made from another: taken only if that is still the text when its turn comes.  What
  // is no more than late is not told: it is put together with what was first.
  const send_text = useCallback<SendText>(async (text, base) => {
    let came: "taken" | "again" | "refused" = "again";
    await ask(async (revision) => {
      if (now.current.text !== base) return { ok: true, state: now.current };
      const reply = await client.edit(revision, { kind: "text", text });
      if (reply.ok) came = "taken";
      else if (reply.faults.some((fault) => fault.code !== "outdated")) came = "refused";
      else if (reply.state) return { ok: true, state: reply.state };
      return reply;
    });
    return came;
  }, [ask]);
  const newest = useCallback(() => now.current.text, []);
  const live = useMemo<Live>(() => ({ state, edit }), [state, edit]);

  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      const is_typing = (event.target as HTMLElement).closest(".cm-editor, input") !== null;
      if (key === "s") void after_typing((revision) => client.save(revision, false));
      else if (key === "z" && !is_typing) void after_typing(event.shiftKey ? client.redo : client.undo);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", keys);
    return () => document.removeEventListener("keydown", keys);
  }, [after_typing]);

  return (
    <LiveContext.Provider value={live}>
      <EditContext.Provider value={edit}>
        <Bar state={state} message={message} is_lost={lost}
          edit={edit} newest={newest} send_text={send_text} flush={flush}
          undo={() => void after_typing(client.undo)} redo={() => void after_typing(client.redo)}
          save={(overwrite) => void after_typing((revision) => client.save(revision, overwrite))}
          take={(theirs, text) => void after_typing((revision) => client.take(revision, theirs, text))} />
        <DeskOf state={state} write={write}>{children}</DeskOf>
      </EditContext.Provider>
    </LiveContext.Provider>
  );
}
