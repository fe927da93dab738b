// Where an impasse would give way: yielding thresholds and joint ones, as places in each party's own
// order of packages.
import { useMemo } from "preact/hooks";
import type { Threshold } from "../answer";
import { type PlaceRow, Places } from "../charts/places";
import { Fold } from "../fold";
import { T, useWords } from "../i18n";
import { Behind, Few, Section, Table } from "../section";
import { RestsOn } from "../sources";
import { PackageWords, Party, useModel } from "../words";

function PlaceWords({ place }: { place: { best: number; worst: number } | undefined }) {
  const words = useWords();
  if (place === undefined) return <>–</>;
  return <>{place.best === place.worst ? words.number(place.best) : `${words.number(place.best)}–${words.number(place.worst)}`}</>;
}

function Yields({ party, threshold }: { party: string; threshold: Threshold | undefined }) {
  if (threshold === undefined) return null;
  return <><T id="page.yield_place" place={<PlaceWords place={threshold.places[party]} />} /><PackageWords of={threshold.package} /></>;
}

export function Impasse() {
  const model = useModel();
  const words = useWords();
  const map = model.answer.impasse_map;
  const thresholds = (map?.joint.thresholds ?? []).filter((threshold) => threshold.minimal);
  const shown = thresholds.slice(0, 20);
  const rows = useMemo<PlaceRow[]>(() => shown.flatMap((threshold, index) =>
    Object.entries(threshold.places).map(([party, place]) => ({
      package: words.text("page.package_letter", { letter: words.number(index + 1) }), party: model.party_name(party), ...place,
    }))), [map, words.language]);
  if (!map) return null;
  const parties = [...new Set(shown.flatMap((threshold) => Object.keys(threshold.places)))];
  return (
    <Section id="impasse" title="impasse.title">
        <p><T id="impasse.meaning" /> <T id="impasse.question" count={map.packages} /> <T id="impasse.places_mean" /></p>
        <h3><T id="page.title_yielding" /></h3>
        <ul>
          {Object.entries(map.yielding).map(([party, yielding]) => (
            <li>
              {yielding.count === 0 ? <T id="impasse.alone_never" party={<Party party={party} />} /> : (
                <>
                  <T id="page.yield_count" party={<Party party={party} />} count={yielding.count} />{" "}
                  <Yields party={party} threshold={yielding.best[0]} />
                </>
              )}
            </li>
          ))}
        </ul>
        <h3><T id="page.title_joint" /></h3>
        {shown.length === 0 ? <p><T id="page.joint_none" /></p> : (
          <>
            <p><T id="impasse.together" /> <T id="impasse.none_asks_less" /></p>
            <Places rows={rows} packages={map.packages} label={words.text("page.places_label", { count: shown.length, packages: map.packages })} />
            <Behind title="page.behind_places">
              {() => (
                <Table caption={<T id="page.places_caption" packages={map.packages} />}
                head={[<T id="page.column_number" />, ...parties.map((id) => <Party party={id} />)]}
                rows={shown.map((threshold, index) => [words.number(index + 1), ...parties.map((id) => <PlaceWords place={threshold.places[id]} />)])} />
              )}
            </Behind>
            <div class="cards">
              <Few most={6} items={shown} show={(threshold, index) => (
                <article class="card"><h4>{words.number(index + 1)}</h4><PackageWords of={threshold.package} /></article>
              )} />
            </div>
          </>
        )}
        <Fold name="behind" summary={<T id="page.rests_on" count={map.red_lines.length + map.orders.length} />}>{() => <RestsOn ids={[...map.red_lines, ...map.orders]} />}</Fold>
    </Section>
  );
}
