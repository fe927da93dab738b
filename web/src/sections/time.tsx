// Time: what moved since the round before, and every round with what was said and what moved in it.
import { Fold } from "../fold";
import { T } from "../i18n";
import { Rounds as RoundsPicture } from "../pictures";
import { Section } from "../section";
import { Quote } from "../sources";
import { ClaimWords, Id, Name, Parties, useModel } from "../words";
import { WhatMoved } from "./moved";

function Rounds() {
  const { page, answer } = useModel();
  return (
    <ol class="timeline">
      {page.negotiation.rounds.map((round) => (
        <li class={round.id === answer.as_of?.round ? "now" : round.planned ? "planned" : ""} data-of={round.with.join(" ")}>
          <p>
            <b><Name>{round.kind || round.id}</Name></b> {round.date && <time>{round.date}</time>}<Id id={round.id} />{" "}
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
  );
}

export function Time() {
  const { page, answer } = useModel();
  const rounds = page.negotiation.rounds;
  if (rounds.length === 0 && !answer.moved) return null;
  return (
    <Section id="time" title="page.title_rounds" part="moved">
      <RoundsPicture />
      <WhatMoved />
      {rounds.length > 0 && <Fold name="behind" summary={<T id="page.behind_rounds" count={rounds.length} />}>{() => <Rounds />}</Fold>}
    </Section>
  );
}
