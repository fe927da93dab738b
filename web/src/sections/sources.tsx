// Whose word it is: the balance of evidence, and every source as it reads, its quotes lit up in the
// colour of who speaks, with what rests on each beside it.
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Event as Happening, Source, Statement } from "../answer";
import { parsed } from "../address";
import { Fold } from "../fold";
import { Listed, T, useWords } from "../i18n";
import { TextForKeyboard, useDesk } from "../author/desk";
import { DraftsOfSources } from "../author/drafts";
import type { Basis } from "../model";
import { LeaveOut } from "../live/controls";
import { EvidenceBars, PartyMark } from "../pictures";
import { Roving } from "../roving";
import { Behind, Scroll, Section, Table } from "../section";
import { ClaimLink, Claims, Origin, Quote, useSpeaker } from "../sources";
import { type Block, type Piece, blocks_of, is_used, pieces_of, says_something } from "../source_text";
import { Id, Name, Parties, Party, VoiceName, useModel } from "../words";

const all_levels: Basis[] = ["stated", "relayed", "attributed", "reported", "inferred", "assumed"];

// Few files have claims that nobody named reports: the others are spared the column.
function useLevels() {
  const { answer } = useModel();
  const is_any_reported = Object.values(answer.evidence ?? {}).some((counts) => counts.reported > 0);
  return all_levels.filter((level) => level !== "reported" || is_any_reported);
}

function Balance() {
  const { answer } = useModel();
  const words = useWords();
  const levels = useLevels();
  return (
    <Behind title="page.behind_evidence">
      {() => (
        <>
          <Table caption={<T id="page.evidence_caption" />}
            head={[<T id="evidence.party" />, ...levels.map((level) => <T id="basis.word" basis={level} />)]}
            rows={Object.entries(answer.evidence ?? {}).map(([party, counts]) => [<Party party={party} />, ...levels.map((level) => words.number(counts[level]))])} />
          <p class="note"><T id="evidence.help" has_reported={levels.includes("reported") ? "yes" : "no"} /></p>
        </>
      )}
    </Behind>
  );
}

// Where the accounts differ: each statement with those that contradict it.
function Disputes() {
  const disputed = useModel().answer.disputed ?? [];
  if (disputed.length === 0) return null;
  return (
    <>
      <h3><T id="disputed.title" /></h3>
      <Roving>
        {disputed.map((one) => (
          <>
            <Quote id={one.statement} />
            {one.claims.length > 0 && <p class="note"><T id="page.rests_on_it" claims={<Claims ids={one.claims} />} /></p>}
          </>
        ))}
      </Roving>
    </>
  );
}

// What made having no agreement better or worse for a party, and what was said before it.
function Events() {
  const events = useModel().answer.events ?? [];
  if (events.length === 0) return null;
  return (
    <>
      <h3><T id="events.title" /></h3>
      <Roving>
        {events.map((one) => (
          <>
            <p><T id="events.event" event={<Name>{one.name}</Name>} date={one.date} changes={<Changes of={one} />} /></p>
            {one.because.map((id) => <Quote id={id} />)}
            {one.claims.length > 0 && <p class="note"><T id="events.claims" claims={<Claims ids={one.claims} />} claims_count={one.claims.length} /></p>}
          </>
        ))}
      </Roving>
    </>
  );
}

// What rests on the words of people alone who no longer speak for their party.
function FormerVoices() {
  const voices = useModel().answer.former_voices ?? [];
  if (voices.length === 0) return null;
  const claims = [...new Set(voices.flatMap((one) => one.claims))];
  return (
    <>
      <h3><T id="former.title" /></h3>
      <p>
        <T id="page.former_voices" voices={<Listed parts={voices.map((one) => <VoiceName id={one.voice} of={one.party} />)} />}
          voices_count={voices.length} claims={<Claims ids={claims} />} claims_count={claims.length} />
      </p>
      <LeaveOut claims={claims} />
    </>
  );
}

function Changes({ of: { changes } }: { of: Happening }) {
  const parts = (["worse", "better"] as const).flatMap((no_agreement) => {
    const parties = changes.filter((one) => one.no_agreement === no_agreement).map((one) => one.party);
    return parties.length === 0 ? [] : [<T id="events.change" no_agreement={no_agreement} parties={<Parties parties={parties} />} />];
  });
  return <Listed parts={parts} />;
}

