// What a step moved, in a sentence.
import { Listed, T } from "../i18n";
import type { Message } from "../i18n";
import type { Effect } from "./client";

// So many more; null where either number is not known, or too large for one.
const more = ({ before, after }: { before: unknown; after: unknown }) =>
  typeof before === "number" && typeof after === "number" ? after - before : null;

// null where not all of them are known.
export function number_of_ways(ways: Effect["ways"]): { before: number; after: number } | null {
  const groups = [ways.by_moves, ways.by_options, ways.by_both];
  if (groups.some(({ before, after }) => !before.complete || !after.complete)) return null;
  const sum = (when: "before" | "after") => groups.reduce((all, group) => all + group[when].count, 0);
  return { before: sum("before"), after: sum("after") };
}

// `is_back`: it is the step back that moved it.
export function MovedWords({ moved, is_back = false }: { moved: Effect; is_back?: boolean }) {
  const parts = [];
  const verdict = moved.verdict.after;
  if (moved.verdict.before !== verdict && verdict !== null) {
    parts.push(<T id={`page.moved_verdict_${verdict}` as Message} />);
  }
  const tabled = more(moved.tabled);
  const all = more(moved.all);
  const counted = number_of_ways(moved.ways);
  const ways = counted && more(counted);
  const packages = more(moved.packages);
  const change = (id: Message, count: number | null) => {
    if (count !== null && count !== 0) parts.push(<T id={id} count={Math.abs(count)} />);
  };
  change((tabled ?? 0) > 0 ? "page.moved_opens" : "page.moved_closes", tabled);
  const untabled = all === null || tabled === null ? null : all - tabled;
  change((untabled ?? 0) > 0 ? "page.moved_opens_untabled" : "page.moved_closes_untabled", untabled);
  change("page.moved_conflicts_gone", moved.conflicts.lost?.length ?? 0);
  change("page.moved_conflicts_new", moved.conflicts.gained?.length ?? 0);
  change((ways ?? 0) > 0 ? "page.moved_ways_more" : "page.moved_ways_fewer", ways);
  change((packages ?? 0) > 0 ? "page.moved_packages_more" : "page.moved_packages_fewer", packages);
  if (parts.length > 0) return <T id={is_back ? "page.moved_back" : "page.moved"} list={<Listed parts={parts} />} />;
  if (verdict === null || tabled === null || all === null) return <T id="page.moved_unknown" />;
  return <T id={ways === null ? "page.moved_ways_unknown" : "page.moved_nothing"} />;
}
