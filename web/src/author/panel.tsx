// What stands in the file, row by row: each can be changed, and goes with what depends on it.
import { useState } from "preact/hooks";
import { T, useWords } from "../i18n";
import type { Message } from "../i18n";
import type { Fault } from "../live/client";
import { Roving } from "../roving";
import { Section } from "../section";
import { ClaimWords, useModel } from "../words";
import { type Desk, useDesk } from "./desk";
import { Faults } from "./faults";
import { type Act, type Row, type Tree, list_of, row_at, table_of, with_changes } from "./file";
import { RowForm } from "./form";
import { row_to_text, show_row } from "./jump";
import type { Schema } from "./schema";
import { new_id } from "./text";

// key: its id in a table, its number in a list; name: what it keeps while rows above it come and go.
interface Named { key: string; name: string; row: Row }
const rows_of = (tree: Tree, schema: Schema, section: string): Named[] => (schema.is_list(section)
  ? list_of(tree, section).map((row, number) => ({ key: String(number), name: typeof row.id === "string" ? row.id : `#${number}`, row }))
  : Object.entries(table_of(tree, section)).map(([key, row]) => ({ key, name: key, row: row_at(row) })));

const is_same = (a: Row, b: Row) => JSON.stringify(a) === JSON.stringify(b);
// The number of a row without an id is another row's where somebody took one above it away.
const still_there = (named: Named, first: Row, known: Named[]): Named | undefined =>
  (named.name.startsWith("#") ? known.find((one) => is_same(one.row, first)) : known.find((one) => one.name === named.name));

const text = (value: unknown) => (typeof value === "string" ? value : "");
const short_of = (value: string) => (value.length > 110 ? `${value.slice(0, 108)}…` : value);

function RowName({ section, named }: { section: string; named: Named }) {
  const { page } = useModel();
  const claim = section === "positions" ? page.negotiation.positions[Number(named.key)] : undefined;
  if (claim !== undefined) return <ClaimWords claim={claim} />;
  const { row, key } = named;
  const said = text(row.name) || text(row.title) || text(row.quote) || text(row.text) || text(row.rule);
  const id = text(row.id) || (Number.isNaN(Number(key)) ? key : "");
  return <>{said !== "" && <bdi>{short_of(said)}</bdi>} {id !== "" ? <code>{id}</code> : said === "" && <bdi>{Object.values(row).map(String).join(", ")}</bdi>}</>;
}

// A form over a row on file, or over a new one.
function Edit({ section, named, desk, done }: { section: string; named: Named | null; desk: Desk; done: () => void }) {
  const { schema, tree } = desk;
  const [first] = useState<Row>(named?.row ?? {}); // another window may change it meanwhile
  const [row, set_row] = useState<Row>(first);
  const [faults, set_faults] = useState<Fault[]>([]);
  if (schema === null || tree === null) return null;
  const write = async () => {
    const refused = await desk.write((newest) => {
      const known = rows_of(newest, schema, section);
      const now = named === null ? null : still_there(named, first, known);
      if (now === undefined) return null;
      const key = now?.key ?? (schema.is_list(section) ? String(known.length)
        : new_id(text(row.name) || text(row.quote) || text(row.title), section.replace(/s$/, ""), new Set(known.map((one) => one.key))));
      const value = Object.fromEntries(Object.entries(with_changes(now?.row ?? {}, first, row)).map(([name, one]) =>
        [name, schema.field(section, name)?.type === "boolean" ? String(one) === "true" : one]));
      return [{ do: "put", at: [section, key], value }];
    });
    set_faults(refused);
    if (refused.length === 0) done();
  };
  return (
    <form class="row-form" onSubmit={(event) => { event.preventDefault(); void write(); }}
      onKeyDown={(event) => { if (event.key === "Escape") { event.stopPropagation(); done(); } }}>
      <RowForm fields={schema.fields(section)} first={first} tree={tree} change={set_row} />
      <Faults faults={faults} />
      <p><button type="submit" class="main"><T id="page.author_write" /></button>{" "}<button type="button" onClick={done}><T id="page.cancel" /></button></p>
    </form>
  );
}

// What holds of the file as a whole: its title, its day, whose consent it takes, where things stand.
function WholeFile({ desk, schema, tree }: { desk: Desk; schema: Schema; tree: Tree }) {
  const fields = schema.whole;
  const now: Row = Object.fromEntries(fields.flatMap(([name]) => { const value = tree[name]; return value === undefined ? [] : [[name, value]]; }));
  const [first, set_first] = useState(now); // as the form began: another window may write meanwhile
  const [row, set_row] = useState<Row | null>(null);
  if (row === null && !is_same(now, first)) set_first(now);
  const [faults, set_faults] = useState<Fault[]>([]);
  const write = async () => {
    const changed = fields.map(([name]) => name).filter((name) => row !== null && JSON.stringify(row[name]) !== JSON.stringify(first[name]));
    const acts = changed.map((name): Act => {
      const value = row?.[name];
      return value === undefined ? { do: "take_away", at: [name] } : { do: "put", at: [name], value };
    });
    const refused = await desk.write(() => acts);
    set_faults(refused);
    if (refused.length === 0) set_row(null);
  };
  return (
    <details class="rows-of" data-section="whole">
      <summary><T id="page.author_section_whole" /></summary>
      <form class="row-form" onSubmit={(event) => { event.preventDefault(); void write(); }}>
        <RowForm key={JSON.stringify(first)} fields={fields} first={first} tree={tree} change={set_row} />
        <Faults faults={faults} />
        <p><button type="submit" class="main"><T id="page.author_write" /></button></p>
      </form>
    </details>
  );
}

