// What the brief says, in its own words: the headline, and each of its parts at the head of its
// section.
import type { Brief, BriefLine, BriefPart } from "./answer";
import { Fold } from "./fold";
import { T, useWords } from "./i18n";
import { useModel } from "./words";

export function useBrief(): Brief | undefined {
  const { page } = useModel();
  const words = useWords();
  return page.briefs[words.locale] ?? page.briefs[page.language];
}

export function useBriefPart(id: string | undefined): BriefPart | undefined {
  const brief = useBrief();
  return id === undefined ? undefined : brief?.parts.find((part) => part.id === id);
}

interface Item { text: string; below: Item[]; number: number } // number: from the first line on

// Lines as the lists that their levels make of them.
export function nested(lines: BriefLine[]): Item[] {
  const top: Item[] = [];
  const open: { level: number; list: Item[] }[] = [{ level: -1, list: top }];
  for (const [number, line] of lines.entries()) {
    while ((open[open.length - 1]?.level ?? -1) >= line.level) open.pop();
    const item = { text: line.text, below: [], number };
    (open[open.length - 1]?.list ?? top).push(item);
    open.push({ level: line.level, list: item.below });
  }
  return top;
}

// `printed`: whether a short print takes it.
function Items({ items, printed = () => true }: { items: Item[]; printed?: (item: Item) => boolean }) {
  return (
    <ul>
      {items.map((item) => (
        <li class={printed(item) ? undefined : "on-screen"}>{item.text}{item.below.length > 0 && <Items items={item.below} printed={printed} />}</li>
      ))}
    </ul>
  );
}

const most = 9; // lines that stand open
// A short print takes all of a short list; else the first of the outermost lines, or of all lines
// where few are outermost.
const short_list = 8;
const most_printed = 5;

function first_printed(items: Item[]): Set<number> {
  const in_order = (list: Item[]): Item[] => list.flatMap((item) => [item, ...in_order(item.below)]);
  const from = items.length >= most_printed / 2 ? items : in_order(items);
  return new Set(from.slice(0, most_printed).map((item) => item.number));
}

export function BriefLines({ part }: { part: BriefPart }) {
  const words = useWords();
  const { lines } = part;
  // One or two more are not worth a click.
  const shown = lines.length <= most + 2 ? lines.length : most;
  if (lines.length === 0) return null;
  const items = nested(lines.slice(0, shown));
  const is_long = lines.length > short_list;
  const printed = first_printed(items);
  const unprinted = is_long ? lines.length - printed.size : 0;
  return (
    <div class={is_long ? "lead long" : "lead"} lang={words.locale} dir="auto">
      {lines.length === 1 ? <p>{lines[0]?.text}</p> : <Items items={items} printed={is_long ? (item) => printed.has(item.number) : undefined} />}
      {lines.length > shown && (
        <Fold name="more on-screen" light={lines.length < 400} summary={<T id="page.show_more" count={lines.length - shown} />}>
          {() => <Items items={nested(lines.slice(shown))} />}
        </Fold>
      )}
      {unprinted > 0 && <p class="note on-paper"><T id="page.print_more" count={unprinted} /></p>}
    </div>
  );
}

// A part of the brief below the head of a section that has more than one.
export function Said({ part }: { part: string }) {
  const words = useWords();
  const said = useBriefPart(part);
  if (said === undefined) return null;
  return (
    <>
      <h3 lang={words.locale}>{said.title}</h3>
      <BriefLines part={said} />
    </>
  );
}
