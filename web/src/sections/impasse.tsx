// Where an impasse would give way: yielding thresholds and joint ones, as places in each party's own
// order of packages.
import type { ImpasseMap, Threshold } from "../answer";
import { Fold } from "../fold";
import { T, useWords } from "../i18n";
import { PartyMark } from "../pictures";
import { Few, Section, Table } from "../section";
import { RestsOn } from "../sources";
import { PackageLink, Parties, Party, useModel } from "../words";

type Range = { best: number; worst: number };

function PlaceWords({ place, packages }: { place: Range | undefined; packages: number }) {
  const words = useWords();
  if (place === undefined) return <>–</>;
  if (is_open(place, packages)) return <T id="page.place_any" />;
  return <>{place.best === place.worst ? words.number(place.best) : `${words.number(place.best)}–${words.number(place.worst)}`}</>;
}

// A range as wide as the whole order says nothing.
const is_open = (place: Range, packages: number) => place.best <= 1 && place.worst >= packages && packages > 1;
const says_something = (threshold: Threshold, packages: number) =>
  Object.values(threshold.places).some((place) => !is_open(place, packages));

function Alone({ map }: { map: ImpasseMap }) {
  return (
    <ul>
      {Object.entries(map.yielding).map(([party, yielding]) => {
        const best = yielding.best[0];
        return (
          <li data-of={party}>
            {yielding.count === 0 ? <T id="impasse.alone_never" party={<Party party={party} />} />
              : <T id="page.yield_count" party={<Party party={party} />} count={yielding.count} />}
            {best && (
              <>
                {" "}<T id="page.yield_place" place={<PlaceWords place={best.places[party]} packages={map.packages} />} />{" "}
                <PackageLink of={best.package} />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Together({ map }: { map: ImpasseMap }) {
  const minimal = map.joint.thresholds.filter((threshold) => threshold.minimal);
  const shown = minimal.filter((threshold) => says_something(threshold, map.packages)).slice(0, 20);
  const parties = Object.keys(map.yielding).filter((party) => shown.some((threshold) => threshold.places[party]));
  const mute = minimal.filter((threshold) => !says_something(threshold, map.packages));
  const coalitions = [...new Set(mute.map((threshold) => JSON.stringify(Object.keys(threshold.places))))].map((one) => JSON.parse(one) as string[]);
  return (
    <>
      {minimal.length === 0 && <p><T id="page.joint_none" /></p>}
      {shown.length > 0 && (
        <>
          <p><T id="impasse.together" /> <T id="impasse.none_asks_less" /></p>
          <Table caption={<T id="page.places_caption" packages={map.packages} />}
            head={[<T id="page.column_package" />, ...parties.map((id) => <><PartyMark party={id} /> <Party party={id} /></>)]}
            rows={shown.map((threshold) => [<PackageLink of={threshold.package} />, ...parties.map((id) => <PlaceWords place={threshold.places[id]} packages={map.packages} />)])} />
        </>
      )}
      {mute.length > 0 && (
        <>
          <p><T id="page.joint_open" count={mute.length} /></p>
          <ul><Few most={3} list="" items={coalitions} show={(coalition) => <li data-of={coalition.join(" ")}><Parties parties={coalition} /></li>} /></ul>
        </>
      )}
    </>
  );
}

export function Impasse() {
  const map = useModel().answer.impasse_map;
  if (!map) return null;
  return (
    <Section id="impasse" title="impasse.title" annex>
      <Fold name="behind" summary={<T id="page.behind_impasse" />}>
        {() => (
          <>
            <p><T id="impasse.question" count={map.packages} /> <T id="impasse.places_mean" /></p>
            <h3><T id="page.title_yielding" /></h3>
            <Alone map={map} />
            <h3><T id="page.title_joint" /></h3>
            <Together map={map} />
            <h3><T id="page.rests_on" count={map.red_lines.length + map.orders.length} /></h3>
            <RestsOn ids={[...map.red_lines, ...map.orders]} />
          </>
        )}
      </Fold>
    </Section>
  );
}
