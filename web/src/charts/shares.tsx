// Shares of completions with what they are uncertain by: a dot, a thick bar for the sampling error,
// a thin one for the range over priors.
import { useCallback } from "preact/hooks";
import type { Share } from "../answer";
import { useWords } from "../i18n";
import { Chart, Plot } from "./chart";

export interface ShareRow { package: string; measure: string; share: Share }

export function Shares({ rows, label }: { rows: ShareRow[]; label: string }) {
  const words = useWords();
  const packages = [...new Set(rows.map((row) => row.package))];
  const measures = [...new Set(rows.map((row) => row.measure))];
  const plot = useCallback((width: number): Plot.PlotOptions => ({
    height: measures.length * (packages.length * 22 + 34) + 40,
    marginLeft: 44, marginRight: 16, marginTop: 24,
    x: { domain: [0, 1], percent: false, label: words.text("page.axis_share"), grid: true, tickFormat: (value: number) => words.percent(value), ticks: width < 420 ? 3 : 6 },
    y: { domain: packages, label: null, type: "point" },
    fy: { domain: measures, label: null, axis: null, padding: 0.2 },
    marks: [
      Plot.text(measures.map((measure) => ({ measure })), { fy: "measure", text: "measure", frameAnchor: "top-left", dy: -16, fontWeight: "bold" }),
      Plot.ruleY(rows, { fy: "measure", y: "package", x1: (row: ShareRow) => row.share.least, x2: (row: ShareRow) => row.share.greatest, stroke: "currentColor", strokeWidth: 1 }),
      Plot.ruleY(rows, { fy: "measure", y: "package", x1: (row: ShareRow) => Math.max(0, row.share.share - row.share.error), x2: (row: ShareRow) => Math.min(1, row.share.share + row.share.error), stroke: "currentColor", strokeWidth: 5, strokeOpacity: 0.4 }),
      Plot.dot(rows, { fy: "measure", y: "package", x: (row: ShareRow) => row.share.share, r: 4, fill: "currentColor" }),
    ],
  }), [rows, words.language]);
  return <Chart label={label} plot={plot} />;
}
