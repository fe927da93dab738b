// "Who refuses what": options by issue, in one order for all, × parties.
import type { WhoCell, WhoRefuses as Data } from "../answer";
import { Drawn } from "../drawn";
import { T, useWords } from "../i18n";
import { Fold } from "../fold";
import { ClaimCard } from "../sources";
import { BasisMark, ClaimWords, FormulaWords, IssueName, Name, Options, Party, useModel } from "../words";
import { Legend, Picture, PartyNames } from "./frame";
import { PartyMark } from "./party";
import { Sign, type Stance, StanceWords } from "./signs";

type IssueRows = Data["issues"][number];
type Row = IssueRows["rows"][number];

// Whether somebody asks for an option, takes it, rules it out, or is to be asked.
const says_something = (data: Data) => data.issues.some((of) => of.rows.some((row) =>
  row.cells.some((cell) => ["asks", "takes", "rules_out", "not_asked"].includes(cell.says))));

function Title({ data }: { data: Data }) {
  if (!says_something(data)) return <T id="picture.who_title_linked" />;
  if (data.refused === 0) return <T id="picture.who_title" />;
  if (data.refused === data.issues.length) return <T id="picture.who_title_all" />;
  return <T id="picture.who_title_some" count={data.refused} total={data.issues.length} />;
}

function OptionName({ issue, row }: { issue: string; row: Row }) {
  const model = useModel();
  const name = (option: string | undefined) => <Name>{model.option_name(issue, option ?? "")}</Name>;
  const { options } = row;
  if (model.issue(issue)?.scale !== undefined) return <Options issue={issue} ids={options} />;
  if (options.length === 1) return name(options[0]);
  return <T id="picture.run" first={name(options[0])} last={name(options[options.length - 1])} count={options.length} />;
}

function StanceCell({ stop, cell }: { stop: string; cell: WhoCell | undefined }) {
  const says: Stance = cell?.says ?? "nothing";
  return (
    <td class={`stance ${says}`} data-stop={cell && stop}>
      <Sign says={says} /> <span class={`word ${says}`}><StanceWords says={says} /></span>
      {cell && cell.says !== "not_asked" && <span class="whose-word"><T id="basis.word" basis={cell.basis} /></span>}
    </td>
  );
}

function InTheWay({ row }: { row: Row }) {
  const marks = (parties: string[]) => <span class="marks">{parties.map((party) => <PartyMark party={party} named />)}</span>;
  if (row.ruled_out_by.length > 0) return marks(row.ruled_out_by);
  if (!row.tabled && row.to_ask.length > 0) return <span class="ask"><T id="picture.ask" parties={marks(row.to_ask)} /></span>;
  return <span class="nobody"><span class="word"><T id="picture.nobody" /></span><span class="head-sign" aria-hidden="true">–</span></span>;
}

function IssueBody({ of, data }: { of: IssueRows; data: Data }) {
  const model = useModel();
  const words = useWords();
  const { negotiation } = model.page;
  return (
    <Drawn from={[of, data.parties, negotiation.parties, model.issue(of.issue), words]}>
      <Rows of={of} data={data} by={model.issue(of.issue)?.by ?? null} />
    </Drawn>
  );
}

function Rows({ of, data, by }: { of: IssueRows; data: Data; by: string | null }) {
  return (
    <tbody>
      <tr class="issue-name">
        <th scope="rowgroup" colSpan={data.parties.length + 2}>
          <IssueName id={of.issue} />
          {by !== null && <span class="note"> · <T id="picture.own_move" party={<Party party={by} />} /></span>}
        </th>
      </tr>
      {of.rows.map((row, index) => (
        <tr class={row.tabled ? "" : "untabled"}>
          <th scope="row">
            <OptionName issue={of.issue} row={row} />{" "}
            {!row.tabled && <span class="tag"><T id="picture.untabled" /></span>}
          </th>
          {data.parties.map(({ party }) => (
            <StanceCell stop={`cell ${of.issue} ${index} ${party}`} cell={row.cells.find((one) => one.party === party)} />
          ))}
          <td class="in-the-way"><InTheWay row={row} /></td>
        </tr>
      ))}
    </tbody>
  );
}

