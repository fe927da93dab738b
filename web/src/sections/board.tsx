// Parties × issues: each cell the party's order, best first, with its red lines drawn across it as
// a staircase.  On the workbench a cell is one stop of the keyboard; what can be tried in it is
// drawn when it is opened.
import { useMemo, useState } from "preact/hooks";
import type { Cell, LineOff } from "../answer";
import { Fold } from "../fold";
import { Listed, T, useWords } from "../i18n";
import { CellControls, NewOption, OptionControls, moved_to, useLive, useSuppose } from "../live/controls";
import { Roving } from "../roving";
import { Section } from "../section";
import { ClaimCard } from "../sources";
import { Data, IssueName, Name, Option, Parties, Party, useModel } from "../words";

type Row = Cell["options"][number];

// Best first; options of one place in the order of the file.
export function by_place(cell: Cell): Row[] {
  return [...cell.options].sort((a, b) => a.place - b.place);
}

const is_shut = (row: Row | undefined) => row?.shut_out !== undefined;
const state_of = (row: Row) => (is_shut(row) ? "shut" : row.open !== undefined ? "open" : "allowed");

// Options that the party ranks above something that its own lines leave open, and rules out.
export function ruled_out_above(rows: Row[]): Row[] {
  const lowest = Math.max(-1, ...rows.filter((row) => !is_shut(row)).map((row) => row.place));
  return rows.filter((row) => is_shut(row) && row.place < lowest);
}

// Where the order contradicts the line, the line goes round what it rules out: above and below.
function line_class(rows: Row[], index: number): string {
  if (!is_shut(rows[index])) return "";
  const above = is_shut(rows[index - 1]) ? "" : " line-above";
  const next = rows[index + 1];
  return next !== undefined && !is_shut(next) ? `${above} line-below` : above;
}

function Tags({ cell, row, off }: { cell: Cell; row: Row; off: LineOff[] }) {
  const model = useModel();
  const option = model.issue(cell.issue)?.options.find((one) => one.id === row.option);
  const was_shut = off.some((line) => line.shut_out.includes(row.option)) && !is_shut(row);
  return (
    <span class="tags">
      {row.asked !== undefined && <span class="tag asked"><T id="page.board_asked" /></span>}
      {is_shut(row) && <span class="tag shut"><T id="page.board_shut_out" /></span>}
      {was_shut && <span class="tag off"><s><T id="page.board_shut_out" /></s> <T id="page.board_off" /></span>}
      {state_of(row) === "open" && <span class="tag open"><T id="page.board_open" /></span>}
      {option?.hypothetical && <span class="tag"><T id="page.hypothetical" /></span>}
    </span>
  );
}

function Stairs({ cell, off, is_open }: { cell: Cell; off: LineOff[]; is_open: boolean }) {
  const model = useModel();
  const suppose = useSuppose();
  const rows = by_place(cell);
  const can_move = suppose !== null && cell.orders.length > 0;
  const [dragged, set_dragged] = useState<string | null>(null);
  const drop = (target: Row) => {
    if (dragged === null || dragged === target.option || suppose === null) return;
    const place = rows.findIndex((row) => row.option === target.option);
    void suppose({ kind: "order", party: cell.party, issue: cell.issue, classes: moved_to(cell, rows, dragged, place) });
    set_dragged(null);
  };
  return (
    <ol class="stairs">
      {rows.map((row, index) => {
        const line = line_class(rows, index);
        return (
          <li key={row.option} data-option={row.option} class={`${state_of(row)}${line}`} style={{ "--place": row.place }}
            draggable={can_move} onDragStart={() => set_dragged(row.option)}
            onDragOver={(event) => event.preventDefault()} onDrop={() => drop(row)}>
            {line.includes("line-above") && <span class="hidden"><T id="page.board_line_here" /> </span>}
            <Name>{model.option_name(cell.issue, row.option)}</Name>
            <Tags cell={cell} row={row} off={off} />
            {is_open && can_move && <OptionControls cell={cell} rows={rows} index={index} />}
            {line.includes("line-below") && <span class="hidden"> <T id="page.board_line_end" /></span>}
          </li>
        );
      })}
    </ol>
  );
}

// What there is to say of the order and the line, beside drawing them.
function Notes({ cell, off, is_open }: { cell: Cell; off: LineOff[]; is_open: boolean }) {
  const against = ruled_out_above(by_place(cell));
  return (
    <>
      <p class="note">
        {cell.orders.length === 0 ? <T id="page.board_no_order" /> : !cell.ordered && <T id="page.board_partial" />}{" "}
        {cell.lines.length + off.length === 0 && <T id="page.board_no_line" />}{" "}
        {is_open && cell.orders.length > 0 && !cell.ordered && <T id="page.order_will_be_whole" />}
      </p>
      {against.length > 0 && cell.ordered && (
        <p class="note against">
          <T id="page.board_against_line" party={<Party party={cell.party} />}
            options={<Listed parts={against.map((row) => <Option issue={cell.issue} id={row.option} />)} />} />
        </p>
      )}
      {off.map((line) => (
        <p key={line.red_line} class="line-off" data-off={line.red_line}><s><code>{line.red_line}</code></s> <T id="page.board_line_off" /></p>
      ))}
    </>
  );
}

