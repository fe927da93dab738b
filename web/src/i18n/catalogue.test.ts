import { describe, expect, test } from "vitest";
import { IntlMessageFormat } from "intl-messageformat";
import { type Message, languages, messages_of } from ".";
import { pseudo_message } from "./pseudo";

// That every key is in every language, with the same names in it, and is used, is a matter of
// src/zopa/words/catalogue_test.cpp.
interface Element { type: number; value?: string; options?: Record<string, { value: Element[] }> }

// The names that a message is given, without the `x_count` that come by themselves.
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

describe("the messages of the page", () => {
  const english = messages_of("en");
  const ids = Object.keys(english) as Message[];
  test("are those that it names", () => {
    expect(ids).toContain("verdict.basis_caveat");
    expect(ids).toContain("page.fair_leximin"); // named by how it begins
    expect(ids).not.toContain("cli.written");
    expect(languages.map(([id]) => id)).toEqual(["en", "fr"]);
  });
  for (const [language] of languages) {
    test(`are read alike here and by the program: ${language}`, () => {
      const messages = messages_of(language);
      const given = (text: string) => [...names(parse(text))].filter((name) => !name.endsWith("_count")).sort();
      for (const id of ids) expect(given(messages[id]), id).toEqual(given(english[id]));
    });
  }
  test("French is another language", () => {
    const same = ids.filter((id) => messages_of("fr")[id] === english[id]);
    const may_be = /stability\.(column_concept|options|concept_share|leg|inverse_group|not_ordered)|fair_|title|measure_efficient|package_letter|statement.speaker|origin_paraphrase|robust.share|share_by_all_priors|picture.column_option|schedule.step$/;
    expect(same.filter((id) => !may_be.test(id))).toEqual([]);
  });
  test.each(ids)("%s is in no Latin letters in the made-up language", (id) => {
    const format = new IntlMessageFormat(pseudo_message(english[id]) as never, "en", undefined, { ignoreTag: true });
    const values = Object.fromEntries([...names(parse(english[id]))].map((name) => [name, 2]));
    expect(String(format.format(values))).not.toMatch(/[a-z]/i);
  });
});
