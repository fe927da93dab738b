// The efficient packages and the fair ones among them; what follows and what is open of the packages
// worth tabling, with shares of completions.
import { useMemo } from "preact/hooks";
import type { RobustPackage, Settlements, Share } from "../answer";
import { fair_kinds, fair_marks } from "../charts/chart";
import { Frontier, fair_of } from "../charts/frontier";
import { type ShareRow, Shares } from "../charts/shares";
import { Listed, T, useWords } from "../i18n";
import { Behind, Few, Section, Table } from "../section";
import { RestsOn } from "../sources";
import { EngineText, PackageWords, Party, useModel, ValueWords } from "../words";
import { known } from "./verdict";

const kinds = { frontier: "settle.frontier", fair: "settle.fair_only", looked_at: "settle.looked_at" } as const;

function FrontierPart({ settlements }: { settlements: Settlements }) {
  const words = useWords();
  const { points, packages } = settlements.pareto;
  const shown = points.length;
  return (
    <>
      <p>
        <T id={kinds[settlements.pareto.extent]} count={settlements.pareto.count}
          packages={<T id={`settle.over_${settlements.over}`} {...known(settlements.packages)} />} />
      </p>
      {settlements.from_worst_feasible && <p class="note"><T id="settle.from_worst" /></p>}
      {settlements.ordinal ? <p class="note"><T id="settle.ordinal" /></p> : shown > 0 && <Frontier settlements={settlements} />}
      <ul class="legend">
        {fair_kinds.map((kind) => <li><b>{fair_marks[kind]}</b> <T id={`page.fair_${kind}`} /></li>)}
        {settlements.reservations.some((one) => one !== null) && <li><T id="page.legend_reservation" /></li>}
      </ul>
      <Behind title="page.behind_frontier">
        {() => (
          <Table caption={<T id="page.frontier_caption" />}
          head={[<T id="page.column_number" />, ...settlements.parties.map((id) => <Party party={id} />), <T id="page.column_fair" />, <T id="page.column_package" />]}
          rows={points.map((point, index) => [
            words.number(index + 1),
            ...point.map((value) => words.number(value, 3)),
            <Listed parts={fair_of(settlements, point).map((kind) => <T id={`page.fair_${kind}`} />)} />,
            packages[index] ? <PackageWords of={packages[index]} /> : "",
          ])} />
        )}
      </Behind>
      <p class="note"><T id="page.utilities_not_comparable" /></p>
    </>
  );
}

function ShareWords({ share }: { share: Share | null }) {
  const words = useWords();
  if (share === null) return <>–</>;
  if (share.greatest === 0) return <T id="robust.in_none" />;
  if (share.least === 1) return <T id="robust.in_all" />;
  return (
    <T id="robust.share" share={words.percent(share.share, 1)} error={words.number(share.error * 100, 1)}
      low={words.percent(share.least, 1)} high={words.percent(share.greatest, 1)} />
  );
}

const acceptances = { excluded: "robust.excluded", open: "page.acceptance_open", accepted: "robust.accepted" } as const;

function PackageCard({ one, number }: { one: RobustPackage; number: number }) {
  const has_shares = useModel().answer.robustness?.weights_on_file ?? false;
  return (
    <article class="card">
      <h4><T id="page.package_number" number={number} /></h4>
      <PackageWords of={one.package} />
      <ul>
        <li>
          <T id={`page.efficient_${one.efficient}`} />
          {has_shares && one.efficient === "open" && <>: <ShareWords share={one.efficient_share} /></>}
          {one.dominated_by && <><p><T id="page.dominated_by" /></p><PackageWords of={one.dominated_by} /></>}
          {one.grounds && <RestsOn ids={one.grounds.support} />}
        </li>
        {Object.entries(one.parties).map(([party, of]) => (
          <li>
            <T id={acceptances[of.acceptance]} party={<Party party={party} />} />
            {has_shares && of.acceptable && of.acceptance === "open" && <> <T id="page.acceptable_in" share={<ShareWords share={of.acceptable} />} /></>}
            {of.acceptance_grounds && <RestsOn ids={of.acceptance_grounds.support} />}
            {" "}<T id={`page.best_${of.best}`} party={<Party party={party} />} />
            {has_shares && of.best === "open" && <>: <ShareWords share={of.first} /></>}
          </li>
        ))}
      </ul>
    </article>
  );
}

// What follows first, then what is open by its share, then what is ruled out; else as in the answer.
export function ranked(packages: RobustPackage[]): RobustPackage[] {
  const rank = { follows: 0, open: 1, ruled_out: 2 };
  const share = (one: RobustPackage) => one.efficient_share?.share ?? 0;
  return [...packages].sort((a, b) => rank[a.efficient] - rank[b.efficient] || share(b) - share(a));
}

const most_drawn = 12;
const candidates = { zone: "robust.zone", ways: "robust.ways" } as const;

