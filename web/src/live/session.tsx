// Keeps the page in step with the server, and with every other window on the same file.
import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Bar } from "./bar";
import type { Edit, Fault, Reply, State } from "./client";
import * as client from "./client";
import { type Live, LiveContext } from "./controls";

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
        return reply.ok;
      } catch {
        set_lost(true);
        return false;
      }
    });
    queue.current = turn;
    return turn;
  }, [take]);

  const edit = useCallback((change: Edit) => ask((revision) => client.edit(revision, change)), [ask]);
  const live = useMemo<Live>(() => ({ state, edit }), [state, edit]);

  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || (event.target as HTMLElement).closest(".cm-editor, input")) return;
      if (event.key === "z") void ask(event.shiftKey ? client.redo : client.undo);
      else if (event.key === "s") void ask((revision) => client.save(revision, false));
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", keys);
    return () => document.removeEventListener("keydown", keys);
  }, [ask]);

  return (
    <LiveContext.Provider value={live}>
      <Bar state={state} message={message} is_lost={lost}
        edit={edit}
        undo={() => void ask(client.undo)} redo={() => void ask(client.redo)}
        save={(overwrite) => void ask((revision) => client.save(revision, overwrite))} />
      {children}
    </LiveContext.Provider>
  );
}
