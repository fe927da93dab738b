// Parties, options, packages, formulas and claims in words: the same for every party.
import type { ComponentChildren } from "preact";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Claim, Formula, Move } from "./answer";
import { Listed, Names, T, useWords } from "./i18n";
import type { Message } from "./i18n";
import type { Basis, Model, PackageOf } from "./model";

export const Data = createContext<Model>(null as unknown as Model);
export const useModel = () => useContext(Data);

// A name of the file, kept apart from the direction of the text around it.
export const Name = ({ children }: { children: ComponentChildren }) => <bdi>{children}</bdi>;

export function Party({ party }: { party: string }) {
  const model = useModel();
  return <Name>{model.party_name(party)}</Name>;
}
export const Parties = ({ parties }: { parties: string[] }) => (
  <Names ids={parties} name={(party) => <Party party={party} />} />
);
export function IssueName({ id }: { id: string }) {
  const model = useModel();
  return <Name>{model.issue_name(id)}</Name>;
}
export const Issues = ({ ids }: { ids: string[] }) => (
  <Names ids={ids} name={(id) => <IssueName id={id} />} />
);
// A number of a numeric issue, or a stretch of them, with its unit.
export function Numbers({ issue, low, high }: { issue: string; low: number; high: number }) {
  const scale = useModel().issue(issue)?.scale;
  const is_low = low < high && low === scale?.from;
  const is_high = low < high && high === scale?.to;
  const part = is_low === is_high ? "all" : is_low ? "or_less" : "or_more";
  const number = part === "or_less" ? <ValueWords value={high} />
    : part === "or_more" || low === high ? <ValueWords value={low} />
    : <T id="number.range" low={<ValueWords value={low} />} high={<ValueWords value={high} />} />;
  const unit = scale?.unit ?? "";
  return <T id="number.of_unit" part={part} number={number} has_unit={unit === "" ? "no" : "yes"} unit={unit} />;
}

// How far a line on the numbers of an issue moves.
export function GoesTo({ move }: { move: Move }) {
  if (move.numbers === undefined || move.issue === undefined) return null;
  const { from, to, by } = move.numbers;
  const [low, high] = typeof to === "number" ? [to, to] : to;
  return <T id="way.goes_to" from={<ValueWords value={from} />} is_one={low === high ? "yes" : "no"}
    low={<ValueWords value={low} />} to={<Numbers issue={move.issue} low={high} high={high} />}
    by={<ValueWords value={by} />} issue={<IssueName id={move.issue} />} />;
}

// The numbers of these options, those beside one another together.
function stretches(model: Model, issue: string, ids: string[]): [number, number][] {
  const known = model.issue(issue);
  if (known?.scale === undefined) return [];
  const ranges = known.options.filter((one) => ids.includes(one.id)).flatMap(({ numbers }): [number, number][] =>
    numbers === undefined ? [] : [typeof numbers === "number" ? [numbers, numbers] : [numbers[0], numbers[1]]]);
  const all: [number, number][] = [];
  for (const [low, high] of ranges.sort((a, b) => a[0] - b[0])) {
    const before = all[all.length - 1];
    if (before !== undefined && low <= before[1] + 1.5 * known.scale.step) before[1] = Math.max(before[1], high);
    else all.push([low, high]);
  }
  return all;
}

export function Option({ issue, id }: { issue: string; id: string }) {
  const model = useModel();
  const numbers = stretches(model, issue, [id])[0];
  if (numbers !== undefined) return <Numbers issue={issue} low={numbers[0]} high={numbers[1]} />;
  return (
    <q>
      <Name>{model.option_name(issue, id)}</Name>
    </q>
  );
}
export function Options({ issue, ids, type }: {
  issue: string;
  ids: string[];
  type?: "conjunction" | "disjunction";
}) {
  const numbers = stretches(useModel(), issue, ids);
  if (numbers.length > 0) {
    return <Listed type={type} parts={numbers.map(([low, high]) => <Numbers issue={issue} low={low} high={high} />)} />;
  }
  return <Names type={type} ids={ids} name={(id) => <Option issue={issue} id={id} />} />;
}

// The id of the file, for those who work on the file: a switch shows them.
export const Id = ({ id, hidden = false }: { id: string; hidden?: boolean }) =>
  <code class={hidden ? "id hidden" : "id"}> {id}</code>;

// One package by the number and the short name that it has everywhere, with all its options as a tip;
// it leads to its row.
export function PackageLink({ of }: { of: PackageOf }) {
  const model = useModel();
  const words = useWords();
  const named = model.packages.find(of);
  const says = Object.entries(of).map(([issue, option]) => `${model.issue_name(issue)}: ${model.option_name(issue, option)}`);
  if (named === undefined) return <PackageWords of={of} />;
  return (
    <a class="chip package-link" href={`#package-${named.number}`} title={says.join("\n")}>
      {words.number(named.number)} <Name>{model.short_name(of)}</Name>
    </a>
  );
}