// A stop of the keyboard, which opens what can be tried.
function Opener({ cell, is_open, toggle }: { cell: Cell; is_open: boolean; toggle: () => void }) {
  const words = useWords();
  const model = useModel();
  const of = { party: model.party_name(cell.party), issue: model.issue_name(cell.issue) };
  return (
    <button type="button" class="opener" aria-expanded={is_open} aria-label={words.text("page.board_try_in", of)} onClick={toggle}>
      <T id="page.board_try" />
    </button>
  );
}

// The claims that a cell is drawn from.
function on_file(cell: Cell): { claims: string[]; asked: string[] } {
  return {
    claims: [...cell.lines.map((line) => line.red_line), ...cell.wider, ...cell.orders],
    asked: [...new Set(cell.options.flatMap((option) => option.asked ?? []))],
  };
}

function Drawn({ cell, off, is_live }: { cell: Cell; off: LineOff[]; is_live: boolean }) {
  const [is_open, set_open] = useState(false);
  const { claims, asked } = on_file(cell);
  const can_try = is_live && claims.length > 0;
  const close = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    if (event.key !== "Escape") return;
    event.currentTarget.querySelector<HTMLElement>(".opener")?.focus();
    set_open(false);
  };
  return (
    <Roving class={`cell${is_open ? " opened" : ""}`} data-party={cell.party} data-issue={cell.issue} onKeyDown={close}>
      <h4><Party party={cell.party} /></h4>
      <Stairs cell={cell} off={off} is_open={can_try && is_open} />
      <Notes cell={cell} off={off} is_open={can_try && is_open} />
      {can_try && <Opener cell={cell} is_open={is_open} toggle={() => set_open(!is_open)} />}
      {can_try && is_open && <CellControls cell={cell} />}
      {claims.length + asked.length > 0 && (
        <Fold name="more" summary={<T id="page.board_claims" count={claims.length + asked.length} />}>
          {() => [...claims, ...asked].map((id) => <ClaimCard id={id} />)}
        </Fold>
      )}
    </Roving>
  );
}

// Drawn again only where something in it is another: the cell, the names, its claims, what is off.
function BoardCell({ cell, off, is_live }: { cell: Cell; off: LineOff[]; is_live: boolean }) {
  const model = useModel();
  const words = useWords();
  const { negotiation, texts } = model.page;
  const { claims, asked } = on_file(cell);
  const drawn_from = [cell, words, is_live, texts, negotiation.parties, negotiation.statements, negotiation.sources,
    model.issue(cell.issue), off.map((line) => line.red_line).join(" "), ...[...claims, ...asked].map((id) => model.position(id))];
  return useMemo(() => (
    <Data.Provider value={model}><Drawn cell={cell} off={off} is_live={is_live} /></Data.Provider>
  ), drawn_from);
}

const nothing: LineOff[] = [];

// A cell for each party of which something is on file; the others in a line.
function OnIssue({ issue, parties, off, is_live }: {
  issue: string;
  parties: string[];
  off: (party: string, issue: string) => LineOff[];
  is_live: boolean;
}) {
  const model = useModel();
  const cells = parties.flatMap((party) => model.cell(party, issue) ?? []);
  const is_empty = (cell: Cell) => {
    const { claims, asked } = on_file(cell);
    return claims.length + asked.length + off(cell.party, issue).length === 0;
  };
  const silent = cells.filter(is_empty).map((cell) => cell.party);
  return (
    <article class="issue" data-issue={issue}>
      <h3><IssueName id={issue} /></h3>
      <div class="row">
        {cells.filter((cell) => !is_empty(cell)).map((cell) => (
          <BoardCell key={cell.party} cell={cell} off={off(cell.party, issue)} is_live={is_live} />
        ))}
      </div>
      {silent.length > 0 && <p class="note"><T id="page.board_nothing_of" parties={<Parties parties={silent} />} /></p>}
      <NewOption issue={issue} />
    </article>
  );
}

export function Board() {
  const model = useModel();
  const live = useLive();
  const { board } = model.page;
  if (board.issues.length === 0) return null;
  const off = (party: string, issue: string) =>
    live?.state.off.filter((line) => line.party === party && line.issue === issue) ?? nothing;
  return (
    <Section id="board" title="page.title_board">
      <p><T id="page.board_help" /></p>
      <ul class="legend">
        <li><span class="swatch allowed" /> <T id="page.board_legend_allowed" /></li>
        <li><span class="swatch line" /> <T id="page.board_legend_line" /></li>
        <li><span class="swatch shut" /> <T id="page.board_legend_shut" /></li>
        <li><span class="swatch open" /> <T id="page.board_legend_open" /></li>
      </ul>
      {board.issues.map((issue) => <OnIssue key={issue} issue={issue} parties={board.parties} off={off} is_live={live !== null} />)}
    </Section>
  );
}
