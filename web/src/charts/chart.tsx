// A picture by Observable Plot: drawn to the width that there is, one sentence for those who do not
// see it.
import * as Plot from "@observablehq/plot";
import { useEffect, useRef, useState } from "preact/hooks";

export { Plot };

export function Chart({ label, plot }: {
  label: string;
  plot: (width: number) => Plot.PlotOptions;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [width, set_width] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = () => set_width(Math.min(720, Math.max(260, Math.round(element.clientWidth))));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (width === 0) return;
    const picture = Plot.plot({ className: "plot", style: { fontSize: "12px" }, ...plot(width), width });
    // Its style stands in page.css: the page's policy allows no other.  What it says of its parts
    // is said once, by the label.
    picture.querySelectorAll("style").forEach((style) => style.remove());
    picture.querySelectorAll("[aria-label]").forEach((part) => part.removeAttribute("aria-label"));
    place.current?.replaceChildren(picture);
  }, [width, plot]);
  return <div class="chart" ref={place} role="img" aria-label={label} />;
}

// A letter or number as a dot's mark, so that nothing hangs on colour.
export const fair_marks = { nash: "N", kalai_smorodinsky: "K", egalitarian: "E", leximin: "L", utilitarian: "U" } as const;
export type Fair = keyof typeof fair_marks;
export const fair_kinds = Object.keys(fair_marks) as Fair[];
