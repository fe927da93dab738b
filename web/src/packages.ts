// The packages that the page speaks of, each described once, under one number: what follows from the
// claims first, then what is open, then what is ruled out, then those that only a way opens.
import type { Page, PackageOnPage } from "./answer";
import type { PackageOf } from "./model";

export interface NamedPackage { number: number; package: PackageOf; robust?: PackageOnPage; accepted_by?: string[] }

// What follows first, then what is open by its share, then what is ruled out; else as in the answer.
export function ranked(packages: PackageOnPage[]): PackageOnPage[] {
  const rank = { follows: 0, open: 1, ruled_out: 2 };
  const share = (one: PackageOnPage) => one.efficient_share?.share ?? 0;
  return [...packages].sort((a, b) => rank[a.efficient] - rank[b.efficient] || share(b) - share(a));
}

export function packages_of({ analysis, negotiation, packages }: Page) {
  const order = negotiation.issues.map((issue) => issue.id);
  const key = (one: PackageOf) => order.map((issue) => one[issue] ?? "").join("\n");
  const list: NamedPackage[] = [];
  const by_key = new Map<string, NamedPackage>();
  const add = (one: PackageOf | null | undefined, more: Partial<NamedPackage> = {}) => {
    if (!one || Object.keys(one).length === 0) return;
    const known = by_key.get(key(one));
    if (known) return void Object.assign(known, more);
    const named = { number: list.length + 1, package: one, ...more };
    list.push(named);
    by_key.set(key(one), named);
  };
  const { settlements, ways } = analysis;
  for (const robust of ranked(packages?.packages ?? [])) add(robust.package, { robust });
  for (const { package: one, accepted_by } of analysis.zone_packages ?? []) add(one, { accepted_by });
  settlements?.pareto.packages.forEach((one) => add(one));
  for (const group of ways ? [ways.by_moves, ways.by_options, ways.by_both] : []) {
    group.classes.forEach((one) => one.ways.forEach((way) => way.opens.forEach((opened) => add(opened))));
  }
  (analysis.impasse_map?.joint.thresholds ?? []).forEach((one) => add(one.package));
  Object.values(analysis.impasse_map?.yielding ?? {}).forEach((one) => one.best.forEach((best) => add(best.package)));
  return { list, find: (one: PackageOf) => by_key.get(key(one)) };
}

// The issues on which packages differ, in the order of the file.
export function differing(list: PackageOf[], issues: string[]): string[] {
  return issues.filter((issue) => new Set(list.map((one) => one[issue])).size > 1);
}
