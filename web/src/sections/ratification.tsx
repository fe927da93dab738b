// Who else must say yes: of what can be signed, how much would stand, who stops what, and what would
// have to give for it to stand.
import type { Counted, Ratification as Answer } from "../answer";
import { Said } from "../brief";
import { Fold } from "../fold";
import { T, useWords } from "../i18n";
import { Roving } from "../roving";
import { Few, Section } from "../section";
import { ClaimCard } from "../sources";
import { PackageLink, Parties, Party, useModel } from "../words";
import { Knot } from "./conflicts";
import { useCount } from "./counts";
import { WaysByGroup } from "./ways";

const width = 320;
const height = 26;

// What would stand as the filled part of what can be signed; nothing where a number is not known.
function Bar({ signed, stand }: { signed: Counted; stand: Counted }) {
  const words = useWords();
  const count = useCount();
  const of = Number(signed.all ?? 0);
  const standing = Number(stand.all ?? 0);
  if (signed.all === null || stand.all === null || of === 0) return null;
  const label = words.text("page.ratified_of", { stand: count(stand.all), signed: count(signed.all) });
  return (
    <svg class="ratified" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <rect class="signed" x="1" y="1" width={width - 2} height={height - 2} rx="3" />
      {standing > 0 && <rect class="stands" x="1" y="1" width={Math.max((width - 2) * standing / of, 4)} height={height - 2} rx="3" />}
    </svg>
  );
}

function Figures({ of }: { of: Answer }) {
  const count = useCount();
  const show = (counted: Counted) => (
    <T id="page.figure_tabled_and_all" tabled={count(counted.tabled, counted.known?.tabled)} all={count(counted.all, counted.known?.all)} />
  );
  return (
    <dl class="figures">
      <div><dt><T id="page.figure_signed" /></dt><dd data-figure="signed">{show(of.can_be_signed)}</dd></div>
      {Object.entries(of.stopped_by).map(([party, counted]) => (
        <div data-of={party}><dt><T id="page.figure_stopped_by" party={<Party party={party} />} /></dt><dd>{show(counted)}</dd></div>
      ))}
      <div><dt><T id="page.figure_stands" /></dt><dd data-figure="stands">{show(of.would_stand)}</dd></div>
    </dl>
  );
}

// What can be signed, and who would stop each.
function Signed({ of }: { of: Answer }) {
  if (!of.packages.some((one) => one.stopped_by.length > 0)) return null;
  return (
    <ul>
      <Few most={6} list="" items={of.packages} show={(one) => (
        <li><T id="ratification.package" package={<PackageLink of={one.package} />} stopped={one.stopped_by.length > 0 ? "yes" : "no"} parties={<Parties parties={one.stopped_by} />} /></li>
      )} />
    </ul>
  );
}

export function Ratification() {
  const { answer, page } = useModel();
  const found = answer.ratification;
  if (!found) return null;
  const conflicts = found.conflicts ?? [];
  const of_conflicts = new Set(conflicts.flatMap((one) => one.red_lines));
  const lines = page.negotiation.positions.filter((one) =>
    found.ratifiers.includes(one.party) && one.kind === "requires" && !of_conflicts.has(one.id));
  return (
    <Section id="ratification" title="ratification.title" part="ratification">
      <p class="note"><T id="ratification.intro" /></p>
      <Bar signed={found.can_be_signed} stand={found.would_stand} />
      <Figures of={found} />
      <Signed of={found} />
      <Said part="blocks_afterwards" />
      {conflicts.length > 0 && (
        <Roving class="knots"><Few most={4} items={conflicts} show={(conflict) => <Knot conflict={conflict} level={4} />} /></Roving>
      )}
      {lines.length > 0 && <div class="claims">{lines.map((line) => <ClaimCard key={line.id} id={line.id} open={false} />)}</div>}
      {found.ways && found.ways.count > 0 && (
        <>
          <Said part="ways_afterwards" />
          <Fold name="behind" summary={<T id="page.every_way_to_stand" complete={found.ways.complete ? "yes" : "no"} count={found.ways.count} />}>
            {() => found.ways && <WaysByGroup ways={found.ways} />}
          </Fold>
        </>
      )}
    </Section>
  );
}
