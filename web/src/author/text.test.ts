import { describe, expect, test } from "vitest";
import { type Said, acts_of } from "./file";
import { code_points, is_quoted, new_id, sentence_at, trimmed } from "./text";

const span = (text: string, part: string) => {
  const from = text.indexOf(part);
  return { from, to: from + part.length };
};

describe("a passage", () => {
  test("is counted in code points", () => {
    expect(code_points("a😀b", 3)).toBe(2);
  });
  test("loses the white space around it", () => {
    expect(trimmed("  ab \n", { from: 0, to: 6 })).toEqual({ from: 2, to: 4 });
    expect(trimmed("   ", { from: 0, to: 3 })).toMatchObject({ from: 3, to: 3 });
  });
  test("is a sentence where one asks for it", () => {
    const text = "First.\n\nOne goes here. Another, with Mr. Holt's word, is here! Last.";
    const found = sentence_at(text, text.indexOf("goes"), "en");
    expect(text.slice(found.from, found.to)).toBe("One goes here.");
    const last = sentence_at(text, text.length, "en");
    expect(text.slice(last.from, last.to)).toContain("Last.");
    const two = "One goes here. Two stays.";
    const end = sentence_at(two, two.length, "en");
    expect(two.slice(end.from, end.to)).toBe("Two stays.");
  });
  test("… without the mark of a heading or a list", () => {
    const text = "## A head\n\n1. Russia wants it.\n2. So it is.";
    for (const [word, wanted] of [["head", "A head"], ["wants", "Russia wants it."]] as const) {
      const found = sentence_at(text, text.indexOf(word), "en");
      expect(text.slice(found.from, found.to)).toBe(wanted);
    }
  });
  test.each([
    ['He said: "We will wait."', "We will wait.", true],
    ['"Yes," he said, and left. "No."', "he said, and left", false],
    ["« Nous attendrons », dit-il.", "Nous attendrons", true],
    ["„Wir warten“, sagte er.", "Wir warten", true],
    ["„Wir warten“, sagte er.", "sagte er", false],
    ["“We will wait,” she said. The port's answer came.", "she said", false],
    ["“We will wait,” she said. “It is late.”", "she said", false],
    ["The union's demand stands, and the port's does not.", "demand stands", false],
    ["Никто не сказал.", "сказал", false],
  ])("%s: %s", (text, part, quoted) => expect(is_quoted(text, span(text, part))).toBe(quoted));
});

describe("a new id", () => {
  const none = new Set<string>();
  test("is made of the words that tell it from the others", () => {
    const options = ["Recognised by both as Ukrainian", "Recognised by both as Russian", "Left open"];
    expect(options.map((one) => new_id(one, "option", none, options))).toEqual(["ukrainian", "russian", "left-open"]);
    expect(new_id("Status of the eastern Donbas region", "issue", none)).toBe("status-eastern-donbas");
  });
  test("is one that the format allows, whatever the name", () => {
    expect(new_id("Путь вперёд", "option", none)).toBe("option");
    expect(new_id("No", "option", none)).toBe("option");
    expect(new_id("Élysée", "party", none)).toBe("elysee");
    expect(new_id("350 m", "option", none)).toMatch(/^[a-z0-9_-]+$/);
    expect(new_id("Port", "party", new Set(["port"]))).toBe("port-2");
  });
});

describe("a card", () => {
  const tree = {
    parties: { a: { name: "A" } }, issues: { x: { name: "X", options: { p: "P", q: "Q" } } },
    positions: [{ party: "a", demands: "x == p", because: ["old"] }],
  };
  const said: Said = {
    passage: { source: "s", from: 1, to: 5 }, first_words: "We will wait", by: "+Ida Vogt, chair", person_of: "+The union", about: ["+The union", "a"],
    act: "rejects", verbatim: true, hedged: false, issues: [], supports: [0],
    claims: [{ kind: "requires", party: "+The union", parts: [{ issue: "x", relation: "is_not", options: ["+Neither, nor"] }, { issue: "x", relation: "is", options: ["p", "q"] }],
      issue: "", ranks: [], text: "", firmness: "firm", inferred: true }],
  };
  test("is one list of acts, in which everything new is named once", () => {
    expect(acts_of(said, tree)).toEqual([
      { do: "put", at: ["parties", "union"], value: { name: "The union" } },
      { do: "put", at: ["parties", "union", "representatives", "vogt"], value: "Ida Vogt, chair" },
      { do: "put", at: ["statements", "will-wait"], value: { by: "vogt", about: ["union", "a"], speech: "verbatim", act: "rejects" }, passage: said.passage, found: undefined },
      { do: "put", at: ["issues", "x", "options", "neither-nor"], value: "Neither, nor" },
      { do: "put", at: ["issues", "x", "hypothetical"], value: ["neither-nor"] },
      { do: "put", at: ["positions", "1"], value: { party: "union", requires: "x != neither-nor and x in {p, q}", firmness: "firm", because: ["will-wait"], inferred: true } },
      { do: "put", at: ["positions", "0", "because"], value: ["old", "will-wait"] },
    ]);
  });
});
