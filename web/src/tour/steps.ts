// What the tour points at, in its order.
export interface Step {
  id: "blocks" | "who" | "way" | "source" | "sentence" | "say" | "annex";
  at: string[]; // the first that is there; none: it stands for itself
}

const all: Step[] = [
  { id: "blocks", at: ["#conflicts .knot", "#conflicts h2"] },
  { id: "who", at: ["#picture-who .drawn-picture", "#who h2"] },
  { id: "way", at: ["#ways .try"] },
  { id: "source", at: ["#sources .passage-note:has(li)", "#sources h2"] },
  { id: "sentence", at: [] },
  { id: "say", at: ["#sources [data-do=by-keyboard]"] },
  { id: "annex", at: ["#claims h2"] },
];

export const target_of = (step: Step): HTMLElement | null =>
  step.at.map((one) => document.querySelector<HTMLElement>(one)).find((one) => one !== null) ?? null;

// What an example has nothing of is left out.
export const steps_here = (): Step[] => all.filter((step) => step.at.length === 0 || target_of(step) !== null);

// Into the room between what stays at the top and the tour.
export function bring_into_view(target: HTMLElement, tour: HTMLElement) {
  target.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" }); // in what is wider than the page, too
  const ends = [...document.querySelectorAll<HTMLElement>(".contents, .bar")]
    .filter((one) => getComputedStyle(one).position === "sticky").map((one) => [one.offsetHeight, parseFloat(getComputedStyle(one).insetBlockStart) || 0] as const);
  const top = Math.max(0, ...ends.map(([height, from]) => height + from)) + 10;
  const bottom = tour.getBoundingClientRect().top - 10;
  const box = target.getBoundingClientRect();
  const spare = Math.max(0, (bottom - top - box.height) / 3);
  scrollBy({ top: box.top - top - spare, behavior: "instant" });
}
