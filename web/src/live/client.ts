// The workbench's side of the conversation with `zopa serve`: what is asked, what comes back.
import type { Fault, State } from "../answer";

export type { Effect, Fault, State } from "../answer";

export type Edit =
  | { kind: "switch"; id: string; off: boolean }
  | { kind: "lines"; lines: { id: string; options: string[] }[] }
  | { kind: "order"; party: string; issue: string; options: string[][] }
  | { kind: "add_option"; issue: string; name: string }
  | { kind: "text"; text: string };

export type Reply = { ok: true; state: State } | { ok: false; faults: Fault[]; state?: State };

async function post(path: string, body: unknown): Promise<Reply> {
  const response = await fetch(`api/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const reply = (await response.json()) as { faults?: Fault[]; state?: State };
  if (response.ok && reply.state) return { ok: true, state: reply.state };
  return { ok: false, faults: reply.faults ?? [], state: reply.state };
}

export const edit = (revision: number, change: Edit) => post("edit", { revision, edit: change });
export const undo = (revision: number) => post("undo", { revision });
export const redo = (revision: number) => post("redo", { revision });
export const save = (revision: number, overwrite: boolean) => post("save", { revision, overwrite });

// null: nothing new.
export async function look(version: number): Promise<State | null> {
  const response = await fetch(`api/state?since=${version}`);
  if (response.status === 204) return null;
  return (await response.json()) as State;
}
