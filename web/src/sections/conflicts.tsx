// Whose red lines and demands meet, on which issue, each with its quotes.
import type { Collision, Conflict } from "../answer";
import { Fold } from "../fold";
import { T } from "../i18n";
import { Section, Few } from "../section";
import { ClaimCard } from "../sources";
import { BasisMark, Codes, FormulaWords, Issues, Name, Parties, useModel } from "../words";

// "Ayland asks for what Beeland rules out."
function Says({ collision }: { collision: Collision }) {
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

function Card({ conflict }: { conflict: Conflict | Collision }) {
  const model = useModel();
  const lines = "demands" in conflict ? [...conflict.demands, ...conflict.red_lines] : conflict.red_lines;
  const rules = (conflict.rules ?? []).map((id) => model.page.negotiation.rules.find((rule) => rule.id === id));
  return (
    <article class="card">
      <h3><Issues ids={conflict.issues} /> <BasisMark basis={conflict.basis} because={conflict.because} /></h3>
      {"demands" in conflict && <Says collision={conflict} />}
      {lines.map((id) => <ClaimCard id={id} open={true} />)}
      {rules.map((rule) => rule && (
        <p><T id="page.conflict_rule" rule={<code>{rule.id}</code>} formula={<FormulaWords formula={rule.formula} />} />{rule.reason && <> (<Name>{rule.reason}</Name>)</>}</p>
      ))}
    </article>
  );
}

export function Conflicts() {
  const { answer, page } = useModel();
  const conflicts = answer.conflicts ?? [];
  const collisions = answer.collisions ?? [];
  if (!answer.packages) return null;
  return (
    <Section id="conflicts" title="page.title_conflicts">
      {conflicts.length === 0 ? <p><T id={answer.conflicts_complete ? "page.conflicts_none" : "page.conflicts_unknown"} /></p> : (
        <p>
          <T id="page.conflicts_count" count={conflicts.length} />{" "}
          <T id="conflicts.intro" complete={answer.conflicts_complete ? "yes" : "no"} />
        </p>
      )}
      <div class="cards"><Few most={12} items={conflicts} show={(conflict) => <Card conflict={conflict} />} /></div>
      {(answer.rules_conflict ?? []).length > 0 && (
        <p><T id="page.rules_conflict" rules={<Codes ids={answer.rules_conflict ?? []} />} /></p>
      )}
      {collisions.length > 0 && (
        <Fold name="behind" open={answer.verdict === "demands_only"} summary={<T id="page.collisions" count={collisions.length} />}>
          {() => (
            <>
              <p><T id="collisions.intro" complete={answer.collisions_complete ? "yes" : "no"} /></p>
              <div class="cards"><Few most={12} items={collisions} show={(collision) => <Card conflict={collision} />} /></div>
            </>
          )}
        </Fold>
      )}
      {(answer.blocs ?? []).map((bloc) => {
        const because = page.negotiation.blocs.find((one) => one.id === bloc.id);
        return (
          <article class="card">
            <h3><T id="page.bloc" parties={<Parties parties={bloc.with} />} /> <BasisMark basis={bloc.basis} because={bloc.because} /></h3>
            {because?.before && <p><T id="page.bloc_before" kind={<Name>{because.before}</Name>} /></p>}
            {bloc.subject_to.map((unknown) => (
              <p><T id="blocs.unknown" party={<Parties parties={[unknown.party]} />} issues={<Issues ids={unknown.issues} />} /></p>
            ))}
            {bloc.conflicts.length > 0 && <p><T id="page.bloc_conflicts" count={bloc.conflicts.length} />{!bloc.conflicts_complete && <> <T id="page.may_be_more" /></>}</p>}
            <div>{bloc.conflicts.map((conflict) => <Card conflict={conflict} />)}</div>
          </article>
        );
      })}
    </Section>
  );
}
