// Where the reading decides: what the answer would be if one thing were read otherwise.
import type { Reading } from "../answer";
import { useBriefPart } from "../brief";
import { Fold } from "../fold";
import { Listed, T } from "../i18n";
import { Section } from "../section";
import { ClaimLink, SaidBy } from "../sources";
import { Option, Party, VoiceName, useModel } from "../words";

function Condition({ reading }: { reading: Reading }) {
  const { answer } = useModel();
  const { demand_only, not_needed, needed, disputed, former_voices, as_written } = reading.if;
  if (demand_only !== undefined) {
    return <T id="page.if_demand_only" line={<ClaimLink id={demand_only} />} />;
  }
  if (not_needed !== undefined) return <T id="readings.not_needed" party={<Party party={not_needed} />} />;
  if (needed !== undefined) return <T id="readings.needed" party={<Party party={needed} />} />;
  if (as_written !== undefined) {
    const [issue = "", option = ""] = Object.entries(as_written)[0] ?? [];
    return <T id="readings.as_written" option={<Option issue={issue} id={option} />} />;
  }
  if (former_voices) {
    return <T id="readings.former_voices" voices={<Listed parts={(answer.former_voices ?? []).map((one) => <VoiceName id={one.voice} of={one.party} />)} />} />;
  }
  return <T id="readings.disputed" statement={<SaidBy id={disputed ?? ""} />} />;
}

function Then({ reading }: { reading: Reading }) {
  const { page } = useModel();
  const { verdict, ways } = page.analysis;
  if (reading.verdict === "agreement_possible") return <T id="readings.possible" />;
  if (reading.verdict === "demands_only") return <T id="readings.demands_only" />;
  return (
    <T id="readings.deadlock" still={verdict === "deadlock" ? "yes" : "no"} ways={reading.ways}
      complete={reading.ways_complete ? "yes" : "no"} before={ways?.count ?? 0}
      same={reading.ways_complete && reading.ways === ways?.count ? "yes" : "no"} new={reading.ways_new} />
  );
}

export function Readings() {
  const { page } = useModel();
  const { readings, readings_unchanging = 0, readings_unknown = 0 } = page.analysis;
  const is_said = useBriefPart("readings") !== undefined;
  if (!readings || readings.length + readings_unchanging + readings_unknown === 0) return null;
  const one_by_one = () => (
    <ul>
      {readings.map((one) => (
        <li><T id="readings.reading" if={<Condition reading={one} />} then={<Then reading={one} />} /></li>
      ))}
    </ul>
  );
  return (
    <Section id="readings" title="readings.title" part="readings" annex>
      <p><T id="readings.intro" changing={is_said ? 0 : readings.length} /></p>
      {is_said ? <Fold name="behind" summary={<T id="page.behind_readings" count={readings.length} />}>{one_by_one}</Fold> : one_by_one()}
      {readings_unchanging > 0 && (
        <p><T id="readings.unchanging" count={readings_unchanging} others={readings.length > 0 ? "yes" : "no"} /></p>
      )}
      {readings_unknown > 0 && <p><T id="readings.unknown" count={readings_unknown} /></p>}
    </Section>
  );
}
