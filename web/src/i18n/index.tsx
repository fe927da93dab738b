// Messages in a language: the catalogue of the whole program, src/zopa/words, of which the page gets
// what it uses.  Names and quotes are those of the file.
//
//   <T id="question.accept" party={<Party party="a" />} option={…} issue={…} />
//
// Messages are in ICU form: {name}, {count, plural, one {…} other {…}}.  For a value `x` they know
// `x_count` too, as the C++ side does: how many there are of a list, else 1, or 2 where a name is
// plural.
import { IntlMessageFormat } from "intl-messageformat";
import { type ComponentChildren, createContext, isValidElement } from "preact";
import { useContext } from "preact/hooks";
import type english from "../../../src/zopa/words/en.json";
import { pseudo_message } from "./pseudo";

export type Message = keyof typeof english;
export type Messages = Record<Message, string>;
export type Language = string; // "en", "fr"; "qps" is made up, for the tests

const files = import.meta.glob<Messages>("../../../src/zopa/words/*.json", { eager: true, import: "default" });
const by_language = new Map(
  Object.entries(files).map(([path, messages]) => [path.replace(/^.*\/|\.json$/g, ""), messages]));

const named = (language: Language) => {
  const name = new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
};
export const languages: [Language, string][] = [...by_language.keys()].sort().map((one) => [one, named(one)]);

export const messages_of = (language: Language) => by_language.get(language) as Messages;
const message_of = (language: Language, id: Message) =>
  language === "qps" ? (pseudo_message(messages_of("en")[id]) as never) : messages_of(language)[id];

export class Catalogue {
  private readonly formats = new Map<Message, IntlMessageFormat>();
  readonly locale: string;
  private readonly region: string; // "en-GB": "a, b and c", as the program lists

  constructor(readonly language: Language, readonly is_plural: (party: string) => boolean = () => false) {
    this.locale = language === "qps" ? "en" : language;
    this.region = messages_of(this.locale)["language.locale"];
  }

  get direction(): "ltr" | "rtl" {
    return this.language === "qps" ? "rtl" : "ltr";
  }

  format(id: Message, values: Record<string, unknown>): string | unknown[] {
    let format = this.formats.get(id);
    if (format === undefined) {
      format = new IntlMessageFormat(message_of(this.language, id), this.locale, undefined, {
        ignoreTag: true,
      });
      this.formats.set(id, format);
    }
    return format.format(values) as string | unknown[];
  }

  text(id: Message, values: Record<string, string | number> = {}): string {
    const parts = this.format(id, values);
    return Array.isArray(parts) ? parts.join("") : parts;
  }

  // Beyond what anybody reads digit by digit: "1.3 × 10³⁰".
  number(value: number | string, digits = 0): string {
    const whole = String(value);
    if (/^\d{16,}$/.test(whole)) {
      const power = [...String(whole.length - 1)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
      return `${this.numbers("decimal", 1).format(Number(whole) / 10 ** (whole.length - 1))} × 10${power}`;
    }
    return this.numbers("decimal", digits).format(typeof value === "string" ? BigInt(value) : value);
  }

  percent(share: number, digits = 0): string {
    return this.numbers("percent", digits).format(share);
  }

  list(type: "conjunction" | "disjunction"): Intl.ListFormat {
    return this.made(type, () => new Intl.ListFormat(this.region, { type, style: "long" }));
  }

  private numbers(style: "decimal" | "percent", digits: number): Intl.NumberFormat {
    return this.made(`${style} ${digits}`, () => new Intl.NumberFormat(this.locale, {
      style, minimumFractionDigits: digits, maximumFractionDigits: digits,
    }));
  }

  // Formats are dear to make, and cheap to use.
  private readonly formatters = new Map<string, unknown>();
  private made<Format>(key: string, make: () => Format): Format {
    if (!this.formatters.has(key)) this.formatters.set(key, make());
    return this.formatters.get(key) as Format;
  }
}

export const Words = createContext(new Catalogue("en"));
export const useWords = () => useContext(Words);

type Values = Record<string, ComponentChildren>;

// How many a value stands for, by which verbs agree.
interface Counted { party?: string; parties?: string[]; ids?: string[]; parts?: unknown[] }
function count_of(value: ComponentChildren, words: Catalogue): number {
  const { party, parties, ids, parts } = isValidElement(value) ? (value.props as Counted) : {};
  const only = party ?? (parties?.length === 1 ? parties[0] : undefined);
  if (only !== undefined) return words.is_plural(only) ? 2 : 1;
  return (parties ?? ids ?? parts)?.length ?? 1;
}

export function T({ id, ...values }: { id: Message } & Values) {
  const words = useWords();
  const counts = Object.entries(values).map(([name, value]) => [`${name}_count`, count_of(value, words)]);
  const parts = words.format(id, { ...Object.fromEntries(counts), ...values });
  if (!Array.isArray(parts)) return <>{parts}</>;
  return <>{parts.map((part) => (isValidElement(part) ? part : <>{part as ComponentChildren}</>))}</>;
}

// "a, b and c", of parts that may be elements.
export function Listed({ parts, type = "conjunction" }: {
  parts: ComponentChildren[];
  type?: "conjunction" | "disjunction";
}) {
  const words = useWords();
  const pieces = words.list(type).formatToParts(parts.map((_, index) => String(index)));
  return (
    <>
      {pieces.map((piece) => (piece.type === "element" ? <>{parts[Number(piece.value)]}</> : piece.value))}
    </>
  );
}

// Of more than twenty names the first ten, and how many more, as on the C++ side.
const most_names = 20;
const first_names = 10;

export function Names({ ids, name, type }: {
  ids: string[];
  name: (id: string) => ComponentChildren;
  type?: "conjunction" | "disjunction";
}) {
  const said = ids.length > most_names ? ids.slice(0, first_names) : ids;
  const parts = said.map(name);
  if (said !== ids) parts.push(<T id="language.more" count={ids.length - said.length} />);
  return <Listed type={type} parts={parts} />;
}

export function preferred_language(): Language {
  const asked = new URLSearchParams(location.search).get("lang") ?? remembered();
  if (asked !== null && (asked === "qps" || by_language.has(asked))) return asked;
  const own = navigator.language.toLowerCase().split("-")[0] ?? "";
  return by_language.has(own) ? own : "en";
}

function remembered(): string | null {
  try {
    return localStorage.getItem("zopa-language");
  } catch {
    return null; // a page from disk may not be allowed to remember
  }
}

export function remember_language(language: Language) {
  try {
    localStorage.setItem("zopa-language", language);
  } catch {
    // then it is asked again
  }
}