// What needs it is told first.  Pressed twice in a row, the second press would take away the next row,
// which has come below the pointer.
function TakeAway({ section, named, desk, schema, done }: { section: string; named: Named; desk: Desk; schema: Schema; done: () => void }) {
  const [needs, set_needs] = useState<Fault[]>([]);
  const can_go = needs.length > 0 && needs.every((one) => one.code === "needed-elsewhere");
  const go = async (with_dependents: boolean) => {
    const refused = await desk.write((newest) => {
      const now = still_there(named, named.row, rows_of(newest, schema, section));
      return now === undefined ? null : [{ do: "take_away", at: [section, now.key] }];
    }, with_dependents);
    set_needs(refused);
    if (refused.length === 0) done();
  };
  return (
    <>
      {needs.length === 0 && <button type="button" data-do="take-away" onClick={(event) => event.detail < 2 && void go(false)}><T id="page.author_take_away" /><span class="hidden"> <code>{named.key}</code></span></button>}
      {needs.length > 0 && (
        <div class="needs" role="group">
          <Faults faults={needs} />
          {can_go && <button type="button" data-do="take-away-all" onClick={() => void go(true)}><T id="page.author_take_away_all" count={needs.length} /></button>}{" "}
          <button type="button" onClick={() => set_needs([])}><T id="page.cancel" /></button>
        </div>
      )}
    </>
  );
}

function Rows({ section, desk, schema, tree }: { section: string; desk: Desk; schema: Schema; tree: Tree }) {
  const [open, set_open] = useState<string | null>(null);
  const rows = rows_of(tree, schema, section);
  const add = "+";
  return (
    <details class="rows-of" data-section={section}>
      <summary><T id={`page.author_section_${section}` as Message} /> <span class="note">{rows.length}</span></summary>
      <ul>
        {rows.map((named) => (
          <li key={named.name} data-row={named.key}>
            <span class="row-name"><RowName section={section} named={named} /></span>{" "}
            <button type="button" data-do="change" aria-expanded={open === named.name} onClick={() => set_open(open === named.name ? null : named.name)}><T id="page.author_change" /><span class="hidden"> <code>{named.key}</code></span></button>{" "}
            <button type="button" data-do="to-text" onClick={() => void row_to_text({ section, key: named.key })}><T id="page.row_to_text" /><span class="hidden"> <code>{named.key}</code></span></button>{" "}
            <TakeAway section={section} named={named} desk={desk} schema={schema} done={() => set_open(null)} />
            {open === named.name && <Edit section={section} named={named} desk={desk} done={() => set_open(null)} />}
          </li>
        ))}
      </ul>
      {open === add ? <Edit section={section} named={null} desk={desk} done={() => set_open(null)} />
        : <button type="button" data-do="add" onClick={() => (section === "positions" ? desk.open({ kind: "claim" }) : set_open(add))}><T id="page.author_add" /></button>}
    </details>
  );
}

// What `zopa check` remarks, each with the way to its row.
function ToDo({ desk }: { desk: Desk }) {
  const { page, answer } = useModel();
  const warnings = answer.warnings ?? [];
  const row_of = (line: number) => desk.rows.filter((row) => row[0] <= line).pop();
  return (
    <details class="todo">
      <summary><T id="page.todo_title" count={warnings.length} /></summary>
      <ul>
        {warnings.map((one) => {
          const row = row_of(one.line);
          return (
            <li key={`${one.line} ${one.message}`}>
              <span lang={page.language}>{one.message}</span>{" "}
              {row && <button type="button" data-do="go" onClick={() => show_row({ section: row[1], key: row[2] })}><T id="page.todo_go" /><span class="hidden"> <code>{row[2]}</code></span></button>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

export function OnFile() {
  const desk = useDesk();
  const words = useWords();
  if (desk === null || desk.tree === null || desk.schema === null) return null;
  const { schema, tree } = desk;
  const sections = schema.sections.filter((one) => Object.keys(schema.row(one)?.properties ?? {}).length > 0);
  return (
    <Section id="on_file" title="page.title_on_file">
      <p><T id="page.author_on_file_help" /></p>
      <ToDo desk={desk} />
      <Roving role="group" aria-label={words.text("page.title_on_file")}>
        <WholeFile desk={desk} schema={schema} tree={tree} />
        {sections.map((section) => <Rows key={section} section={section} desk={desk} schema={schema} tree={tree} />)}
      </Roving>
    </Section>
  );
}
