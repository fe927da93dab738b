import { describe, expect, test } from "vitest";
import { IntlMessageFormat } from "intl-messageformat";
import { readFileSync, readdirSync } from "node:fs";
import { en, type Message } from "./en";
import { fr } from "./fr";
import { pseudo_message } from "./pseudo";

interface Element { type: number; value?: string; options?: Record<string, { value: Element[] }> }

// The names that a message is given.
function names(elements: Element[]): Set<string> {
  const found = new Set<string>();
  for (const element of elements) {
    if (element.type !== 0 && element.type !== 7 && element.value !== undefined) found.add(element.value);
    for (const option of Object.values(element.options ?? {})) names(option.value).forEach((name) => found.add(name));
  }
  return found;
}
const parse = (text: string) =>
  new IntlMessageFormat(text, "en", undefined, { ignoreTag: true }).getAst() as unknown as Element[];

describe("the catalogue", () => {
  const ids = Object.keys(en) as Message[];
  test.each(ids)("%s is French with the same names in it", (id) => {
    expect(fr[id].trim()).not.toBe("");
    expect(names(parse(fr[id]))).toEqual(names(parse(en[id])));
  });
  test("French is another language", () => {
    const same = ids.filter((id) => fr[id] === en[id]);
    const may_be = /^(fair_|title_verdict|title_sources|measure_efficient|package_letter|speaker_of|origin_paraphrase)/;
    expect(same.filter((id) => !may_be.test(id))).toEqual([]);
  });
  test.each(ids)("%s is in no Latin letters in the made-up language", (id) => {
    const format = new IntlMessageFormat(pseudo_message(id) as never, "en", undefined, { ignoreTag: true });
    const values = Object.fromEntries([...names(parse(en[id]))].map((name) => [name, 2]));
    expect(String(format.format({ ...values, lasts: "no" }))).not.toMatch(/[a-z]/i);
  });
  test("every message is used", () => {
    const files = readdirSync("src", { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes("i18n/") && name !== "answer.ts");
    const text = files.map((name) => readFileSync(`src/${name}`, "utf8")).join("\n");
    const prefixes = [...text.matchAll(/`([a-z_]+_)\$\{/g)].map((found) => found[1] ?? "");
    const is_used = (id: string) => text.includes(`"${id}"`) || prefixes.some((prefix) => id.startsWith(prefix));
    expect(ids.filter((id) => !is_used(id))).toEqual([]);
  });
  test("no message takes a side", () => {
    const list = readFileSync("../tests/loaded_words.txt", "utf8").split("\n")
      .map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
    const patterns = list.map((word) => new RegExp(`\\b${word.replace(/\*$/, "\\w*").replaceAll(" ", "\\s+")}\\b`, "i"));
    expect(patterns.some((pattern) => pattern.test("their stubborn refusal"))).toBe(true);
    expect(ids.filter((id) => patterns.some((pattern) => pattern.test(en[id])))).toEqual([]);
  });
});
