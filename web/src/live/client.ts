// The workbench's side of the conversation with `zopa serve`: what is asked, what comes back.
import type { Disk, Fault, State } from "../answer";
import type { Act } from "../author/file";

export type { Disk, Effect, Fault, State, Supposition } from "../answer";

// One thing that a supposition changes.
export type Step =
  | { kind: "switch_off"; id: string }
  | { kind: "move"; id: string; options: string[] }
  | { kind: "order"; party: string; issue: string; classes: string[][] }
  | { kind: "new_option"; issue: string; name: string }
  | { kind: "take"; party: string; issue: string; option: string }
  | { kind: "table"; issue: string; option: string };

export type Edit =
  | { kind: "suppose"; steps: Step[] }
  | { kind: "tick"; id: number; on: boolean }
  | { kind: "remove"; id: number }
  | { kind: "reset" }
  | { kind: "record"; id: number }
  | { kind: "text"; text: string }
  | { kind: "write"; acts: Act[]; with_dependents: boolean };

export type Reply = { ok: true; state: State } | { ok: false; faults: Fault[]; state?: State };

// Faults and remarks come in the language that the page is read in.
export const in_its_language = () => ({ "Accept-Language": document.documentElement.lang });

async function post(path: string, body: unknown): Promise<Reply> {
  const response = await fetch(`api/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...in_its_language() },
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
// Goes on from what is on disk, with this text: the same, or what was made of both.
export const take = (revision: number, theirs: string, text: string) => post("take", { revision, theirs, text });

// null: nothing new.
export async function look(version: number): Promise<State | null> {
  const response = await fetch(`api/state?since=${version}`, { headers: in_its_language() });
  if (response.status === 204) return null;
  return (await response.json()) as State;
}

// null: there is nothing to draw.
export async function drawing(name: string, language: string): Promise<string | null> {
  const response = await fetch(`api/picture?${new URLSearchParams({ name, language })}`);
  return response.ok ? response.text() : null;
}

// null: there is no text to be read.
export async function on_disk(): Promise<Disk | null> {
  const response = await fetch("api/disk");
  return response.ok ? ((await response.json()) as Disk) : null;
}
