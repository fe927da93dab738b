// What is supposed, as a part of the page's address: whoever opens it supposes the same, and nothing of
// it is written into the file.
//
//   #ways?suppose=[[{"kind":"switch_off","id":"ua-nato"}],[…]]      a list a supposition, of its steps
import { address, parsed } from "../address";
import type { SupposedStep, Supposition } from "../answer";
import type { Edit, State, Step } from "./client";

const most_in_a_link = 50;

// The same for the same step, in whichever order its keys come.
function print_of(step: SupposedStep | Step): string {
  const entries = Object.entries(step).filter(([, value]) => value !== undefined && value !== null);
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
const print_of_all = (steps: readonly (SupposedStep | Step)[]) => steps.map(print_of).join();

const is_text = (value: unknown) => typeof value === "string";
const are_texts = (value: unknown) => Array.isArray(value) && value.every(is_text);
const are_classes = (value: unknown) => Array.isArray(value) && value.every(are_texts);
const forms: Record<Step["kind"], Record<string, (value: unknown) => boolean>> = {
  switch_off: { id: is_text },
  move: { id: is_text, options: are_texts },
  order: { party: is_text, issue: is_text, classes: are_classes },
  new_option: { issue: is_text, name: is_text },
  take: { party: is_text, issue: is_text, option: is_text },
  table: { issue: is_text, option: is_text },
};

// A step of a known form, and no more of it than that form has; an address may hold anything.
function step_of(value: unknown): Step | null {
  if (typeof value !== "object" || value === null) return null;
  const given = value as Record<string, unknown>;
  const kind = given.kind as Step["kind"];
  if (!is_text(kind) || !Object.hasOwn(forms, kind)) return null;
  const form = forms[kind];
  if (!Object.entries(form).every(([key, fits]) => fits(given[key]))) return null;
  return Object.fromEntries([["kind", kind], ...Object.keys(form).map((key) => [key, given[key]])]) as Step;
}

// What an address supposes; null where it says nothing of it, or nothing that can be read.
export function supposed_in(hash: string): Step[][] | null {
  const { supposed } = parsed(hash);
  if (supposed === null) return null;
  try {
    const lists = JSON.parse(supposed) as unknown;
    if (!Array.isArray(lists) || lists.length > most_in_a_link) return null;
    const found = lists.map((list) => (Array.isArray(list) ? list.map(step_of) : [null]));
    return found.every((list): list is Step[] => list.length > 0 && !list.includes(null)) ? found : null;
  } catch {
    return null;
  }
}

// The address of what is looked at, with all that is supposed and counts.  To be copied, or to be
// followed: the window's own address then says it.
export function link_to(suppositions: readonly Supposition[]): string {
  const { filter } = parsed(location.hash);
  const steps = suppositions.filter((one) => one.on && one.problem === null).map((one) => one.steps);
  return address("", filter ?? { party: "", issue: "" }, JSON.stringify(steps));
}

// Makes what is supposed the same as in the link.  What else is supposed stays in the list, unticked.
export async function follow_link(wanted: Step[][], state: () => State, edit: (change: Edit) => Promise<boolean>) {
  const prints = wanted.map(print_of_all);
  const is_wanted = (one: Supposition) => prints.includes(print_of_all(one.steps));
  for (const [index, steps] of wanted.entries()) {
    const known = state().suppositions.find((one) => print_of_all(one.steps) === prints[index]);
    if (known === undefined) await edit({ kind: "suppose", steps });
    else if (!known.on) await edit({ kind: "tick", id: known.id, on: true });
  }
  for (const { id } of state().suppositions.filter((one) => one.on && !is_wanted(one))) await edit({ kind: "tick", id, on: false });
}
