// A part of the page: heading, anchor, body.
import type { ComponentChildren } from "preact";
import { Fold } from "./fold";
import type { Message } from "./i18n";
import { T } from "./i18n";

export function Section({ id, title, children }: {
  id: string;
  title: Message;
  children: ComponentChildren;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}><T id={title} /></h2>
      {children}
    </section>
  );
}

// The numbers behind a picture, folded away.
export function Table({ caption, head, rows }: {
  caption: ComponentChildren;
  head: ComponentChildren[];
  rows: ComponentChildren[][];
}) {
  return (
    <div class="scroll" tabIndex={0} role="group">
      <table>
        <caption>{caption}</caption>
        <thead><tr>{head.map((cell) => <th scope="col">{cell}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr>{row.map((cell, index) => (index === 0 ? <th scope="row">{cell}</th> : <td>{cell}</td>))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Behind({ title, children }: { title: Message; children: () => ComponentChildren }) {
  return <Fold name="behind" summary={<T id={title} />}>{children}</Fold>;
}

// The first few of a list; the rest on request.
export function Few<Item>({ items, most, show }: {
  items: Item[];
  most: number;
  show: (item: Item, index: number) => ComponentChildren;
}) {
  return (
    <>
      {items.slice(0, most).map(show)}
      {items.length > most && (
        <Fold name="more" summary={<T id="page.show_more" count={items.length - most} />}>
          {() => items.slice(most).map((item, index) => show(item, most + index))}
        </Fold>
      )}
    </>
  );
}
