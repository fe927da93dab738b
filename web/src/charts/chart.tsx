// A picture by Observable Plot: drawn to the width that there is, one sentence for those who do not
// see it.
import * as Plot from "@observablehq/plot";
import { useEffect, useRef, useState } from "preact/hooks";
import { Roving } from "../roving";

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
    // Links keep the page's own way of following an address, and the arrows go from one to the next.
    picture.querySelectorAll("a").forEach((link, index) => {
      link.removeAttribute("target");
      link.setAttribute("href", link.getAttributeNS("http://www.w3.org/1999/xlink", "href") ?? link.getAttribute("href") ?? "");
      link.setAttribute("aria-label", link.querySelector("title")?.textContent ?? "");
      link.setAttribute("tabindex", index === 0 ? "0" : "-1");
    });
    place.current?.replaceChildren(picture);
  }, [width, plot]);
  return <Roving class="chart"><div ref={place} role="group" aria-label={label} /></Roving>;
}

// A letter or number as a dot's mark, so that nothing hangs on colour.
export const fair_marks = { nash: "N", kalai_smorodinsky: "K", egalitarian: "E", leximin: "L", utilitarian: "U" } as const;
export type Fair = keyof typeof fair_marks;
export const fair_kinds = Object.keys(fair_marks) as Fair[];
