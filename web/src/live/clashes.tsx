// Where two have changed the same lines, or the file has changed on disk: both are shown, and
// whoever is here chooses.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { T, useWords } from "../i18n";
import type { Message } from "../i18n";
import type { Disk, State } from "./client";
import * as client from "./client";
import { type Choice, type Piece, clashes_in, differences, merged, text_of } from "./merge";

const Lines = ({ text, of }: { text: string; of: "yours" | "theirs" }) => (
  <pre class={`lines ${of}`} dir="ltr">{text === "" ? <i><T id="page.no_lines" /></i> : text}</pre>
);

const choices: [Choice, Message][] = [
  ["both", "page.clash_keep_both"],
  ["yours", "page.clash_keep_yours"],
  ["theirs", "page.clash_keep_theirs"],
];

// One choice for each clash; `go_on` is given the whole text.
export function Clashes({ pieces, theirs, go_on }: {
  pieces: Piece[];
  theirs: ComponentChildren; // who changed the other
  go_on: (text: string) => void;
}) {
  const words = useWords();
  const clashes = clashes_in(pieces);
  const [chosen, set_chosen] = useState<Choice[]>([]);
  const choose = (index: number, choice: Choice) =>
    set_chosen(clashes.map((_, at) => (at === index ? choice : (chosen[at] ?? "both"))));
  return (
    <div class="clashes">
      {clashes.map((clash, index) => (
        <fieldset key={index}>
          <legend class="hidden">{words.text("page.clash_legend", { number: index + 1, count: clashes.length })}</legend>
          <div class="sides">
            <div><p class="note"><T id="page.clash_yours" /></p><Lines of="yours" text={clash.yours} /></div>
            <div><p class="note">{theirs}</p><Lines of="theirs" text={clash.theirs} /></div>
          </div>
          {choices.map(([choice, message]) => (
            <label key={choice}>
              <input type="radio" name={`clash-${index}`} checked={(chosen[index] ?? "both") === choice} data-choice={choice}
                onChange={() => choose(index, choice)} />{" "}
              <T id={message} />
            </label>
          ))}
        </fieldset>
      ))}
      <button type="button" id="go-on" onClick={() => go_on(text_of(pieces, chosen))}><T id="page.clash_go_on" /></button>
    </div>
  );
}

function Difference({ state, disk }: { state: State; disk: Disk }) {
  return (
    <div class="sides">
      {differences(state.text, disk.text).map((part, index) => (
        <div key={index} class="part">
          <p class="note"><T id="page.clash_yours" /></p><Lines of="yours" text={part.gone} />
          <p class="note"><T id="page.disk_theirs" /></p><Lines of="theirs" text={part.come} />
        </div>
      ))}
    </div>
  );
}

export function ChangedOnDisk({ state, was_refused, save_over, take }: {
  state: State;
  was_refused: boolean; // a Save, because of it
  save_over: () => void;
  take: (theirs: string, text: string) => void;
}) {
  const [disk, set_disk] = useState<Disk | null>(null);
  const look = () => client.on_disk().catch(() => null);
  const pieces = disk === null ? [] : merged(disk.base, state.text, disk.text);
  return (
    <div class="on-disk">
      <p class="fault"><T id={was_refused ? "page.not_saved_disk" : "page.changed_on_disk"} /></p>
      <p>
        <button type="button" id="take" onClick={() => void look().then((now) => now && take(now.text, now.text))}><T id="page.disk_take" /></button>{" "}
        {state.dirty && <><button type="button" id="save-over" onClick={save_over}><T id="page.save_over" /></button>{" "}</>}
        <button type="button" id="difference" aria-expanded={disk !== null}
          onClick={() => (disk === null ? void look().then(set_disk) : set_disk(null))}>
          <T id="page.disk_see" />
        </button>
      </p>
      {disk !== null && <Difference state={state} disk={disk} />}
      {disk !== null && state.dirty && (
        <>
          <p><T id={clashes_in(pieces).length > 0 ? "page.disk_clash" : "page.disk_both"} /></p>
          <Clashes pieces={pieces} theirs={<T id="page.disk_theirs" />} go_on={(text) => take(disk.text, text)} />
        </>
      )}
    </div>
  );
}
