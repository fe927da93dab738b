// What is supposed: each in words, the list of them, and what they change together.
import { type ComponentChildren, Fragment } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { SupposedStep } from "../answer";
import { Listed, T, useWords } from "../i18n";
import type { Message } from "../i18n";
import { IssueName, Issues, Name, Option, Options, Party, useModel } from "../words";
import type { Edit, Effect, State, Supposition } from "./client";
import { number_of_ways } from "./effect";
import { link_to, supposed_in } from "./link";

// A claim that is left out is known to the session alone.
function useClaim(lines_off: State["off"], id: string): { party: string; issues: string[] } {
  const model = useModel();
  const off = lines_off.filter((one) => one.red_line === id);
  if (off[0] !== undefined) return { party: off[0].party, issues: off.map((one) => one.issue) };
  const cells = model.page.board.cells.filter((cell) =>
    cell.wider.includes(id) || cell.lines.some((line) => line.red_line === id));
  return { party: model.party_of(id), issues: cells.map((cell) => cell.issue) };
}

function OffWords({ off, id }: { off: State["off"]; id: string }) {
  const { party, issues } = useClaim(off, id);
  if (issues.length === 0) return <T id="page.step_off_other" claim={<code>{id}</code>} />;
  return <T id="page.step_switch_off" party={<Party party={party} />} issues={<Issues ids={issues} />} line={<code>{id}</code>} />;
}

function MoveWords({ off, step }: { off: State["off"]; step: SupposedStep }) {
  const { party, issues } = useClaim(off, step.id ?? "");
  const issue = issues[0] ?? "";
  return <T id="page.step_accept" party={<Party party={party} />} issue={<IssueName id={issue} />}
    options={<Options issue={issue} ids={step.options ?? []} type="disjunction" />} />;
}

function OrderWords({ step }: { step: SupposedStep }) {
  const issue = step.issue ?? "";
  const classes = (step.classes ?? []).map((tied, index) => (
    <Fragment key={index}>
      {index > 0 && " > "}
      {tied.map((option, at) => <Fragment key={option}>{at > 0 && " ~ "}<Option issue={issue} id={option} /></Fragment>)}
    </Fragment>
  ));
  return <T id="page.step_order" party={<Party party={step.party ?? ""} />} issue={<IssueName id={issue} />} order={<>{classes}</>} />;
}

function StepWords({ off, step }: { off: State["off"]; step: SupposedStep }) {
  const issue = <IssueName id={step.issue ?? ""} />;
  const option = <Option issue={step.issue ?? ""} id={step.option ?? ""} />;
  switch (step.kind) {
    case "switch_off": return <OffWords off={off} id={step.id ?? ""} />;
    case "move": return <MoveWords off={off} step={step} />;
    case "order": return <OrderWords step={step} />;
    case "new_option": return <T id="page.step_new_option" issue={issue} option={<q><Name>{step.name}</Name></q>} />;
    case "take": return <T id="page.step_accept" party={<Party party={step.party ?? ""} />} issue={issue} options={option} />;
    case "table": return <T id="page.step_table" issue={issue} option={option} />;
  }
}

// In a sentence.
export function SuppositionWords({ state, supposition }: { state: State; supposition: Supposition }) {
  return <Listed parts={supposition.steps.map((step) => <StepWords off={state.off} step={step} />)} />;
}

// In a list: a way has a line for each of its steps.
function Steps({ state, supposition }: { state: State; supposition: Supposition }) {
  if (supposition.steps.length === 1) return <span><SuppositionWords state={state} supposition={supposition} /></span>;
  return <ul class="steps">{supposition.steps.map((step, index) => <li key={index}><StepWords off={state.off} step={step} /></li>)}</ul>;
}

function Record({ id, edit, close }: { id: number; edit: (change: Edit) => Promise<boolean>; close: () => void }) {
  return (
    <div class="record" role="group">
      <p><T id="page.supposed_record_note" /></p>
      <button type="button" data-record-do={id} onClick={() => void edit({ kind: "record", id }).then(close)}><T id="page.supposed_record_do" /></button>{" "}
      <button type="button" onClick={close}><T id="page.cancel" /></button>
    </div>
  );
}

