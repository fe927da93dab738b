// Ways out by class, side by side: who would need to accept what; and what nobody has been asked.
import type { Class, OpenPackage, Way, WaysOut } from "../answer";
import { Fold } from "../fold";
import { Listed, T } from "../i18n";
import { TryWay } from "../live/controls";
import type { PackageOf } from "../model";
import { Few, Section } from "../section";
import { BasisMark, Codes, IssueName, Option, Options, PackageWords, Party, useModel } from "../words";
import { known } from "./verdict";

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
                {move.dropped || move.issue === undefined ? <T id="page.drop_line" line={<code>{move.red_line}</code>} /> : (
                  <T id="page.accept_on" options={<Options issue={move.issue} ids={move.accepts} />} issue={<IssueName id={move.issue} />} />
                )}{" "}
                <span class="note"><T id={`page.firmness_${move.firmness}`} /></span>
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
  return (
    <article class="card way">
      <Moves way={way} />
      <p><T id="way.opens" {...known(way.opens_count)} basis={<BasisMark basis={way.basis} />} /></p>
      <Fold name="which" summary={<T id="page.opens_which" />}>
        {() => way.opens.map((opened) => <PackageWords of={package_of(opened)} />)}
      </Fold>
      <TryWay way={way} />
    </article>
  );
}

// Which lines a class asks to move: "two firm lines (at most one of one party) and one soft line".
function Lines({ group }: { group: Class }) {
  const line = (id: "class.firm" | "class.soft", count: number, most: number) =>
    count > 0 && <T id={id} count={count} spread={count === most ? "one" : "several"} most={most} />;
  const parts = [line("class.firm", group.firm, group.most_firm_by_one), line("class.soft", group.soft, group.most_soft_by_one)];
  return <Listed parts={parts.filter((part) => part !== false)} />;
}

function ClassColumn({ group, number }: { group: Class; number: number }) {
  return (
    <div class="class">
      <h3><T id="page.class_title" number={number} /></h3>
      <p>
        <T id="class.ways" complete={group.complete ? "yes" : "no"} count={group.count} lines={<Lines group={group} />} />{" "}
        {(group.ways.length < group.count || !group.complete) && <T id="page.class_part" shown={group.ways.length} />}
      </p>
      {group.tally && (
        <ul class="note">
          {Object.entries(group.tally).map(([line, times]) => (
            <li><T id="page.class_tally" line={<code>{line}</code>} times={times} count={group.count} /></li>
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
  const untabled = answer.untabled;
  if (!untabled) return null;
  return (
    <>
      <h3 id="unasked"><T id="untabled.title" /></h3>
      <p>{untabled.count === 0 ? <T id="page.untabled_none" /> : <T id="untabled.open" {...known(untabled.count)} />}</p>
      <div class="cards">
        <Few most={6} items={untabled.packages} show={(open) => (
          <article class="card">
            <PackageWords of={open.package} />
            <p><T id="untabled.questions" count={1} /></p>
            <ul>
              {open.questions.map((question) => (
                <li>
                  <T id="question.accept" party={<Party party={question.party} />}
                    option={<Option issue={question.issue} id={question.option} />} issue={<IssueName id={question.issue} />} />
                </li>
              ))}
            </ul>
          </article>
        )} />
      </div>
      {untabled.ways && untabled.ways.count > 0 && (
        <>
          <p><T id="untabled.with_moves" ways={untabled.ways.count} /></p>
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
  const ways = answer.ways_out;
  if (!answer.packages || !ways) return null;
  return (
    <Section id="ways" title="ways.title">
      {ways.count > 0 ? (
        <p><T id="ways.intro" complete={ways.complete ? "yes" : "no"} count={ways.count} classes={ways.classes.length} /></p>
      ) : answer.verdict === "deadlock" ? (
        <p>
          {(ways.blocked_by ?? []).length > 0
            ? <T id="ways.blocked" lines={<Codes ids={ways.blocked_by ?? []} />} />
            : <T id="ways.none" />}
        </p>
      ) : <p><T id={answer.verdict ? "page.ways_not_needed" : "page.ways_unknown"} /></p>}
      <Classes ways={ways} />
      <StepByStep />
      <Untabled />
    </Section>
  );
}
