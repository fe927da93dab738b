// The efficient packages: for two parties a plane, for more one line a package across the parties.
import { useCallback } from "preact/hooks";
import type { Settlements } from "../answer";
import { useWords } from "../i18n";
import { useModel } from "../words";
import { Chart, type Fair, Plot, fair_kinds, fair_marks } from "./chart";

interface Marked { mark: string; point: number[] }

// Where several solutions coincide, their marks stand together.
export function marked_points(settlements: Settlements): Marked[] {
  const fair = settlements.from_worst_feasible ?? settlements;
  const marked: Marked[] = [];
  for (const kind of fair_kinds) {
    for (const point of fair[kind]?.points ?? []) {
      const known = marked.find((one) => one.point.every((value, index) => value === point[index]));
      if (known) known.mark += fair_marks[kind];
      else marked.push({ mark: fair_marks[kind], point });
    }
  }
  return marked;
}

export function fair_of(settlements: Settlements, point: number[]): Fair[] {
  const fair = settlements.from_worst_feasible ?? settlements;
  return fair_kinds.filter((kind) =>
    (fair[kind]?.points ?? []).some((one) => one.every((value, index) => value === point[index])));
}

export function Frontier({ settlements }: { settlements: Settlements }) {
  return settlements.parties.length === 2 ? <Plane settlements={settlements} /> : <Parallel settlements={settlements} />;
}

interface Named { point: number[]; number: number | undefined; title: string }

function Plane({ settlements }: { settlements: Settlements }) {
  const model = useModel();
  const words = useWords();
  const [first, second] = settlements.parties.map((id) => model.party_name(id)) as [string, string];
  const marked = marked_points(settlements);
  const [d1, d2] = settlements.reservations;
  // Which package a dot is: its number, and its options on hover; a click goes to its row.
  const named = settlements.pareto.points.map((point, index) => {
    const of = settlements.pareto.packages[index];
    const number = of ? model.packages.find(of)?.number : undefined;
    const options = Object.entries(of ?? {}).map(([issue, option]) => `${model.issue_name(issue)}: ${model.option_name(issue, option)}`);
    return { point, number, title: [number ? words.text("page.package_number", { number }) : "", ...options].join("\n") };
  });
  const plot = useCallback((width: number): Plot.PlotOptions => ({
    height: Math.min(width, 460),
    marginLeft: 56, marginBottom: 56, marginTop: 34, marginRight: 24,
    x: { label: words.text("page.axis_utility_of", { party: first }), labelOffset: 44, domain: [0, 1], grid: true },
    y: { label: words.text("page.axis_utility_of", { party: second }), domain: [0, 1], grid: true },
    marks: [
      ...(d1 === null || d1 === undefined ? [] : [Plot.ruleX([d1], { strokeDasharray: "4 3", className: "reservation" })]),
      ...(d2 === null || d2 === undefined ? [] : [Plot.ruleY([d2], { strokeDasharray: "4 3" })]),
      Plot.dot(settlements.pareto.dominated ?? [], { x: (p: number[]) => p[0], y: (p: number[]) => p[1], r: 3.5, fill: "currentColor", fillOpacity: 0.22 }),
      Plot.line(settlements.pareto.points, { x: (p: number[]) => p[0], y: (p: number[]) => p[1], stroke: "currentColor", strokeOpacity: 0.25 }),
      Plot.dot(marked, { x: (m: Marked) => m.point[0], y: (m: Marked) => m.point[1], r: 9, stroke: "currentColor", strokeWidth: 1.5 }),
      Plot.dot(named, {
        x: (one: Named) => one.point[0], y: (one: Named) => one.point[1], r: 5, fill: "currentColor",
        title: "title", href: (one: Named) => (one.number ? `#package-${one.number}` : null),
      }),
      Plot.text(named.filter((one) => one.number), {
        x: (one: Named) => one.point[0], y: (one: Named) => one.point[1], text: "number", dx: -9, dy: 9, textAnchor: "end",
        stroke: "var(--surface)", fill: "currentColor",
      }),
      Plot.text(marked, {
        x: (m: Marked) => m.point[0], y: (m: Marked) => m.point[1], text: "mark", dx: 12, dy: -8,
        fontWeight: "bold", fontSize: 13, textAnchor: "start", stroke: "var(--surface)", fill: "currentColor",
      }),
    ],
  }), [settlements, words.language]);
  const label = words.text("page.plane_label", { first, second, count: settlements.pareto.points.length });
  return <Chart label={label} plot={plot} />;
}

interface Vertex { party: string; utility: number; line: number; mark: string }

function Parallel({ settlements }: { settlements: Settlements }) {
  const model = useModel();
  const words = useWords();
  const parties = settlements.parties.map((id) => model.party_name(id));
  const marked = marked_points(settlements);
  const vertices = (points: number[][], marks: string[] = []): Vertex[] =>
    points.flatMap((point, line) => point.map((utility, index) => ({
      party: parties[index] ?? "", utility, line, mark: marks[line] ?? "",
    })));
  const plot = useCallback((width: number): Plot.PlotOptions => ({
    height: 380, marginBottom: 60, marginLeft: 56, marginTop: 34, marginRight: 40,
    x: { type: "point", domain: parties, label: null, tickFormat: (name: string) => (name.length > width / parties.length / 7 ? `${name.slice(0, Math.max(3, Math.floor(width / parties.length / 7)))}…` : name) },
    y: { label: words.text("page.axis_utility"), domain: [0, 1], grid: true },
    marks: [
      Plot.line(vertices(settlements.pareto.dominated ?? []), { x: "party", y: "utility", z: "line", stroke: "currentColor", strokeOpacity: 0.1 }),
      Plot.line(vertices(settlements.pareto.points.slice(0, 300)), { x: "party", y: "utility", z: "line", stroke: "currentColor", strokeOpacity: 0.35 }),
      Plot.line(vertices(marked.map((m) => m.point)), { x: "party", y: "utility", z: "line", stroke: "currentColor", strokeWidth: 2.5 }),
      Plot.text(vertices(marked.map((m) => m.point), marked.map((m) => m.mark)).filter((v) => v.party === parties[parties.length - 1]), {
        x: "party", y: "utility", text: "mark", dx: 8, textAnchor: "start", fontWeight: "bold", fill: "currentColor",
      }),
      Plot.dot(settlements.reservations.flatMap((value, index) => (value === null ? [] : [{ party: parties[index], value }])), { x: "party", y: "value", symbol: "plus", r: 6, stroke: "currentColor" }),
    ],
  }), [settlements, words.language]);
  const label = words.text("page.parallel_label", { parties: parties.length, count: settlements.pareto.points.length });
  return <Chart label={label} plot={plot} />;
}
