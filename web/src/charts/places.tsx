// The places that no agreement must have fallen behind: for each package and party a bar from the
// best place to the worst.
import { useCallback } from "preact/hooks";
import { useWords } from "../i18n";
import { Chart, Plot } from "./chart";

export interface PlaceRow { package: string; party: string; best: number; worst: number }

export function Places({ rows, packages, label }: { rows: PlaceRow[]; packages: number; label: string }) {
  const words = useWords();
  const names = [...new Set(rows.map((row) => row.package))];
  const parties = [...new Set(rows.map((row) => row.party))];
  const plot = useCallback((width: number): Plot.PlotOptions => ({
    height: parties.length * (names.length * 22 + 34) + 44,
    marginLeft: 44, marginRight: 16, marginTop: 24,
    x: { domain: [0.5, packages + 0.5], label: words.text("page.axis_place"), grid: true, tickFormat: (value: number) => (Number.isInteger(value) ? words.number(value) : ""), ticks: Math.min(packages, width < 420 ? 4 : 10) },
    y: { domain: names, label: null, type: "band", padding: 0.35 },
    fy: { domain: parties, label: null, axis: null, padding: 0.2 },
    marks: [
      Plot.text(parties.map((party) => ({ party })), { fy: "party", text: "party", frameAnchor: "top-left", dy: -16, fontWeight: "bold" }),
      Plot.rect(rows, { fy: "party", y: "package", x1: (row: PlaceRow) => row.best - 0.4, x2: (row: PlaceRow) => row.worst + 0.4, fill: "currentColor", fillOpacity: 0.35, stroke: "currentColor" }),
    ],
  }), [rows, packages, words.language]);
  return <Chart label={label} plot={plot} />;
}
