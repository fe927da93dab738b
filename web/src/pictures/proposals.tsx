// Proposals on the table × parties: who excludes, who accepts, to whom each is open.
import type { Proposal } from "../answer";
import { T, useWords } from "../i18n";
import { ClaimCard } from "../sources";
import { IssueName, Name, Option, Party, useModel } from "../words";
import { Legend, Picture, PartyNames } from "./frame";
import { PartyMark } from "./party";

type Response = Proposal["verdict"][string];
const signs: Record<Response, string> = { excluded: "✕", accepted: "●", open: "–" };

const Sign = ({ is }: { is: Response }) => <span class="sign" aria-hidden="true">{signs[is]}</span>;

function Says({ stop, proposals }: { stop: string; proposals: Proposal[] }) {
  const model = useModel();
  const [number = "", party = ""] = stop.split(" ");
  const proposal = proposals[Number(number)];
  if (proposal === undefined) return null;
  if (party === "") {
    return (
      <dl class="package">
        {Object.entries(proposal.package).map(([issue, option]) => (
          <div><dt><IssueName id={issue} /></dt><dd><Option issue={issue} id={option} /></dd></div>
        ))}
      </dl>
    );
  }
  const own = (ids: readonly string[]) => ids.filter((id) => model.party_of(id) === party);
  const breaks = own(proposal.breaks);
  const unmet = own(proposal.unmet);
  const response = proposal.verdict[party];
  return (
    <>
      <p class="said-head"><PartyMark party={party} /> <Party party={party} />{response && <>: <T id="picture.response" is={response} /></>}</p>
      {[...breaks, ...unmet].map((id) => <ClaimCard key={id} id={id} />)}
    </>
  );
}

export function ProposalsByParty() {
  const { answer, page } = useModel();
  const words = useWords();
  const is_ratifier = (party: string) =>
    page.negotiation.parties.some((one) => one.id === party && one.role === "ratifier");
  const proposals = (answer.proposals ?? []).filter((one) => one.id !== null);
  if (proposals.length === 0) return null;
  const parties = [...new Set(proposals.flatMap((one) => Object.keys(one.verdict)))];
  const met = new Set(proposals.flatMap((one) => Object.values(one.verdict)));
  if (!met.has("excluded") && !met.has("accepted")) return null; // the words above say all of it
  return (
    <Picture name="proposals" title={<T id="picture.proposals_title" />}
      text={words.text("picture.proposals_text", { proposals: proposals.length, parties: parties.length })}
      legend={<>
        <PartyNames>{parties.map((party) => <span><PartyMark party={party} /> <Party party={party} /></span>)}</PartyNames>
        <Legend items={(["excluded", "accepted", "open"] as const).filter((is) => met.has(is)).map((is) => [<Sign is={is} />, <T id="picture.response" is={is} />])} />
      </>}
      says={(stop) => <Says stop={stop} proposals={proposals} />}>
      <table role="grid" class={parties.length > 4 ? "many" : ""}>
        <thead>
          <tr>
            <td class="corner"><span class="hidden"><T id="picture.column_proposal" /></span></td>
            {parties.map((party) => (
              <th scope="col">
                <PartyMark party={party} /> <span class="party-name"><Party party={party} /></span>
                {is_ratifier(party) && <span class="note"><T id="picture.afterwards" /></span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {proposals.map((one, index) => (
            <tr>
              <th scope="row" data-stop={`${index}`}>
                {one.by !== null && <><PartyMark party={one.by} /> <T id="picture.put_forward" party={<Party party={one.by} />} /></>}
                {proposals.filter((other) => other.by === one.by).length > 1 && <> <Name>{one.id}</Name></>}
              </th>
              {parties.map((party) => {
                const is = one.verdict[party];
                return (
                  <td class={`stance ${is === "excluded" ? "rules_out" : is === "accepted" ? "asks" : ""}`} data-stop={is && `${index} ${party}`}>
                    {is && <><Sign is={is} /> <span class="word"><T id="picture.response" is={is} /></span></>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Picture>
  );
}
