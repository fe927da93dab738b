// The annex: every claim with its quotes, how parties see the dispute, and how this was made.
import { useEffect, useState } from "preact/hooks";
import { Fold } from "../fold";
import { Listed, T, useWords } from "../i18n";
import type { Basis } from "../model";
import { Roving } from "../roving";
import { Section } from "../section";
import { ClaimCard, Claims, Quote } from "../sources";
import { EngineText, Name, Party, ValueWords, useModel } from "../words";

const goes_beyond = (basis: Basis) => basis === "inferred" || basis === "assumed";

function Assumptions() {
  const { assumptions } = useModel().page.negotiation;
  if (assumptions.length === 0) return null;
  return (
    <ul>
      {assumptions.map((one) => (
        <li data-of={one.party ?? undefined}>
          {one.party && <><Party party={one.party} />: </>}
          {one.red_line && <><Claims ids={[one.red_line]} />: </>}
          {Object.entries(one.values).map(([key, value]) => <><code>{key}</code> <ValueWords value={value} /> </>)}
          {one.reason && <>(<Name>{one.reason}</Name>)</>}
        </li>
      ))}
    </ul>
  );
}

// Each claim at home: what goes beyond its statements first.
function AllClaims() {
  const { positions, assumptions } = useModel().page.negotiation;
  const beyond = positions.filter((one) => goes_beyond(one.basis));
  const others = positions.filter((one) => !goes_beyond(one.basis));
  const cards = (claims: typeof positions) => <Roving class="claims">{claims.map((claim) => <ClaimCard id={claim.id} own />)}</Roving>;
  return (
    <>
      <h3><T id="page.title_beyond" /></h3>
      {beyond.length === 0 && assumptions.length === 0 && <p><T id="page.beyond_none" /></p>}
      {cards(beyond)}
      <Assumptions />
      {others.length > 0 && <h3><T id="page.title_claims" /></h3>}
      {cards(others)}
    </>
  );
}

function Frames() {
  const { frames } = useModel().page.negotiation;
  if (frames.length === 0) return null;
  return (
    <>
      <h3><T id="frames.title" /></h3>
      <p class="note"><T id="frames.help" /></p>
      <Roving>
        {frames.map((frame) => (
          <Fold name="claim" summary={<><Party party={frame.party} />{frame.text && <>: <Name>{frame.text}</Name></>}</>}>
            {() => frame.because.map((id) => <Quote id={id} />)}
          </Fold>
        ))}
      </Roving>
    </>
  );
}

export function ClaimsOfAll() {
  const { positions } = useModel().page.negotiation;
  return (
    <Section id="claims" title="page.title_all_claims" annex>
      <Fold name="behind" holds="claim-" summary={<T id="page.all_claims" count={positions.length} />}>{() => <AllClaims />}</Fold>
      <Frames />
    </Section>
  );
}

// Ids are for those who work on the file.
export function IdSwitch({ first }: { first: boolean }) {
  const [shown, set_shown] = useState(first);
  useEffect(() => void document.documentElement.classList.toggle("show-ids", shown), [shown]);
  return (
    <p><label><input type="checkbox" checked={shown} onChange={(event) => set_shown(event.currentTarget.checked)} /> <T id="page.show_ids" /></label></p>
  );
}

function Limits() {
  const { answer, page } = useModel();
  return (
    <ul>
      <li><T id="limits.not_modelled" /></li>
      <li><T id="limits.counts" /></li>
      {page.packages && <li><T id="robust.scope" /></li>}
      {answer.stopped && <li><T id="limits.stopped" /></li>}
      {[...(answer.red_lines_not_counted ?? []), ...(answer.reservations_not_counted ?? [])].map((id) => (
        <li><T id="limits.lines_not_used" lines={<Listed parts={[<code>{id}</code>]} />} /></li>
      ))}
      {Object.entries(answer.not_computed).map(([part, why]) => (
        <li><T id="limits.not_computed" parts={<T id="limits.part" part={part} />} why={<EngineText text={why} />} /></li>
      ))}
    </ul>
  );
}

export function Method({ show_ids }: { show_ids: boolean }) {
  const { page, answer } = useModel();
  const words = useWords();
  const warnings = answer.warnings ?? [];
  return (
    <Section id="method" title="page.title_method" annex>
      <p>
        <T id="page.method" version={page.version} file={<code>{page.file}</code>} seed={words.number(page.seed)} completions={words.number(page.completions)} />{" "}
        <T id="verdict.basis_caveat" /> <T id="scope.neutral" />
      </p>
      <Fold name="behind" summary={<T id="page.behind_limits" />}>
        {() => (
          <>
            <Limits />
            {warnings.length > 0 && (
              <>
                <h3><T id="page.remarks" count={warnings.length} /></h3>
                <ul>{warnings.map((one) => <li><code>{page.file}:{one.line}</code>: <EngineText text={one.message} /></li>)}</ul>
              </>
            )}
            {page.sha256 && <p>SHA-256 <code class="hash">{page.sha256}</code></p>}
          </>
        )}
      </Fold>
      <IdSwitch first={show_ids} />
    </Section>
  );
}
