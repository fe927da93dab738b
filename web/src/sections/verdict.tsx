// The verdict in one sentence, its date, scope and basis; and what is not contested.
import type { Counted } from "../answer";
import { T, useWords } from "../i18n";
import { RestsOn } from "../sources";
import { Section } from "../section";
import { EngineText, BasisMark, Issues, Parties, Party, basis_message, useModel } from "../words";

export function useCount() {
  const words = useWords();
  return (count: number | string | null | undefined, known?: "at least one" | "none") =>
    count !== null && count !== undefined
      ? words.number(count)
      : words.text(known === "none" ? "count_none" : known === undefined ? "count_unknown" : "count_some");
}

export function Scope() {
  const { answer, page } = useModel();
  const round = page.negotiation.rounds.find((one) => one.id === answer.round);
  const date = answer.as_of;
  return (
    <p class="scope">
      {date === "unknown" || !date ? <T id="scope_no_date" /> : <T id="scope_date" date={<time dateTime={date}>{date}</time>} />}{" "}
      {round && <><T id="scope_round" round={<code>{round.id}</code>} />{" "}</>}
      {answer.tabled_only && <><T id="scope_tabled_only" />{" "}</>}
      {(answer.without ?? []).length > 0 && (
        <><T id="scope_without" ids={<code>{(answer.without ?? []).join(", ")}</code>} />{" "}</>
      )}
      <T id="scope_neutral" />
    </p>
  );
}

export function VerdictSentence() {
  const { answer } = useModel();
  const words = useWords();
  const count = useCount();
  const parties = Object.keys(answer.packages?.not_excluded ?? {});
  const names = <Parties ids={parties} />;
  if (answer.verdict === null || answer.verdict === undefined) {
    const why = answer.not_computed.deadlock;
    return why ? <T id="verdict_none" why={<EngineText text={why} />} /> : <T id="verdict_unknown" />;
  }
  if (answer.verdict === "deadlock") {
    if (answer.packages?.tabled === 0) return <T id="verdict_nothing_tabled" />;
    if (answer.conflicts?.length === 0) {
      return answer.conflicts_complete ? <T id="verdict_rules" />
        : <T id="verdict_unexplained" count={count(answer.packages?.feasible_tabled)} parties={names} />;
    }
    return (
      <T id="verdict_deadlock" basis={words.text(basis_message(answer.basis ?? "assumed"))}
        count={count(answer.packages?.feasible_tabled)} parties={names} />
    );
  }
  const zone = answer.packages?.zone;
  return (
    <T id={answer.verdict === "demands_only" ? "verdict_demands_only" : "verdict_possible"}
      count={count(zone?.tabled, zone?.known?.tabled)} parties={names} />
  );
}

function Figures() {
  const { answer } = useModel();
  const count = useCount();
  const packages = answer.packages;
  if (!packages) return null;
  const show = (counted: Counted) => (
    <T id="figure_tabled_and_all" tabled={count(counted.tabled, counted.known?.tabled)} all={count(counted.all, counted.known?.all)} />
  );
  return (
    <dl class="figures">
      <div><dt><T id="figure_packages" /></dt><dd><T id="figure_tabled_and_all" tabled={count(packages.tabled)} all={count(packages.total)} /></dd></div>
      {Object.entries(packages.not_excluded).map(([party, counted]) => (
        <div><dt><T id="figure_not_excluded_by" party={<Party id={party} />} /></dt><dd>{show(counted)}</dd></div>
      ))}
      <div><dt><T id="figure_zone" /></dt><dd data-figure="zone">{show(packages.zone)}</dd></div>
    </dl>
  );
}

export function Verdict() {
  const { answer } = useModel();
  const is_deadlock = answer.verdict === "deadlock";
  return (
    <section id="verdict" aria-labelledby="verdict-title" class="verdict">
      <h2 id="verdict-title" class="hidden"><T id="title_verdict" /></h2>
      <p class="sentence" data-verdict={answer.verdict ?? "none"}><VerdictSentence /></p>
      {is_deadlock && answer.basis && (
        <p><T id="verdict_basis" basis={<BasisMark basis={answer.basis} />} /> <T id="verdict_support" /></p>
      )}
      {is_deadlock && answer.support && <RestsOn ids={answer.support} />}
      <Figures />
      {(answer.no_red_line_known ?? []).length > 0 && (
        <p><T id="no_red_line_known" parties={<Parties ids={answer.no_red_line_known ?? []} />} /></p>
      )}
      {(answer.needed_but_absent ?? []).length > 0 && (
        <p><T id="needed_but_absent" parties={<Parties ids={answer.needed_but_absent ?? []} />} /></p>
      )}
      <p class="note"><T id="basis_caveat" /></p>
    </section>
  );
}

export function Uncontested() {
  const { answer } = useModel();
  if (!answer.packages) return null;
  const issues = answer.uncontested;
  const islands = answer.islands ?? [];
  return (
    <Section id="uncontested" title="title_uncontested">
      <p>
        {issues === null || issues === undefined ? <T id="uncontested_unknown" />
          : issues.length === 0 ? <T id="uncontested_none" />
          : <T id="uncontested_some" issues={<Issues ids={issues} />} />}
      </p>
      {islands.length > 0 && (
        <>
          <p><T id="islands" /></p>
          <ul>{islands.map((island) => <li><Issues ids={island} /></li>)}</ul>
          {!answer.islands_complete && <p><T id="may_be_more" /></p>}
        </>
      )}
    </Section>
  );
}
