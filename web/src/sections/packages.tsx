// The packages, each described here and nowhere else: one row with what distinguishes it, who rules it
// out or takes it, whether it is efficient; the frontier of two parties beside it.
import { Said, useBriefPart } from "../brief";
import type { Settlements, Share } from "../answer";
import { fair_kinds, fair_marks } from "../charts/chart";
import { Frontier, fair_of } from "../charts/frontier";
import { Listed, T, useWords } from "../i18n";
import { type NamedPackage, differing } from "../packages";
import { PartyMark } from "../pictures";
import { Fold } from "../fold";
import { Roving } from "../roving";
import { Behind, Scroll, Section, Table } from "../section";
import { RestsOn } from "../sources";
import { IssueName, Name, Option, PackageLink, Party, ValueWords, useModel } from "../words";
import { Figures, known } from "./counts";

const kinds = { frontier: "settle.frontier", fair: "settle.fair_only", looked_at: "settle.looked_at" } as const;

function Utilities({ settlements }: { settlements: Settlements }) {
  const words = useWords();
  const { points, packages } = settlements.pareto;
  return (
    <Table caption={<T id="page.frontier_caption" />}
      head={[<T id="page.column_package" />, ...settlements.parties.map((id) => <Party party={id} />), <T id="page.column_fair" />]}
      rows={points.map((point, index) => [
        packages[index] ? <PackageLink of={packages[index]} /> : words.number(index + 1),
        ...point.map((value) => words.number(value, 3)),
        <Listed parts={fair_of(settlements, point).map((kind) => <T id={`page.fair_${kind}`} />)} />,
      ])} />
  );
}

function FrontierPart({ settlements }: { settlements: Settlements }) {
  const is_said = useBriefPart("fair") !== undefined;
  return (
    <>
      <p>
        {!is_said && (
          <T id={kinds[settlements.pareto.extent]} count={settlements.pareto.count}
            packages={<T id={`settle.over_${settlements.over}`} {...known(settlements.packages)} />} />
        )}
        {settlements.from_worst_feasible && <> <T id="settle.from_worst" /></>}
        {settlements.ordinal && <> <T id="settle.ordinal" /></>}
      </p>
      {!settlements.ordinal && settlements.pareto.points.length > 0 && (
        <>
          <Frontier settlements={settlements} />
          <ul class="legend">
            {fair_kinds.filter((kind) => settlements.pareto.points.some((point) => fair_of(settlements, point).includes(kind)))
              .map((kind) => <li><b>{fair_marks[kind]}</b> <T id={`page.fair_${kind}`} /></li>)}
            {settlements.reservations.some((one) => one !== null) && <li><T id="page.legend_reservation" /></li>}
            {settlements.pareto.dominated && <li><T id="picture.dominated" /></li>}
          </ul>
          <Behind title="page.behind_frontier">{() => <Utilities settlements={settlements} />}</Behind>
          <p class="note"><T id="page.utilities_not_comparable" /></p>
        </>
      )}
    </>
  );
}

function ShareWords({ share }: { share: Share | null | undefined }) {
  const words = useWords();
  if (!share) return <>–</>;
  if (share.greatest === 0) return <T id="robust.in_none" />;
  if (share.least === 1) return <T id="robust.in_all" />;
  return (
    <span class="share-words">
      <meter min={0} max={1} value={share.share} aria-hidden="true" />{" "}
      {words.percent(share.least) === words.percent(share.greatest)
        ? <T id="page.share_by_all_priors" share={words.percent(share.share)} error={words.number(share.error * 100, 1)} />
        : <T id="robust.share" share={words.percent(share.share)} error={words.number(share.error * 100, 1)}
            low={words.percent(share.least)} high={words.percent(share.greatest)} />}
    </span>
  );
}

const acceptance_marks = { excluded: "✕", open: "○", no_worse: "≥", accepted: "✓" } as const;
const acceptances = { excluded: "page.rules_it_out", open: "page.leaves_it_open", no_worse: "page.no_worse", accepted: "page.takes_it" } as const;

// That a party takes a package is a claim; its numbers say no more than that it is no worse off.
function acceptance_of(one: NamedPackage, party: string): keyof typeof acceptances | undefined {
  if (one.accepted_by?.includes(party)) return "accepted";
  return one.robust?.parties[party]?.acceptance ?? (one.accepted_by ? "open" : undefined);
}

