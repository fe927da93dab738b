// The ways in three groups, side by side: who would need to accept what, and who would be asked.
import type { Class, Move, Pattern, Question, Way, WayGroup } from "../answer";
import { Fold } from "../fold";
import { Listed, T } from "../i18n";
import { TryWay } from "../live/controls";
import { Few, Section } from "../section";
import { BasisMark, Codes, IssueName, Option, Options, PackageWords, Party, useModel } from "../words";
import { known } from "./verdict";

function MoveWords({ move }: { move: Move }) {
  if (move.dropped || move.issue === undefined) return <T id="page.drop_line" line={<code>{move.red_line}</code>} />;
  const past = move.past ?? [];
  const reached = <Options issue={move.issue} type="disjunction" ids={move.accepts.filter((option) => !past.includes(option))} />;
  const issue = <IssueName id={move.issue} />;
  return past.length === 0
    ? <T id="page.accept_on" options={reached} issue={issue} />
    : <T id="page.accept_past" options={reached} past={<Options issue={move.issue} ids={past} />} issue={issue} />;
}

function Moves({ way }: { way: Way }) {
  const parties = [...new Set(way.moves.map((move) => move.party))];
  return (
    <ul class="moves">
      {parties.map((party) => (
        <li>
          <T id="page.would_need_to" party={<Party party={party} />} />
          <ul>
            {way.moves.filter((move) => move.party === party).map((move) => (
              <li>
                <MoveWords move={move} />{" "}
                <span class="note"><T id={`page.firmness_${move.firmness}`} /></span>
              </li>
            ))}
          </ul>
        </li>
      ))}
      {way.questions.map((question) => <li><QuestionWords question={question} /></li>)}
    </ul>
  );
}

export function QuestionWords({ question }: { question: Question }) {
  const option = <Option issue={question.issue} id={question.option} />;
  const issue = <IssueName id={question.issue} />;
  return question.party === null
    ? <T id="question.table" option={option} issue={issue} />
    : <T id="question.accept" party={<Party party={question.party} />} option={option} issue={issue} />;
}

function WayCard({ way }: { way: Way }) {
  const model = useModel();
  const because = way.moves.flatMap((move) => model.because(move.red_line));
  return (
    <article class="card way">
      <Moves way={way} />
      <p><T id="way.opens" {...known(way.opens_count)} basis={<BasisMark basis={way.basis} because={because} />} /></p>
      {way.unmet.length > 0 && <p><T id="way.unmet" demands={<Codes ids={way.unmet} />} /></p>}
      <Fold name="which" summary={<T id="page.opens_which" />}>
        {() => way.opens.map((opened) => <PackageWords of={opened} />)}
      </Fold>
      <TryWay way={way} />
    </article>
  );
}

// What a class asks of one party at most: "two firm lines and one question".
function Asked({ group }: { group: Class }) {
  const parts = [
    group.most_firm_by_one > 0 && <T id="class.firm" count={group.most_firm_by_one} />,
    group.most_soft_by_one > 0 && <T id="class.soft" count={group.most_soft_by_one} />,
    group.most_questions_to_one > 0 && <T id="class.questions" count={group.most_questions_to_one} />,
  ].filter((part) => part !== false);
  return <T id="class.ways" complete={group.complete ? "yes" : "no"} proved={group.undecided ? "no" : "yes"} count={group.count} asked={<Listed parts={parts} />} />;
}

function PatternWords({ pattern }: { pattern: Pattern }) {
  const parts = [
    ...Object.entries(pattern.moves).map(([party, count]) => <T id="pattern.moves" party={<Party party={party} />} count={count} />),
    ...Object.entries(pattern.questions).map(([party, count]) => <T id="pattern.asked" party={<Party party={party} />} count={count} />),
  ];
  return <T id="pattern.ways" parts={<Listed parts={parts} />} ways={pattern.count} />;
}

const named = (pattern: Pattern) => Object.keys(pattern.moves).length + Object.keys(pattern.questions).length > 0;

function ClassColumn({ group, number }: { group: Class; number: number }) {
  return (
    <div class="class">
      <h4><T id="page.class_title" number={number} /></h4>
      <p>
        <Asked group={group} />{" "}
        {(group.ways.length < group.count || !group.complete) && <T id="page.class_part" shown={group.ways.length} />}
      </p>
      {group.count > 1 && (
        <ul class="note">
          <Few most={8} items={group.patterns.filter(named)} show={(pattern) => <li><PatternWords pattern={pattern} /></li>} />
        </ul>
      )}
      <Few most={6} items={group.ways} show={(way) => <WayCard way={way} />} />
    </div>
  );
}

function Group({ group, id }: { group: WayGroup; id: "ways.by_moves" | "ways.by_options" | "ways.by_both" }) {
  if (group.count === 0) return null;
  return (
    <>
      <h3><T id={id} complete={group.complete ? "yes" : "no"} count={group.count} /></h3>
      <div class="classes">{group.classes.map((one, index) => <ClassColumn group={one} number={index + 1} />)}</div>
    </>
  );
}

function StepByStep() {
  const { answer } = useModel();
  const paths = (answer.reciprocal_paths ?? []).filter((path) => path.exposure !== null);
  if (paths.length === 0) return null;
  return (
    <Fold name="behind" summary={<T id="steps.title" />}>
      {() => (
        <>
      <p><T id="steps.help" /></p>
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
                      <T id="page.step_of" party={<Party party={party} />} number={index + 1} />{" "}
                      {step.red_line ? <code>{step.red_line}</code> : step.move && <PackageWords of={step.move} />}{" "}
                      {waits.length > 0 && <T id="page.step_waits" list={<Listed parts={waits.map(([other, taken]) => <T id="steps.awaited" party={<Party party={other} />} number={taken} />)} />} />}
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
  const ways = answer.ways;
  if (!answer.packages || !ways) return null;
  const blocked = ways.blocked_by ?? [];
  return (
    <Section id="ways" title="ways.title">
      {ways.count > 0 ? (
        <p><T id="ways.intro" complete={ways.complete ? "yes" : "no"} count={ways.count} /></p>
      ) : answer.verdict === "deadlock" ? (
        blocked.length === 0 && <p><T id={ways.complete ? "ways.none" : "ways.not_reached"} /></p>
      ) : <p><T id={answer.verdict ? "page.ways_not_needed" : "page.ways_unknown"} /></p>}
      {blocked.length > 0 && <p><T id="ways.blocked" lines={<Codes ids={blocked} />} /></p>}
      <Group group={ways.by_moves} id="ways.by_moves" />
      <Group group={ways.by_options} id="ways.by_options" />
      <Group group={ways.by_both} id="ways.by_both" />
      <StepByStep />
    </Section>
  );
}
