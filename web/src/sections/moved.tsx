// What moved since an earlier round, and what that did to the answer.
import type { ComponentChildren } from "preact";
import type { Changed, Moved, OnFile } from "../answer";
import { Listed, T, useWords } from "../i18n";
import { Fold } from "../fold";
import { Roving } from "../roving";
import { Few } from "../section";
import { Claims, SaidBy } from "../sources";
import { BasisMark, ClaimWords, Id, Name, Party, useModel } from "../words";

const most_shown = 8;
const most_sets = 3; // named; of more only how many

// What a row says: a claim as a sentence, anything else by its kind and in the file's notation.
function Said({ row, side }: { row: OnFile; side: "before" | "after" }) {
  const model = useModel();
  const claim = model.page.moved.map((one) => one[side]).find((one) => one?.id === row.id && one.kind === row.kind);
  if (claim) return <ClaimWords claim={claim} />;
  if (row.kind !== "option") {
    return <T id="moved.row" kind={row.kind} name={<code>{row.id}</code>} says={<code>{row.says}</code>} />;
  }
  const [issue = "", option = ""] = row.id.split(".");
  return (
    <T id="moved.option" says={row.says} issue={<Name>{model.issue_name(issue)}</Name>}
      option={<q><bdi>{model.option_name(issue, option)}</bdi></q>} />
  );
}

// One change: of what kind, what it says, on what basis.
function Change({ kind, row, side, children }: {
  kind: "gained" | "lost" | "changed";
  row: OnFile;
  side: "before" | "after";
  children?: ComponentChildren;
}) {
  return (
    <>
      <span class="tag"><T id={`page.moved_${kind}`} /></span> <Said row={row} side={side} />{" "}
      {row.basis && row.kind !== "bloc" && <BasisMark basis={row.basis} />}<Id id={row.id} />
      {children}
    </>
  );
}

const Statements = ({ ids }: { ids: string[] }) => <Listed parts={ids.map((id) => <SaidBy id={id} />)} />;

const only_in = (some: string[], others: string[]) => some.filter((id) => !others.includes(id));

// A row that says the same, and stands otherwise.
function Stands({ changed: { what, before, after } }: { changed: Changed }) {
  const parts: ComponentChildren[] = [];
  if (what.includes("id")) parts.push(<T id="moved.id" before={<code>{before.id}</code>} />);
  if (what.includes("firmness")) {
    parts.push(<T id="moved.firmness" before={<T id="line.firmness" firmness={before.firmness ?? ""} />}
      after={<T id="line.firmness" firmness={after.firmness ?? ""} />} />);
  }
  if (what.includes("basis") && before.basis && after.basis) {
    parts.push(<T id="moved.basis" before={<BasisMark basis={before.basis} />} after={<BasisMark basis={after.basis} />} />);
  }
  if (what.includes("because")) {
    parts.push(<T id="moved.because" gained={<Statements ids={only_in(after.because, before.because)} />}
      lost={<Statements ids={only_in(before.because, after.because)} />} />);
  }
  return <Change kind="changed" row={after} side="after"><p class="note"><Listed parts={parts} /></p></Change>;
}

const says_else = (one: Changed) => one.what.some((aspect) => ["says", "kind", "only"].includes(aspect));

function rows_of(moved: Moved): ComponentChildren[] {
  return [
    ...moved.changed.filter(says_else).map((one) => (
      <Change kind="changed" row={one.after} side="after">
        <p class="note"><T id="moved.before" what={<Said row={one.before} side="before" />} /></p>
      </Change>
    )),
    ...moved.gained.map((row) => <Change kind="gained" row={row} side="after" />),
    ...moved.lost.map((row) => <Change kind="lost" row={row} side="before" />),
    ...moved.changed.filter((one) => !says_else(one)).map((one) => <Stands changed={one} />),
  ];
}

const differ = (one: { before: unknown; after: unknown }) => JSON.stringify(one.before) !== JSON.stringify(one.after);

function useEffects(moved: Moved): ComponentChildren[] {
  const model = useModel();
  const words = useWords();
  const effects: ComponentChildren[] = [];
  if (differ(moved.verdict)) {
    effects.push(<T id="moved.verdict" before={moved.verdict.before ?? "none"} after={moved.verdict.after ?? "none"} />);
  }
  for (const [id, sets] of [["moved.conflicts", moved.conflicts], ["moved.collisions", moved.collisions]] as const) {
    for (const side of ["gained", "lost"] as const) {
      const some = sets[side] ?? [];
      if (some.length === 0) continue;
      effects.push(<T id={id} side={side} count={some.length} sets={<Sets parts={some.length > most_sets ? [] : some} />} />);
    }
  }
  const counts = [["moved.packages", moved.packages], ["moved.open_tabled", moved.tabled], ["moved.open", moved.all]] as const;
  for (const [id, { before, after }] of counts) {
    if (before === null || after === null || before === after) continue;
    effects.push(<T id={id} before={words.number(before)} after={words.number(after)} />);
  }
  const groups = Object.entries(moved.ways).filter(([, ways]) => differ(ways)).map(([group, { before, after }]) => (
    <T id="moved.ways_of_group" group={group} before={words.number(before.count)} after={words.number(after.count)}
      all_before={before.complete ? "yes" : "no"} all_after={after.complete ? "yes" : "no"} />
  ));
  if (groups.length > 0) effects.push(<T id="moved.ways" groups={<>{groups.map((one, index) => <>{index > 0 && "; "}{one}</>)}</>} />);
  for (const one of moved.issues) {
    effects.push(<T id="moved.issue" issue={<Name>{model.issue_name(one.issue)}</Name>} before={one.before ?? "none"} after={one.after ?? "none"} />);
  }
  for (const one of moved.proposals) {
    effects.push(<T id="moved.response" proposal={<code>{one.proposal}</code>} party={<Party party={one.party} />} before={one.before} after={one.after} />);
  }
  return effects;
}

// "this and that line; this and another"
const Sets = ({ parts }: { parts: string[][] }) => (
  <>{parts.map((ids, index) => <>{index > 0 && "; "}<Claims ids={ids} /></>)}</>
);

function Effects({ moved }: { moved: Moved }) {
  const effects = useEffects(moved);
  if (effects.length === 0) {
    return <p><T id={moved.verdict.after === null ? "moved.effect_not_known" : "moved.no_effect"} /></p>;
  }
  return (
    <>
      <p><T id="moved.effect" /></p>
      <ul>{effects.map((one) => <li>{one}</li>)}</ul>
    </>
  );
}

// What changed on file since the round before, and what that did to the answer.
export function WhatMoved() {
  const { moved } = useModel().answer;
  if (!moved) return null;
  const rows = rows_of(moved);
  if (rows.length === 0) return null;
  return (
    <Fold name="behind" summary={<T id="page.moved_all" count={rows.length} />}>
      {() => (
        <>
          <Roving class="list"><Few most={most_shown} items={rows} show={(row) => <div class="item">{row}</div>} /></Roving>
          <Effects moved={moved} />
        </>
      )}
    </Fold>
  );
}
