// The verdict in one sentence, its date, scope and basis.
import type { Counted } from "../answer";
import { Listed, T, useWords } from "../i18n";
import { RestsOn } from "../sources";
import { EngineText, BasisMark, Codes, Issues, Parties, Party, useModel } from "../words";

export function useCount() {
  const words = useWords();
  return (count: number | string | null | undefined, known?: "at least one" | "none") =>
    count !== null && count !== undefined
      ? words.number(count)
      : words.text(known === "none" ? "page.count_none" : known === undefined ? "page.count_unknown" : "page.count_some");
}

// A count as sentences take it: {known, count}.
export const known = (count: number | string | null | undefined, at_least?: "at least one" | "none") =>
  count !== null && count !== undefined ? { known: "yes", count: Number(count) }
    : { known: at_least === undefined ? "no" : at_least === "none" ? "none" : "some", count: 0 };

export function Scope() {
  const { answer, page } = useModel();
  const round = page.negotiation.rounds.find((one) => one.id === answer.as_of?.round);
  const date = answer.as_of?.date;
  const later = answer.known_later ?? [];
  return (
    <p class="scope">
      {!date ? <T id="scope.no_date" /> : <T id="scope.date" date={<time dateTime={date}>{date}</time>} />}{" "}
      {round && <><T id="scope.round" round={<code>{round.id}</code>} dated={round.date ? "yes" : "no"} date={round.date ?? ""} />{" "}</>}
      {later.length > 0 && <><T id="scope.later" ids={<Codes ids={later} />} />{" "}</>}
      {answer.tabled_only && <><T id="scope.tabled_only" />{" "}</>}
      {(answer.without ?? []).length > 0 && (
        <><T id="scope.without" ids={<code>{(answer.without ?? []).join(", ")}</code>} />{" "}</>
      )}
      <T id="scope.neutral" />
    </p>
  );
}

export function VerdictSentence() {
  const { answer } = useModel();
  const later = answer.known_later ?? [];
  return (
    <>
      {answer.as_of?.earlier && answer.verdict === "deadlock" && <><T id="verdict.deadlock_then" day={<VerdictDay />} />{" "}</>}
      <SentenceOfItsDay />
      {later.length > 0 && answer.verdict && <>{" "}<T id="verdict.later" ids={<Codes ids={later} />} /></>}
    </>
  );
}

function VerdictDay() {
  const { answer } = useModel();
  const { date, round } = answer.as_of ?? {};
  return <T id="verdict.day" dated={date ? "yes" : "no"} date={date ?? ""} round={<code>{round}</code>} />;
}

function SentenceOfItsDay() {
  const { answer, page } = useModel();
  const who = {
    parties: <Parties parties={Object.keys(answer.packages?.not_excluded ?? {})} />,
    rule: page.negotiation.agreement ? "yes" : "no",
    agreement: <code>{page.negotiation.agreement}</code>,
  };
  if (answer.verdict === null || answer.verdict === undefined) {
    const why = answer.not_computed.deadlock;
    return why ? <T id="verdict.none" why={<EngineText text={why} />} /> : <T id="verdict.not_reached" />;
  }
  if (answer.verdict === "deadlock") {
    if (answer.packages?.tabled === 0) return <T id="verdict.nothing_tabled" />;
    if (answer.conflicts?.length === 0) {
      return answer.conflicts_complete ? <T id="verdict.rules" rules={<Codes ids={answer.rules_conflict ?? []} />} />
        : <T id="page.verdict_unexplained" parties={who.parties} />;
    }
    return (
      <T id="verdict.deadlock" basis={answer.basis ?? "assumed"} has_rules={page.negotiation.rules.length > 0 ? "yes" : "no"}
        {...known(answer.packages?.feasible_tabled)} {...who} />
    );
  }
  const zone = answer.packages?.zone;
  const then = answer.as_of?.earlier ? "_then" : "";
  return (
    <T id={`${answer.verdict === "demands_only" ? "verdict.demands_only" : "verdict.possible"}${then}`}
      day={<VerdictDay />} {...known(zone?.tabled, zone?.known?.tabled)} {...who} />
  );
}

function Figures() {
  const { answer } = useModel();
  const count = useCount();
  const packages = answer.packages;
  if (!packages) return null;
  const show = (counted: Counted) => (
    <T id="page.figure_tabled_and_all" tabled={count(counted.tabled, counted.known?.tabled)} all={count(counted.all, counted.known?.all)} />
  );
  return (
    <dl class="figures">
      <div><dt><T id="page.figure_packages" /></dt><dd><T id="page.figure_tabled_and_all" tabled={count(packages.tabled)} all={count(packages.total)} /></dd></div>
      {Object.entries(packages.not_excluded).map(([party, counted]) => (
        <div><dt><T id="page.figure_not_excluded_by" party={<Party party={party} />} /></dt><dd>{show(counted)}</dd></div>
      ))}
      <div><dt><T id="page.figure_zone" /></dt><dd data-figure="zone">{show(packages.zone)}</dd></div>
    </dl>
  );
}

const most_meetings = 6;

// Red lines that meet though the agreement does not need everyone whose they are.
function NotBlocking() {
  const { answer } = useModel();
  const all = answer.not_blocking ?? [];
  if (all.length === 0 || answer.verdict === "deadlock") return null;
  const meetings = all.slice(0, most_meetings).map((one) => (
    <T id="verdict.lines_meet" lines={<Codes ids={one.red_lines} />} issues={<Issues ids={one.issues} />} />
  ));
  return (
    <p>
      <T id="verdict.not_blocking" count={all.length} all={all.length <= most_meetings ? "yes" : "no"}
        meetings={<Listed parts={meetings} />} />
    </p>
  );
}

export function Verdict() {
  const model = useModel();
  const { answer, page } = model;
  const is_deadlock = answer.verdict === "deadlock";
  const rules = page.negotiation.rules.map((rule) => rule.id).filter((id) => answer.support?.includes(id));
  const lines = (answer.support ?? []).filter((id) => !rules.includes(id));
  return (
    <section id="verdict" aria-labelledby="verdict-title" class="verdict">
      <h2 id="verdict-title" class="hidden"><T id="verdict.title" /></h2>
      <p class="sentence" data-verdict={answer.verdict ?? "none"}><VerdictSentence /></p>
      {is_deadlock && answer.basis && (
        <p><T id="verdict.support" basis={<BasisMark basis={answer.basis} because={lines.flatMap((id) => model.because(id))} />} lines={<Codes ids={lines} />} rules={<Codes ids={rules} />} /></p>
      )}
      {is_deadlock && answer.support && <RestsOn ids={answer.support} />}
      <Figures />
      {(answer.not_needed_but_excluding ?? []).length > 0 && (
        <p><T id="verdict.excluding" parties={<Parties parties={answer.not_needed_but_excluding ?? []} />} /></p>
      )}
      <NotBlocking />
      {(answer.no_red_line_known ?? []).length > 0 && (
        <p><T id="verdict.no_line_known" parties={<Parties parties={answer.no_red_line_known ?? []} />} /></p>
      )}
      {(answer.needed_but_absent ?? []).length > 0 && (
        <p><T id="verdict.absent" rule={page.negotiation.agreement ? "yes" : "no"} parties={<Parties parties={answer.needed_but_absent ?? []} />} /></p>
      )}
      <p class="note"><T id="verdict.basis_caveat" /></p>
    </section>
  );
}
