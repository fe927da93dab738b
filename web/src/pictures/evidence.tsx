// Whose word the claims about each party are, as bars: the longest is the party most spoken of.
import { T, useWords } from "../i18n";
import type { Basis } from "../model";
import { Party, useModel } from "../words";
import { PartyMark, class_of } from "./party";

const levels: Basis[] = ["stated", "relayed", "attributed", "reported", "inferred", "assumed"];

export function EvidenceBars() {
  const model = useModel();
  const words = useWords();
  const evidence = Object.entries(model.answer.evidence ?? {});
  const total = (counts: Record<Basis, number>) => levels.reduce((sum, level) => sum + counts[level], 0);
  const most = Math.max(0, ...evidence.map(([, counts]) => total(counts)));
  if (most === 0) return null;
  const met = levels.filter((level) => evidence.some(([, counts]) => counts[level] > 0));
  // Bars that are all alike say nothing that the sentence above them does not.
  if (met.length === 1 && evidence.every(([, counts]) => total(counts) === most)) return null;
  return (
    <figure class="picture evidence-bars" id="picture-evidence" aria-label={words.text("picture.evidence_title")}>
      <ul class="signs">
        {met.map((level) => <li><span class={`share ${level}`} aria-hidden="true" /> <T id="basis.word" basis={level} /></li>)}
      </ul>
      <table>
        <tbody>
          {evidence.map(([party, counts]) => (
            <tr>
              <th scope="row"><PartyMark party={party} /> <Party party={party} /></th>
              <td>
                <span class={`bars ${class_of(model, party)}`}>
                  {levels.filter((level) => counts[level] > 0).map((level) => (
                    <span class={`share ${level}`} style={{ inlineSize: `${(100 * counts[level]) / most}%` }}
                      title={words.text("picture.claims_of", { count: counts[level], basis: words.text("basis.word", { basis: level }) })}>
                      <span class="number">{counts[level]}</span><span class="hidden"> <T id="basis.word" basis={level} /></span>
                    </span>
                  ))}
                  {total(counts) === 0 && <span class="note"><T id="picture.no_claims" /></span>}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
