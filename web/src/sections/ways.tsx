// What could give: every way as a row, in the column of each party what it would accept or be asked.
import type { Class, Eases, Move, NewOption, Offers, Pattern, Question, ReadTwoWays, Way, WayGroup, Ways } from "../answer";
import { Fold } from "../fold";
import { Listed, T, useWords } from "../i18n";
import { TryWay, useSuppose } from "../live/controls";
import { PartyMark } from "../pictures";
import { Roving } from "../roving";
import { Scroll, Section } from "../section";
import { ClaimLink, Claims } from "../sources";
import { BasisMark, GoesTo, IssueName, Issues, Option, Options, PackageLink, Parties, Party, WouldAccept, useModel } from "../words";

function MoveWords({ move }: { move: Move }) {
  if (move.dropped || move.issue === undefined) return <T id="page.drop_line" line={<ClaimLink id={move.red_line} />} />;
  if (move.numbers !== undefined) return <GoesTo move={move} />;
  const past = move.past ?? [];
  const reached = <Options issue={move.issue} type="disjunction" ids={move.accepts.filter((option) => !past.includes(option))} />;
  const issue = <IssueName id={move.issue} />;
  return past.length === 0
    ? <T id="page.accept_on" options={reached} issue={issue} />
    : <T id="page.accept_past" options={reached} past={<Options issue={move.issue} ids={past} />} issue={issue} />;
}

export function QuestionWords({ question }: { question: Question }) {
  const option = <Option issue={question.issue} id={question.option} />;
  const issue = <IssueName id={question.issue} />;
  return question.party === null
    ? <T id="question.table" option={option} issue={issue} />
    : <WouldAccept party={<Party party={question.party} />} issue={question.issue} option={question.option} />;
}

// Whoever has a move or a question in some of the ways, in the order of the file.
function parties_of(ways: Way[], all: string[]): string[] {
  const named = new Set(ways.flatMap((way) => [...way.moves, ...way.questions].map((one) => one.party)));
  return all.filter((party) => named.has(party));
}

function Cell({ way, party }: { way: Way; party: string | null }) {
  const moves = way.moves.filter((move) => move.party === party);
  const questions = way.questions.filter((one) => one.party === party);
  if (moves.length + questions.length === 0) return <span class="none">–</span>;
  return (
    <ul class="bare">
      {moves.map((move) => <li><MoveWords move={move} /> {move.firmness !== "unknown" && <span class="note"><T id={`page.firmness_${move.firmness}`} /></span>}</li>)}
      {questions.map((question) => <li class="asked"><QuestionWords question={question} /></li>)}
    </ul>
  );
}

function WayRow({ way, parties, has_tabling }: { way: Way; parties: string[]; has_tabling: boolean }) {
  const model = useModel();
  const because = way.moves.flatMap((move) => model.because(move.red_line));
  const issues = [...way.moves, ...way.questions].map((one) => one.issue ?? "");
  return (
    <tr data-of={[...way.moves, ...way.questions].map((one) => one.party).join(" ")} data-on={issues.join(" ")}>
      {parties.map((party) => <td><Cell way={way} party={party} /></td>)}
      {has_tabling && <td><Cell way={way} party={null} /></td>}
      <td>
        {way.opens.slice(0, 3).map((opened) => <><PackageLink of={opened} /> </>)}
        {way.opens.length > 3 && "…"}
        {way.unmet.length > 0 && <p class="note"><T id="way.unmet" demands={<Claims ids={way.unmet} />} /></p>}
      </td>
      <td><BasisMark basis={way.basis} because={because} /> <TryWay way={way} /></td>
    </tr>
  );
}

