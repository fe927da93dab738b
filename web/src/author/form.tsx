// One row of the file as a form, made from what the format declares of it.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { T, useWords } from "../i18n";
import type { Message } from "../i18n";
import { type Known, Ticks } from "./choose";
import { type Row, type Tree, type Value, list_of, row_at, table_of, texts_at } from "./file";
import { type Field, in_full, words_of } from "./schema";
import { new_id } from "./text";

const text_of = (value: Value | undefined): string => (value === undefined || typeof value === "object" ? "" : String(value));
const name_of = (id: string, value: Value | undefined): Known => {
  const row = row_at(value);
  const name = text_of(row.name) || text_of(row.title) || text_of(row.quote) || text_of(row.text) || id;
  return { id, name: name.length > 70 ? `${name.slice(0, 68)}…` : name };
};
const known_in = (tree: Tree, section: string): Known[] =>
  Object.entries(table_of(tree, section)).map(([id, row]) => name_of(id, row));

// What an id under this key may name.
export function names_under(key: string, tree: Tree, row: Row): Known[] {
  const of_list = (section: string) => list_of(tree, section).flatMap((one) => (typeof one.id === "string" ? [{ id: one.id, name: one.id }] : []));
  switch (key) {
    case "because": case "disputes": return known_in(tree, "statements");
    case "party": case "of": case "about": case "with": return known_in(tree, "parties");
    case "by": return Object.entries(table_of(tree, "parties")).flatMap(([id, party]) =>
      [name_of(id, party), ...Object.entries(row_at(row_at(party).representatives)).map(([who, one]) => name_of(who, one))]);
    case "issue": return known_in(tree, "issues");
    case "source": return known_in(tree, "sources");
    case "from": return of_list("rounds");
    case "red_line": return of_list("positions");
    case "hypothetical": return Object.entries(row_at(row.options)).map(([id, name]) => ({ id, name: text_of(name) }));
    default: return [];
  }
}

const is_text_table = (field: Field) => field.additionalProperties !== undefined && field.additionalProperties !== false
  && field.additionalProperties.additionalProperties === undefined && field.additionalProperties.properties === undefined;
const is_list_of_ids = (field: Field) => field.items?.pattern !== undefined && !field.items.pattern.includes("S");

// "id: text" a line; a line without an id gets one from its words.
const as_lines = (value: Value | undefined) => Object.entries(row_at(value)).map(([id, text]) => `${id}: ${Array.isArray(text) ? `[${text.join(", ")}]` : text_of(text)}`).join("\n");
function from_lines(text: string): Row {
  const row: Row = {};
  for (const line of text.split("\n").map((one) => one.trim()).filter((one) => one !== "")) {
    const found = /^([a-z0-9_-]+):\s+(.+)$/.exec(line);
    const range = /^\[(.+),(.+)\]$/.exec(found?.[2] ?? "");
    if (found) row[found[1] as string] = range ? [(range[1] ?? "").trim(), (range[2] ?? "").trim()] : (found[2] as string);
    else row[new_id(line, "option", new Set(Object.keys(row)))] = line;
  }
  return row;
}

const is_table_of_tables = (field: Field) => field.additionalProperties !== undefined && field.additionalProperties !== false
  && field.additionalProperties.additionalProperties !== undefined;
// "issue option: 3" a line.
const as_two_keys = (value: Value | undefined) => Object.entries(row_at(value)).flatMap(([issue, options]) =>
  Object.entries(row_at(options)).map(([option, number]) => `${issue} ${option}: ${text_of(number)}`)).join("\n");
function from_two_keys(text: string): Row {
  const row: Row = {};
  for (const [, issue, option, number] of text.matchAll(/^\s*([a-z0-9_-]+)\s+([a-z0-9_-]+):\s*(.+?)\s*$/gm)) {
    row[issue as string] = { ...row_at(row[issue as string] ?? {}), [option as string]: number as string };
  }
  return row;
}

// An option for each issue, or none.
function Package({ name, value, tree, help, change }: { name: string; value: Row; tree: Tree; help: ComponentChildren; change: (value: Value | undefined) => void }) {
  const words = useWords();
  const put = (issue: string, option: string) => {
    const next = { ...value, [issue]: option };
    if (option === "") delete next[issue];
    change(Object.keys(next).length > 0 ? next : undefined);
  };
  return (
    <fieldset class="ticks" data-choose={name}>
      <legend><code>{name}</code> {help}</legend>
      {Object.entries(table_of(tree, "issues")).map(([issue, row]) => (
        <label key={issue}><bdi>{name_of(issue, row).name}</bdi>{" "}
          <select name={issue} value={text_of(value[issue])} onChange={(event) => put(issue, event.currentTarget.value)}>
            <option value="">{words.text("page.author_not_given")}</option>
            {Object.entries(row_at(row_at(row).options)).map(([id, option]) => <option key={id} value={id}>{text_of(option)}</option>)}
          </select>
        </label>
      ))}
    </fieldset>
  );
}

