// The file as it stands, row by row, and what is written down as changes of it.
import { new_id } from "./text";

export type Value = string | number | boolean | Value[] | { [key: string]: Value };
export type Row = { [key: string]: Value };
export interface Tree { [section: string]: Value | undefined }

export type Act =
  | { do: "put"; at: string[]; value: Value; passage?: { source: string; from: number; to: number }; found?: string }
  | { do: "take_away"; at: string[] }
  | { do: "take_draft"; key: string };

const is_map = (value: Value | undefined): value is Row => typeof value === "object" && !Array.isArray(value);
export const table_of = (tree: Tree, section: string): Row => (is_map(tree[section]) ? (tree[section] as Row) : {});
export const list_of = (tree: Tree, section: string): Row[] => {
  const list = tree[section];
  return Array.isArray(list) ? (list.filter(is_map) as Row[]) : [];
};
// What stands in short is read at its full length: a party's name alone, options as ids.
export const row_at = (value: Value | undefined): Row =>
  (is_map(value) ? value : typeof value === "string" ? { name: value } : Array.isArray(value) ? Object.fromEntries(value.map((id) => [String(id), String(id)])) : {});
export const texts_at = (value: Value | undefined): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === "string" ? [value] : [];

// A row as it is now, with what was made of it as it was first.
export function with_changes(now: Row, first: Row, made: Row): Row {
  const whole = { ...now };
  for (const key of new Set([...Object.keys(first), ...Object.keys(made)])) {
    const value = made[key];
    if (JSON.stringify(value) === JSON.stringify(first[key])) continue;
    if (value === undefined) delete whole[key];
    else whole[key] = value;
  }
  return whole;
}

export type RowAt = [line: number, section: string, key: string];
export async function read_file(): Promise<{ tree: Tree; rows: RowAt[] }> {
  const response = await fetch("api/tree");
  if (response.status !== 200) throw new Error("no tree");
  return (await response.json()) as { tree: Tree; rows: RowAt[] };
}
export const read_tree = async () => (await read_file()).tree;

// Something on file, by its id, or something new, by "+" and its name.
export type Ref = string;
export const is_new = (ref: Ref) => ref.startsWith("+");
export const name_of_new = (ref: Ref) => ref.slice(1);

export interface NewIssue { name: string; tabled: string[]; untabled: string[] }
export interface Part { issue: Ref; relation: "is" | "is_not"; options: Ref[] } // of a formula
export interface Rank { option: Ref; equal: boolean } // to the one before it
export interface Claim {
  kind: string; // the key of the format
  party: Ref;
  parts: Part[]; // of a formula, joined by "and"
  issue: Ref; // of an order, or of what is taken
  ranks: Rank[];
  text: string; // of every other form
  firmness: string;
  inferred: boolean;
}
export interface Said {
  passage: { source: string; from: number; to: number } | null; // none: nothing was said
  first_words: string;
  found?: string; // of a draft: the rule
  by: "" | "unnamed" | Ref;
  person_of: Ref; // of a new person: whose
  about: Ref[];
  act: string;
  verbatim: boolean;
  hedged: boolean;
  claims: Claim[];
  supports: number[]; // positions on file that rest on it too, by their number
  issues: NewIssue[];
}

export const forms_by_formula = new Set(["demands", "requires", "accepts"]);
export const forms_by_options = new Set(["takes", "prefers"]);

// Gives everything new its id, once.
class Names {
  readonly acts: Act[] = [];
  private readonly made = new Map<string, string>();
  private readonly untabled = new Map<string, string[]>();

  constructor(readonly tree: Tree, readonly said: Said) {}

  private taken(section: string): Set<string> {
    const known = new Set([...Object.keys(table_of(this.tree, section)), ...this.made.values()]);
    if (section === "parties") {
      for (const party of Object.values(table_of(this.tree, section))) Object.keys(row_at(row_at(party).representatives)).forEach((id) => known.add(id));
    }
    return known;
  }
  private once(key: string, make: () => string): string {
    let id = this.made.get(key);
    if (id === undefined) {
      id = make();
      this.made.set(key, id);
    }
    return id;
  }