function Row({ state, supposition, edit }: { state: State; supposition: Supposition; edit: (change: Edit) => Promise<boolean> }) {
  const { page } = useModel();
  const [asks, set_asks] = useState(false);
  const { id, on, steps, problem } = supposition;
  const can_record = problem === null && steps.every((step) => step.kind !== "switch_off");
  return (
    <li>
      <label>
        <input type="checkbox" checked={on} data-tick={id}
          onChange={(event) => void edit({ kind: "tick", id, on: event.currentTarget.checked })} />{" "}
        <Steps state={state} supposition={supposition} />
      </label>{" "}
      <button type="button" data-remove={id} onClick={() => void edit({ kind: "remove", id })}><T id="page.supposed_remove" /></button>{" "}
      {can_record && !asks && (
        <button type="button" data-record={id} onClick={() => set_asks(true)}><T id="page.supposed_record" /></button>
      )}
      {problem !== null && <p class="fault"><T id="page.supposed_problem" why={<span lang={page.language}>{problem.message}</span>} /></p>}
      {asks && <Record id={id} edit={edit} close={() => set_asks(false)} />}
    </li>
  );
}

export function Supposed({ state, edit }: { state: State; edit: (change: Edit) => Promise<boolean> }) {
  const words = useWords();
  if (state.suppositions.length === 0) return null;
  return (
    <details class="supposed" open={matchMedia("(min-width: 45rem)").matches}>
      <summary><T id="page.supposed_count" count={state.suppositions.length} /></summary>
      <ul aria-label={words.text("page.supposed_count", { count: state.suppositions.length })}>
        {state.suppositions.map((one) => <Row key={one.id} state={state} supposition={one} edit={edit} />)}
      </ul>
      <button type="button" id="reset" onClick={() => void edit({ kind: "reset" })}><T id="page.supposed_reset" /></button>{" "}
      {state.supposing && <a id="supposed-link" href={link_to(state.suppositions)}><T id="page.supposed_link" /></a>}
    </details>
  );
}

// In a report, which works nothing out: what the address supposes is said, and that it is not shown.
export function SupposedByLink() {
  const model = useModel();
  const [wanted, set_wanted] = useState(() => supposed_in(location.hash));
  useEffect(() => {
    const look = () => set_wanted(supposed_in(location.hash));
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  if (wanted === null || wanted.length === 0) return null;
  return (
    <div class="supposed-by-link" role="note">
      <p><T id="page.supposed_by_link" /></p>
      <ul>{wanted.flat().map((step, index) => <li key={index}><StepWords off={[]} step={step} /></li>)}</ul>
      <p class="note"><T id="page.supposed_elsewhere" file={<code>{model.page.file}</code>} /></p>
    </div>
  );
}

// Each as "before → after", where it is known and another.
function changes_of(effect: Effect, conflicts: number | null): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  const say = (id: Message, before: unknown, after: unknown) => {
    if (before !== after && before !== null && after !== null) {
      parts.push(<T id={id} before={before as ComponentChildren} after={after as ComponentChildren} />);
    }
  };
  const { verdict } = effect;
  if (verdict.before !== verdict.after && verdict.before !== null && verdict.after !== null) {
    say("page.effect_verdict", <T id={`page.verdict_${verdict.before}` as Message} />, <T id={`page.verdict_${verdict.after}` as Message} />);
  }
  say("page.effect_tabled", effect.tabled.before, effect.tabled.after);
  const { gained, lost } = effect.conflicts;
  if (conflicts !== null && gained && lost) say("page.effect_conflicts", conflicts - gained.length + lost.length, conflicts);
  const ways = number_of_ways(effect.ways);
  if (ways !== null) say("page.effect_ways", ways.before, ways.after);
  say("page.effect_all", effect.all.before, effect.all.after);
  return parts;
}

// What all that is supposed changes in the answer to the file.
export function EffectWords({ effect }: { effect: Effect }) {
  const model = useModel();
  const parts = changes_of(effect, model.answer.conflicts?.length ?? null);
  if (parts.length === 0) return <span class="effect"><T id="page.effect_nothing" /></span>;
  return (
    <span class="effect">
      <span class="title"><T id="page.effect_title" />:</span>{" "}
      {parts.map((part, index) => <span key={index} class="change">{part}<span class="hidden">; </span></span>)}
    </span>
  );
}
