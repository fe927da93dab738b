// What can be changed in the workbench, where it stands: nothing of this shows in a report.
import { type ComponentChildren, createContext } from "preact";
import { useContext, useRef, useState } from "preact/hooks";
import type { Cell, Way } from "../answer";
import { T, useWords } from "../i18n";
import type { Model } from "../model";
import { Data, Name, Party, useModel } from "../words";
import type { Edit, State } from "./client";

export interface Live {
  state: State;
  edit: (change: Edit) => Promise<boolean>;
}

export const LiveContext = createContext<Live | null>(null);
export const useLive = () => useContext(LiveContext);

// The parts whose engines take longer than a click may: as they were until the new ones are there.
export function Settled({ children }: { children: ComponentChildren }) {
  const live = useLive();
  const model = useModel();
  const last = useRef<Model | null>(null);
  const is_pending = live !== null && live.state.pending;
  if (!is_pending) last.current = model;
  return (
    <>
      {is_pending && <p aria-busy="true" class="note"><T id="page.recomputing" /></p>}
      {last.current !== null && <Data.Provider value={last.current}>{children}</Data.Provider>}
    </>
  );
}

type Line = Cell["lines"][number];

// The steps that can be taken next: what they need is in, what they add is not.
function next_steps(line: Line) {
  const taken = (index: number) => (line.steps[index]?.adds ?? []).every((option) => line.allows.includes(option));
  return line.steps.filter((step, index) => !taken(index) && step.needs.every(taken));
}

function LineControls({ cell, line }: { cell: Cell; line: Line }) {
  const live = useLive();
  const model = useModel();
  if (live === null) return null;
  const name = (option: string) => <q><Name>{model.option_name(cell.issue, option)}</Name></q>;
  const move = (options: string[]) => void live.edit({ kind: "lines", lines: [{ id: line.red_line, options }] });
  const place = (option: string) => cell.options.find((one) => one.option === option)?.place ?? 0;
  const worst = Math.max(...line.allows.map(place));
  const last = line.allows.filter((option) => place(option) === worst);
  return (
    <li>
      <code>{line.red_line}</code>
      <button type="button" class="switch" data-switch={line.red_line}
        onClick={() => void live.edit({ kind: "switch", id: line.red_line, off: true })}>
        <T id="page.line_off" /><span class="hidden"> <code>{line.red_line}</code></span>
      </button>
      {next_steps(line).map((step) => (
        <button type="button" data-accept={step.adds.join(" ")} onClick={() => move([...line.allows, ...step.adds])}>
          <T id="page.line_accept" party={<Party party={cell.party} />} options={<>{step.adds.map(name)}</>} />
        </button>
      ))}
      {line.allows.length > last.length && (
        <button type="button" onClick={() => move(line.allows.filter((option) => !last.includes(option)))}>
          <T id="page.line_refuse" party={<Party party={cell.party} />} options={<>{last.map(name)}</>} />
        </button>
      )}
    </li>
  );
}

export function CellControls({ cell }: { cell: Cell }) {
  const live = useLive();
  if (live === null || cell.lines.length + cell.wider.length === 0) return null;
  return (
    <ul class="controls">
      {cell.lines.map((line) => <LineControls key={line.red_line} cell={cell} line={line} />)}
      {cell.wider.map((id) => (
        <li key={id}>
          <code>{id}</code>
          <button type="button" class="switch" data-switch={id} onClick={() => void live.edit({ kind: "switch", id, off: true })}>
            <T id="page.line_off" /><span class="hidden"> <code>{id}</code></span>
          </button>
        </li>
      ))}
    </ul>
  );
}

type Rows = Cell["options"];

// The party's order with one option moved to just above another place: ties among the others stay.
// Where the order is known in part only, a whole one is written, in the order shown.
export function moved_to(cell: Cell, rows: Rows, option: string, place: number): string[][] {
  const others = rows.filter((row) => row.option !== option);
  const classes: string[][] = [];
  let last: number | null = null;
  for (const row of others) {
    const tied = cell.ordered && row.place === last;
    if (tied) classes[classes.length - 1]?.push(row.option);
    else classes.push([row.option]);
    last = row.place;
  }
  let at = 0;
  for (let passed = 0; at < classes.length && passed < place; at += 1) passed += classes[at]?.length ?? 0;
  classes.splice(at, 0, [option]);
  return classes;
}

// Up and down in a party's order: what dragging does, for those who do not drag.
export function OptionControls({ cell, rows, index }: { cell: Cell; rows: Rows; index: number }) {
  const live = useLive();
  const words = useWords();
  const model = useModel();
  if (live === null || rows.length < 2) return null;
  const option = rows[index]?.option ?? "";
  const name = model.option_name(cell.issue, option);
  const swap = (other: number) => {
    void live.edit({ kind: "order", party: cell.party, issue: cell.issue, options: moved_to(cell, rows, option, other) })
      .then((done) => done && setTimeout(() => {
        // On with the same option, where it stands now.
        const at = `[data-party="${cell.party}"][data-issue="${cell.issue}"] [data-option="${option}"] .order button`;
        const [up, down] = document.querySelectorAll<HTMLButtonElement>(at);
        const same = other < index ? up : down;
        (same?.disabled ? (same === up ? down : up) : same)?.focus();
      }));
  };
  return (
    <span class="order">
      <button type="button" disabled={index === 0} aria-label={words.text("page.order_up", { option: name })} onClick={() => swap(index - 1)}>↑</button>
      <button type="button" disabled={index === rows.length - 1} aria-label={words.text("page.order_down", { option: name })} onClick={() => swap(index + 1)}>↓</button>
    </span>
  );
}

export function NewOption({ issue }: { issue: string }) {
  const live = useLive();
  const words = useWords();
  const model = useModel();
  const [name, set_name] = useState("");
  if (live === null) return null;
  return (
    <form class="new-option" onSubmit={(event) => {
      event.preventDefault();
      if (name.trim() === "") return;
      void live.edit({ kind: "add_option", issue, name: name.trim() }).then((done) => done && set_name(""));
    }}>
      <label>
        <T id="page.new_option" issue={<Name>{model.issue_name(issue)}</Name>} />{" "}
        <input value={name} dir="auto" data-new-option={issue} onInput={(event) => set_name(event.currentTarget.value)} />
      </label>
      <button type="submit" aria-label={words.text("page.new_option_add_to", { issue: model.issue_name(issue) })}><T id="page.new_option_add" /></button>
    </form>
  );
}

// Takes every move of a way out at once.
export function TryWay({ way }: { way: Way }) {
  const live = useLive();
  const model = useModel();
  if (live === null || way.questions.length > 0 || way.moves.some((move) => move.dropped || move.issue === undefined)) return null;
  const lines = way.moves.map((move) => {
    const line = model.cell(move.party, move.issue ?? "")?.lines.find((one) => one.red_line === move.red_line);
    return { id: move.red_line, options: [...(line?.allows ?? []), ...move.accepts] };
  });
  return (
    <button type="button" class="try" onClick={() => void live.edit({ kind: "lines", lines })}><T id="page.try_way" /></button>
  );
}
