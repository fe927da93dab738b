// "What blocks, and the least that would undo it": red lines as rows, conflicts as knots that join
// some of them, ways as columns of what they move and whom they ask.
import { useState } from "preact/hooks";
import type { Class, KnotRow, Knots as Data, Way, WayClassDrawn } from "../answer";
import { Listed, T, useWords } from "../i18n";
import { TryWay } from "../live/controls";
import { ClaimCard } from "../sources";
import { FormulaWords, IssueName, Issues, Name, Option, Party, useModel } from "../words";
import { Legend, Picture, PartyNames } from "./frame";
import { PartyMark, class_of, letter_of } from "./party";
import { Opens, WayWords } from "./way";

interface Column { letter: string; drawn: WayClassDrawn; way: Way; marks: Map<number, "moves" | "asked">; is_first: boolean }

// a … z, aa, ab …
function letters(number: number): string {
  const last = String.fromCharCode(97 + (number % 26));
  return number < 26 ? last : letters(Math.floor(number / 26) - 1) + last;
}

function useClass() {
  const { answer } = useModel();
  return (drawn: WayClassDrawn): Class | undefined => answer.ways?.[drawn.group].classes[drawn.class];
}

function useColumns(data: Data): Column[] {
  const class_named = useClass();
  let number = 0;
  return data.classes.flatMap((drawn) => drawn.columns.flatMap((column, index) => {
    const way = class_named(drawn)?.ways[column.way];
    if (way === undefined) return [];
    const marks = new Map<number, "moves" | "asked">();
    for (const mark of column.marks) if (marks.get(mark.row) !== "moves") marks.set(mark.row, mark.asked ? "asked" : "moves");
    return [{ letter: letters(number++), drawn, way, marks, is_first: index === 0 }];
  }));
}

function RowWords({ row }: { row: KnotRow }) {
  const model = useModel();
  if (row.kind === "untabled") return <T id="picture.to_table" option={<Option issue={row.issue ?? ""} id={row.option ?? ""} />} issue={<IssueName id={row.issue ?? ""} />} />;
  if (row.kind === "rule") {
    const rule = model.page.negotiation.rules.find((one) => one.id === row.id);
    return <T id="picture.rule" formula={rule ? <FormulaWords formula={rule.formula} /> : <Name>{row.id}</Name>} />;
  }
  const claim = model.position(row.id);
  if (claim?.formula === undefined) return <T id="page.line_reservation" party={<Party party={row.party ?? ""} />} />;
  return <FormulaWords formula={claim.formula} />;
}

function RowHead({ row, number }: { row: KnotRow; number: number }) {
  const is_claim = row.party !== null;
  return (
    <th scope="row" class={row.kind} data-stop={is_claim ? `row ${number}` : undefined}>
      {row.party !== null ? <PartyMark party={row.party} named /> : row.kind === "rule" && <span class="rule-mark" aria-hidden="true">§</span>}{" "}
      <RowWords row={row} />{" "}
      {row.firmness === "absolute" && <span class="tag"><T id="picture.absolute" /></span>}
      {row.firmness === "soft" && <span class="tag"><T id="picture.soft" /></span>}
    </th>
  );
}

function KnotCell({ rows, at, number, is_lit }: { rows: number[]; at: number; number: number; is_lit: boolean }) {
  const first = Math.min(...rows);
  const last = Math.max(...rows);
  const is_tied = rows.includes(at);
  const string = at < first || at > last ? "" : at === first ? " strung first" : at === last ? " strung last" : " strung";
  return (
    <td class={`knot-cell${string}${is_lit ? " lit" : ""}`}>
      {is_tied ? <span class="bead"><span class="hidden"><T id="picture.in_knot" number={number} /></span></span> : <span class="dot" aria-hidden="true" />}
    </td>
  );
}

function WayCell({ column, row, number, is_lit }: { column: Column; row: KnotRow; number: number; is_lit: boolean }) {
  const model = useModel();
  const mark = column.marks.get(number);
  const classes = `way-cell${column.is_first ? " new-class" : ""}${is_lit ? " lit" : ""}`;
  if (mark === undefined) return <td class={classes}><span class="dot" aria-hidden="true" /></td>;
  const letter = row.party === null ? "" : letter_of(model, row.party);
  return (
    <td class={classes}>
      <span class={`hit ${mark} ${row.party === null ? "" : class_of(model, row.party)}`}>
        <span aria-hidden="true">{letter}{mark === "asked" && "?"}</span>
        <span class="hidden"><T id="picture.mark" kind={mark} /></span>
      </span>
    </td>
  );
}

// "Two firm lines and one question": what a way of the class asks of one party at most.
function asked(one: Class | undefined) {
  const parts = one === undefined ? [] : [
    one.most_firm_by_one > 0 && <T id="class.firm" count={one.most_firm_by_one} />,
    one.most_soft_by_one > 0 && <T id="class.soft" count={one.most_soft_by_one} />,
    one.most_questions_to_one > 0 && <T id="class.questions" count={one.most_questions_to_one} />,
  ].filter((part) => part !== false);
  return <Listed parts={parts} />;
}

const least_for_a_name = 4; // columns

