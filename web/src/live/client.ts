// The workbench's side of the conversation with `zopa serve`: what is asked, what comes back.
import type { Page } from "../generated/page";

export interface Fault {
  line: number;
  column: number;
  message: string;
  code: string;
}

// What moved between the answer before the last change and the one after it.
export interface Moved {
  before: string | null;
  after: string | null;
  tabled: number | null;
  all: number | null;
  packages: number | null;
  ways_out: number | null;
  conflicts_gone: string[];
  conflicts_new: string[];
}

export interface State {
  version: number;
  revision: number;
  dirty: boolean;
  can_undo: boolean;
  can_redo: boolean;
  without: string[];
  pending: boolean; // the packages of this revision are still being looked at
  changed_on_disk: boolean;
  restored: boolean; // from the side file of a session that ended without saving
  kept_aside: boolean; // what is not saved stands in a side file
  faults: Fault[];
  moved: Moved | null;
  text: string;
  page: Page;
}

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
