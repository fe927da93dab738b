// Who does what in which order, in the packages that the answer speaks of.
import type { ScheduledSteps } from "../answer";
import { Listed, T } from "../i18n";
import { Section } from "../section";
import { Name, Parties, Party, useModel } from "../words";

// Its name, and in brackets who does it where that is wanted.
function Step({ id, who = false }: { id: string; who?: boolean }) {
  const step = (useModel().page.negotiation.steps ?? []).find((one) => one.id === id);
  const by = who ? step?.by ?? null : null;
  return <T id="schedule.step" step={<Name>{step?.name ?? id}</Name>} has_party={by === null ? "no" : "yes"}
    party={by === null ? "" : <Party party={by} />} />;
}

function Steps({ found }: { found: ScheduledSteps }) {
  const verifiers = found.confirmed_by ?? [];
  return <T id="schedule.steps" steps={<Listed parts={found.steps.map((id) => <Step id={id} who />)} />}
    together={found.steps.length > 1 ? "yes" : "no"}
    confirmed={verifiers.length > 0 ? "yes" : "no"} verifiers={<Parties parties={verifiers} />}
    waits={found.waits_for.length > 0 ? "yes" : "no"} awaited={<Listed parts={found.waits_for.map((id) => <Step id={id} />)} />} />;
}

export function Schedules() {
  const { answer } = useModel();
  const schedules = answer.schedules ?? [];
  if (schedules.length === 0) return null;
  return (
    <Section id="schedules" title="schedule.title">
      <p><T id="schedule.help" /></p>
      {schedules.map((schedule) => (
        <div class="schedule">
          <p><T id="schedule.of" where={<Listed parts={[
            ...(schedule.open ? [<T id="schedule.open" />] : []),
            ...(schedule.ways > 0 ? [<T id="schedule.ways" count={schedule.ways} />] : []),
            ...(schedule.proposals.length > 0 ? [<T id="schedule.proposals" proposals_count={schedule.proposals.length}
              proposals={<Listed parts={schedule.proposals.map((id) => <code>{id}</code>)} />} />] : []),
          ]} />} /></p>
          <ol>
            {schedule.stages.map((stage) => <li>{stage.length === 1 ? <Steps found={stage[0]!} />
              : <ul>{stage.map((found) => <li><Steps found={found} /></li>)}</ul>}</li>)}
          </ol>
        </div>
      ))}
    </Section>
  );
}
