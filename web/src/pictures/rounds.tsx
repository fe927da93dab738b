// Rounds over time: red lines as rows, a step where one came, moved or was given up.
import type { Claim, Rounds as Data } from "../answer";
import { T, useWords } from "../i18n";
import { ClaimCard } from "../sources";
import { ClaimWords, FormulaWords, Name, Party, useModel } from "../words";
import { PartyNames, Picture } from "./frame";
import { PartyMark, class_of } from "./party";

type State = Data["rows"][number]["states"][number];
const is_step = (state: State | undefined) => state === "gained" || state === "moved" || state === "given_up";

// What the line says on the last of these days, as far as the rounds tell.
function useClaim() {
  const model = useModel();
  return (id: string): Claim | undefined => model.position(id) ??
    model.page.negotiation.rounds.flatMap((round) => round.moved).map((one) => one.now).find((one) => one.id === id);
}

function Says({ stop, data }: { stop: string; data: Data }) {
  const model = useModel();
  const [number = "", at = ""] = stop.split(" ");
  const row = data.rows[Number(number)];
  if (row === undefined) return null;
  if (at === "") return <ClaimCard id={row.id} open />;
  const round = model.page.negotiation.rounds.find((one) => one.id === data.rounds[Number(at)]?.round);
  const moved = round?.moved.find((one) => one.now.id === row.id);
  return (
    <>
      <p class="said-head"><PartyMark party={row.party} /> <T id="picture.line_state" state={row.states[Number(at)] ?? "absent"} /></p>
      {moved?.before && <p><T id="picture.said_before" claim={<ClaimWords claim={moved.before} />} /></p>}
      {moved && <p><T id="picture.said_since" claim={<ClaimWords claim={moved.now} />} /></p>}
    </>
  );
}

function Cell({ state, stop, colour }: { state: State | undefined; stop: string; colour: string }) {
  if (state === undefined) return <td class="time planned" />;
  const step = is_step(state);
  return (
    <td class={`time ${state} ${colour}`} data-stop={step ? stop : undefined}>
      <span class={step ? "step" : "hidden"}><T id="picture.line_state" state={state} /></span>
    </td>
  );
}

export function Rounds() {
  const model = useModel();
  const words = useWords();
  const claim_of = useClaim();
  const data = model.page.pictures.rounds;
  if (data === null) return null;
  const parties = [...new Set(data.rows.map((row) => row.party))];
  return (
    <Picture name="rounds" title={<T id="picture.rounds_title" />}
      text={words.text("picture.rounds_text", { lines: data.rows.length, rounds: data.rounds.length })}
      legend={<PartyNames>{parties.map((party) => <span><PartyMark party={party} /> <Party party={party} /></span>)}</PartyNames>}
      says={(stop) => <Says stop={stop} data={data} />}>
      <table role="grid">
        <thead>
          <tr>
            <td class="corner"><span class="hidden"><T id="picture.column_line" /></span></td>
            {data.rounds.map((one) => {
              const round = model.page.negotiation.rounds.find((other) => other.id === one.round);
              return (
                <th scope="col" class={one.planned ? "planned" : ""}>
                  <Name>{round?.kind ?? one.round}</Name>
                  {round && round.date !== "" && round.date !== "unknown" && <span class="note">{round.date}</span>}
                  {one.planned && <span class="note"><T id="picture.planned" /></span>}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row, number) => {
            const formula = claim_of(row.id)?.formula;
            return (
              <tr>
                <th scope="row" data-stop={`${number}`}><PartyMark party={row.party} named /> {formula ? <FormulaWords formula={formula} /> : <Name>{row.id}</Name>}</th>
                {data.rounds.map((_, at) => <Cell state={row.states[at]} stop={`${number} ${at}`} colour={class_of(model, row.party)} />)}
              </tr>
            );
          })}
        </tbody>
      </table>
      {data.unchanged > 0 && <p class="note"><T id="picture.lines_unchanged" count={data.unchanged} /></p>}
    </Picture>
  );
}
