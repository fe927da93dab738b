// From a conclusion to the words that it rests on: claims by their short names, quotes with who said
// them, and links to where the source says so.
import { Fold } from "./fold";
import type { Statement } from "./answer";
import { Listed, T, useWords } from "./i18n";
import { class_of } from "./pictures/party";
import { BasisMark, ClaimWords, Id, Issues, Name, Parties, Party, useModel } from "./words";

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
      {statement.about.length > 0 && <><T id="page.origin_about" parties={<Parties parties={statement.about} />} /> · </>}
      {statement.unnamed ? <T id="page.origin_unnamed" />
        : speaker === null ? <T id="page.origin_own_voice" /> : <T id="page.origin_by" speaker={speaker} />} ·{" "}
      {statement.hedged && <><T id="page.origin_hedged" /> · </>}
      <T id={statement.verbatim ? "page.origin_verbatim" : "page.origin_paraphrase"} /> ·{" "}
      <T id="page.origin_in" source={<Name>{model.source_title(statement.source)}</Name>} />
      {statement.date !== "" && statement.date !== "unknown" && <> · {statement.date}</>}
    </>
  );
}

// The class of a statement's speaker: the colour that the party has everywhere.
export function useSpeaker(statement: Statement | undefined): string {
  const model = useModel();
  return statement?.by ? class_of(model, statement.by) : "party-none";
}

export function Quote({ id }: { id: string }) {
  const model = useModel();
  const statement = model.statement(id);
  const speaker = useSpeaker(statement);
  if (statement === undefined) return null;
  const language = model.source(statement.source)?.language || undefined;
  return (
    <figure class={`quote ${speaker}`}>
      <blockquote lang={statement.quote ? language : undefined} dir="auto">
        {statement.quote || statement.text}
      </blockquote>
      <figcaption>
        <Origin statement={statement} />{" "}
        {model.has_passage(id) && (
          <a class="to-source" data-statement={id} href={`#quote-${id}`}><T id="page.show_in_source" /><Id hidden id={id} /></a>
        )}
      </figcaption>
      {model.disputed_by(id).map((denial) => (
        <p class="dispute">
          <T id="page.disputed_by" origin={<Origin statement={denial} />}
            said={<q lang={denial.quote ? model.source(denial.source)?.language || undefined : undefined}>{denial.quote || denial.text}</q>} />
          <Id id={denial.id} />
        </p>
      ))}
    </figure>
  );
}

// What a red line or claim says, whatever it is called in the file.
export function Says({ id }: { id: string }) {
  const model = useModel();
  const claim = model.position(id);
  const line = model.answer.red_lines?.find((one) => one.id === id);
  return claim ? <ClaimWords claim={claim} />
    : line ? <T id="page.line_reservation" party={<Party party={line.party} />} /> : <code>{id}</code>;
}

// A claim with its quotes, folded away until someone asks.  `own`: the one place where it is at
// home, to which every mention of it leads.
export function ClaimCard({ id, open = false, own = false }: { id: string; open?: boolean; own?: boolean }) {
  const model = useModel();
  const claim = model.position(id);
  const because = model.because(id);
  const basis = claim?.basis ?? model.answer.red_lines?.find((one) => one.id === id)?.basis;
  return (
    <div id={own ? `claim-${id}` : undefined} class={`claim-card ${class_of(model, model.party_of(id))}`}
      data-of={own ? model.party_of(id) : undefined} data-on={own && claim ? model.issues_of(claim).join(" ") : undefined}>
      <Fold name="claim" open={open}
        summary={<><Says id={id} /> {basis && <BasisMark basis={basis} because={because} />} <Id id={id} /></>}>
        {() => (
          <>
            {because.length === 0
              ? <p><T id="page.no_statement" /></p>
              : because.map((statement) => <Quote id={statement} />)}
            <Since claim={id} />
          </>
        )}
      </Fold>
    </div>
  );
}

// What happened since that may have changed it.
function Since({ claim }: { claim: string }) {
  const model = useModel();
  const party = model.party_of(claim);
  return (
    <>
      {(model.answer.events ?? []).filter((one) => one.claims.includes(claim)).map((one) => (
        <p class="note"><T id="line.before_event" event={<Name>{one.name}</Name>} date={one.date} party={<Party party={party} />}
          no_agreement={one.changes.find((change) => change.party === party)?.no_agreement ?? "worse"} /></p>
      ))}
    </>
  );
}

// The short name of a claim, which leads to where it stands with its quotes.
export function ClaimLink({ id }: { id: string }) {
  const model = useModel();
  const words = useWords();
  const claim = model.position(id);
  const issues = claim ? model.issues_of(claim) : [];
  const many = words.list("conjunction").format(issues.slice(0, 2).map((issue) => model.issue_name(issue)));
  return (
    <a class={`chip ${class_of(model, model.party_of(id))}`} href={`#claim-${id}`} title={issues.length > 2 ? undefined : many}>
      {claim ? <T id="page.claim_short" kind={claim.kind} party={<Party party={claim.party} />} count={issues.length}
        issues={issues.length <= 2 ? <Issues ids={issues} /> : <>{issues.length}</>} />
        : <Says id={id} />}
      <Id id={id} />
    </a>
  );
}

export const Claims = ({ ids }: { ids: string[] }) => <Listed parts={ids.map((id) => <ClaimLink id={id} />)} />;

// "Rests on a, b": links to where each stands; rules by what they say.
export function RestsOn({ ids }: { ids: string[] }) {
  const model = useModel();
  const known = ids.filter((id) => model.position(id) || model.answer.red_lines?.some((one) => one.id === id));
  const others = ids.filter((id) => !known.includes(id));
  return (
    <ul class="rests-on">
      {known.map((id) => <li><ClaimLink id={id} /></li>)}
      {others.map((id) => <li><Rule id={id} /></li>)}
    </ul>
  );
}

// A rule: why it is there, else what it says.  It stands inside a sentence.
export function Rule({ id }: { id: string }) {
  const { page } = useModel();
  const rule = page.negotiation.rules.find((one) => one.id === id);
  return <span class="rule">{rule?.reason ? <Name>{rule.reason.replace(/\.$/, "")}</Name> : <code>{id}</code>}</span>;
}

// A statement by its first words, which lead to it.
export function SaidBy({ id }: { id: string }) {
  const model = useModel();
  const statement = model.statement(id);
  const text = statement?.quote || statement?.text || id;
  const language = statement?.quote ? model.source(statement.source)?.language || undefined : undefined;
  return (
    <a href={`#${model.has_passage(id) ? "quote" : "said"}-${id}`}>
      <q lang={language} dir="auto">{text.length > 60 ? `${text.slice(0, 58)}…` : text}</q><Id id={id} />
    </a>
  );
}