function Marked({ piece, here }: { piece: Piece; here: string }) {
  const model = useModel();
  const speaker = useSpeaker(model.statement(piece.statements[0] ?? ""));
  const is_live = useDesk() !== null; // what is selected there must be found in the source
  if (piece.statements.length === 0) return is_live ? <span data-at={piece.at}>{piece.text}</span> : <>{piece.text}</>;
  const id = piece.begins[0];
  return (
    <mark class={`${speaker}${piece.statements.includes(here) ? " here" : ""}`} data-statements={piece.statements.join(" ")}
      tabIndex={-1} data-passage={id ? "" : undefined} data-at={piece.at} onClick={() => { if (getSelection()?.isCollapsed ?? true) location.hash = `#quote-${piece.statements[0]}`; }}
      onKeyDown={(event) => { if (event.key === "Enter") location.hash = `#quote-${piece.statements[0]}`; }}>
      {piece.begins.map((one) => <span id={`quote-${one}`} />)}{piece.text}
    </mark>
  );
}

function Blocks({ block, here }: { block: Block; here: string }) {
  const text = (pieces: Piece[]) => pieces.map((piece) => <Marked piece={piece} here={here} />);
  if (block.kind === "table") {
    return <Scroll><table><tbody>{block.rows.map((row) => <tr>{row.map((cell) => <td>{text(cell)}</td>)}</tr>)}</tbody></table></Scroll>;
  }
  if (block.kind === "heading") return <p class={`heading level-${block.level}`}>{text(block.pieces)}</p>;
  return <p class={block.kind}>{text(block.pieces)}</p>;
}

// What rests on a passage.
function PassageNote({ statement, is_here }: { statement: Statement; is_here: boolean }) {
  const model = useModel();
  const speaker = useSpeaker(statement);
  const claims = model.claims_on(statement.id);
  return (
    <div class={`passage-note ${speaker}${is_here ? " here" : ""}`} data-of={[statement.by ?? "", ...statement.about].join(" ")}>
      <p>
        {statement.by && <PartyMark party={statement.by} />} <a class="to-quote" href={`#quote-${statement.id}`}>
          {statement.representative ? <Name>{statement.representative}</Name> : statement.by ? <Party party={statement.by} /> : <T id={statement.unnamed ? "page.said_unnamed" : "page.said_by_source"} />}
        </a><Id id={statement.id} />
      </p>
      {claims.length > 0 ? <ul>{claims.map((id) => <li><ClaimLink id={id} /></li>)}</ul> : <p class="note"><T id="page.nothing_rests" /></p>}
      {is_here && <p class="note"><Origin statement={statement} /></p>}
    </div>
  );
}

function Row({ block, here, notes }: { block: Block; here: string; notes: boolean }) {
  const model = useModel();
  const begins = pieces_of(block).flatMap((piece) => piece.begins);
  const is_unused = says_something(block) && !is_used(block);
  return (
    <div class={`passage${is_unused ? " unused" : ""}`}>
      <div class="passage-text"><Blocks block={block} here={here} /></div>
      <div class="notes">
        {is_unused && <p class="note"><T id="page.unused" /></p>}
        {notes && begins.map((id) => {
          const statement = model.statement(id);
          return statement ? <PassageNote statement={statement} is_here={id === here} /> : null;
        })}
      </div>
    </div>
  );
}

