// Whose red lines meet, on which issue, each with its quotes.
import type { Conflict, DemandConflict } from "../answer";
import { Fold } from "../fold";
import { T } from "../i18n";
import { Section, Few } from "../section";
import { ClaimCard } from "../sources";
import { BasisMark, Codes, FormulaWords, Issues, Name, Parties, useModel } from "../words";

function Card({ conflict }: { conflict: Conflict | DemandConflict }) {
  const model = useModel();
  const lines = "red_lines" in conflict ? conflict.red_lines : conflict.demands;
  const rules = (conflict.rules ?? []).map((id) => model.page.negotiation.rules.find((rule) => rule.id === id));
  return (
    <article class="card">
      <h3><Issues ids={conflict.issues} /> <BasisMark basis={conflict.basis} /></h3>
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
  const demands = answer.demand_conflicts ?? [];
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
      {demands.length > 0 && (
        <Fold name="behind" open={answer.verdict === "demands_only"} summary={<T id="page.demand_conflicts" count={demands.length} />}>
          {() => (
            <>
              <p><T id="demands.intro" />{!answer.demand_conflicts_complete && <> <T id="page.may_be_more" /></>}</p>
              <div class="cards">{demands.map((conflict) => <Card conflict={conflict} />)}</div>
            </>
          )}
        </Fold>
      )}
      {(answer.blocs ?? []).map((bloc) => {
        const because = page.negotiation.blocs.find((one) => one.id === bloc.id);
        return (
          <article class="card">
            <h3><T id="page.bloc" parties={<Parties parties={bloc.with} />} /> <BasisMark basis={bloc.basis} /></h3>
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
