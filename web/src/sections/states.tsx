// For negotiations with own moves: the graph of states, which of them would last and by which
// concept, the ways out, and who moves first.
import { useMemo } from "preact/hooks";
import type { Edge, Stability } from "../answer";
import { useBriefPart } from "../brief";
import { Graph, type StateNode } from "../charts/graph";
import { Fold } from "../fold";
import { Listed, T, useWords } from "../i18n";
import type { Model } from "../model";
import { PartyMark, letter_of } from "../pictures/party";
import { Few, Section, Table } from "../section";
import { RestsOn, Rule } from "../sources";
import { EngineText, Issues, PackageWords, Party, useModel } from "../words";

const most_drawn_moves = 40;
const concepts = ["nash", "gmr", "smr", "seq", "sseq", "sim"] as const;

// Of a row "a+b": parties that act together.
function Row({ id }: { id: string }) {
  return <Listed parts={id.split("+").map((one) => <Party party={one} />)} />;
}

function lasting(found: Stability, state: number) {
  return concepts.filter((concept) => {
    const list = found.equilibria[concept];
    return Array.isArray(list) && list.includes(state);
  });
}

// By Nash nobody gains by moving; by the others, whoever moves is answered.
const is_strong = (found: Stability, state: number) => lasting(found, state).includes("nash");

// Does it last: does nobody gain by moving, is whoever moves answered; is it so for some completions,
// for none, or was that not listed?
function how_it_lasts(found: Stability, state: number) {
  if (lasting(found, state).length > 0) return is_strong(found, state) ? "stays" : "answered";
  if (concepts.some((concept) => typeof found.equilibria[concept] === "number")) return "unlisted";
  const possible = found.completions?.possible ?? {};
  return concepts.some((concept) => possible[concept]?.some((one) => one.state === state)) ? "sometimes" : "no";
}

const longest = 38; // letters of a line that is drawn
const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);

// What a state is: a line an issue.  Where not every option has room beside the issue's name, the
// options have it all, and the issue is named where another has an option of that name.
function lines_of(model: Model, state: Record<string, string>): string[] {
  const issues = Object.keys(state);
  const names = (issue: string) => model.issue(issue)?.options.map((option) => option.name) ?? [];
  return Object.entries(state).map(([id, chosen]) => {
    const issue = model.issue_name(id);
    const option = model.option_name(id, chosen);
    const all_fit = names(id).every((name) => issue.length + 2 + name.length <= longest);
    const is_ambiguous = issues.some((other) => other !== id && names(other).includes(option));
    if (all_fit) return `${issue}: ${option}`;
    if (!is_ambiguous) return cut(option, longest);
    return cut(`${cut(issue, Math.max(16, longest - option.length - 2))}: ${option}`, longest);
  });
}

function StateLink({ state }: { state: number }) {
  const words = useWords();
  return <a class="chip" href={`#state-${state}`}><T id="page.state_number" number={words.number(state)} /></a>;
}

function Concepts({ found, state }: { found: Stability; state: number }) {
  const by = lasting(found, state);
  if (by.length === 0) return <>–</>;
  return (
    <>
      <T id={by.includes("nash") ? "page.lasts_strong" : "page.lasts_weak"} />{" "}
      <span class="note">({by.map((concept) => concept.toUpperCase()).join(", ")})</span>
    </>
  );
}

function Legs({ legs }: { legs: { movers: string[]; state: number }[] }) {
  return (
    <ol class="legs">
      {legs.map((leg) => (
        <li><T id="page.leg" who={<Listed parts={leg.movers.map((id) => <Row id={id} />)} />} state={<StateLink state={leg.state} />} /></li>
      ))}
    </ol>
  );
}

function WaysToStates({ found }: { found: Stability }) {
  const ways = found.ways ?? [];
  if (ways.length === 0) return null;
  return (
    <Fold name="behind" summary={<T id="page.title_state_ways" />}>
      {() => <div class="cards">
        <Few most={6} items={ways} show={(way) => (
          <article class="card">
            <h3><T id="page.way_to_state" state={<StateLink state={way.to} />} concepts={<T id={is_strong(found, way.to) ? "page.lasts_strong" : "page.lasts_weak"} />} /></h3>
            {way.by_improvements ? <><p><T id="page.way_by_improvements" /></p><Legs legs={way.by_improvements} /></>
              : way.by_coalitions ? <><p><T id="page.way_by_coalitions" /></p><Legs legs={way.by_coalitions} /></>
              : way.by_moves ? <><p><T id="page.way_by_moves" /></p><Legs legs={way.by_moves} /></>
              : <p><T id="page.way_none" /></p>}
          </article>
        )} />
      </div>}
    </Fold>
  );
}

// How the graph is to be read: of its signs those that it has.
function GraphLegend({ found, nodes, edges, path }: { found: Stability; nodes: StateNode[]; edges: Edge[]; path: Set<string> }) {
  const model = useModel();
  const has = (lasts: StateNode["lasts"]) => nodes.some((node) => node.lasts === lasts);
  return (
    <>
      <p class="note"><T id="page.graph_lines" issues={<Issues ids={Object.keys(found.state_list[0] ?? {})} />} /></p>
      <ul class="legend">
        {found.parties.map((id) => <li>{id.split("+").map((one) => <PartyMark party={one} />)} <Row id={id} /></li>)}
        {has("strong") && <li><T id="page.graph_strong" /></li>}
        {has("weak") && <li><T id="page.graph_weak" /></li>}
        {found.status_quo !== null && <li><T id="page.graph_now" /></li>}
        <li><T id="page.graph_gain" /></li>
        {edges.some((edge) => !edge.improvement) && <li><T id="page.graph_no_gain" /></li>}
        {edges.some((edge) => edge.improvement && path.has(`${edge.from} ${edge.to}`)) && <li><T id="page.graph_way_in" /></li>}
        {edges.length < (model.page.graph?.length ?? 0) && <li><T id="page.graph_gains_only" /></li>}
      </ul>
    </>
  );
}

