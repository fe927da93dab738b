// Who says so: the balance of evidence, what is assumed, how parties see the dispute, the rounds
// with what moved in each, and the sources.
import { useContext } from "preact/hooks";
import { Fold } from "../fold";
import { T, useWords } from "../i18n";
import type { Basis } from "../model";
import { Section, Table } from "../section";
import { ClaimCard, OpenSource, Quote } from "../sources";
import { Codes, EngineText, ClaimWords, Name, Parties, Party, ValueWords, useModel } from "../words";

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
  const evidence = answer.evidence ?? {};
  return (
    <Table caption={<T id="page.evidence_caption" />}
      head={[<T id="evidence.party" />, ...levels.map((level) => <T id="basis.word" basis={level} />)]}
      rows={Object.entries(evidence).map(([party, counts]) => [<Party party={party} />, ...levels.map((level) => words.number(counts[level]))])} />
  );
}

// Where the accounts differ: each statement with those that contradict it.
function Disputes() {
  const { answer } = useModel();
  const disputed = answer.disputed ?? [];
  if (disputed.length === 0) return null;
  return (
    <>
      <h3><T id="disputed.title" /></h3>
      {disputed.map((one) => (
        <>
          <p><T id="disputed.statement" statement={<code>{one.statement}</code>} claims={<Codes ids={one.claims} />} /></p>
          <Quote id={one.statement} />
        </>
      ))}
    </>
  );
}

// All claims in force: what goes beyond its statements first.
function Claims() {
  const { page } = useModel();
  const { positions, assumptions } = page.negotiation;
  const goes_beyond = (basis: Basis) => basis === "inferred" || basis === "assumed";
  const beyond = positions.filter((one) => goes_beyond(one.basis));
  const others = positions.filter((one) => !goes_beyond(one.basis));
  return (
    <>
      <h3><T id="page.title_beyond" /></h3>
      {beyond.length === 0 && assumptions.length === 0 && <p><T id="page.beyond_none" /></p>}
      {beyond.map((claim) => <ClaimCard id={claim.id} />)}
      {assumptions.length > 0 && (
        <ul>
          {assumptions.map((one) => (
            <li>
              {one.party && <><Party party={one.party} />: </>}
              {one.red_line && <><code>{one.red_line}</code>: </>}
              {Object.entries(one.values).map(([key, value]) => <><code>{key}</code> <ValueWords value={value} /> </>)}
              {one.reason && <>(<Name>{one.reason}</Name>)</>}
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && <h3><T id="page.title_claims" /></h3>}
      {others.map((claim) => <ClaimCard id={claim.id} />)}
    </>
  );
}

function Frames() {
  const { page } = useModel();
  if (page.negotiation.frames.length === 0) return null;
  return (
    <>
      <h3><T id="frames.title" /></h3>
      <p class="note"><T id="frames.help" /></p>
      {page.negotiation.frames.map((frame) => (
        <Fold name="claim" summary={<><Party party={frame.party} />{frame.text && <>: <Name>{frame.text}</Name></>}</>}>
          {() => frame.because.map((id) => <Quote id={id} />)}
        </Fold>
      ))}
    </>
  );
}

function Rounds() {
  const { page, answer } = useModel();
  const rounds = page.negotiation.rounds;
  if (rounds.length === 0) return null;
  return (
    <>
      <h3><T id="page.title_rounds" /></h3>
      <ol class="timeline">
        {rounds.map((round) => (
          <li class={round.id === answer.as_of?.round ? "now" : round.planned ? "planned" : ""}>
            <p>
              <b><code>{round.id}</code></b> <Name>{round.kind}</Name> {round.date && <time>{round.date}</time>}{" "}
              {round.planned && <span class="tag"><T id="page.round_planned" /></span>}
              {round.id === answer.as_of?.round && <span class="tag"><T id="page.round_now" /></span>}
            </p>
            <p><Parties parties={round.with} />{round.outcome && <>: <Name>{round.outcome}</Name></>}</p>
            {round.moved.length === 0 ? <p class="note"><T id="page.round_nothing_moved" /></p> : (
              <ul>
                {round.moved.map((moved) => (
                  <li>
                    <ClaimWords claim={moved.now} />
                    {moved.before && <p class="note"><T id="page.round_before" claim={<ClaimWords claim={moved.before} />} /></p>}
                  </li>
                ))}
              </ul>
            )}
            {round.because.map((id) => <Quote id={id} />)}
          </li>
        ))}
      </ol>
    </>
  );
}

// Only what a browser may follow without running anything.
const is_web = (url: string) => /^https?:\/\//i.test(url);

function Sources() {
  const { page } = useModel();
  const open = useContext(OpenSource);
  const words = useWords();
  return (
    <>
      <h3><T id="sources.title" /></h3>
      <ul>
        {page.negotiation.sources.map((source) => (
          <li>
            <Name>{source.title || source.file || source.id}</Name>
            {source.author && <>, <Name>{source.author}</Name></>}
            {source.publisher && <>, <Name>{source.publisher}</Name></>}
            , {source.date && source.date !== "unknown" ? source.date : words.text("sources.undated")}
            {source.reliability && <>, <T id="sources.reliability" grade={source.reliability} /></>}
            {is_web(source.url) && <>, <a href={source.url} rel="noopener noreferrer" target="_blank">{source.url}</a></>}
            {page.texts[source.id] && (
              <> <button type="button" class="link" onClick={() => open({ source: source.id })}>
                <T id="page.show_source" /><span class="hidden"> <Name>{source.title || source.id}</Name></span>
              </button></>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

export function Evidence() {
  const levels = useLevels();
  return (
    <Section id="evidence" title="evidence.title">
      <Balance />
      <p class="note"><T id="evidence.help" has_reported={levels.includes("reported") ? "yes" : "no"} /></p>
      <Disputes />
      <Claims />
      <Frames />
      <Rounds />
      <Sources />
    </Section>
  );
}

export function Method() {
  const { page, answer } = useModel();
  const words = useWords();
  return (
    <Section id="method" title="page.title_method">
      <p>
        <T id="page.method" version={page.version} file={<code>{page.file}</code>} seed={words.number(page.seed)} completions={words.number(page.completions)} />{" "}
        {page.sha256 && <>SHA-256 <code class="hash">{page.sha256}</code></>}
      </p>
      <ul>
        <li><T id="limits.not_modelled" /></li>
        <li><T id="limits.counts" /></li>
        {answer.robustness && <li><T id="robust.scope" /></li>}
        {answer.stopped && <li><T id="limits.stopped" /></li>}
        {[...(answer.red_lines_not_counted ?? []), ...(answer.reservations_not_counted ?? [])].map((id) => (
          <li><T id="limits.lines_not_used" lines={<code>{id}</code>} /></li>
        ))}
        {Object.entries(answer.not_computed).map(([part, why]) => (
          <li><T id="limits.not_computed" parts={<T id="limits.part" part={part} />} why={<EngineText text={why} />} /></li>
        ))}
      </ul>
      {(answer.warnings ?? []).length > 0 && (
        <Fold name="behind" summary={<T id="page.remarks" count={(answer.warnings ?? []).length} />}>
          {() => <ul>{(answer.warnings ?? []).map((one) => <li><code>{page.file}:{one.line}</code>: <EngineText text={one.message} /></li>)}</ul>}
        </Fold>
      )}
    </Section>
  );
}
