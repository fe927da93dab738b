// For negotiations with own moves: the graph of states, which of them would last and by which
// concept, the ways out, and who moves first.
import { useMemo } from "preact/hooks";
import type { Stability } from "../answer";
import { Graph, type StateNode } from "../charts/graph";
import { Fold } from "../fold";
import { Listed, T, useWords } from "../i18n";
import { Behind, Few, Section, Table } from "../section";
import { RestsOn } from "../sources";
import { EngineText, PackageWords, Party, useModel } from "../words";

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

// Does it last: by some concept, in some completions, by none, or was that not listed?
function how_it_lasts(found: Stability, state: number) {
  if (lasting(found, state).length > 0) return "yes";
  if (concepts.some((concept) => typeof found.equilibria[concept] === "number")) return "unlisted";
  const possible = found.completions?.possible ?? {};
  return concepts.some((concept) => possible[concept]?.some((one) => one.state === state)) ? "sometimes" : "no";
}

function Legs({ legs }: { legs: { movers: string[]; state: number }[] }) {
  return (
    <ol class="legs">
      {legs.map((leg) => (
        <li><T id="page.leg" who={<Listed parts={leg.movers.map((id) => <Row id={id} />)} />} state={leg.state} /></li>
      ))}
    </ol>
  );
}

export function States() {
  const model = useModel();
  const words = useWords();
  const found = model.answer.stability;
  const nodes = useMemo<StateNode[]>(() => (found?.state_list ?? []).map((state, index) => ({
    state: index + 1,
    lines: [words.number(index + 1), ...Object.entries(state).map(([issue, option]) => `${issue}: ${option}`)],
    is_equilibrium: found !== null && found !== undefined && lasting(found, index + 1).length > 0,
    is_status_quo: found?.status_quo === index + 1,
  })), [found, words.language]);
  // Many moves hide each other: then only those by which somebody gains are drawn.
  const all = model.page.graph;
  const gains_only = all !== null && all.length > most_drawn_moves;
  const edges = useMemo(() => (gains_only ? (all ?? []).filter((edge) => edge.improvement) : all), [all]);
  if (!found) return null;
  const marks = new Map(found.parties.map((id, index) => [id, String.fromCharCode(65 + index)]));
  const equilibria = [...new Set(concepts.flatMap((concept) => {
    const list = found.equilibria[concept];
    return Array.isArray(list) ? list : [];
  }))].sort((a, b) => a - b);
  const reasons = (found.reasons ?? []).filter((reason) => reason.state === found.status_quo);
  return (
    <Section id="states" title="page.title_states">
        <p>
          <T id="page.states_count" count={found.states} />{" "}
          {found.status_quo !== null && <T id="page.states_now" state={found.status_quo} lasts={how_it_lasts(found, found.status_quo)} />}
          {found.not_computed && <> <EngineText text={found.not_computed} /></>}
          {found.rules_left_out.length > 0 && <> <T id="page.rules_left_out" rules={<code>{found.rules_left_out.join(", ")}</code>} /></>}
        </p>
        {edges && nodes.length > 0 && (
          <>
            <Graph nodes={nodes} edges={edges} marks={marks} label={words.text("page.graph_label", { count: nodes.length, equilibria: equilibria.length })} />
            <ul class="legend">
              {found.parties.map((id) => <li><b>{marks.get(id)}</b> <Row id={id} /></li>)}
              <li><T id="page.graph_legend" /></li>
              {gains_only && <li><T id="page.graph_gains_only" /></li>}
            </ul>
          </>
        )}
        <Behind title="page.behind_states">
          {() => (
            <Table caption={<T id="page.states_caption" />}
            head={[<T id="page.column_state" />, <T id="page.column_lasts" />, <T id="page.column_moves" />]}
            rows={(nodes.length <= 64 ? nodes.map((node) => node.state) : equilibria).map((state) => [
              <>{words.number(state)}{state === found.status_quo && <> <span class="tag"><T id="page.state_now" /></span></>}</>,
              lasting(found, state).map((concept) => concept.toUpperCase()).join(", ") || "–",
              found.state_list[state - 1] ? <PackageWords literal of={found.state_list[state - 1] ?? {}} /> : "",
            ])} />
          )}
        </Behind>
        {(found.ways ?? []).length > 0 && (
          <>
            <h3><T id="page.title_state_ways" /></h3>
            <div class="cards">
              <Few most={8} items={found.ways ?? []} show={(way) => (
                <article class="card">
                  <h4><T id="page.way_to_state" state={way.to} concepts={lasting(found, way.to).map((one) => one.toUpperCase()).join(", ")} /></h4>
                  {way.by_improvements ? <><p><T id="page.way_by_improvements" /></p><Legs legs={way.by_improvements} /></>
                    : way.by_coalitions ? <><p><T id="page.way_by_coalitions" /></p><Legs legs={way.by_coalitions} /></>
                    : way.by_moves ? <><p><T id="page.way_by_moves" /></p><Legs legs={way.by_moves} /></>
                    : <p><T id="page.way_none" /></p>}
                </article>
              )} />
            </div>
          </>
        )}
        {reasons.length > 0 && (
          <>
            <h3><T id="page.title_first_mover" /></h3>
            <ul>
              {reasons.map((reason) => (
                <li>
                  {reason.improvements.length === 0 ? <T id="page.mover_stays" party={<Row id={reason.party} />} /> : (
                    <T id="page.mover_gains" party={<Row id={reason.party} />}
                      states={<Listed type="disjunction" parts={reason.improvements.map((one) => words.number(one.to))} />} />
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
        <Fold name="behind" summary={<T id="page.rests_on" count={found.rests_on.length} />}>{() => <RestsOn ids={found.rests_on} />}</Fold>
    </Section>
  );
}
