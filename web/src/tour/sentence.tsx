// A demand, a line, an acceptance, or only speech?  Four sentences of the tutorial to try it on.
import { useState } from "preact/hooks";
import { T, useWords } from "../i18n";
import type { Message } from "../i18n";

const kinds = ["demand", "line", "acceptance", "speech"] as const;
type Kind = (typeof kinds)[number];
const sentences: Kind[] = ["line", "demand", "speech", "acceptance"]; // what each is

export function Sentence() {
  const words = useWords();
  const [at, set_at] = useState(0);
  const [said, set_said] = useState<Kind | null>(null);
  const is = sentences[at] ?? "line";
  const next = () => {
    set_at((at + 1) % sentences.length);
    set_said(null);
  };
  return (
    <div class="tour-sentence">
      <blockquote>{words.text(`page.tour_said_${is}` as Message)}</blockquote>
      <p class="buttons" role="group" aria-label={words.text("page.tour_which")}>
        {kinds.map((kind) => (
          <button key={kind} type="button" data-kind={kind} aria-pressed={said === kind} onClick={() => set_said(kind)}><T id={`page.tour_kind_${kind}` as Message} /></button>
        ))}
      </p>
      <p role="status">
        {said !== null && <><strong><T id={said === is ? "page.tour_right" : "page.tour_wrong"} kind={words.text(`page.tour_kind_${is}` as Message)} /></strong> <T id={`page.tour_why_${is}` as Message} /></>}
      </p>
      {said !== null && <button type="button" data-do="another" onClick={next}><T id="page.tour_another" /></button>}
    </div>
  );
}
