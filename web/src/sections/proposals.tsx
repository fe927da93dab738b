// Proposals on the table: whom each breaks, and what would let it stand.
import type { Change, Move, Proposal } from "../answer";
import { Fold } from "../fold";
import { Listed, T } from "../i18n";
import type { PackageOf } from "../model";
import { Section } from "../section";
import { ProposalsByParty } from "../pictures";
import { Roving } from "../roving";
import { ClaimLink, RestsOn, Rule } from "../sources";
import { Id, IssueName, Option, PackageWords, Parties, Party, useModel } from "../words";
import { QuestionWords } from "./ways";

const package_of = (changes: Change[]): PackageOf =>
  Object.fromEntries(changes.map((change) => [change.issue, change.to]));

function Verdict({ proposal }: { proposal: Proposal }) {
  const { page } = useModel();
  const excluding = Object.keys(proposal.verdict).filter((party) => proposal.verdict[party] === "excluded");
  const rules = proposal.breaks_rules ?? [];
  const reason = (issue: string, option: string) =>
    page.negotiation.issues.find((one) => one.id === issue)?.options.find((one) => one.id === option)?.excluded;
  return (
    <>
      {excluding.length > 0 && <p><T id="proposal.excluded_by" parties={<Parties parties={excluding} />} /></p>}
      {rules.length > 0 && <p><T id="proposal.breaks_rules" rules={<Listed parts={rules.map((id) => <Rule id={id} />)} />} /></p>}
      {(proposal.not_possible ?? []).map(({ issue, to }) => (
        <p>
          <T id="proposal.not_possible" option={<Option issue={issue} id={to} />} issue={<IssueName id={issue} />}
            reasoned={reason(issue, to) ? "yes" : "no"} reason={reason(issue, to) ?? ""} />
        </p>
      ))}
      {!proposal.excluded && <p><T id="proposal.open" needless={excluding.length > 0 ? "yes" : "no"} /></p>}
      {proposal.accepted_by.length > 0 && (
        <p>
          <T id="proposal.accepted" parties_count={proposal.accepted_by.length}
            parties={<Parties parties={proposal.accepted_by} />} />
        </p>
      )}
    </>
  );
}

function MoveWords({ move, proposal }: { move: Move; proposal: Proposal }) {
  const party = <Party party={move.party} />;
  const line = <ClaimLink id={move.red_line} />;
  const option = move.issue === undefined ? undefined : proposal.package[move.issue];
  if (move.issue === undefined || option === undefined) return <T id="proposal.drops" party={party} line={line} />;
  return (
    <T id="proposal.goes_down" party={party} line={line} issue={<IssueName id={move.issue} />}
      option={<Option issue={move.issue} id={option} />} />
  );
}

function WhatWouldHelp({ proposal }: { proposal: Proposal }) {
  const { changes, moves } = proposal;
  const complete = proposal.changes_complete ? "yes" : "no";
  return (
    <>
      {changes.length === 0 && proposal.changes_complete && <p><T id="proposal.no_change" /></p>}
      {changes.length > 0 && (
        <>
          <p><T id="proposal.changes" count={changes[0]?.length ?? 0} sets={changes.length} complete={complete} /></p>
          <ul>{changes.map((set) => <li><PackageWords literal of={package_of(set)} /></li>)}</ul>
        </>
      )}
      {moves.length === 0 && proposal.moves_complete && <p><T id="proposal.no_move" /></p>}
      {moves.length > 0 && (
        <>
          <p><T id="proposal.moves" sets={moves.length} /></p>
          <ul>
            {moves.map((set) => <li><Listed parts={set.map((move) => <MoveWords move={move} proposal={proposal} />)} /></li>)}
          </ul>
        </>
      )}
    </>
  );
}

function Card({ proposal }: { proposal: Proposal }) {
  return (
    <article class="card" data-of={[proposal.by, ...Object.keys(proposal.verdict)].join(" ")} data-on={Object.keys(proposal.package).join(" ")}>
      <h3>{proposal.by ? <T id="page.proposal_by" party={<Party party={proposal.by} />} /> : <T id="page.proposal" />}{proposal.id && <Id id={proposal.id} />}</h3>
      <PackageWords literal of={proposal.package} />
      <Verdict proposal={proposal} />
      {proposal.breaks.length > 0 && <RestsOn ids={proposal.breaks} />}
      {proposal.unmet.length > 0 && <p><T id="page.proposal_unmet" /></p>}
      {proposal.unmet.length > 0 && <RestsOn ids={proposal.unmet} />}
      {proposal.questions.map((question) => <p><QuestionWords question={question} /></p>)}
      {proposal.excluded && <WhatWouldHelp proposal={proposal} />}
    </article>
  );
}

export function Proposals() {
  const { answer } = useModel();
  const proposals = answer.proposals ?? [];
  if (proposals.length === 0) return null;
  return (
    <Section id="proposals" title="page.title_proposals" part="proposals">
      <ProposalsByParty />
      <Fold name="behind" summary={<T id="page.behind_proposals" count={proposals.length} />}>
        {() => (
          <>
            <p class="note"><T id="proposals.intro" /></p>
            <Roving class="cards">{proposals.map((proposal) => <Card proposal={proposal} />)}</Roving>
          </>
        )}
      </Fold>
    </Section>
  );
}