// `literal`: every option is named, also where nobody speaks to the issue.
export function PackageWords({ of, literal = false }: { of: PackageOf; literal?: boolean }) {
  const model = useModel();
  return (
    <dl class="package">
      {Object.entries(of).map(([issue, option]) => (
        <div>
          <dt>
            <IssueName id={issue} />
          </dt>
          <dd>
            {!literal && model.is_one_of(issue, option) > 1 ? <T id="package.any" count={model.is_one_of(issue, option)} />
              : <Option issue={issue} id={option} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

// Ids, as the file has them.
export const Codes = ({ ids }: { ids: string[] }) => <Names ids={ids} name={(id) => <code>{id}</code>} />;

// A reason or a remark, in the language that the page was made in; ids in backticks.
export function EngineText({ text }: { text: string }) {
  const { page } = useModel();
  return (
    <span lang={page.language}>
      {text.split(/`([^`]*)`/).map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))}
    </span>
  );
}

const basis_help: Record<Basis, Message> = {
  stated: "page.basis_stated_help",
  relayed: "page.basis_relayed_help",
  attributed: "page.basis_attributed_help",
  reported: "page.basis_reported_help",
  inferred: "page.basis_inferred_help",
  assumed: "page.basis_assumed_help",
};
// Somebody who speaks, or spoke, for a party.
export function VoiceName({ id, of }: { id: string; of: string }) {
  const { page } = useModel();
  const voice = page.negotiation.parties.find((party) => party.id === of)?.representatives.find((one) => one.id === id);
  return <T id="statement.speaker" name={<Name>{(voice?.name ?? id).split(",")[0] ?? id}</Name>} party={<Party party={of} />} />;
}

// `because`: what it rests on, which may be disputed, or said by nobody who still speaks.
// "Would A accept …?", or "Would A be bound beforehand by what B decides …?"
export function WouldAccept({ party, issue, option }: { party: ComponentChildren; issue: string; option: string }) {
  const who = useModel().issue(issue)?.options.find((one) => one.id === option)?.decided_by;
  return who === undefined
    ? <T id="question.accept" party={party} option={<Option issue={issue} id={option} />} issue={<IssueName id={issue} />} />
    : <T id="question.bound" party={party} who={<Party party={who} />} issue={<IssueName id={issue} />} />;
}

export function BasisMark({ basis, because = [] }: { basis: Basis; because?: string[] }) {
  const words = useWords();
  const model = useModel();
  const level = <T id="basis.word" basis={basis} />;
  const is_former = because.length > 0 && because.every((id) => model.is_of_former_voice(id));
  const word = is_former ? <T id="basis.former" basis={level} /> : level;
  const is_disputed = because.some((id) => model.disputed_by(id).length > 0);
  return (
    <span class={`basis ${basis}`} title={words.text(basis_help[basis])}>
      {is_disputed ? <T id="basis.disputed" basis={word} /> : word}
    </span>
  );
}

// Of a bound: what holds where it does not.
const opposite: Record<string, string> = { less: "at_least", at_most: "more", at_least: "less", more: "at_most" };

function Atom({ formula, positive }: {
  formula: Extract<Formula, { is: string }>;
  positive: boolean;
}) {
  const bound = positive ? formula.is : opposite[formula.is];
  if (bound !== undefined && bound in opposite) {
    return <T id="formula.bound" issue={<IssueName id={formula.issue} />} sign={bound}
      number={<Option issue={formula.issue} id={formula.options[0] ?? ""} />} />;
  }
  const affirms = (formula.is !== "differs") === positive;
  return (
    <T
      id={affirms ? "formula.is" : "formula.is_not"}
      issue={<IssueName id={formula.issue} />}
      options={<Options issue={formula.issue} ids={formula.options} type="disjunction" />}
    />
  );
}

export function FormulaWords({ formula }: { formula: Formula }) {
  if ("is" in formula) return <Atom formula={formula} positive={true} />;
  const part = (one: Formula) =>
    "is" in one || one.op === "not" ? <FormulaWords formula={one} /> : <>(<FormulaWords formula={one} />)</>;
  const [first, second] = formula.parts as [Formula, Formula];
  switch (formula.op) {
    case "not":
      return "is" in first ? <Atom formula={first} positive={false} /> : <T id="formula.not" formula={part(first)} />;
    case "and":
      return <Listed parts={formula.parts.map(part)} />;
    case "or":
      return <Listed type="disjunction" parts={formula.parts.map(part)} />;
    case "implies":
      return <T id="formula.if" first={part(first)} second={part(second)} />;
    case "iff":
      return <T id="formula.exactly_if" first={part(first)} second={part(second)} />;
  }
}

const relation_words: Record<string, string> = { ">": " > ", ">=": " ≥ ", "~": " = " };

function Chain({ parts, relations }: { parts: ComponentChildren[]; relations: string[] }) {
  return (
    <>
      {parts.map((part, index) => (
        <>
          {index > 0 ? relation_words[relations[index - 1] ?? ">"] : ""}
          {part}
        </>
      ))}
    </>
  );
}

export function ValueWords({ value }: { value: number | [number, number] }) {
  const words = useWords();
  const number = (one: number) => new Intl.NumberFormat(words.locale, { maximumFractionDigits: 6 }).format(one);
  return <>{typeof value === "number" ? number(value) : `${number(value[0])}–${number(value[1])}`}</>;
}

// Of a line on one issue: the tabled options that it shuts out.
function RedLineWords({ claim }: { claim: Claim }) {
  const model = useModel();
  const party = <Party party={claim.party} />;
  // The board has the line as it is now: an earlier word of the same id is said by its formula.
  const is_now = JSON.stringify(claim.formula) === JSON.stringify(model.position(claim.id)?.formula);
  const issue = !is_now ? undefined : model.page.board.issues.find((id) =>
    model.cell(claim.party, id)?.lines.some((line) => line.red_line === claim.id));
  const is_tabled = (option: string) =>
    model.issue(issue ?? "")?.options.some((one) => one.id === option && !one.hypothetical) ?? false;
  const shut_out = (model.cell(claim.party, issue ?? "")?.options ?? [])
    .filter((row) => row.shut_out?.includes(claim.id) && is_tabled(row.option))
    .map((row) => row.option);
  if (issue === undefined || shut_out.length === 0) {
    return <T id={claim.only ? "claim.red_line_of_all" : "claim.red_line"} party={party} what={claim.formula ? <FormulaWords formula={claim.formula} /> : null} />;
  }
  return (
    <T id="line.shuts_out" party={party} names_issue="yes" issue={<IssueName id={issue} />}
      options={<Options issue={issue} ids={shut_out} type="disjunction" />} />
  );
}

// What a claim says, party included.
export function ClaimWords({ claim }: { claim: Claim }) {
  const party = <Party party={claim.party} />;
  const formula = claim.formula ? <FormulaWords formula={claim.formula} /> : null;
  switch (claim.kind) {
    case "demands":
      return <T id="claim.demand" party={party} what={formula} />;
    case "requires":
      return <RedLineWords claim={claim} />;
    case "accepts":
      return <T id="claim.acceptance" party={party} what={formula} />;
    case "takes":
      return <T id="claim.taking" party={party} issue={<IssueName id={claim.issue ?? ""} />}
        what={<Options issue={claim.issue ?? ""} ids={claim.options ?? []} type="disjunction" />} />;
    case "prefers": {
      const issue = claim.issue ?? "";
      if (claim.direction !== undefined) {
        return <T id="claim.number_order" party={party} issue={<IssueName id={issue} />} direction={claim.direction} />;
      }
      const parts = (claim.options ?? []).map((id) => <Option issue={issue} id={id} />);
      const chain = <Chain parts={parts} relations={claim.relations ?? []} />;
      return <T id="claim.option_order" party={party} issue={<IssueName id={issue} />} what={chain} />;
    }
    case "weighs": {
      const parts = (claim.terms ?? []).map((term) => (
        <>
          {term.factor === 1 ? "" : <><ValueWords value={term.factor} /> × </>}
          <IssueName id={term.issue} />
        </>
      ));
      return <T id="claim.issue_order" party={party} what={<Chain parts={parts} relations={claim.relations ?? []} />} />;
    }
    case "compares": {
      const sides = [claim.left, claim.right].map((side) => (side ? <FormulaWords formula={side} /> : ""));
      return <T id="claim.comparison" party={party} what={<Chain parts={sides} relations={claim.relations ?? []} />} />;
    }
    case "priorities":
      return (
        <T
          id="claim.priorities"
          party={party}
          what={<Chain parts={(claim.formulas ?? []).map((one) => (
            <T id="claim.priority" how={one.open ? "open" : one.strong ? "strong" : "plain"} formula={<FormulaWords formula={one.formula} />} />
          ))} relations={[]} />}
        />
      );
    case "values":
    case "weights": {
      const entries = (claim.entries ?? []).map((entry) => (
        <>
          {entry.option ? <Option issue={claim.issue ?? ""} id={entry.option} /> : <IssueName id={entry.issue ?? ""} />}{" "}
          <ValueWords value={entry.value} />
        </>
      ));
      const list = <Listed parts={entries} />;
      return claim.kind === "values"
        ? <T id="claim.option_values" party={party} issue={<IssueName id={claim.issue ?? ""} />} what={list} />
        : <T id="claim.issue_weights" party={party} what={list} />;
    }
    case "points": {
      const entries = (claim.entries ?? []).map((entry) => (
        <>
          <IssueName id={entry.issue ?? ""} />, <Option issue={entry.issue ?? ""} id={entry.option ?? ""} />:{" "}
          <ValueWords value={entry.value} />
        </>
      ));
      return <T id="claim.points" party={party} what={<Listed parts={entries} />} />;
    }
    case "reservation":
      if (claim.in_points) {
        return <T id="claim.reservation_in_points" party={party} what={<ValueWords value={claim.value ?? 0} />} />;
      }
      return <T id="claim.reservation" party={party} what={<ValueWords value={claim.value ?? 0} />} />;
  }
}
