// What follows from a passage: one claim of a party, in any form that the format has.
import { useState } from "preact/hooks";
import { T, useWords } from "../i18n";
import type { Message } from "../i18n";
import { Choose, type Known } from "./choose";
import { type Claim, type NewIssue, type Part, type Ref, forms_by_formula, forms_by_options, is_new, name_of_new } from "./file";
import { type Schema, words_of } from "./schema";

const worded = new Set(["demands", "requires", "accepts", "takes", "prefers"]);

export const new_claim = (kind: string, party: Ref): Claim => ({
  kind, party, parts: [{ issue: "", relation: "is", options: [] }], issue: "", ranks: [], text: "", firmness: "", inferred: false,
});

export interface Names { parties: Known[]; issues: Known[]; options: (issue: Ref) => Known[] }

// A question with its answers, as somebody types them.
export function AskIssue({ done, cancel }: { done: (issue: NewIssue) => void; cancel: () => void }) {
  const [name, set_name] = useState("");
  const [tabled, set_tabled] = useState("");
  const [untabled, set_untabled] = useState("");
  const lines = (text: string) => text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const is_whole = name.trim() !== "" && lines(tabled).length + lines(untabled).length >= 2;
  return (
    <fieldset class="new-issue" data-new-issue="">
      <legend><T id="page.author_new_issue" /></legend>
      <label><T id="page.author_issue_name" /> <input type="text" dir="auto" name="issue-name" value={name} onInput={(event) => set_name(event.currentTarget.value)} /></label>
      <label><T id="page.author_issue_tabled" /> <textarea rows={3} dir="auto" name="issue-tabled" value={tabled} onInput={(event) => set_tabled(event.currentTarget.value)} /></label>
      <label><T id="page.author_issue_untabled" /> <textarea rows={2} dir="auto" name="issue-untabled" value={untabled} onInput={(event) => set_untabled(event.currentTarget.value)} /></label>
      <p>
        <button type="button" data-do="issue" disabled={!is_whole} onClick={() => done({ name: name.trim(), tabled: lines(tabled), untabled: lines(untabled) })}><T id="page.author_take" /></button>{" "}
        <button type="button" onClick={cancel}><T id="page.cancel" /></button>
        {!is_whole && <span class="note"> <T id="page.author_two_answers" /></span>}
      </p>
    </fieldset>
  );
}

