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
import { useCount } from "./verdict";

function FrontierPart({ settlements }: { settlements: Settlements }) {
  const words = useWords();
  const count = useCount();
  const { points, packages } = settlements.pareto;
  const shown = points.length;
  return (
    <>
      <p>
        <T id={`frontier_${settlements.pareto.extent}`} count={settlements.pareto.count} packages={count(settlements.packages)} />{" "}
        <T id={`over_${settlements.over}`} />
      </p>
      {settlements.from_worst_feasible && <p class="note"><T id="from_worst" /></p>}
      {settlements.ordinal ? <p class="note"><T id="ordinal_only" /></p> : shown > 0 && <Frontier settlements={settlements} />}
      <ul class="legend">
        {fair_kinds.map((kind) => <li><b>{fair_marks[kind]}</b> <T id={`fair_${kind}`} /></li>)}
        {settlements.reservations.some((one) => one !== null) && <li><T id="legend_reservation" /></li>}
      </ul>
      <Behind title="behind_frontier">
        {() => (
          <Table caption={<T id="frontier_caption" />}
          head={[<T id="column_number" />, ...settlements.parties.map((id) => <Party id={id} />), <T id="column_fair" />, <T id="column_package" />]}
          rows={points.map((point, index) => [
            words.number(index + 1),
            ...point.map((value) => words.number(value, 3)),
            <Listed parts={fair_of(settlements, point).map((kind) => <T id={`fair_${kind}`} />)} />,
            packages[index] ? <PackageWords of={packages[index]} /> : "",
          ])} />
        )}
      </Behind>
      <p class="note"><T id="utilities_not_comparable" /></p>
    </>
  );
}

function ShareWords({ share }: { share: Share | null }) {
  const words = useWords();
  if (share === null) return <>–</>;
  return (
    <T id="share_with_error" share={words.percent(share.share, 1)} error={words.number(share.error * 100, 1)}
      least={words.percent(share.least, 1)} greatest={words.percent(share.greatest, 1)} />
  );
}

function PackageCard({ one, number }: { one: RobustPackage; number: number }) {
  return (
    <article class="card">
      <h4><T id="package_number" number={number} /></h4>
      <PackageWords of={one.package} />
      <ul>
        <li>
          <T id={`efficient_${one.efficient}`} />
          {one.efficient === "open" && <>: <ShareWords share={one.efficient_share} /></>}
          {one.dominated_by && <><p><T id="dominated_by" /></p><PackageWords of={one.dominated_by} /></>}
          {one.grounds && <RestsOn ids={one.grounds.support} />}
        </li>
        {Object.entries(one.parties).map(([party, of]) => (
          <li>
            <T id={`acceptance_${of.acceptance}`} party={<Party id={party} />} />
            {of.acceptable && of.acceptance === "open" && <> <T id="acceptable_in" share={<ShareWords share={of.acceptable} />} /></>}
            {of.acceptance_grounds && <RestsOn ids={of.acceptance_grounds.support} />}
            {" "}<T id={`best_${of.best}`} party={<Party id={party} />} />
            {of.best === "open" && <>: <ShareWords share={of.first} /></>}
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

function RobustPart() {
  const model = useModel();
  const words = useWords();
  const { answer } = model;
  const robust = answer.robustness;
  const packages = useMemo(() => ranked(robust?.packages ?? []), [robust]);
  const rows = useMemo<ShareRow[]>(() => {
    const list: ShareRow[] = [];
    packages.slice(0, most_drawn).forEach((one, index) => {
      const name = words.number(index + 1);
      if (one.efficient_share) list.push({ package: name, measure: words.text("measure_efficient"), share: one.efficient_share });
      for (const [party, of] of Object.entries(one.parties)) {
        list.push({ package: name, measure: words.text("measure_first", { party: model.party_name(party) }), share: of.first });
        if (of.acceptable && of.acceptance === "open") {
          list.push({ package: name, measure: words.text("measure_acceptable", { party: model.party_name(party) }), share: of.acceptable });
        }
      }
    });
    return list;
  }, [packages, words.language]);
  if (!robust) return null;
  const parties = Object.keys(robust.parties);
  return (
    <>
      <h3><T id="title_robust" /></h3>
      <p>
        <T id={`candidates_${robust.candidates}`} count={robust.packages.length} />{" "}
        {!robust.candidates_complete && <T id="candidates_first" />}
      </p>
      {rows.length > 0 && (
        <>
          <Shares rows={rows} label={words.text("shares_label", { count: Math.min(most_drawn, packages.length) })} />
          <p class="note"><T id="shares_help" completions={words.number(robust.completions)} /></p>
          <Behind title="behind_shares">
            {() => (
              <Table caption={<T id="shares_caption" />}
              head={[<T id="column_number" />, <T id="measure_efficient" />, ...parties.map((id) => <T id="measure_first" party={<Party id={id} />} />)]}
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
      <h3><T id="title_missing" /></h3>
      <p><T id="missing_help" /></p>
      <ul>
        {missing.map((one) => (
          <li>
            <bdi>{model.issue_name(one.issue)}</bdi>:{" "}
            <Listed parts={Object.entries(one.better_than).map(([party, options]) => (
              <T id="missing_better" party={<Party id={party} />}
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
      <p><T id="candidates_zone" count={zone.length} /></p>
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
      <h3><T id="title_range" /></h3>
      <p>
        <T id={`range_${range.optimism_exceeds_costs}`}
          shortfall={low === high ? words.number(low, 2) : `${words.number(low, 2)}–${words.number(high, 2)}`} />
      </p>
      <Table caption={<T id="range_caption" />}
        head={[<T id="evidence_party" />, <T id="range_prevails" />, <T id="range_cost" />]}
        rows={range.parties.map((one) => [
          <Party id={one.party} />, <ValueWords value={one.expects_to_prevail} />, <ValueWords value={one.cost_of_conflict} />,
        ])} />
    </>
  );
}

export function Packages() {
  const { answer } = useModel();
  const settlements = answer.settlements;
  if (!answer.packages && !settlements) return null;
  return (
    <Section id="packages" title="title_packages">
        {settlements ? <FrontierPart settlements={settlements} /> : (
          <p><T id="frontier_none" why={<EngineText text={answer.not_computed.settlements ?? ""} />} /></p>
        )}
        <RobustPart />
        {!answer.robustness && <Zone />}
        <BargainingRange />
    </Section>
  );
}
