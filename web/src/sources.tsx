// From a conclusion to the words that it rests on: chips that open the quote in its source.
import { createContext } from "preact";
import { useContext, useEffect, useRef } from "preact/hooks";
import { Fold } from "./fold";
import type { Statement } from "./answer";
import { T, useWords } from "./i18n";
import { BasisMark, ClaimWords, Codes, Name, Parties, Party, useModel } from "./words";

export type Opened = { statement: string } | { source: string };
export const OpenSource = createContext<(opened: Opened) => void>(() => {});

// Who says it, of whom, and how.
export function Origin({ statement }: { statement: Statement }) {
  const model = useModel();
  const speaker = statement.by === null
    ? null
    : statement.representative !== null
      ? <T id="statement.speaker" name={<Name>{statement.representative}</Name>} party={<Party party={statement.by} />} />
      : <Party party={statement.by} />;
  return (
    <>
      {statement.about.length > 0 && <><T id="page.origin_about" parties={<Parties parties={statement.about} />} />; </>}
      {statement.unnamed ? <T id="page.origin_unnamed" />
        : speaker === null ? <T id="page.origin_own_voice" /> : <T id="page.origin_by" speaker={speaker} />};{" "}
      {statement.hedged && <><T id="page.origin_hedged" />; </>}
      <T id={statement.verbatim ? "page.origin_verbatim" : "page.origin_paraphrase"} />;{" "}
      <T id="page.origin_in" source={<Name>{model.source_title(statement.source)}</Name>} />
      {statement.date !== "" && statement.date !== "unknown" && <>; {statement.date}</>}
    </>
  );
}

export function Quote({ id }: { id: string }) {
  const model = useModel();
  const open = useContext(OpenSource);
  const statement = model.statement(id);
  if (statement === undefined) return null;
  const language = model.source(statement.source)?.language || undefined;
  const has_source = model.page.texts[statement.source] !== undefined && statement.quote !== "";
  return (
    <figure class="quote">
      <blockquote lang={statement.quote ? language : undefined} dir="auto">
        {statement.quote || statement.text}
      </blockquote>
      <figcaption>
        <Origin statement={statement} />
        {has_source && (
          <button type="button" class="link" data-statement={id} onClick={() => open({ statement: id })}>
            <T id="page.show_in_source" />
            <span class="hidden"> <code>{id}</code></span>
          </button>
        )}
      </figcaption>
      {model.disputed_by(id).map((denial) => (
        <p class="dispute">
          <T id="statement.disputed" statement={<code>{denial.id}</code>} origin={<Origin statement={denial} />}
            said={<q lang={denial.quote ? model.source(denial.source)?.language || undefined : undefined}>{denial.quote || denial.text}</q>} />
        </p>
      ))}
    </figure>
  );
}

// A claim with its quotes, folded away until someone asks.
export function ClaimCard({ id, open = false }: { id: string; open?: boolean }) {
  const model = useModel();
  const claim = model.position(id);
  const because = model.because(id);
  const line = model.answer.red_lines?.find((one) => one.id === id);
  const basis = claim?.basis ?? line?.basis;
  const says = claim ? <ClaimWords claim={claim} />
    : line ? <T id="page.line_reservation" party={<Party party={line.party} />} /> : <code>{id}</code>;
  return (
    <Fold name="claim" open={open}
      summary={<>{says} {basis && <BasisMark basis={basis} because={because} />} <code class="id">{id}</code></>}>
      {() => because.length === 0
        ? <p><T id="page.no_statement" /></p>
        : because.map((statement) => <Quote id={statement} />)}
    </Fold>
  );
}

// "Rests on a, b": each opens where it stands.
export function RestsOn({ ids }: { ids: string[] }) {
  const model = useModel();
  const known = ids.filter((id) => model.position(id) || model.answer.red_lines?.some((one) => one.id === id));
  const others = ids.filter((id) => !known.includes(id));
  return (
    <div class="rests-on">
      {known.map((id) => <ClaimCard id={id} />)}
      {others.length > 0 && <p><Codes ids={others} /></p>}
    </div>
  );
}

// The source with the quote lit up, over the page.
export function SourceDialog({ opened, close }: { opened: Opened | null; close: () => void }) {
  const model = useModel();
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const statement = opened && "statement" in opened ? model.statement(opened.statement) : undefined;
  const source = statement?.source ?? (opened && "source" in opened ? opened.source : "");
  useEffect(() => {
    const element = dialog.current;
    if (element === null || opened === null) return;
    if (!element.open) element.showModal();
    element.querySelector("mark.here")?.scrollIntoView({ block: "center" });
  }, [opened]);
  if (opened === null) return null;
  return (
    <dialog ref={dialog} aria-labelledby="source-title" onClose={close}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}>
      <header>
        <h2 id="source-title"><Name>{model.source_title(source)}</Name></h2>
        <button type="button" onClick={() => dialog.current?.close()} aria-label={words.text("page.close")}>×</button>
      </header>
      {statement && <p><Origin statement={statement} /></p>}
      <SourceText id={source} here={statement?.id} />
    </dialog>
  );
}

export function SourceText({ id, here }: { id: string; here?: string }) {
  const model = useModel();
  const parts = model.page.texts[id];
  const language = model.source(id)?.language || undefined;
  if (parts === undefined) return <p><T id="page.source_without_text" /></p>;
  return (
    <div class="source-text" lang={language} dir="auto" tabIndex={0} role="group" aria-label={model.source_title(id)}>
      {parts.map((part) =>
        part.statements.length === 0 ? part.text : (
          <mark class={here !== undefined && part.statements.includes(here) ? "here" : ""} data-statements={part.statements.join(" ")}>
            {part.text}
          </mark>
        ),
      )}
    </div>
  );
}