function ChooseIssue({ names, value, choose, add }: { names: Names; value: Ref; choose: (ref: Ref) => void; add: (issue: NewIssue) => void }) {
  const words = useWords();
  const [asks, set_asks] = useState(false);
  const ask = "+";
  const known = value === "" || names.issues.some((one) => one.id === value) ? names.issues : [...names.issues, { id: value, name: is_new(value) ? name_of_new(value) : value }];
  return (
    <>
      <label class="choose" data-choose="issue"><T id="page.author_issue" />{" "}
        <select value={asks ? ask : value} onChange={(event) => {
          const chosen = event.currentTarget.value;
          set_asks(chosen === ask);
          if (chosen !== ask) choose(chosen);
        }}>
          <option value="">—</option>
          {known.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          <option value={ask}>{words.text("page.author_make_issue")}</option>
        </select>
      </label>
      {asks && <AskIssue cancel={() => set_asks(false)} done={(issue) => {
        set_asks(false);
        add(issue);
        choose(`+${issue.name}`);
      }} />}
    </>
  );
}

function Parts({ names, parts, change, add }: { names: Names; parts: Part[]; change: (parts: Part[]) => void; add: (issue: NewIssue) => void }) {
  const words = useWords();
  const put = (index: number, part: Partial<Part>) => change(parts.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <div class="parts">
      {parts.map((part, index) => (
        <div key={index} class="part" data-part={index}>
          {index > 0 && <b><T id="page.author_and" /></b>}
          <ChooseIssue names={names} value={part.issue} choose={(issue) => put(index, { issue, options: [] })} add={add} />
          <select aria-label={words.text("page.author_relation")} value={part.relation} data-choose="relation"
            onChange={(event) => put(index, { relation: event.currentTarget.value as Part["relation"] })}>
            <option value="is">{words.text("page.author_is")}</option>
            <option value="is_not">{words.text("page.author_is_not")}</option>
          </select>
          {part.issue !== "" && (part.options.length > 0 ? part.options : [""]).map((option, at) => (
            <Choose key={at} label={at === 0 ? "page.author_option" : "page.author_or_option"} name={at === 0 ? "option" : "or-option"} known={names.options(part.issue)} value={option}
              make="page.author_make_option" choose={(ref) => put(index, { options: part.options.length === 0 ? [ref] : part.options.map((one, place) => (place === at ? ref : one)) })} />
          ))}
          {part.options[0] !== undefined && part.options[0] !== "" && (
            <details>
              <summary><T id="page.author_or_option" /></summary>
              <Choose key={part.options.length} label="page.author_or_option" name="another-option" known={names.options(part.issue).filter((one) => !part.options.includes(one.id))}
                value="" make="page.author_make_option" adds={true} choose={(ref) => put(index, { options: [...part.options, ref] })} />
            </details>
          )}
        </div>
      ))}
      <button type="button" class="link" data-do="and" onClick={() => change([...parts, { issue: "", relation: "is", options: [] }])}><T id="page.author_more_parts" /></button>
    </div>
  );
}

// Options chosen one after the other, best first.
function Ranks({ names, claim, change, add }: { names: Names; claim: Claim; change: (claim: Partial<Claim>) => void; add: (issue: NewIssue) => void }) {
  const { ranks, issue } = claim;
  const left = names.options(issue).filter((one) => !ranks.some((rank) => rank.option === one.id));
  const name = (ref: Ref) => names.options(issue).find((one) => one.id === ref)?.name ?? name_of_new(ref);
  const is_order = claim.kind === "prefers";
  return (
    <div class="ranks">
      <ChooseIssue names={names} value={issue} choose={(chosen) => change({ issue: chosen, ranks: [] })} add={add} />
      {ranks.length > 0 && (
        <ol>
          {ranks.map((rank, at) => (
            <li key={rank.option}>
              <bdi>{name(rank.option)}</bdi>{" "}
              {is_order && at > 0 && (
                <label class="equal"><input type="checkbox" checked={rank.equal} onChange={(event) => change({ ranks: ranks.map((one, place) => (place === at ? { ...one, equal: event.currentTarget.checked } : one)) })} />{" "}<T id="page.author_as_good" /></label>
              )}{" "}
              <button type="button" class="link" onClick={() => change({ ranks: ranks.filter((_, place) => place !== at) })}><T id="page.author_drop" option={<bdi>{name(rank.option)}</bdi>} /></button>
            </li>
          ))}
        </ol>
      )}
      {issue !== "" && (
        <Choose key={ranks.length} label={!is_order ? "page.author_option" : ranks.length === 0 ? "page.author_best" : "page.author_next"} name="rank" known={left} value=""
          make="page.author_make_option" adds={true} choose={(option) => option !== "" && change({ ranks: [...ranks, { option, equal: false }] })} />
      )}
    </div>
  );
}

export function ClaimForm({ claim, names, schema, number, change, add, drop }: {
  claim: Claim;
  names: Names;
  schema: Schema;
  number: number;
  change: (claim: Claim) => void;
  add: (issue: NewIssue) => void;
  drop: () => void;
}) {
  const words = useWords();
  const put = (part: Partial<Claim>) => change({ ...claim, ...part });
  const kinds = schema.one_of("positions");
  const field = schema.field("positions", claim.kind);
  return (
    <fieldset class="claim-form" data-claim={number}>
      <legend><T id="page.author_claim" number={words.number(number + 1)} /></legend>
      <label class="choose" data-choose="kind"><T id="page.author_kind" />{" "}
        <select value={claim.kind} onChange={(event) => put({ kind: event.currentTarget.value })}>
          {kinds.map((kind) => <option key={kind} value={kind}>{worded.has(kind) ? words.text(`page.author_kind_${kind}` as Message) : kind}</option>)}
        </select>
      </label>
      <Choose label="page.author_of" name="of" known={names.parties} value={claim.party} make="page.author_make_party" choose={(party) => put({ party })} />
      {forms_by_formula.has(claim.kind) && <Parts names={names} parts={claim.parts} change={(parts) => put({ parts })} add={add} />}
      {forms_by_options.has(claim.kind) && <Ranks names={names} claim={claim} change={put} add={add} />}
      {!worded.has(claim.kind) && (
        <label><span class="note" lang="en">{field?.description}</span> <input type="text" dir="ltr" value={claim.text} onInput={(event) => put({ text: event.currentTarget.value })} /></label>
      )}
      {claim.kind === "requires" && (
        <label class="choose" data-choose="firmness"><T id="page.author_firmness" />{" "}
          <select value={claim.firmness} onChange={(event) => put({ firmness: event.currentTarget.value })}>
            <option value="">{words.text("page.author_not_known")}</option>
            {words_of(schema.field("positions", "firmness")).map((word) => <option key={word.word} value={word.word} title={word.help}>{word.word}</option>)}
          </select>
        </label>
      )}
      <label><input type="checkbox" data-tick="inferred" checked={claim.inferred} onChange={(event) => put({ inferred: event.currentTarget.checked })} />{" "}<T id="page.author_inferred" /></label>{" "}
      <button type="button" class="link" onClick={drop}><T id="page.author_drop_claim" /></button>
    </fieldset>
  );
}