// The moves from the status quo by which a state that lasts is reached, each a gain: one that nobody
// leaves, where there is one.
function way_in(found: Stability): Set<string> {
  const steps = new Set<string>();
  const ways = found.ways ?? [];
  const is_any_strong = ways.some((way) => is_strong(found, way.to));
  for (const way of ways.filter((one) => !is_any_strong || is_strong(found, one.to))) {
    let from = found.status_quo;
    for (const leg of way.by_improvements ?? []) {
      steps.add(`${from} ${leg.state}`);
      from = leg.state;
    }
  }
  return steps;
}

export function States() {
  const model = useModel();
  const words = useWords();
  const found = model.answer.stability;
  const moves = useBriefPart("own_moves"); // where nothing says what would last
  const nodes = useMemo<StateNode[]>(() => (found?.state_list ?? []).map((state, index) => ({
    state: index + 1,
    lines: [words.number(index + 1), ...lines_of(model, state)],
    lasts: !found || lasting(found, index + 1).length === 0 ? "no" : is_strong(found, index + 1) ? "strong" : "weak",
    is_status_quo: found?.status_quo === index + 1,
  })), [found, model, words.language]);
  const path = useMemo(() => (found ? way_in(found) : new Set<string>()), [found]);
  // Many moves hide each other: then only those by which somebody gains are drawn.
  const all = model.page.graph;
  const gains_only = all !== null && all.length > most_drawn_moves;
  const edges = useMemo(() => (gains_only ? (all ?? []).filter((edge) => edge.improvement) : all), [all]);
  if (!found) return moves ? <Section id="own_moves" title="brief.moves" part="own_moves" /> : null;
  // The letters that the parties have all over the page.
  const marks = new Map(found.parties.map((id) => [id, id.split("+").map((one) => letter_of(model, one)).join("")]));
  const equilibria = [...new Set(concepts.flatMap((concept) => {
    const list = found.equilibria[concept];
    return Array.isArray(list) ? list : [];
  }))].sort((a, b) => a - b);
  const reasons = (found.reasons ?? []).filter((reason) => reason.state === found.status_quo);
  const gains = reasons.some((reason) => reason.improvements.length > 0);
  return (
    <Section id="states" title="page.title_states" part="lasting">
        <p>
          <T id="page.states_count" count={found.states} />{" "}
          {found.status_quo !== null && <T id="page.states_now" state={found.status_quo} lasts={how_it_lasts(found, found.status_quo)} />}
          {found.not_computed && <> <EngineText text={found.not_computed} /></>}
          {found.rules_left_out.length > 0 && <> <T id="page.rules_left_out" rules={<Listed parts={found.rules_left_out.map((id) => <Rule id={id} />)} />} /></>}
        </p>
        {edges && nodes.length > 0 && (
          <>
            <Graph nodes={nodes} edges={edges} marks={marks} path={path} label={words.text("page.graph_label", { count: nodes.length, equilibria: equilibria.length })} />
            <GraphLegend found={found} nodes={nodes} edges={edges} path={path} />
          </>
        )}
        <Fold name="behind" holds="state-" summary={<T id="page.behind_states" />}>
          {() => (
            <>
            <Table caption={<T id="page.states_caption" />}
              head={[<T id="page.column_state" />, <T id="page.column_lasts" />, <T id="page.column_moves" />]}
            rows={(nodes.length <= 64 ? nodes.map((node) => node.state) : equilibria).map((state) => [
              <span id={`state-${state}`} tabIndex={-1}>{words.number(state)}{state === found.status_quo && <> <span class="tag"><T id="page.state_now" /></span></>}</span>,
              <Concepts found={found} state={state} />,
              found.state_list[state - 1] ? <PackageWords literal of={found.state_list[state - 1] ?? {}} /> : "",
            ])} />
            <ul class="note">{concepts.map((concept) => <li><T id={`stability.${concept}_means`} /></li>)}</ul>
            </>
          )}
        </Fold>
        <div class="beyond">
        <WaysToStates found={found} />
        {reasons.length > 0 && (
          <>
            <h3><T id="page.title_first_mover" /></h3>
            {!gains && <p><T id="page.nobody_gains" /></p>}
            <ul>
              {gains && reasons.map((reason) => (
                <li>
                  {reason.improvements.length === 0 ? <T id="page.mover_stays" party={<Row id={reason.party} />} /> : (
                    <T id="page.mover_gains" party={<Row id={reason.party} />}
                      states={<Listed type="disjunction" parts={reason.improvements.map((one) => <StateLink state={one.to} />)} />} />
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
        </div>
        <Fold name="behind" summary={<T id="page.rests_on" count={found.rests_on.length} />}>{() => <RestsOn ids={found.rests_on} />}</Fold>
    </Section>
  );
}
