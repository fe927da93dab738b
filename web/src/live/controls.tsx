// What can be changed in the workbench, where it stands: nothing of this shows in a report.
import { type ComponentChildren, createContext } from "preact";
import { useContext, useRef, useState } from "preact/hooks";
import type { Cell, Way } from "../answer";
import { T, useWords } from "../i18n";
import type { Model } from "../model";
import { Data, Name, Party, useModel } from "../words";
import type { Edit, State, Step } from "./client";

type Send = (change: Edit) => Promise<boolean>;
export interface Live {
  state: State;
  edit: Send;
}

export const LiveContext = createContext<Live | null>(null);
export const useLive = () => useContext(LiveContext);
// null in a report.  Apart from the state, so that what only asks need not be drawn anew with it.
export const EditContext = createContext<Send | null>(null);
export function useSuppose(): ((...steps: Step[]) => Promise<boolean>) | null {
  const edit = useContext(EditContext);
  return edit && ((...steps) => edit({ kind: "suppose", steps }));
}

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

function SwitchOff({ id }: { id: string }) {
  const suppose = useSuppose();
  return (
    <button type="button" class="switch" data-switch={id} onClick={() => void suppose?.({ kind: "switch_off", id })}>
      <T id="page.line_off" /><span class="hidden"> <code>{id}</code></span>
    </button>
  );
}

function LineControls({ cell, line }: { cell: Cell; line: Line }) {
  const suppose = useSuppose();
  const model = useModel();
  const name = (option: string) => <q><Name>{model.option_name(cell.issue, option)}</Name></q>;
  const move = (options: string[]) => void suppose?.({ kind: "move", id: line.red_line, options });
  const place = (option: string) => cell.options.find((one) => one.option === option)?.place ?? 0;
  const worst = Math.max(...line.allows.map(place));
  const last = line.allows.filter((option) => place(option) === worst);
  return (
    <li>
      <code>{line.red_line}</code>
      <SwitchOff id={line.red_line} />
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
  const suppose = useSuppose();
  const model = useModel();
  const { party, issue } = cell;
  const open = cell.options.filter((option) => option.open !== undefined); // nobody has asked
  if (cell.lines.length + cell.wider.length === 0) return null;
  return (
    <ul class="controls">
      {cell.lines.map((line) => <LineControls key={line.red_line} cell={cell} line={line} />)}
      {cell.wider.map((id) => <li key={id}><code>{id}</code><SwitchOff id={id} /></li>)}
      {open.map(({ option }) => (
        <li key={option}>
          <button type="button" data-take={option} onClick={() => void suppose?.({ kind: "take", party, issue, option })}>
            <T id="page.line_accept" party={<Party party={party} />} options={<q><Name>{model.option_name(issue, option)}</Name></q>} />
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
  const suppose = useSuppose();
  const words = useWords();
  const model = useModel();
  if (suppose === null || rows.length < 2) return null;
  const option = rows[index]?.option ?? "";
  const name = model.option_name(cell.issue, option);
  const swap = (other: number) => {
    void suppose({ kind: "order", party: cell.party, issue: cell.issue, classes: moved_to(cell, rows, option, other) })
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
  const suppose = useSuppose();
  const words = useWords();
  const model = useModel();
  const [open, set_open] = useState(false);
  const [name, set_name] = useState("");
  if (suppose === null) return null;
  if (!open) {
    return (
      <button type="button" class="another-option" data-new-option-on={issue} onClick={() => set_open(true)}>
        <T id="page.new_option" issue={<Name>{model.issue_name(issue)}</Name>} />
      </button>
    );
  }
  return (
    <form class="new-option" onSubmit={(event) => {
      event.preventDefault();
      if (name.trim() === "") return;
      void suppose({ kind: "new_option", issue, name: name.trim() }).then((done) => done && set_name(""));
    }}>
      <label>
        <T id="page.new_option" issue={<Name>{model.issue_name(issue)}</Name>} />{" "}
        <input value={name} dir="auto" data-new-option={issue} ref={(input) => { if (input !== null && name === "") input.focus(); }}
          onInput={(event) => set_name(event.currentTarget.value)} />
      </label>
      <button type="submit" aria-label={words.text("page.new_option_add_to", { issue: model.issue_name(issue) })}><T id="page.new_option_add" /></button>
    </form>
  );
}

// All that a way asks for, as one supposition.
function steps_of(way: Way, model: Model): Step[] {
  const moves = way.moves.map((move): Step => {
    if (move.dropped || move.issue === undefined) return { kind: "switch_off", id: move.red_line };
    const line = model.cell(move.party, move.issue)?.lines.find((one) => one.red_line === move.red_line);
    return { kind: "move", id: move.red_line, options: [...(line?.allows ?? []), ...move.accepts] };
  });
  const answers = way.questions.flatMap(({ party, issue, option }): Step[] => {
    if (party === null) return [{ kind: "table", issue, option }];
    const eased = (model.answer.eases ?? []).filter((one) => one.taken[issue] === option).flatMap((one) => one.lines);
    const own = (model.page.analysis.red_lines ?? []).filter((one) => one.party === party && eased.includes(one.id));
    return [...own.map(({ id }): Step => ({ kind: "switch_off", id })), { kind: "take", party, issue, option }];
  });
  return [...moves, ...answers];
}

// Claims that are not to count, as one supposition.
export function LeaveOut({ claims }: { claims: string[] }) {
  const suppose = useSuppose();
  if (suppose === null) return null;
  const steps = claims.map((id): Step => ({ kind: "switch_off", id }));
  return (
    <button type="button" class="try" data-do="leave-out" onClick={() => void suppose(...steps)}><T id="page.leave_out" count={claims.length} /></button>
  );
}

export function TryWay({ way }: { way: Way }) {
  const suppose = useSuppose();
  const model = useModel();
  if (suppose === null) return null;
  return (
    <button type="button" class="try" onClick={() => void suppose(...steps_of(way, model))}><T id="page.try_way" /></button>
  );
}