function RobustPart() {
  const model = useModel();
  const words = useWords();
  const { answer } = model;
  const robust = answer.robustness;
  const packages = useMemo(() => ranked(robust?.packages ?? []), [robust]);
  const rows = useMemo<ShareRow[]>(() => {
    const list: ShareRow[] = [];
    if (!robust?.weights_on_file) return list; // they would say only how preferences were drawn
    packages.slice(0, most_drawn).forEach((one, index) => {
      const name = words.number(index + 1);
      if (one.efficient_share) list.push({ package: name, measure: words.text("page.measure_efficient"), share: one.efficient_share });
      for (const [party, of] of Object.entries(one.parties)) {
        list.push({ package: name, measure: words.text("page.measure_first", { party: model.party_name(party) }), share: of.first });
        if (of.acceptable && of.acceptance === "open") {
          list.push({ package: name, measure: words.text("page.measure_acceptable", { party: model.party_name(party) }), share: of.acceptable });
        }
      }
    });
    return list;
  }, [robust, packages, words.language]);
  if (!robust) return null;
  const parties = Object.keys(robust.parties);
  return (
    <>
      <h3><T id="robust.title" /></h3>
      <p>
        <T id={candidates[robust.candidates]} all={robust.candidates_complete ? "yes" : "no"} count={robust.packages.length} />{" "}
        <T id="robust.meaning" />
      </p>
      {!robust.weights_on_file && <p><T id="robust.no_weights" shares="no" /></p>}
      {rows.length > 0 && (
        <>
          <Shares rows={rows} label={words.text("page.shares_label", { count: Math.min(most_drawn, packages.length) })} />
          <p class="note"><T id="page.shares_help" completions={words.number(robust.completions)} /></p>
          <Behind title="page.behind_shares">
            {() => (
              <Table caption={<T id="page.shares_caption" />}
              head={[<T id="page.column_number" />, <T id="page.measure_efficient" />, ...parties.map((id) => <T id="page.measure_first" party={<Party party={id} />} />)]}
              rows={packages.map((one, index) => [
                words.number(index + 1), <ShareWords share={one.efficient_share} />,
                ...parties.map((id) => <ShareWords share={one.parties[id]?.first ?? null} />),
              ])} />
            )}
          </Behind>
        </>
      )}
      <div class="cards"><Few most={8} items={packages} show={(one, index) => <PackageCard one={one} number={index + 1} />} /></div>
      <MissingOptions />
    </>
  );
}

function MissingOptions() {
  const model = useModel();
  const missing = model.answer.robustness?.missing_options ?? [];
  if (missing.length === 0) return null;
  return (
    <>
      <h3><T id="robust.missing_title" /></h3>
      <p><T id="robust.missing" /></p>
      <ul>
        {missing.map((one) => (
          <li>
            <bdi>{model.issue_name(one.issue)}</bdi>:{" "}
            <Listed parts={Object.entries(one.better_than).map(([party, options]) => (
              <T id="page.missing_better" party={<Party party={party} />}
                options={<Listed type="disjunction" parts={options.map((id) => <q><bdi>{model.option_name(one.issue, id)}</bdi></q>)} />} />
            ))} />.
          </li>
        ))}
      </ul>
    </>
  );
}

// Where nothing more is known of them: the packages that nothing excludes.
function Zone() {
  const { answer } = useModel();
  const zone = answer.zone_packages ?? [];
  if (zone.length === 0) return null;
  return (
    <>
      <p><T id="page.candidates_zone" count={zone.length} /></p>
      <div class="cards">
        <Few most={8} items={zone} show={(one) => <article class="card"><PackageWords of={one.package} /></article>} />
      </div>
    </>
  );
}

// Whether what each side expects leaves anything to agree on (Fearon 1995).
function BargainingRange() {
  const { answer } = useModel();
  const words = useWords();
  const range = answer.bargaining_range;
  if (!range) return null;
  const [low, high] = range.shortfall;
  return (
    <>
      <h3><T id="range.title" /></h3>
      <p>
        <T id="range.optimism" optimism={range.optimism_exceeds_costs}
          shortfall={low === high ? words.number(low, 2) : `${words.number(low, 2)}–${words.number(high, 2)}`} />
      </p>
      <Table caption={<T id="page.range_caption" />}
        head={[<T id="evidence.party" />, <T id="page.range_prevails" />, <T id="page.range_cost" />]}
        rows={range.parties.map((one) => [
          <Party party={one.party} />, <ValueWords value={one.expects_to_prevail} />, <ValueWords value={one.cost_of_conflict} />,
        ])} />
    </>
  );
}

export function Packages() {
  const { answer } = useModel();
  const settlements = answer.settlements;
  if (!answer.packages && !settlements) return null;
  return (
    <Section id="packages" title="page.title_packages">
        {settlements ? <FrontierPart settlements={settlements} /> : (
          <p><T id="limits.why_not" why={<EngineText text={answer.not_computed.settlements ?? ""} />} /></p>
        )}
        <RobustPart />
        {!answer.robustness && <Zone />}
        <BargainingRange />
    </Section>
  );
}
