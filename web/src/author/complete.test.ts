import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { offered } from "./complete";
import type { Tree } from "./file";
import type { Field } from "./schema";

const format = JSON.parse(readFileSync(new URL("../../../schema/negotiation.schema.json", import.meta.url), "utf8")) as Field;
const tree: Tree = {
  parties: { port: { name: "Port authority", representatives: { reyes: "Paul Reyes" } }, union: "Union" },
  issues: { pay: { name: "Pay", options: { five: "Five", eight: "Eight" } }, crew: { name: "Crew", options: ["two", "three"] } },
  sources: { minutes: { file: "minutes.md" } },
  statements: { offer: { quote: "five per cent" }, denial: { quote: "not so" } },
  positions: [{ id: "u-line", party: "union", requires: "crew != two" }],
  rounds: [{ id: "spring" }],
};

// What is offered where the bar stands.
function at_bar(text: string): string[] {
  const at = text.indexOf("|");
  return (offered(text.replace("|", ""), at, format, tree)?.offers ?? []).map((one) => one.label);
}

describe("keys", () => {
  test("of the file, and of a row, without those that are there", () => {
    expect(at_bar("zopa: 1\npar|\n")).toContain("parties");
    expect(at_bar("zopa: 1\n|\n")).not.toContain("zopa");
    const keys = at_bar("positions:\n  - id: a\n    |\n    because: [offer]\n");
    expect(keys).toContain("requires");
    expect(keys).not.toContain("id");
    expect(keys).not.toContain("because");
    expect(at_bar("statements:\n  offer:\n    sp|\n")).toContain("speech");
  });
  test("in braces, and in those that go on over several lines", () => {
    expect(at_bar("positions:\n  - {id: a, pa|}\n")).toContain("party");
    expect(at_bar("positions:\n  - {id: a, pa|}\n")).not.toContain("id");
    expect(at_bar("positions:\n  - {id: a,\n     fi|}\n")).toContain("firmness");
  });
  test("a party's row may stand in short or in full", () => {
    expect(at_bar("parties:\n  port:\n    na|\n")).toContain("name");
  });
  test("none where words are one's own", () => {
    expect(at_bar("parties:\n  po|\n")).toEqual([]);
    expect(at_bar("statements:\n  offer:\n    quote: five p|\n")).toEqual([]);
    expect(at_bar("statements:\n  offer:\n    quote: >-\n      five p|\n")).toEqual([]);
    expect(at_bar("# par|\n")).toEqual([]);
    expect(at_bar("positions:\n  - {id: a, party: union}\n    pa|\n")).toEqual([]);
    expect(at_bar("title: Talks  # par|\n")).toEqual([]);
  });
});

describe("words of the format", () => {
  test("are offered behind their key", () => {
    expect(at_bar("statements:\n  offer:\n    act: |\n")).toContain("concedes");
    expect(at_bar("positions:\n  - {id: a, firmness: |}\n")).toContain("soft");
    expect(at_bar("positions:\n  - id: a\n    inferred: |\n")).toEqual(["true", "false"]);
  });
});

describe("ids on file", () => {
  test("are those that the key may name", () => {
    expect(at_bar("positions:\n  - id: a\n    party: p|\n")).toEqual(["port", "union"]);
    expect(at_bar("statements:\n  offer:\n    by: |\n")).toEqual(["port", "reyes", "union", "unnamed"]);
    expect(at_bar("statements:\n  offer:\n    source: |\n")).toEqual(["minutes"]);
    expect(at_bar("statements:\n  offer:\n    about: [port, u|]\n")).toEqual(["port", "union"]);
    expect(at_bar("positions:\n  - id: a\n    because: [offer, |]\n")).toEqual(["offer", "denial"]);
    expect(at_bar("positions:\n  - id: a\n    because:\n      - de|\n")).toEqual(["offer", "denial"]);
    expect(at_bar("positions:\n- id: a\n  because:\n  - de|\n")).toEqual(["offer", "denial"]);
    expect(at_bar("positions:\n  - {id: a, because: [of|]}\n")).toEqual(["offer", "denial"]);
  });
  test("in a formula: issues, then the options of the issue", () => {
    expect(at_bar("positions:\n  - id: a\n    requires: |\n")).toEqual(["pay", "crew"]);
    expect(at_bar("positions:\n  - id: a\n    requires: pay == f|\n")).toEqual(["five", "eight"]);
    expect(at_bar("positions:\n  - id: a\n    requires: pay == five and crew in {two, |\n")).toEqual(["two", "three"]);
    expect(at_bar("positions:\n  - {id: a, requires: pay != |}\n")).toEqual(["five", "eight"]);
    expect(at_bar('positions:\n  - {id: a, requires: "pay in {five, |"}\n')).toEqual(["five", "eight"]);
  });
  test("of the row's issue, wherever in the row that stands", () => {
    expect(at_bar("positions:\n  - id: a\n    takes: |\n    issue: crew\n")).toEqual(["two", "three"]);
    expect(at_bar("positions:\n  - {id: a, issue: pay, takes: [five, |]}\n")).toEqual(["five", "eight"]);
    expect(at_bar("positions:\n  - {id: a, prefers: five > |, issue: pay}\n")).toEqual(["five", "eight"]);
    expect(at_bar("positions:\n  - id: a\n    issue: pay\n    takes:\n      - |\n")).toEqual(["five", "eight"]);
  });
  test("of a package: issues as keys, their options behind them", () => {
    expect(at_bar("proposals:\n  draft:\n    package:\n      |\n")).toEqual(["pay", "crew"]);
    expect(at_bar("proposals:\n  draft:\n    package: {pay: five, cr|}\n")).toEqual(["crew"]);
    expect(at_bar("proposals:\n  draft:\n    package: {pay: |}\n")).toEqual(["five", "eight"]);
  });
  test("of a text that is read in different ways: the option, who reads it, and as what", () => {
    expect(at_bar("issues:\n  pay:\n    reads:\n      |\n")).toEqual(["five", "eight"]);
    expect(at_bar("issues:\n  pay:\n    reads:\n      five:\n        |\n")).toEqual(["port", "union"]);
    expect(at_bar("issues:\n  pay:\n    reads: {five: {port: |}}\n")).toEqual(["five", "eight"]);
  });
  test("of what makes up for a red line: the option, the line, and who pays", () => {
    expect(at_bar("issues:\n  pay:\n    eases:\n      |\n")).toEqual(["five", "eight"]);
    expect(at_bar("issues:\n  pay:\n    eases: {five: [|]}\n")).toEqual(["u-line"]);
    expect(at_bar("issues:\n  pay:\n    eases:\n      five:\n        lines: [|]\n")).toEqual(["u-line"]);
    expect(at_bar("issues:\n  pay:\n    eases:\n      five:\n        paid_by: |\n")).toEqual(["port", "union"]);
  });
});
