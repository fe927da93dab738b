// Ways out by class, side by side: who would need to accept what; and what nobody has been asked.
import type { Class, OpenPackage, Way, WaysOut } from "../answer";
import { Fold } from "../fold";
import { Listed, T } from "../i18n";
import { TryWay } from "../live/controls";
import type { PackageOf } from "../model";
import { Few, Section } from "../section";
import { BasisMark, IssueName, Option, Options, PackageWords, Party, useModel } from "../words";
import { useCount } from "./verdict";

function Moves({ way }: { way: Way }) {
  const parties = [...new Set(way.moves.map((move) => move.party))];
  return (
    <ul class="moves">
      {parties.map((party) => (
        <li>
          <T id="would_need_to" party={<Party id={party} />} />
          <ul>
            {way.moves.filter((move) => move.party === party).map((move) => (
              <li>
                {move.dropped || move.issue === undefined ? <T id="drop_line" line={<code>{move.red_line}</code>} /> : (
                  <T id="accept_on" options={<Options issue={move.issue} ids={move.accepts} />} issue={<IssueName id={move.issue} />} />
                )}{" "}
                <span class="note"><T id={`firmness_${move.firmness}`} /></span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

const package_of = (opened: PackageOf | OpenPackage): PackageOf =>
  "questions" in opened && Array.isArray(opened.questions) ? (opened as OpenPackage).package : (opened as PackageOf);

function WayCard({ way }: { way: Way }) {
  const count = useCount();
  return (
    <article class="card way">
      <Moves way={way} />
      <p><T id="opens" count={count(way.opens_count)} /> <BasisMark basis={way.basis} /></p>
      <Fold name="which" summary={<T id="opens_which" />}>
        {() => way.opens.map((opened) => <PackageWords of={package_of(opened)} />)}
      </Fold>
      <TryWay way={way} />
    </article>
  );
}

function ClassColumn({ group, number }: { group: Class; number: number }) {
  return (
    <div class="class">
      <h3><T id="class_title" number={number} /></h3>
      <p>
        <T id="class_key" by_one={group.most_firm_by_one} firm={group.firm} soft={group.soft} />{" "}
        <T id={!group.complete ? "class_at_least" : group.count === group.ways.length ? "class_whole" : "class_part"}
          count={group.count} shown={group.ways.length} />
      </p>
      {group.tally && (
        <ul class="note">
          {Object.entries(group.tally).map(([line, times]) => (
            <li><T id="class_tally" line={<code>{line}</code>} times={times} count={group.count} /></li>
          ))}
        </ul>
      )}
      <Few most={6} items={group.ways} show={(way) => <WayCard way={way} />} />
    </div>
  );
}

function Classes({ ways }: { ways: WaysOut }) {
  return <div class="classes">{ways.classes.map((group, index) => <ClassColumn group={group} number={index + 1} />)}</div>;
}

function Untabled() {
  const { answer } = useModel();
  const count = useCount();
  const untabled = answer.untabled;
  if (!untabled) return null;
  return (
    <>
      <h3 id="unasked"><T id="title_untabled" /></h3>
      <p><T id={untabled.count === 0 ? "untabled_none" : "untabled_some"} count={count(untabled.count)} /></p>
      <div class="cards">
        <Few most={6} items={untabled.packages} show={(open) => (
          <article class="card">
            <PackageWords of={open.package} />
            <p><T id="untabled_questions" /></p>
            <ul>
              {open.questions.map((question) => (
                <li>
                  <T id="question_accept" party={<Party id={question.party} />}
                    option={<Option issue={question.issue} id={question.option} />} issue={<IssueName id={question.issue} />} />
                </li>
              ))}
            </ul>
          </article>
        )} />
      </div>
      {untabled.ways && untabled.ways.count > 0 && (
        <>
          <p><T id="untabled_ways" /></p>
          <Classes ways={untabled.ways} />
        </>
      )}
    </>
  );
}

function StepByStep() {
  const { answer } = useModel();
  const paths = (answer.reciprocal_paths ?? []).filter((path) => path.exposure !== null);
  if (paths.length === 0) return null;
  return (
    <Fold name="behind" summary={<T id="title_steps" />}>
      {() => (
        <>
      <p><T id="steps_help" /></p>
      <div class="cards">
        {paths.map((path) => (
          <article class="card">
            <PackageWords of={path.package} />
            <ul>
              {Object.entries(path.parties).flatMap(([party, steps]) =>
                steps.map((step, index) => {
                  const waits = Object.entries(step.waits_for).filter(([, taken]) => taken > 0);
                  return (
                    <li>
                      <T id="step_of" party={<Party id={party} />} number={index + 1} />{" "}
                      {step.red_line ? <code>{step.red_line}</code> : step.move && <PackageWords of={step.move} />}{" "}
                      {waits.length > 0 && <T id="step_waits" list={<Listed parts={waits.map(([other, taken]) => <T id="step_after" party={<Party id={other} />} number={taken} />)} />} />}
                    </li>
                  );
                }),
              )}
            </ul>
          </article>
        ))}
      </div>
        </>
      )}
    </Fold>
  );
}

export function WaysOutSection() {
  const { answer } = useModel();
  const ways = answer.ways_out;
  if (!answer.packages || !ways) return null;
  return (
    <Section id="ways" title="title_ways">
      {ways.count > 0 ? (
        <p><T id={ways.complete ? "ways_count" : "ways_at_least"} count={ways.count} classes={ways.classes.length} /></p>
      ) : answer.verdict === "deadlock" ? (
        <p>
          {(ways.blocked_by ?? []).length > 0
            ? <T id="ways_blocked" lines={<Listed parts={(ways.blocked_by ?? []).map((id) => <code>{id}</code>)} />} />
            : <T id="ways_none" />}
        </p>
      ) : <p><T id={answer.verdict ? "ways_not_needed" : "ways_unknown"} /></p>}
      <Classes ways={ways} />
      <StepByStep />
      <Untabled />
    </Section>
  );
}
