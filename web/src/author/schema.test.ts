// Forms are made from the format as it is declared: what is declared has words on the page.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import english from "../../../src/zopa/words/en.json";
import french from "../../../src/zopa/words/fr.json";
import { type Field, Schema } from "./schema";

const schema = new Schema(JSON.parse(readFileSync(new URL("../../../schema/negotiation.schema.json", import.meta.url), "utf8")) as Field);
const sections = schema.sections.filter((one) => schema.fields(one).length > 0);

describe("each section of the format", () => {
  it("is found", () => expect(sections).toContain("positions"));
  it.each([["en", english], ["fr", french]])("has a title in %s", (_, messages) => {
    expect(sections.filter((one) => !(`page.author_section_${one}` in messages))).toEqual([]);
  });
  it("has a list of ids only where they have a label", () => {
    const lists = sections.flatMap((section) => schema.fields(section).flatMap(([name, field]) =>
      (field.items?.pattern !== undefined && !field.items.pattern.includes("S") ? [name] : [])));
    expect(lists).toContain("because");
    expect(lists.filter((one) => !(`page.author_field_${one}` in english))).toEqual([]);
  });
});