function WayTable({ ways }: { ways: Way[] }) {
  const { page } = useModel();
  const parties = parties_of(ways, page.negotiation.parties.map((party) => party.id));
  const has_tabling = ways.some((way) => way.questions.some((one) => one.party === null));
  return (
    <Scroll>
      <table class="ways">
        <thead>
          <tr>
            {parties.map((party) => <th scope="col"><PartyMark party={party} /> <Party party={party} /></th>)}
            {has_tabling && <th scope="col"><T id="page.column_tabled" /></th>}
            <th scope="col"><T id="page.column_opens" /></th>
            <th scope="col"><T id="page.column_basis" /></th>
          </tr>
        </thead>
        <Roving as="tbody">
          {ways.map((way) => <WayRow way={way} parties={parties} has_tabling={has_tabling} />)}
        </Roving>
      </table>
    </Scroll>
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
const most = 6;

function OneClass({ group }: { group: Class }) {
  return (
    <div class="class">
      <h4>
        <Asked group={group} />{" "}
        {(group.ways.length < group.count || !group.complete) && <T id="page.class_part" shown={group.ways.length} />}
      </h4>
      {group.patterns.filter(named).length > 1 && (
        <Fold name="more" summary={<T id="page.patterns" count={group.patterns.filter(named).length} />}>
          {() => <ul class="note">{group.patterns.filter(named).map((pattern) => <li><PatternWords pattern={pattern} /></li>)}</ul>}
        </Fold>
      )}
      <WayTable ways={group.ways.slice(0, most)} />
      {group.ways.length > most && (
        <Fold name="more" summary={<T id="page.show_more" count={group.ways.length - most} />}>
          {() => <WayTable ways={group.ways.slice(most)} />}
        </Fold>
      )}
    </div>
  );
}

function Group({ group, id }: { group: WayGroup; id: "ways.by_moves" | "ways.by_options" | "ways.by_both" }) {
  if (group.count === 0) return null;
  return (
    <>
      <h3><T id={id} complete={group.complete ? "yes" : "no"} count={group.count} /></h3>
      {group.classes.map((one) => <OneClass group={one} />)}
    </>
  );
}

export function WaysByGroup({ ways }: { ways: Ways }) {
  return (
    <>
      <Group group={ways.by_moves} id="ways.by_moves" />
      <Group group={ways.by_options} id="ways.by_options" />
      <Group group={ways.by_both} id="ways.by_both" />
    </>
  );
}

// How parties read a text, and whose lines it keeps only so.
function ReadInWords({ text }: { text: ReadTwoWays }) {
  const [issue = "", option = ""] = Object.entries(text.to)[0] ?? [];
  const each_once = [...new Set(Object.values(text.as))];
  const readings = each_once.map((as) => {
    const readers = Object.keys(text.as).filter((party) => text.as[party] === as);
    return <T id="ways.read_as" party={<Parties parties={readers} />} option={<Option issue={issue} id={as} />} />;
  });
  return (
    <T id="ways.read_two_ways" option={<Option issue={issue} id={option} />} issue={<IssueName id={issue} />}
      readings={<>{readings.map((one, index) => <>{index > 0 && "; "}{one}</>)}</>}
      whose={<Parties parties={text.whose} />}
      lines={<Claims ids={text.lines} />} />
  );
}

// What may make up for red lines, and whose.
function EasesInWords({ one }: { one: Eases }) {
  const [issue = "", option = ""] = Object.entries(one.taken)[0] ?? [];
  return (
    <T id="ways.eases" option={<Option issue={issue} id={option} />} issue={<IssueName id={issue} />}
      paid={one.paid_by === undefined ? "no" : "yes"} payer={<Parties parties={one.paid_by === undefined ? [] : [one.paid_by]} />}
      count={one.lines.length} whose={<Parties parties={one.whose} />} lines={<Claims ids={one.lines} />} />
  );
}

// Forms that would end conflicts, if somebody offered them.
function OffersInWords({ offers }: { offers: Offers }) {
  const { page } = useModel();
  const conflicts_on = (issue: string) => (page.analysis.conflicts ?? []).filter((one) => one.issues.includes(issue)).length;
  const key_of = (one: NewOption) => (one.ends.length === conflicts_on(one.issue)
    ? JSON.stringify([one.asked, one.may_be_left_open === true]) : one.issue);
  const alike = new Map<string, NewOption[]>();
  for (const one of offers.new_options) alike.set(key_of(one), [...(alike.get(key_of(one)) ?? []), one]);
  return (
    <>
      <p><T id="offers.intro" texts={offers.new_texts.length > 0 ? "yes" : "no"} /></p>
      <ul>
        {[...alike.values()].map((same) => {
          const [first] = same as [NewOption, ...NewOption[]];
          const total = conflicts_on(first.issue);
          return (
            <li data-on={same.map((one) => one.issue).join(" ")} data-of={first.asked.join(" ")}>
              <T id="offers.option" issues={<Issues ids={same.map((one) => one.issue)} />} count={same.length}
                left_open={first.may_be_left_open ? "yes" : "no"} asked={<Parties parties={first.asked} />}
                ends={first.ends.length === total ? 0 : first.ends.length} total={total} />
            </li>
          );
        })}
        {offers.new_texts.map(({ issue, as, ends }) => (
          <li data-on={issue} data-of={Object.keys(as).join(" ")}>
            <T id="offers.text" issue={<IssueName id={issue} />} total={conflicts_on(issue)}
              ends={ends.length === conflicts_on(issue) ? 0 : ends.length}
              readings={<>{Object.entries(as).map(([party, options], index) => (
                <>
                  {index > 0 && "; "}
                  <T id="offers.reading" party={<Party party={party} />}
                    options={<Listed type="disjunction" parts={options.map((id) => <Option issue={issue} id={id} />)} />} />
                </>
              ))}</>} />
          </li>
        ))}
        {offers.compensations.length > 0 && (
          <li data-of={[...new Set(offers.compensations.map((one) => one.party))].join(" ")}>
            <T id="offers.compensation" count={offers.compensations.length}
              parties={<Listed type="disjunction" parts={[...new Set(offers.compensations.map((one) => one.party))].map((party) => <Party party={party} />)} />}
              lines={<Claims ids={offers.compensations.map((one) => one.line)} />} />
          </li>
        )}
        {!offers.complete && <li><T id="offers.more" /></li>}
      </ul>
    </>
  );
}

function NoWay({ ways }: { ways: Ways }) {
  const { page } = useModel();
  const words = useWords();
  const { complete, moves_at_least, moves_limit = 0 } = ways;
  if (complete) return <T id="ways.none" rule={page.negotiation.agreement ? "yes" : "no"} />;
  if (moves_at_least === undefined) return <T id="ways.not_reached" />;
  return <T id="ways.too_many_moves" count={words.number(moves_at_least)} most={words.number(moves_limit)} />;
}

export function WaysOutSection() {
  const { answer } = useModel();
  const ways = answer.ways;
  const is_live = useSuppose() !== null; // there every way can be tried
  if (!answer.packages || !ways) return null;
  const blocked = ways.blocked_by ?? [];
  if (ways.count === 0 && blocked.length === 0 && answer.verdict !== "deadlock") return null;
  return (
    <Section id="ways" title="ways.title" part="ways">
      {ways.count === 0 && blocked.length === 0 && <p><NoWay ways={ways} /></p>}
      {blocked.length > 0 && <p><T id="ways.blocked" lines={<Claims ids={blocked} />} /></p>}
      {ways.count > 0 && (
        <Fold name="behind" open={is_live || ways.count <= 4} summary={<T id="page.every_way" complete={ways.complete ? "yes" : "no"} count={ways.count} />}>
          {() => (
            <>
              <WaysByGroup ways={ways} />
              {(answer.read_two_ways ?? []).map((text) => <p><ReadInWords text={text} /></p>)}
              {(answer.eases ?? []).map((one) => <p><EasesInWords one={one} /></p>)}
            </>
          )}
        </Fold>
      )}
      {answer.offers && answer.offers.new_options.length + answer.offers.new_texts.length + answer.offers.compensations.length > 0
        && <Fold name="behind" summary={<T id="offers.title" />}>{() => <OffersInWords offers={answer.offers as Offers} />}</Fold>}
    </Section>
  );
}