function Acceptance({ one, party, shares }: { one: NamedPackage; party: string; shares: boolean }) {
  const share = shares ? one.robust?.parties[party]?.acceptable : null;
  const acceptance = acceptance_of(one, party);
  if (acceptance === undefined) return <span class="none">–</span>;
  return (
    <>
      <span class={`takes ${acceptance}`}><span aria-hidden="true">{acceptance_marks[acceptance]}</span> <span class="word"><T id={acceptances[acceptance]} /></span></span>
      {share && acceptance === "open" && <> <ShareWords share={share} /></>}
    </>
  );
}

// What there is to say of the packages as a whole decides the columns.
interface Columns { issues: string[]; parties: string[]; efficient: boolean; shares: boolean; fair: boolean }

function useFair(one: NamedPackage): string[] {
  const { answer, packages } = useModel();
  const settlements = answer.settlements;
  const index = settlements?.pareto.packages.findIndex((other) => packages.find(other) === one) ?? -1;
  const point = settlements?.pareto.points[index];
  return settlements && point ? fair_of(settlements, point) : [];
}

function Row({ one, columns }: { one: NamedPackage; columns: Columns }) {
  const words = useWords();
  const fair = useFair(one);
  const { robust } = one;
  return (
    <tr id={`package-${one.number}`} tabIndex={-1} data-on={Object.keys(one.package).join(" ")}>
      <th scope="row"><a class="chip package-link" href={`#package-${one.number}`} aria-label={words.text("page.package_number", { number: one.number })}>{words.number(one.number)}</a></th>
      {columns.issues.map((issue) => <td>{one.package[issue] ? <Option issue={issue} id={one.package[issue] ?? ""} /> : "–"}</td>)}
      {columns.parties.map((party) => <td><Acceptance one={one} party={party} shares={columns.shares} /></td>)}
      {columns.efficient && (
        <td>
          {robust ? <T id={`page.efficient_word_${robust.efficient}`} /> : "–"}
          {columns.shares && robust?.efficient === "open" && <> <ShareWords share={robust.efficient_share} /></>}
          {robust?.dominated_by && <p class="note"><T id="page.better_for_all" package={<PackageLink of={robust.dominated_by} />} /></p>}
        </td>
      )}
      {columns.fair && <td>{fair.length > 0 ? <Listed parts={fair.map((kind) => <T id={`page.fair_${kind as "nash"}`} />)} /> : "–"}</td>}
    </tr>
  );
}

const many = 3; // parties: then a sign says what each thinks of a package
const signs = ["excluded", "open", "no_worse", "accepted"] as const;

function Rows({ list, columns }: { list: NamedPackage[]; columns: Columns }) {
  const is_many = columns.parties.length >= many;
  const met = signs.filter((sign) => list.some((one) => columns.parties.some((party) => acceptance_of(one, party) === sign)));
  return (
    <>
    {is_many && <ul class="signs">{columns.parties.map((party) => <li><PartyMark party={party} /> <Party party={party} /></li>)}</ul>}
    {is_many && <ul class="signs">{met.map((one) => <li><span class={`takes ${one}`} aria-hidden="true">{acceptance_marks[one]}</span> <T id={acceptances[one]} /></li>)}</ul>}
    <Scroll>
      <table class={is_many ? "packages many" : "packages"}>
        <thead>
          <tr>
            <th scope="col"><T id="page.column_package" /></th>
            {columns.issues.map((issue) => <th scope="col"><IssueName id={issue} /></th>)}
            {columns.parties.map((party) => <th scope="col"><PartyMark party={party} named={is_many} />{!is_many && <> <Party party={party} /></>}</th>)}
            {columns.efficient && <th scope="col"><T id="page.measure_efficient" /></th>}
            {columns.fair && <th scope="col"><T id="page.column_fair" /></th>}
          </tr>
        </thead>
        <Roving as="tbody">{list.map((one) => <Row one={one} columns={columns} />)}</Roving>
      </table>
    </Scroll>
    </>
  );
}

const most_rows = 8;

function AllPackages() {
  const model = useModel();
  const { list } = model.packages;
  const { settlements } = model.answer;
  const ranked = model.page.packages;
  if (list.length === 0) return null;
  const all = model.page.negotiation.issues.map((issue) => issue.id);
  const issues = list.length > 1 ? differing(list.map((one) => one.package), all) : Object.keys(list[0]?.package ?? {});
  const same = all.filter((issue) => !issues.includes(issue) && list[0]?.package[issue]);
  const columns: Columns = {
    issues,
    parties: model.page.negotiation.parties.map((one) => one.id).filter((id) => list.some((one) => one.robust?.parties[id] || one.accepted_by?.includes(id))),
    efficient: ranked !== null && (ranked.weights_on_file || ranked.packages.some((one) => one.efficient !== "open")),
    shares: ranked?.weights_on_file ?? false,
    fair: Boolean(settlements && fair_kinds.some((kind) => settlements[kind])),
  };
  return (
    <>
      <p>
        <T id="page.packages_listed" count={list.length} />
        {same.length > 0 && <> <T id="page.packages_same" parts={<Listed parts={same.map((issue) => <><IssueName id={issue} /> <Option issue={issue} id={list[0]?.package[issue] ?? ""} /></>)} />} /></>}
      </p>
      {columns.efficient && <p class="note"><T id="page.efficient_help" shares={columns.shares ? "yes" : "no"} /></p>}
      <Rows list={list.slice(0, most_rows)} columns={columns} />
      {list.length > most_rows && (
        <Fold name="more" holds="package-" summary={<T id="page.show_more" count={list.length - most_rows} />}>
          {() => <Rows list={list.slice(most_rows)} columns={columns} />}
        </Fold>
      )}
    </>
  );
}