// The passage that the address names, if it is in this source.
function useHere(order: string[]): string {
  const [here, set_here] = useState("");
  useEffect(() => {
    const look = () => {
      const { at } = parsed(location.hash);
      const id = at.startsWith("quote-") ? at.slice("quote-".length) : "";
      set_here(order.includes(id) ? id : "");
    };
    look();
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, [order]);
  return here;
}

function Stepper({ order, here }: { order: string[]; here: string }) {
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const at = order.indexOf(here);
  const to = (index: number) => { location.hash = `#quote-${order[(index + order.length) % order.length]}`; };
  return (
    <div class="stepper" ref={place}>
      <button type="button" onClick={() => to(at < 0 ? order.length - 1 : at - 1)}><T id="page.passage_before" /></button>
      <span role="status"><T id="page.passage_of" number={words.number(Math.max(0, at) + 1)} named={at < 0 ? "no" : "yes"} count={order.length} /></span>
      <button type="button" onClick={() => to(at + 1)}><T id="page.passage_after" /></button>
    </div>
  );
}

function Text({ source }: { source: Source }) {
  const model = useModel();
  const parts = model.page.texts[source.id];
  const blocks = useMemo(() => blocks_of(parts ?? []), [parts]);
  const order = useMemo(() => blocks.flatMap((block) => pieces_of(block).flatMap((piece) => piece.begins)), [blocks]);
  const here = useHere(order);
  const speaking = blocks.filter(says_something);
  const unused = speaking.filter((block) => !is_used(block)).length;
  return (
    <>
      <p><T id="page.source_used" count={speaking.length} used={speaking.length - unused} unused={unused} quotes={order.length} /></p>
      <TextForKeyboard source={source.id} language={source.language} />
      {order.length > 0 && <Stepper order={order} here={here} />}
      <Roving class="source-text" data-source={source.id} lang={source.language || undefined} dir="auto">
        {blocks.map((block) => <Row block={block} here={here} notes={true} />)}
      </Roving>
    </>
  );
}

// Only what a browser may follow without running anything.
const is_web = (url: string) => /^https?:\/\//i.test(url);

function About({ source }: { source: Source }) {
  const words = useWords();
  const parts: ComponentChildren[] = [
    source.author && <Name>{source.author}</Name>,
    source.publisher && <Name>{source.publisher}</Name>,
    source.date && source.date !== "unknown" ? source.date : words.text("sources.undated"),
    source.reliability && <T id="sources.reliability" grade={source.reliability} />,
    source.original && <T id="sources.original" document={source.original} />,
    is_web(source.url) && <a href={source.url} rel="noopener noreferrer" target="_blank">{source.url}</a>,
  ].filter(Boolean);
  return <>{parts.map((part, index) => <>{index > 0 && ", "}{part}</>)}</>;
}

// Statements that stand in no text at hand.
function Elsewhere({ source }: { source: Source }) {
  const model = useModel();
  const said = model.page.negotiation.statements.filter((one) => one.source === source.id && !model.has_passage(one.id));
  if (said.length === 0) return null;
  return (
    <Fold name="more" holds="said-" summary={<T id="page.said_elsewhere" count={said.length} />}>
      {() => (
        <Roving>
          {said.map((one) => (
            <div id={`said-${one.id}`} tabIndex={-1} data-of={[one.by ?? "", ...one.about].join(" ")}>
              <Quote id={one.id} />
              {model.claims_on(one.id).length > 0 && <p class="note"><T id="page.rests_on_it" claims={<Claims ids={model.claims_on(one.id)} />} /></p>}
            </div>
          ))}
        </Roving>
      )}
    </Fold>
  );
}

const most_shown = 8000; // letters of sources that stand open

function OneSource({ source, open }: { source: Source; open: boolean }) {
  const { page } = useModel();
  const title = <Name>{source.title || source.file || source.id}</Name>;
  return (
    <article class="source">
      <h3>{title}</h3>
      <p class="note"><About source={source} /></p>
      {page.texts[source.id] && (
        <Fold name="behind text" open={open} holds="quote-" summary={<><T id="page.show_source" /><span class="hidden"> {title}</span></>}>
          {() => <Text source={source} />}
        </Fold>
      )}
      <Elsewhere source={source} />
    </article>
  );
}

export function Sources() {
  const { page } = useModel();
  const { sources } = page.negotiation;
  const length = Object.values(page.texts).flat().reduce((sum, part) => sum + part.text.length, 0);
  return (
    <Section id="sources" title="sources.title" part="whose_word">
      <EvidenceBars />
      <Balance />
      <Events />
      <FormerVoices />
      <Disputes />
      <DraftsOfSources />
      {sources.map((source) => <OneSource source={source} open={length <= most_shown} />)}
    </Section>
  );
}
