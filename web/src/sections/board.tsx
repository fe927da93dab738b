// Parties × issues: each cell the party's order, best first, with its red lines drawn across it as
// a staircase.
import { useState } from "preact/hooks";
import type { Cell } from "../answer";
import { Fold } from "../fold";
import { T } from "../i18n";
import { CellControls, NewOption, OptionControls, moved_to, useLive } from "../live/controls";
import { Section } from "../section";
import { ClaimCard } from "../sources";
import { IssueName, Name, Party, useModel } from "../words";

type Row = Cell["options"][number];

// Best first; options of one place in the order of the file.
export function by_place(cell: Cell): Row[] {
  return [...cell.options].sort((a, b) => a.place - b.place);
}

const state_of = (row: Row) => (row.shut_out.length > 0 ? "shut" : row.open.length > 0 ? "open" : "allowed");

function Stairs({ cell }: { cell: Cell }) {
  const model = useModel();
  const live = useLive();
  const rows = by_place(cell);
  const has_line = cell.lines.length > 0;
  const [dragged, set_dragged] = useState<string | null>(null);
  const drop = (target: Row) => {
    if (dragged === null || dragged === target.option || live === null) return;
    const place = rows.findIndex((row) => row.option === target.option);
    const options = moved_to(cell, rows, dragged, place);
    void live.edit({ kind: "order", party: cell.party, issue: cell.issue, options });
    set_dragged(null);
  };
  return (
    <ol class="stairs">
      {rows.map((row, index) => {
        const state = has_line ? state_of(row) : "allowed";
        const option = model.issue(cell.issue)?.options.find((one) => one.id === row.option);
        const before = rows[index - 1];
        const starts = has_line && state === "shut" && (before === undefined || state_of(before) !== "shut");
        return (
          <li key={row.option} data-option={row.option} class={`${state}${starts ? " line-above" : ""}`} style={{ "--place": row.place }}
            draggable={live !== null} onDragStart={() => set_dragged(row.option)}
            onDragOver={(event) => event.preventDefault()} onDrop={() => drop(row)}>
            <Name>{model.option_name(cell.issue, row.option)}</Name>
            <span class="tags">
              {row.asked.length > 0 && <span class="tag asked"><T id="page.board_asked" /></span>}
              {state === "shut" && <span class="tag shut"><T id="page.board_shut_out" /></span>}
              {state === "open" && <span class="tag open"><T id="page.board_open" /></span>}
              {option?.hypothetical && <span class="tag"><T id="page.hypothetical" /></span>}
            </span>
            <OptionControls cell={cell} rows={rows} index={index} />
          </li>
        );
      })}
    </ol>
  );
}

function BoardCell({ cell }: { cell: Cell }) {
  const live = useLive();
  const has_order = cell.orders.length > 0;
  const claims = [...cell.lines.map((line) => line.red_line), ...cell.wider, ...cell.orders];
  const asked = [...new Set(cell.options.flatMap((option) => option.asked))];
  if (live === null && claims.length + asked.length === 0) {
    return <div class="cell"><h4><Party party={cell.party} /></h4><p class="note"><T id="page.board_nothing" /></p></div>;
  }
  return (
    <div class="cell" data-party={cell.party} data-issue={cell.issue}>
      <h4><Party party={cell.party} /></h4>
      <Stairs cell={cell} />
      <p class="note">
        {!has_order ? <T id="page.board_no_order" /> : !cell.ordered && <T id="page.board_partial" />}{" "}
        {cell.lines.length === 0 && <T id="page.board_no_line" />}{" "}
        {live !== null && !cell.ordered && <T id="page.order_will_be_whole" />}
      </p>
      <CellControls cell={cell} />
      {claims.length + asked.length > 0 && (
        <Fold name="more" summary={<T id="page.board_claims" count={claims.length + asked.length} />}>
          {() => [...claims, ...asked].map((id) => <ClaimCard id={id} />)}
        </Fold>
      )}
    </div>
  );
}

export function Board() {
  const model = useModel();
  const { board } = model.page;
  if (board.issues.length === 0) return null;
  return (
    <Section id="board" title="page.title_board">
      <p><T id="page.board_help" /></p>
      <ul class="legend">
        <li><span class="swatch allowed" /> <T id="page.board_legend_allowed" /></li>
        <li><span class="swatch line" /> <T id="page.board_legend_line" /></li>
        <li><span class="swatch shut" /> <T id="page.board_legend_shut" /></li>
        <li><span class="swatch open" /> <T id="page.board_legend_open" /></li>
      </ul>
      {board.issues.map((issue) => (
        <article class="issue" data-issue={issue}>
          <h3><IssueName id={issue} /></h3>
          <div class="row">
            {board.parties.map((party) => {
              const cell = model.cell(party, issue);
              return cell ? <BoardCell cell={cell} /> : null;
            })}
          </div>
          <NewOption issue={issue} />
        </article>
      ))}
    </Section>
  );
}
