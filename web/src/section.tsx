// A part of the page: heading with its own address, what the brief says of it, body.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { BriefLines, useBriefPart } from "./brief";
import { Fold } from "./fold";
import type { Message } from "./i18n";
import { T, useWords } from "./i18n";

export type SectionId = "verdict" | "who" | "conflicts" | "board" | "on_file" | "ways" | "ratification" | "schedules" | "readings" | "proposals" | "packages" | "impasse"
  | "states" | "own_moves" | "questions" | "time" | "sources" | "claims" | "method";

// `part`: of the brief, whose words stand at its head; `annex`: printed on request only.
export function Section({ id, title, part, annex = false, children }: {
  id: SectionId;
  title: Message;
  part?: string;
  annex?: boolean;
  children?: ComponentChildren;
}) {
  const words = useWords();
  const said = useBriefPart(part);
  return (
    <section id={id} aria-labelledby={`${id}-title`} class={annex ? "annex" : undefined} data-title={words.text(`page.nav_${id}`)}>
      <h2 id={`${id}-title`}>
        {said ? <span lang={words.locale}>{said.title}</span> : <T id={title} />}
        <a class="permalink" href={`#${id}`} tabIndex={-1} aria-label={words.text("page.permalink")}>#</a>
      </h2>
      {said && <BriefLines part={said} />}
      {children}
    </section>
  );
}

// What may be wider than the page: a stop for the keyboard only where it is.
export function Scroll({ children, label, measured }: {
  children: ComponentChildren;
  label?: string;
  measured?: (is_wider: boolean, place: HTMLElement) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const told = useRef(measured);
  told.current = measured;
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = () => {
      const is_wider = element.scrollWidth > element.clientWidth + 1;
      if (is_wider) element.tabIndex = 0;
      else element.removeAttribute("tabindex");
      told.current?.(is_wider, element);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return <div class="scroll" ref={place} role="group" aria-label={label}>{children}</div>;
}

export function Table({ caption, head, rows }: {
  caption: ComponentChildren;
  head: ComponentChildren[];
  rows: ComponentChildren[][];
}) {
  return (
    <Scroll>
      <table>
        <caption>{caption}</caption>
        <thead><tr>{head.map((cell) => <th scope="col">{cell}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr>{row.map((cell, index) => (index === 0 ? <th scope="row">{cell}</th> : <td>{cell}</td>))}</tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

// The numbers behind a picture, folded away.
export function Behind({ title, children }: { title: Message; children: () => ComponentChildren }) {
  return <Fold name="behind" summary={<T id={title} />}>{children}</Fold>;
}

// The first few of a list; the rest on request.
export function Few<Item>({ items, most, holds, list, show }: {
  items: Item[];
  most: number;
  holds?: string;
  list?: string; // the class of the list in which they are items
  show: (item: Item, index: number) => ComponentChildren;
}) {
  const others = () => items.slice(most).map((item, index) => show(item, most + index));
  const fold = items.length > most && (
    <Fold name="more" holds={holds} summary={<T id="page.show_more" count={items.length - most} />}>
      {() => (list === undefined ? others() : <ul class={list}>{others()}</ul>)}
    </Fold>
  );
  return (
    <>
      {items.slice(0, most).map(show)}
      {fold && list !== undefined ? <li class="folded">{fold}</li> : fold}
    </>
  );
}