  party(ref: Ref): string {
    if (!is_new(ref)) return ref;
    return this.once(`party ${ref}`, () => {
      const id = new_id(name_of_new(ref), "party", this.taken("parties"));
      this.acts.push({ do: "put", at: ["parties", id], value: { name: name_of_new(ref) } });
      return id;
    });
  }
  person(ref: Ref, of: Ref): string {
    const party = this.party(of);
    return this.once(`person ${ref}`, () => {
      const name = name_of_new(ref);
      const last = name.split(",")[0]?.trim().split(/\s+/).pop() ?? name;
      const id = new_id(last, "person", this.taken("parties"));
      this.acts.push({ do: "put", at: ["parties", party, "representatives", id], value: name });
      return id;
    });
  }
  issue(ref: Ref): string {
    if (!is_new(ref)) return ref;
    return this.once(`issue ${ref}`, () => {
      const id = new_id(name_of_new(ref), "issue", this.taken("issues"));
      const found = this.said.issues.find((one) => one.name === name_of_new(ref)) ?? { tabled: [], untabled: [] };
      const options: Row = {};
      const hypothetical: string[] = [];
      const add = (name: string, is_tabled: boolean) => {
        const option = new_id(name, "option", new Set(Object.keys(options)), [...found.tabled, ...found.untabled]);
        options[option] = name;
        this.made.set(`option ${ref} +${name}`, option);
        if (!is_tabled) hypothetical.push(option);
      };
      found.tabled.forEach((name) => add(name, true));
      found.untabled.forEach((name) => add(name, false));
      const value: Row = { name: name_of_new(ref), options };
      if (hypothetical.length > 0) value.hypothetical = hypothetical;
      this.acts.push({ do: "put", at: ["issues", id], value });
      return id;
    });
  }
  // An option that somebody writes down here is one that nobody has tabled.
  option(issue_ref: Ref, ref: Ref): string {
    const issue = this.issue(issue_ref);
    if (!is_new(ref)) return ref;
    return this.once(`option ${issue_ref} ${ref}`, () => {
      const row = row_at(table_of(this.tree, "issues")[issue]);
      const known = new Set([...Object.keys(row_at(row.options)), ...this.made.values()]);
      const id = new_id(name_of_new(ref), "option", known, Object.values(row_at(row.options)).map(String));
      const before = this.untabled.get(issue) ?? row.hypothetical;
      const untabled = [...(Array.isArray(before) ? before : before === undefined ? [] : [before]), id];
      this.untabled.set(issue, untabled as string[]);
      this.acts.push({ do: "put", at: ["issues", issue, "options", id], value: name_of_new(ref) });
      this.acts.push({ do: "put", at: ["issues", issue, "hypothetical"], value: untabled });
      return id;
    });
  }

  formula(parts: Part[]): string {
    return parts.map((part) => {
      const issue = this.issue(part.issue);
      const options = part.options.map((option) => this.option(part.issue, option));
      if (options.length === 1) return `${issue} ${part.relation === "is" ? "==" : "!="} ${options[0]}`;
      const among = `${issue} in {${options.join(", ")}}`;
      return part.relation === "is" ? among : `not (${among})`;
    }).join(" and ");
  }

  position(claim: Claim, because: string[]): Row {
    const row: Row = { party: this.party(claim.party) };
    if (forms_by_options.has(claim.kind)) {
      row.issue = this.issue(claim.issue);
      const options = claim.ranks.map((rank) => this.option(claim.issue, rank.option));
      row[claim.kind] = claim.kind === "takes" ? (options.length === 1 ? (options[0] ?? "") : options)
        : options.map((option, at) => (at === 0 ? option : `${claim.ranks[at]?.equal ? "~" : ">"} ${option}`)).join(" ");
    } else {
      row[claim.kind] = forms_by_formula.has(claim.kind) ? this.formula(claim.parts) : claim.text;
    }
    if (claim.kind === "requires" && claim.firmness !== "") row.firmness = claim.firmness;
    if (because.length > 0) row.because = because;
    if (claim.inferred) row.inferred = true;
    return row;
  }

  statement(): string {
    return new_id(this.said.first_words, "statement", this.taken("statements"));
  }
}

// All that follows from the card: one change of the file.
export function acts_of(said: Said, tree: Tree): Act[] {
  const names = new Names(tree, said);
  const because: string[] = [];
  if (said.passage !== null) {
    const value: Row = {};
    if (said.by !== "") value.by = said.by === "unnamed" || !is_new(said.by) ? said.by : said.person_of !== "" ? names.person(said.by, said.person_of) : names.party(said.by);
    if (said.about.length > 0) value.about = said.about.map((party) => names.party(party));
    if (said.verbatim) value.speech = "verbatim";
    if (said.act !== "") value.act = said.act;
    if (said.hedged) value.hedged = true;
    const id = names.statement();
    because.push(id);
    names.acts.push({ do: "put", at: ["statements", id], value, passage: said.passage, found: said.found });
  }
  const first = list_of(tree, "positions").length;
  said.claims.forEach((claim, index) => {
    const row = names.position(claim, because);
    names.acts.push({ do: "put", at: ["positions", String(first + index)], value: row });
  });
  for (const number of said.supports) {
    const row = list_of(tree, "positions")[number];
    if (row) names.acts.push({ do: "put", at: ["positions", String(number), "because"], value: [...texts_at(row.because), ...because] });
  }
  return names.acts;
}