function Linked({ data }: { data: Data }) {
  const model = useModel();
  const rules = data.rules.map((id) => model.page.negotiation.rules.find((one) => one.id === id)).filter((rule) => rule !== undefined);
  if (data.linked.length + rules.length === 0) return null;
  const columns = data.parties.length + 2;
  return (
    <tbody class="linked">
      <tr class="issue-name"><th scope="rowgroup" colSpan={columns}><T id="picture.linked" /></th></tr>
      {data.linked.map((one) => {
        const claim = model.position(one.id);
        return (
          <tr><td colSpan={columns} data-stop={`linked ${one.id}`}>
            <PartyMark party={one.party} />{" "}
            {claim ? <ClaimWords claim={claim} /> : <T id="page.line_reservation" party={<Party party={one.party} />} />}{" "}
            <BasisMark basis={one.basis} because={model.because(one.id)} />
          </td></tr>
        );
      })}
      {rules.map((rule) => (
        <tr><td colSpan={columns} class="rule">
          <span class="rule-mark" aria-hidden="true">§</span>{" "}
          <T id="picture.rule" formula={<FormulaWords formula={rule.formula} />} />.
          {rule.reason !== "" && <> <Name>{rule.reason}</Name></>}
        </td></tr>
      ))}
    </tbody>
  );
}

function Table({ issues, data, is_whole }: { issues: IssueRows[]; data: Data; is_whole: boolean }) {
  const { page } = useModel();
  const is_ratifier = (party: string) =>
    page.negotiation.parties.some((one) => one.id === party && one.role === "ratifier");
  return (
    <table class={data.parties.length > 4 ? "many" : ""} role="grid">
      <thead class={issues.length === 0 ? "hidden" : undefined}>
        <tr>
          <td class="corner"><span class="hidden"><T id="picture.column_option" /></span></td>
          {data.parties.map(({ party, needed }) => (
            <th scope="col">
              <PartyMark party={party} /> <span class="party-name"><Party party={party} /></span>
              {!needed && <span class="note"><T id={is_ratifier(party) ? "picture.afterwards" : "picture.not_needed"} /></span>}
            </th>
          ))}
          <th scope="col" class="in-the-way"><span class="head-sign" aria-hidden="true">✕</span><span class="head-word"><T id="picture.ruled_out_by" /></span></th>
        </tr>
      </thead>
      {issues.map((of) => <IssueBody key={of.issue} of={of} data={data} />)}
      {is_whole && <Linked data={data} />}
    </table>
  );
}

function Says({ stop, data }: { stop: string; data: Data }) {
  const [kind, first = "", index = "", party = ""] = stop.split(" ");
  if (kind === "linked") return <ClaimCard id={first} open />;
  const row = data.issues.find((one) => one.issue === first)?.rows[Number(index)];
  const cell = row?.cells.find((one) => one.party === party);
  if (row === undefined || cell === undefined) return null;
  return (
    <>
      <p class="said-head">
        <PartyMark party={party} /> <Party party={party} />: <Sign says={cell.says} /> <StanceWords says={cell.says} />{" "}
        <q><OptionName issue={first} row={row} /></q>
      </p>
      {cell.claims.map((id) => <ClaimCard key={id} id={id} open={cell.claims.length === 1} />)}
    </>
  );
}

export function WhoRefuses() {
  const { page } = useModel();
  const words = useWords();
  const data = page.pictures.who;
  if (data === null) return null;
  const is_silent = !says_something(data);
  const drawn = data.issues.filter((one) => one.shown && !is_silent);
  const folded = data.issues.filter((one) => !one.shown && !is_silent);
  const met = new Set<Stance>(drawn.flatMap((one) => one.rows.flatMap((row) =>
    data.parties.map(({ party }): Stance => row.cells.find((cell) => cell.party === party)?.says ?? "nothing"))));
  const all: Stance[] = ["asks", "rules_out", "takes", "not_ruled_out", "not_asked", "elsewhere", "nothing"];
  return (
    <Picture name="who" title={<Title data={data} />} is_empty={is_silent}
      text={words.text("picture.who_text", { issues: drawn.length, parties: data.parties.length, ruled_out: data.refused })}
      legend={<>
        <PartyNames>{data.parties.map(({ party }) => <span><PartyMark party={party} /> <Party party={party} /></span>)}</PartyNames>
        <Legend items={all.filter((says) => met.has(says)).map((says) => [<Sign says={says} />, <StanceWords says={says} />])} />
      </>}
      says={(stop) => <Says stop={stop} data={data} />}>
      <Table issues={drawn} data={data} is_whole />
      {folded.length > 0 && (
        <Fold name="more" summary={<T id="picture.folded" count={folded.length} />}>
          {() => <Table issues={folded} data={data} is_whole={false} />}
        </Fold>
      )}
    </Picture>
  );
}