function Heads({ data, columns, knots_lit }: { data: Data; columns: Column[]; knots_lit: string | null }) {
  const groups = (["by_moves", "by_options", "by_both"] as const)
    .map((group) => ({ group, columns: columns.filter((one) => one.drawn.group === group).length }))
    .filter((one) => one.columns > 0);
  const knots = data.knots.length;
  return (
    <thead>
      <tr class="groups">
        <td class="corner" rowSpan={2}><span class="hidden"><T id="picture.column_line" /></span></td>
        {knots > 0 && <th scope="colgroup" colSpan={knots} class="of-knots"><span><T id={data.of_demands ? "picture.meet" : "picture.blocks"} count={data.knots_in_all} complete={data.knots_complete ? "yes" : "no"} /></span></th>}
        {knots > 0 && columns.length > 0 && <td class="gap" rowSpan={2} />}
        {groups.map((one) => (
          <th scope="colgroup" colSpan={one.columns}>
            <span class={one.columns < least_for_a_name ? "hidden" : ""}><T id="picture.group" group={one.group} /></span>
          </th>
        ))}
      </tr>
      <tr class="numbers">
        {data.knots.map((_, index) => (
          <th scope="col" data-stop={`knot ${index}`} class={knots_lit === `knot ${index}` ? "lit" : ""}>
            <span class="hidden"><T id="picture.knot" number={index + 1} /></span><span aria-hidden="true">{index + 1}</span>
          </th>
        ))}
        {columns.map((column, index) => (
          <th scope="col" data-stop={`way ${index}`} class={`${column.is_first ? "new-class" : ""}${knots_lit === `way ${index}` ? " lit" : ""}`}>
            <span class="hidden"><T id="picture.way" letter={column.letter} /></span><span aria-hidden="true">{column.letter}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Says({ stop, data, columns }: { stop: string; data: Data; columns: Column[] }) {
  const { answer } = useModel();
  const [kind, number = ""] = stop.split(" ");
  if (kind === "row") {
    const row = data.rows[Number(number)];
    return row ? <ClaimCard id={row.id} open /> : null;
  }
  if (kind === "knot") {
    const knot = data.knots[Number(number)];
    const meet = knot && (data.of_demands ? answer.collisions : answer.conflicts)?.[knot.number];
    if (!knot || !meet) return null;
    return (
      <>
        <p class="said-head"><T id="picture.knot" number={Number(number) + 1} />: <Issues ids={knot.issues} /></p>
        {knot.rows.map((row) => data.rows[row]).map((row) => (
          row?.kind === "rule" ? <p><RowWords row={row} /></p> : row && <ClaimCard key={row.id} id={row.id} />
        ))}
      </>
    );
  }
  const column = columns[Number(number)];
  if (column === undefined) return null;
  return (
    <>
      <p class="said-head"><T id="picture.way" letter={column.letter} /></p>
      <WayWords way={column.way} />
      <Opens way={column.way} />
      <TryWay way={column.way} />
    </>
  );
}

// Which columns are of which class, and what is not drawn.
function Classes({ data, columns }: { data: Data; columns: Column[] }) {
  const class_named = useClass();
  const knots = data.knots_in_all - data.knots.length;
  return (
    <ul class="note classes-drawn">
      {data.classes.map((one) => {
        const own = columns.filter((column) => column.drawn === one).map((column) => column.letter);
        const last = own.length > 1 ? `–${own[own.length - 1]}` : "";
        const is_whole = own.length === one.count && one.complete;
        return (
          <>
            {own.length > 0 && <li><T id="picture.ways_drawn" letters={<b>{own[0]}{last}</b>} group={one.group} asked={asked(class_named(one))} /></li>}
            {!is_whole && <li><T id="picture.ways_not_drawn" group={one.group} complete={one.complete ? "yes" : "no"} count={one.count - own.length} asked={asked(class_named(one))} /></li>}
          </>
        );
      })}
      {knots > 0 && <li><T id="picture.knots_not_drawn" count={knots} /></li>}
    </ul>
  );
}

export function Knots() {
  const { page } = useModel();
  const words = useWords();
  const [lit, set_lit] = useState<string | null>(null);
  const data = page.pictures.knots;
  const columns = useColumns(data ?? { classes: [] } as unknown as Data);
  if (data === null) return null;
  const parties = [...new Set(data.rows.flatMap((row) => (row.party === null ? [] : [row.party])))];
  const is_lit = (stop: string) => lit === stop;
  return (
    <Picture name="knots" title={<T id={data.of_demands ? "picture.title_meet" : columns.length > 0 ? "picture.title_knots" : "picture.title_blocks"} />}
      help={<T id={data.of_demands ? "picture.help_meet" : "picture.help_knots"} ways={columns.length > 0 ? "yes" : "no"} rule={data.by_rule ? "yes" : "no"} />}
      text={words.text("picture.knots_text", { rows: data.rows.length, knots: data.knots_in_all, ways: data.ways_in_all })}
      legend={<>
        <PartyNames>{parties.map((party) => <span><PartyMark party={party} /> <Party party={party} /></span>)}</PartyNames>
        {columns.length > 0 && <Legend items={[
          [<span class="hit moves sample" aria-hidden="true" />, <T id="picture.mark" kind="moves" />],
          [<span class="hit asked sample" aria-hidden="true">?</span>, <T id="picture.mark" kind="asked" />],
        ]} />}
      </>}
      onPoint={set_lit}
      says={(stop) => <Says stop={stop} data={data} columns={columns} />}>
      <table role="grid" class={data.of_demands ? "of-demands" : ""}>
        <Heads data={data} columns={columns} knots_lit={lit} />
        <tbody>
          {data.rows.map((row, at) => (
            <tr key={row.id || `${row.issue} ${row.option}`} class={`${row.kind}${is_lit(`row ${at}`) ? " lit" : ""}`}>
              <RowHead row={row} number={at} />
              {data.knots.map((knot, index) => <KnotCell rows={knot.rows} at={at} number={index + 1} is_lit={is_lit(`knot ${index}`)} />)}
              {data.knots.length > 0 && columns.length > 0 && <td class="gap" />}
              {columns.map((column, index) => <WayCell column={column} row={row} number={at} is_lit={is_lit(`way ${index}`)} />)}
            </tr>
          ))}
        </tbody>
      </table>
      <Classes data={data} columns={columns} />
    </Picture>
  );
}
