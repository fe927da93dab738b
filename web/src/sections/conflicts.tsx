// What blocks: which red lines meet, each with its quotes; where demands meet; what else stands in
// the way.
import type { Collision, Conflict } from "../answer";
import { Said } from "../brief";
import { Fold } from "../fold";
import { Listed, T } from "../i18n";
import type { Answer } from "../model";
import { Knots } from "../pictures";
import { Roving } from "../roving";
import { Few, Section } from "../section";
import { ClaimCard, Claims, Rule } from "../sources";
import { useWide } from "../wide";
import { BasisMark, FormulaWords, Issues, Name, Parties, useModel } from "../words";

// "Ayland asks for what Beeland rules out."
function Meets({ collision }: { collision: Collision }) {
  const model = useModel();
  const whose = (ids: readonly string[]) => [...new Set(ids.map((id) => model.party_of(id)))];
  const askers = whose(collision.demands);
  const owners = whose(collision.red_lines);
  const others = owners.filter((party) => !askers.includes(party));
  return (
    <p><T id="card.collision" askers={<Parties parties={askers} />} others={<Parties parties={others} />}
      own={others.length < owners.length ? "yes" : "no"} not_needed={<Parties parties={collision.not_needed ?? []} />} /></p>
  );
}

const lines_of = (conflict: Conflict | Collision) =>
  ("demands" in conflict ? [...conflict.demands, ...conflict.red_lines] : conflict.red_lines);
// By what it is made of: where one goes, the others stay as they are.
const key_of = (conflict: Conflict | Collision) => lines_of(conflict).join(" ");

// On a wide page the quotes stand beside what rests on them.
export function Knot({ conflict, level = 3 }: { conflict: Conflict | Collision; level?: 3 | 4 }) {
  const model = useModel();
  const is_wide = useWide();
  const lines = lines_of(conflict);
  const rules = (conflict.rules ?? []).map((id) => model.page.negotiation.rules.find((rule) => rule.id === id));
  const parties = [...new Set(lines.map((id) => model.party_of(id)))];
  const Heading = `h${level}` as "h3";
  return (
    <article class="knot" data-of={parties.join(" ")} data-on={conflict.issues.join(" ")}>
      <Heading><Issues ids={conflict.issues} /> <BasisMark basis={conflict.basis} because={conflict.because} /></Heading>
      {"demands" in conflict && <Meets collision={conflict} />}
      <div class="claims">{lines.map((id) => <ClaimCard key={id} id={id} open={is_wide} />)}</div>
      {rules.map((rule) => rule && (
        <p><T id="page.conflict_rule" rule={<Rule id={rule.id} />} formula={<FormulaWords formula={rule.formula} />} /></p>
      ))}
    </article>
  );
}

function Collisions() {
  const { answer } = useModel();
  const collisions = answer.collisions ?? [];
  if (collisions.length === 0) return null;
  return (
    <div class={answer.verdict === "deadlock" ? "on-screen" : undefined}>
      <Said part="collisions" />
      <Fold name="behind" open={answer.verdict === "demands_only"} summary={<T id="page.collisions" count={collisions.length} />}>
        {() => (
          <>
            <p class="note"><T id="collisions.intro" complete={answer.collisions_complete ? "yes" : "no"} /></p>
            <Roving class="knots"><Few most={12} items={collisions} show={(collision) => <Knot key={key_of(collision)} conflict={collision} level={4} />} /></Roving>
          </>
        )}
      </Fold>
    </div>
  );
}

function Blocs() {
  const { answer, page } = useModel();
  return (
    <>
      {(answer.blocs ?? []).map((bloc) => {
        const because = page.negotiation.blocs.find((one) => one.id === bloc.id);
        return (
          <article class="card" data-of={bloc.with.join(" ")}>
            <h3><T id="page.bloc" parties={<Parties parties={bloc.with} />} /> <BasisMark basis={bloc.basis} because={bloc.because} /></h3>
            {because?.before && <p><T id="page.bloc_before" kind={<Name>{because.before}</Name>} /></p>}
            {bloc.subject_to.map((unknown) => (
              <p><T id="blocs.unknown" party={<Parties parties={[unknown.party]} />} issues={<Issues ids={unknown.issues} />} /></p>
            ))}
            {bloc.conflicts.length > 0 && <p><T id="page.bloc_conflicts" count={bloc.conflicts.length} />{!bloc.conflicts_complete && <> <T id="page.may_be_more" /></>}</p>}
            <Roving class="knots">{bloc.conflicts.map((conflict) => <Knot conflict={conflict} level={4} />)}</Roving>
          </article>
        );
      })}
    </>
  );
}

const most_meetings = 6;

// Whom the agreement needs, and what stands in nobody's way.
function Remarks() {
  const { answer, page } = useModel();
  const all = answer.verdict === "deadlock" ? [] : answer.not_blocking ?? [];
  const meetings = all.slice(0, most_meetings).map((one) => (
    <T id="verdict.lines_meet" lines={<Claims ids={one.red_lines} />} issues={<Issues ids={one.issues} />} />
  ));
  return (
    <>
      {(answer.not_needed_but_excluding ?? []).length > 0 && (
        <p><T id="verdict.excluding" parties={<Parties parties={answer.not_needed_but_excluding ?? []} />} /></p>
      )}
      {all.length > 0 && (
        <p>
          <T id="verdict.not_blocking" count={all.length} all={all.length <= most_meetings ? "yes" : "no"}
            meetings={<Listed parts={meetings} />} />
        </p>
      )}
      {(answer.no_red_line_known ?? []).length > 0 && (
        <p><T id="verdict.no_line_known" parties={<Parties parties={answer.no_red_line_known ?? []} />} /></p>
      )}
      {(answer.needed_but_absent ?? []).length > 0 && (
        <p><T id="verdict.absent" rule={page.negotiation.agreement ? "yes" : "no"} parties={<Parties parties={answer.needed_but_absent ?? []} />} /></p>
      )}
    </>
  );
}

const is_silent = (answer: Answer) =>
  [answer.conflicts, answer.collisions, answer.blocs, answer.rules_conflict, answer.not_needed_but_excluding,
    answer.not_blocking, answer.no_red_line_known, answer.needed_but_absent].every((list) => (list ?? []).length === 0);

export function Conflicts() {
  const { answer, page } = useModel();
  const conflicts = answer.conflicts ?? [];
  if (!answer.packages || (answer.conflicts_complete && is_silent(answer))) return null;
  return (
    <Section id="conflicts" title="page.title_conflicts" part="blocks">
      <Knots />
      <div class="beyond">
        {conflicts.length === 0 ? <p><T id={answer.conflicts_complete ? "page.conflicts_none" : "page.conflicts_unknown"} /></p> : (
          <p class="note"><T id="conflicts.intro" complete={answer.conflicts_complete ? "yes" : "no"} rule={page.pictures.knots?.by_rule ? "yes" : "no"} /></p>
        )}
        <Roving class="knots"><Few most={4} items={conflicts} show={(conflict) => <Knot key={key_of(conflict)} conflict={conflict} />} /></Roving>
        {(answer.rules_conflict ?? []).length > 0 && (
          <p><T id="page.rules_conflict" rules={<Listed parts={(answer.rules_conflict ?? []).map((id) => <Rule id={id} />)} />} /></p>
        )}
        <Remarks />
        <Blocs />
      </div>
      <Collisions />
    </Section>
  );
}
