// The first screen: the answer in a headline, whose reading it is, and three ways on.
import type { BriefPart } from "../answer";
import { useBrief } from "../brief";
import { T, useWords } from "../i18n";
import type { Message } from "../i18n";
import { EngineText, useModel } from "../words";

// Where each part of the brief stands on the page.
const place_of: Record<string, string> = {
  moved: "time", standpoints: "who", other_issues: "who", blocks: "conflicts", collisions: "conflicts",
  ways: "ways", offers: "ways", zone: "packages", fair: "packages", proposals: "proposals", questions: "questions",
  ratification: "ratification", blocks_afterwards: "ratification", ways_afterwards: "ratification",
  schedules: "schedules", readings: "readings", lasting: "states", whose_word: "sources",
};

// The three that matter most of those that there are.
const tiles: { title: Message; kind: string; parts: string[] }[] = [
  { title: "page.tile_blocks", kind: "blocks", parts: ["blocks", "collisions"] },
  { title: "page.tile_lasts", kind: "lasts", parts: ["lasting"] },
  { title: "page.tile_gives", kind: "gives", parts: ["ways"] },
  { title: "page.tile_open", kind: "gives", parts: ["zone", "fair"] },
  { title: "page.tile_ask", kind: "asks", parts: ["questions"] },
  { title: "page.tile_tabled", kind: "gives", parts: ["proposals"] },
  { title: "page.tile_moved", kind: "moved", parts: ["moved"] },
  { title: "page.tile_whose", kind: "whose", parts: ["whose_word"] },
];

const most_lines = 3;
const most_letters = 330; // of all its lines: the tiles stand on the first screen

function Tile({ title, kind, part }: { title: Message; kind: string; part: BriefPart }) {
  const words = useWords();
  // The lines that head the others; of a single head also what stands below it.
  const least = Math.min(...part.lines.map((one) => one.level));
  const heads = part.lines.filter((line) => line.level === least);
  const all = (heads.length > 1 ? heads : part.lines.filter((line) => line.level <= least + 1)).slice(0, most_lines);
  const length_to = (index: number) => all.slice(0, index + 1).reduce((sum, line) => sum + line.text.length, 0);
  // What a colon announces is shown, too.
  const shown = all.filter((_, index) =>
    index === 0 || length_to(index) <= most_letters || (index === 1 && all[0]?.text.endsWith(":")));
  const others = part.lines.length - shown.length;
  return (
    <a class={`tile ${kind}`} href={`#${place_of[part.id] ?? part.id}`}>
      <span class="kind"><T id={title} /></span>
      <span class="tile-lines" lang={words.locale} dir="auto">
        {shown.map((line) => <span class="line">{line.text}</span>)}
      </span>
      {others > 0 && <span class="rest"><T id="page.tile_more" count={others} /></span>}
    </a>
  );
}

export function First() {
  const { answer } = useModel();
  const words = useWords();
  const brief = useBrief();
  if (brief === undefined) return null;
  const shown = tiles.flatMap((tile) => {
    const part = tile.parts.map((id) => brief.parts.find((one) => one.id === id)).find((one) => one && one.lines.length > 0);
    return part ? [{ ...tile, part }] : [];
  }).slice(0, 3);
  return (
    <section id="verdict" aria-labelledby="headline" class="verdict" data-title={words.text("page.nav_verdict")} lang={words.locale}>
      <h2 id="headline" class="headline" dir="auto">{brief.headline}</h2>
      {brief.verdict !== brief.headline && <p class="sentence" data-verdict={answer.verdict ?? "none"} dir="auto">{brief.verdict}</p>}
      <p class="scope" dir="auto">
        {[brief.as_of, brief.scope].filter((one) => one !== null).join(" ")}
        {(answer.without ?? []).length > 0 && <> <EngineText text={`\`${(answer.without ?? []).join("`, `")}\``} /></>}
      </p>
      <div class="tiles">{shown.map((tile) => <Tile {...tile} />)}</div>
    </section>
  );
}
