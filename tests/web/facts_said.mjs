// The sentences of the catalogue, as a test that drives a browser can say them: with white space
// folded, as facts_read.mjs reads it.
//
//   const words = await words_of("fr");
//   words.say("page.behind_islands", { count: 2 });
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./browser.mjs";

const folded = (text) => text.replace(/\s+/g, " ").trim();

export async function words_of(language) {
  const module = pathToFileURL(path.join(root, "web/node_modules/intl-messageformat/index.js"));
  const { IntlMessageFormat } = await import(module.href);
  const messages = JSON.parse(readFileSync(path.join(root, "src/zopa/words", `${language}.json`), "utf8"));
  const locale = messages["language.locale"];
  const number = (value, digits = 0) => folded(new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value));
  return {
    number,
    say: (id, values = {}) => folded(String(new IntlMessageFormat(messages[id], locale, undefined, { ignoreTag: true }).format(values))),
    listed: (parts, type = "conjunction") => folded(new Intl.ListFormat(locale, { type, style: "long" }).format(parts)),
  };
}
