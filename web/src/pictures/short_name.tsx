// A package by what distinguishes it: one name, the same everywhere.
import type { Page } from "../answer";
import { useModel, Name } from "../words";
import type { PackageOf } from "../model";

const key_of = (of: PackageOf) => JSON.stringify(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)));
const tables = new WeakMap<Page["short_names"], Map<string, string>>();

export function useShortName(): (of: PackageOf) => string {
  const { page } = useModel();
  let table = tables.get(page.short_names);
  if (table === undefined) {
    table = new Map(page.short_names.map((one) => [key_of(one.package), one.name]));
    tables.set(page.short_names, table);
  }
  const names = table;
  return (of) => names.get(key_of(of)) ?? "";
}

export function ShortName({ of }: { of: PackageOf }) {
  const name = useShortName();
  return <Name>{name(of)}</Name>;
}