// What each party may like best, and what that follows from.
function Favourites() {
  const model = useModel();
  const robust = model.page.packages;
  const words = useWords();
  if (!robust || !model.packages.list.some((one) => one.robust)) return null;
  const named = model.packages.list.filter((one) => one.robust);
  return (
    <Fold name="behind" summary={<T id="page.behind_shares" />}>
      {() => (
        <>
          <p class="note">
            <T id="robust.meaning" />{" "}
            {robust.weights_on_file ? <T id="page.shares_help" completions={words.number(robust.completions)} /> : <T id="robust.no_weights" shares="no" />}
            {robust.reasoned !== undefined && <> <T id="robust.reasoned" count={robust.reasoned} /></>}
          </p>
          <Table caption={<T id="page.shares_caption" />}
            head={[<T id="page.column_package" />, ...robust.parties.map((id) => <T id="page.measure_first" party={<Party party={id} />} />), <T id="page.column_rests_on" />]}
            rows={named.map(({ package: of, robust: one }) => [
              <PackageLink of={of} />,
              ...robust.parties.map((id) => {
                const of = one?.parties[id];
                return of?.best === "open" && robust.weights_on_file ? <ShareWords share={of.first} /> : of ? <T id={`page.best_word_${of.best}`} /> : "–";
              }),
              one?.rests_on ? <RestsOn ids={one.rests_on} /> : "–",
            ])} />
        </>
      )}
    </Fold>
  );
}

function MissingOptions() {
  const model = useModel();
  const missing = model.page.packages?.missing_options ?? [];
  if (missing.length === 0) return null;
  return (
    <>
      <h3><T id="robust.missing_title" /></h3>
      <p><T id="robust.missing" /></p>
      <ul>
        {missing.map((one) => (
          <li data-on={one.issue} data-of={Object.keys(one.better_than).join(" ")}>
            <Name>{model.issue_name(one.issue)}</Name>:{" "}
            <Listed parts={Object.entries(one.better_than).map(([party, options]) => (
              <T id="page.missing_better" party={<Party party={party} />}
                options={<Listed type="disjunction" parts={options.map((id) => <Option issue={one.issue} id={id} />)} />} />
            ))} />.
          </li>
        ))}
      </ul>
    </>
  );
}

// Whether what each side expects leaves anything to agree on (Fearon 1995).
function BargainingRange() {
  const { answer } = useModel();
  const words = useWords();
  const range = answer.bargaining_range;
  if (!range) return null;
  const [low, high] = range.shortfall.map((value) => words.number(value, 2).replace("-", "−")) as [string, string];
  return (
    <>
      <h3><T id="range.title" /></h3>
      <p>
        <T id="range.optimism" optimism={range.optimism_exceeds_costs}
          shortfall={low === high ? low : <T id="page.from_to" low={low} high={high} />} />
      </p>
      <Table caption={<T id="page.range_caption" />}
        head={[<T id="page.range_party" />, <T id="page.range_prevails" />, <T id="page.range_cost" />]}
        rows={range.parties.map((one) => [
          <Party party={one.party} />, <ValueWords value={one.expects_to_prevail} />, <ValueWords value={one.cost_of_conflict} />,
        ])} />
    </>
  );
}

export function Packages() {
  const { answer } = useModel();
  const settlements = answer.settlements;
  const has_words = [useBriefPart("zone"), useBriefPart("fair")].some((part) => part !== undefined);
  if (!answer.packages && !settlements) return null;
  return (
    <Section id="packages" title="page.title_packages" part="zone" annex={!has_words && !settlements}>
      <Said part="fair" />
      {settlements && <FrontierPart settlements={settlements} />}
      <div class="beyond">
        <AllPackages />
        <Favourites />
        <MissingOptions />
        <Figures />
        <BargainingRange />
      </div>
    </Section>
  );
}