// Nothing where the form has no way to say it: it stays as it is, and can be changed in the text.
function Input({ name, field: declared, row, tree, change }: { name: string; field: Field; row: Row; tree: Tree; change: (value: Value | undefined) => void }) {
  const words = useWords();
  const field: Field = name === "hypothetical" ? declared : { ...in_full(declared), description: declared.description };
  const value = row[name];
  const known = names_under(name, tree, row);
  const help = <span class="note" lang="en">{field.description}</span>;
  const [lines, set_lines] = useState(() => (field.items ? texts_at(value).join("\n") : is_table_of_tables(field) ? as_two_keys(value) : as_lines(value)));
  if (field.type === "boolean") {
    return <label><input type="checkbox" name={name} checked={text_of(value) === "true"} onChange={(event) => change(event.currentTarget.checked || undefined)} />{" "}<code>{name}</code> {help}</label>;
  }
  if (is_list_of_ids(field) || (name === "hypothetical" && (value === undefined || Array.isArray(value)))) {
    if (Array.isArray(value) && value.some((one) => typeof one === "object")) return null;
    return <Ticks label={`page.author_field_${name}` as Message} name={name} known={known} value={texts_at(value)} choose={(ids) => change(ids.length > 0 ? ids : undefined)} />;
  }
  if (name === "package" || name === "status_quo") return <Package name={name} value={row_at(value ?? {})} tree={tree} help={help} change={change} />;
  if (field.items !== undefined || is_text_table(field) || is_table_of_tables(field)) {
    return (
      <label><code>{name}</code> {help}
        <textarea name={name} rows={3} dir="auto" value={lines} onInput={(event) => {
          const text = event.currentTarget.value;
          set_lines(text);
          const list = text.split("\n").map((one) => one.trim()).filter((one) => one !== "");
          change(list.length === 0 ? undefined : field.items ? list : is_table_of_tables(field) ? from_two_keys(text) : from_lines(text));
        }} />
      </label>
    );
  }
  if (field.additionalProperties !== undefined || field.anyOf !== undefined || (typeof value === "object" && value !== null)) return null;
  const choices = words_of(field);
  if (choices.length > 0 || (known.length > 0 && field.pattern !== undefined)) {
    const all = choices.length > 0 ? choices.map((one) => ({ id: one.word, name: `${one.word}: ${one.help}` })) : known;
    const listed = value === undefined || all.some((one) => one.id === value) ? all : [...all, { id: text_of(value), name: text_of(value) }];
    return (
      <label><code>{name}</code> {help}
        <select name={name} value={text_of(value)} onChange={(event) => change(event.currentTarget.value || undefined)}>
          <option value="">{words.text("page.author_not_given")}</option>
          {listed.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </select>
      </label>
    );
  }
  const put = (text: string) => change(text.trim() === "" ? undefined : text);
  return (
    <label><code>{name}</code> {help}
      {name === "quote" || name === "text" ? <textarea name={name} rows={3} dir="auto" value={text_of(value)} onInput={(event) => put(event.currentTarget.value)} />
        : <input type="text" name={name} dir="auto" value={text_of(value)} onInput={(event) => put(event.currentTarget.value)} />}
    </label>
  );
}

// What is there first, then what can be added.
export function RowForm({ fields, first, tree, change }: { fields: [string, Field][]; first: Row; tree: Tree; change: (row: Row) => void }) {
  const [row, set_row] = useState(first);
  const put = (key: string, value: Value | undefined) => {
    const next = { ...row };
    if (value === undefined) delete next[key];
    else next[key] = value;
    set_row(next);
    change(next);
  };
  const inputs = (list: [string, Field][]) => list.map(([name, field]) =>
    <Input key={name} name={name} field={field} row={row} tree={tree} change={(value) => put(name, value)} />);
  const has = ([name]: [string, Field]) => first[name] !== undefined || Object.keys(first).length === 0;
  const others = fields.filter((field) => !has(field));
  return (
    <>
      {inputs(fields.filter(has))}
      {others.length > 0 && <details><summary><T id="page.author_more_fields" /></summary>{inputs(others)}</details>}
    </>
  );
}
