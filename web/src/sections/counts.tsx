// Counts, as sentences take them and as figures show them.
import type { Counted } from "../answer";
import { T, useWords } from "../i18n";
import { Party, useModel } from "../words";

export function useCount() {
  const words = useWords();
  return (count: number | string | null | undefined, known?: "at least one" | "none") =>
    count !== null && count !== undefined
      ? words.number(count)
      : words.text(known === "none" ? "page.count_none" : known === undefined ? "page.count_unknown" : "page.count_some");
}

// A count as sentences take it: {known, count}.
export const known = (count: number | string | null | undefined, at_least?: "at least one" | "none") =>
  count !== null && count !== undefined ? { known: "yes", count: Number(count) }
    : { known: at_least === undefined ? "no" : at_least === "none" ? "none" : "some", count: 0 };

// How many packages there are, and how many of them each party leaves.
export function Figures() {
  const { answer, page } = useModel();
  const count = useCount();
  const packages = answer.packages;
  if (!packages) return null;
  const show = (counted: Counted) => (
    <T id="page.figure_tabled_and_all" tabled={count(counted.tabled, counted.known?.tabled)} all={count(counted.all, counted.known?.all)} />
  );
  return (
    <dl class="figures">
      <div><dt><T id="page.figure_packages" /></dt><dd><T id="page.figure_tabled_and_all" tabled={count(packages.feasible_tabled ?? packages.tabled)} all={count(packages.feasible ?? packages.total)} /></dd></div>
      {Object.entries(packages.not_excluded).map(([party, counted]) => (
        <div data-of={party}><dt><T id="page.figure_not_excluded_by" party={<Party party={party} />} /></dt><dd>{show(counted)}</dd></div>
      ))}
      <div><dt><T id="page.figure_zone" rule={page.negotiation.agreement ? "yes" : "no"} /></dt><dd data-figure="zone">{show(packages.zone)}</dd></div>
    </dl>
  );
}
