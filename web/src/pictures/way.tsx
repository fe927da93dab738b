// A way in words: who would need to accept what, who would be asked, what that opens.
import type { Move, Question, Way } from "../answer";
import { T } from "../i18n";
import { FormulaWords, GoesTo, IssueName, Name, Option, Options, Party, WouldAccept, useModel } from "../words";
import { PartyMark } from "./party";

function MoveWords({ move }: { move: Move }) {
  const model = useModel();
  if (move.dropped || move.issue === undefined) {
    const formula = model.position(move.red_line)?.formula;
    return <T id="picture.drops" line={formula ? <FormulaWords formula={formula} /> : <code>{move.red_line}</code>} />;
  }
  if (move.numbers !== undefined) return <GoesTo move={move} />;
  const past = move.past ?? [];
  const reached = <Options issue={move.issue} type="disjunction" ids={move.accepts.filter((option) => !past.includes(option))} />;
  const issue = <IssueName id={move.issue} />;
  return past.length === 0
    ? <T id="page.accept_on" options={reached} issue={issue} />
    : <T id="page.accept_past" options={reached} past={<Options issue={move.issue} ids={past} />} issue={issue} />;
}

function Asks({ question }: { question: Question }) {
  const option = <Option issue={question.issue} id={question.option} />;
  const issue = <IssueName id={question.issue} />;
  return question.party === null
    ? <T id="question.table" option={option} issue={issue} />
    : <><PartyMark party={question.party} /> <WouldAccept party={<Party party={question.party} />} issue={question.issue} option={question.option} /></>;
}

export function WayWords({ way }: { way: Way }) {
  return (
    <ul class="moves">
      {way.moves.map((move) => (
        <li>
          <PartyMark party={move.party} />{" "}
          <T id="page.would_need_to" party={<Party party={move.party} />} /> <MoveWords move={move} />
        </li>
      ))}
      {way.questions.map((question) => <li><Asks question={question} /></li>)}
    </ul>
  );
}

const most_named = 4;

// The packages that it opens, by their short names.
export function Opens({ way }: { way: Way }) {
  const model = useModel();
  const more = way.opens.length - most_named;
  return (
    <p class="note">
      <T id="picture.opens" />{" "}
      {way.opens.slice(0, most_named).map((opened, index) => <>{index > 0 && " | "}<Name>{model.short_name(opened)}</Name></>)}
      {more > 0 && <> <T id="picture.more" count={more} /></>}
    </p>
  );
}
