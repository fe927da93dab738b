// What may stand at a place of the text: keys that the format declares, words of it, ids on file.
import { type Row, type Tree, type Value, list_of, row_at, table_of } from "./file";
import { names_under } from "./form";
import { type Field, words_of } from "./schema";
import { type Where, where_at } from "./whereabouts";

export interface Offer {
  label: string; // what is put
  detail?: string; // the name behind an id
  info?: string; // what the format says of it
  apply?: string;
}
export interface Offered { from: number; is_key: boolean; offers: Offer[] }

type Known = { id: string; name: string };

const forms_of = (field: Field | undefined): Field[] => (field === undefined ? [] : [field, ...(field.anyOf ?? []), ...(field.oneOf ?? [])]);

// What the format says of a place.
function field_at(root: Field, path: string[]): Field | undefined {
  let now: Field | undefined = root;
  for (const step of path) {
    const inside: (Field | undefined)[] = forms_of(now).map((one) =>
      (step === "-" ? one.items : one.properties?.[step] ?? (one.additionalProperties || undefined)));
    now = inside.find((one) => one !== undefined);
  }
  return now;
}

const named = (table: Row): Known[] => Object.entries(table).map(([id, value]) =>
  ({ id, name: String(typeof value === "string" ? value : row_at(value).name ?? row_at(value).title ?? "") }));
const issues_of = (tree: Tree) => named(table_of(tree, "issues"));
const parties_of = (tree: Tree) => named(table_of(tree, "parties"));
const options_of = (tree: Tree, issue: string): Known[] => {
  const options: Value | undefined = row_at(table_of(tree, "issues")[issue]).options;
  return named(row_at(options));
};

const formulas = new Set(["demands", "requires", "accepts", "rule", "compares", "priorities"]);
const tables_of_issues = new Set(["package", "status_quo"]);

// In a formula: an issue, or an option of the issue that it is compared with.
function in_formula(before: string, tree: Tree): Known[] {
  const start = before.replace(/[\w-]*$/, "");
  const compared = /([\w-]+)\s*(?:==|!=)\s*$/.exec(start) ?? /([\w-]+)\s+in\s*\{[^{}]*$/.exec(start);
  return compared ? options_of(tree, compared[1] ?? "") : issues_of(tree);
}

// How parties read an option of an issue.
const is_read_at = (path: string[]) => path.length === 4 && path[0] === "issues" && path[2] === "reads";

// What an option of an issue makes up for.
const is_eased_at = (path: string[]) => path.length >= 4 && path[0] === "issues" && path[2] === "eases";
const lines_of = (tree: Tree): Known[] => list_of(tree, "positions").flatMap(({ id, requires }) =>
  (typeof id === "string" && typeof requires === "string" ? [{ id, name: requires }] : []));

function ids_of(where: Where, key: string, tree: Tree): Known[] {
  const [section = "", row = ""] = where.path;
  const holder = [...where.path].reverse().find((one) => one !== "-" && one !== key) ?? "";
  const issue = where.beside.get("issue") ?? "";
  if (tables_of_issues.has(holder)) return options_of(tree, key);
  if (is_read_at(where.path)) return options_of(tree, row);
  if (is_eased_at(where.path)) return key === "paid_by" ? parties_of(tree) : lines_of(tree);
  if (formulas.has(key)) return in_formula(where.before, tree);
  switch (key) {
    case "agreement": return parties_of(tree);
    case "weighs": return issues_of(tree);
    case "takes": case "prefers": return options_of(tree, issue);
    case "by": return section === "statements" ? [...names_under(key, tree, {}), { id: "unnamed", name: "" }] : parties_of(tree);
    default: return names_under(key, tree, row_at(table_of(tree, section)[row]));
  }
}

// Where the keys themselves are ids on file.
function keys_of_ids(where: Where, tree: Tree): Known[] {
  const last = where.path[where.path.length - 1] ?? "";
  const [section = "", row = ""] = where.path;
  if (tables_of_issues.has(last) || last === "weights") return issues_of(tree);
  if (last === "no_agreement") return parties_of(tree);
  if (last === "values") return options_of(tree, where.beside.get("issue") ?? "");
  if (section === "issues" && (last === "excluded" || last === "hypothetical" || last === "reads" || last === "eases")) return options_of(tree, row);
  if (is_read_at(where.path)) return parties_of(tree);
  return [];
}

const is_nested = (field: Field) => field.type === "object" || field.type === "array" || field.items !== undefined;

function keys_at(where: Where, root: Field, tree: Tree): Offer[] {
  const declared = forms_of(field_at(root, where.path)).flatMap((one) => Object.entries(one.properties ?? {}));
  const keys = declared.map(([label, field]): Offer => ({ label, info: field.description, apply: is_nested(field) ? `${label}:` : `${label}: ` }));
  const ids = keys_of_ids(where, tree).map(({ id, name }): Offer => ({ label: id, detail: name, apply: `${id}: ` }));
  return [...keys, ...ids].filter((one) => !where.beside.has(one.label));
}

function values_at(where: Where, key: string, root: Field, tree: Tree): Offer[] {
  const [holder, last] = where.path.slice(-2);
  const is_item = last === "-" && holder === key; // of a list under the key
  const field = field_at(root, is_item ? where.path : [...where.path, key]);
  const words = words_of(field).map(({ word, help }): Offer => ({ label: word, info: help }));
  if (words.length > 0) return words;
  if (field?.type === "boolean") return [{ label: "true" }, { label: "false" }];
  return ids_of(where, key, tree).map(({ id, name }) => ({ label: id, detail: name === id ? undefined : name }));
}

// `at`: a position in the text.  null: nothing is known to fit.
export function offered(text: string, at: number, root: Field, tree: Tree): Offered | null {
  const where = where_at(text, at);
  if (where === null) return null;
  const keys = where.key === null ? keys_at(where, root, tree) : [];
  const { path } = where;
  const holder = path[path.length - 1] === "-" ? path[path.length - 2] : undefined; // of a list of names, one a line
  const key = where.key ?? (keys.length === 0 ? holder : undefined);
  const offers = key === undefined ? keys : values_at(where, key, root, tree);
  return offers.length === 0 ? null : { from: where.from, is_key: key === undefined, offers };
}
