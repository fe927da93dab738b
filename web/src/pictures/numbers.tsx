// What is left of each scale: a row a party, its numbers from the least to the greatest.
import type { Numbers as Data, Scale } from "../answer";
import { T, useWords } from "../i18n";
import { ClaimCard } from "../sources";
import { IssueName, Name, Numbers as NumberWords, Party, ValueWords, useModel } from "../words";
import { Picture } from "./frame";
import { PartyMark, class_of } from "./party";
import { Sign, type Stance, StanceWords } from "./signs";

type OfScale = Data["scales"][number];
type Said = OfScale["rows"][number]["spans"][number];

// Where a number stands, in hundredths of the line: each has a step's room, so that one alone is seen.
function place(number: number, scale: Scale): number {
  const half = scale.step / 2;
  return (100 * (number - scale.from + half)) / (scale.to - scale.from + scale.step);
}
const stretch = (from: number, to: number, scale: Scale) => {
  const start = place(from - scale.step / 2, scale);
  return { insetInlineStart: `${start}%`, inlineSize: `max(2px, ${place(to + scale.step / 2, scale) - start}%)` };
};

const has_sign = (says: Stance) => says === "rules_out" || says === "asks" || says === "takes";

function Span({ stop, said, scale, issue }: { stop: string; said: Said; scale: Scale; issue: string }) {
  return (
    <span class={`span ${said.says}`} data-stop={stop} style={stretch(said.from, said.to, scale)}>
      {has_sign(said.says) && <Sign says={said.says} />}
      <span class="hidden"><StanceWords says={said.says} /> <NumberWords issue={issue} low={said.from} high={said.to} />; </span>
    </span>
  );
}

// The ends of the scale first, then of what is not ruled out; one that has no room is left out.
function Ticks({ of, scale }: { of: OfScale; scale: Scale }) {
  const room = 7;
  const open = of.rows.flatMap((row) => row.spans.filter((one) => one.says !== "rules_out"));
  const taken: number[] = [];
  for (const number of [scale.from, scale.to, ...open.flatMap((one) => [one.from, one.to])]) {
    const is_free = taken.every((other) => Math.abs(place(other, scale) - place(number, scale)) >= room);
    if (is_free) taken.push(number);
  }
  return (
    <span class="ticks" aria-hidden="true">
      {taken.map((number) => <span style={{ insetInlineStart: `${place(number, scale)}%` }}><ValueWords value={number} /></span>)}
    </span>
  );
}

function Left({ of, scale }: { of: OfScale; scale: Scale }) {
  const { gap } = of;
  if (of.left.length === 0) {
    return (
      <b class="nothing-left"><T id="picture.numbers_none" />{" "}
        {gap && <T id="conflict.gap" most={<ValueWords value={gap.most} />} least={<ValueWords value={gap.least} />}
          apart={<NumberWords issue={of.issue} low={gap.apart} high={gap.apart} />} />}
      </b>
    );
  }
  return (
    <span class="track">
      {of.left.map((one) => (
        <span class="span left" style={stretch(one.from, one.to, scale)}>
          <span class="hidden"><NumberWords issue={of.issue} low={one.from} high={one.to} />; </span>
        </span>
      ))}
    </span>
  );
}

function Rows({ of }: { of: OfScale }) {
  const model = useModel();
  const scale = model.issue(of.issue)?.scale;
  if (scale === undefined) return null;
  return (
    <tbody>
      <tr class="issue-name">
        <th scope="rowgroup" colSpan={2}>
          <IssueName id={of.issue} />{scale.unit && <span class="note"> (<Name>{scale.unit}</Name>)</span>}
        </th>
      </tr>
      {of.rows.map((row) => (
        <tr class={class_of(model, row.party)}>
          <th scope="row">
            <PartyMark party={row.party} /> <Party party={row.party} />
            {!row.needed && <span class="note"> (<T id="picture.not_needed" />)</span>}
          </th>
          <td><span class="track">
            {row.spans.map((said, at) => <Span stop={`${of.issue} ${row.party} ${at}`} said={said} scale={scale} issue={of.issue} />)}
          </span></td>
        </tr>
      ))}
      <tr class="left-row">
        <th scope="row"><T id="picture.numbers_left" /></th>
        <td><Left of={of} scale={scale} /><Ticks of={of} scale={scale} /></td>
      </tr>
    </tbody>
  );
}

function Says({ stop, data }: { stop: string; data: Data }) {
  const [issue = "", party = "", at = ""] = stop.split(" ");
  const said = data.scales.find((one) => one.issue === issue)?.rows.find((one) => one.party === party)?.spans[Number(at)];
  if (said === undefined) return null;
  return (
    <>
      <p class="said-head">
        <PartyMark party={party} /> <Party party={party} />: <Sign says={said.says} /> <StanceWords says={said.says} />{" "}
        <NumberWords issue={issue} low={said.from} high={said.to} />
      </p>
      {said.claims.map((id) => <ClaimCard key={id} id={id} open={said.claims.length === 1} />)}
    </>
  );
}

export function NumbersLeft() {
  const { page } = useModel();
  const words = useWords();
  const data = page.pictures.numbers;
  if (data === null) return null;
  const counts = { none: data.scales.filter((one) => one.left.length === 0).length, total: data.scales.length };
  return (
    <Picture name="numbers" title={<T id="picture.numbers_title" {...counts} />}
      text={`${words.text("picture.numbers_title", counts)}.`}
      help={<T id="picture.numbers_help" />}
      says={(stop) => <Says stop={stop} data={data} />}>
      <table role="grid">{data.scales.map((of) => <Rows key={of.issue} of={of} />)}</table>
    </Picture>
  );
}
