import { describe, expect, test } from "vitest";
import { changes_between, clashes_in, merged, text_of } from "./merge";
import { shared } from "./shared";

const base = "a\nb\nc\nd\n";

describe("two texts made of one", () => {
  test("go together where other lines are changed", () => {
    const pieces = merged(base, "a\nB\nc\nd\n", "a\nb\nc\nd\ne\n");
    expect(clashes_in(pieces)).toEqual([]);
    expect(text_of(pieces)).toBe("a\nB\nc\nd\ne\n");
  });
  test("are both kept where the same line is", () => {
    const pieces = merged(base, "a\nmine\nc\nd\n", "a\ntheirs\nc\nd\n");
    expect(clashes_in(pieces)).toEqual([{ yours: "mine\n", theirs: "theirs\n" }]);
    expect(text_of(pieces, ["yours"])).toBe("a\nmine\nc\nd\n");
    expect(text_of(pieces, ["theirs"])).toBe("a\ntheirs\nc\nd\n");
    expect(text_of(pieces)).toBe("a\nmine\ntheirs\nc\nd\n");
  });
  test("do not clash where both have typed the same", () => {
    expect(text_of(merged(base, "a\nx\nc\nd\n", "a\nx\nc\nd\n"))).toBe("a\nx\nc\nd\n");
  });
  test("keep their line ends, and a last line without one", () => {
    expect(text_of(merged("a\r\n-\r\nb", "a\r\n-\r\nb!", "A\r\n-\r\nb"))).toBe("A\r\n-\r\nb!");
    expect(text_of(merged("a", "mine", "theirs"))).toBe("mine\ntheirs");
  });
});

test("changes lead from one text to the other, and touch nothing else", () => {
  for (const [before, after] of [[base, "a\nbb\nd\ne\n"], ["", "x\n"], ["x", ""], [base, base], ["a\nb\n", "b\na\n"], ["a  b\n", "a b\n"]] as [string, string][]) {
    let text = before;
    for (const change of changes_between(before, after).reverse()) text = text.slice(0, change.from) + change.insert + text.slice(change.to);
    expect(text).toBe(after);
  }
  expect(changes_between("one\ntwo\nthree\n", "one!\ntwo\nthree?\n")).toEqual([
    { from: 3, to: 3, insert: "!" },
    { from: 13, to: 13, insert: "?" },
  ]);
});

test("what is the same is the old one itself", () => {
  const old = { list: [{ id: "a", n: [1] }, { id: "b", n: [2] }], word: "x", none: null as null | number };
  const now = shared(old, { list: [{ id: "b", n: [2] }, { id: "c", n: [1] }], word: "x", none: null });
  expect(now).not.toBe(old);
  expect(now.list[0]).toBe(old.list[1]);
  expect(now.list[1]).toEqual({ id: "c", n: [1] });
  expect(shared(old, structuredClone(old))).toBe(old);
  expect(shared<unknown>({ a: undefined }, { b: undefined })).toEqual({ b: undefined });
  expect(shared<unknown>([1, 2], [1])).toEqual([1]);
});
