// What is known of each issue, and which could be settled while the rest stays open.
import type { IssueState } from "../answer";
import { T } from "../i18n";
import { Section } from "../section";
import { Issues, Parties, useModel } from "../words";

const cases = ["contested", "compatible", "one_sided", "unknown", "not_known"] as const;

// Issues that are in the same case, on which the same parties are silent.
function by_case(states: readonly IssueState[]) {
  const found = new Map<string, { state: string; silent: string[]; issues: string[] }>();
  for (const one of states) {
    const state = one.state ?? "not_known";
    const silent = state === "one_sided" ? one.silent : [];
    const key = `${cases.indexOf(state)} ${silent.join(" ")}`;
    const group = found.get(key) ?? { state, silent, issues: [] };
    group.issues.push(one.issue);
    found.set(key, group);
  }
  return [...found.entries()].sort(([a], [b]) => Number(a[0]) - Number(b[0])).map(([, group]) => group);
}

export function IssueByIssue() {
  const { answer } = useModel();
  if (!answer.packages) return null;
  const islands = answer.islands ?? [];
  return (
    <Section id="issues" title="issues.title">
      <ul>
        {by_case(answer.issues ?? []).map((group) => (
          <li><T id="issues.state" state={group.state} issues={<Issues ids={group.issues} />} parties={<Parties parties={group.silent} />} /></li>
        ))}
      </ul>
      {islands.length > 0 && (
        <>
          <ul>{islands.map((island) => (
            <li><T id="islands.island" issues={<Issues ids={island.issues} />} silent={<Parties parties={island.subject_to} />}
              apart={island.demands_collide ? "yes" : "no"} demands={<Issues ids={island.demands_collide ?? []} />} /></li>
          ))}</ul>
          {!answer.islands_complete && <p><T id="islands.more" /></p>}
        </>
      )}
    </Section>
  );
}
