// The words of the interface, in one catalogue a language.  Names and quotes are those of the file.
//
//   <T id="needs_to_accept" party={<Party id="a" />} options={…} />
//
// Messages are in ICU form: {name}, {count, plural, one {…} other {…}}.
import { IntlMessageFormat } from "intl-messageformat";
import { type ComponentChildren, createContext, isValidElement } from "preact";
import { useContext } from "preact/hooks";
import { en, type Message } from "./en";
import { fr } from "./fr";
import { pseudo_message } from "./pseudo";

export type Language = "en" | "fr" | "qps";
export const languages: [Language, string][] = [
  ["en", "English"],
  ["fr", "Français"],
];
const message_of = (language: Language, id: Message) =>
  language === "qps" ? (pseudo_message(id) as never) : (language === "fr" ? fr : en)[id];

export class Catalogue {
  private readonly formats = new Map<Message, IntlMessageFormat>();
  readonly locale: string;

  constructor(readonly language: Language) {
    this.locale = language === "qps" ? "en" : language;
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

  number(value: number | string, digits = 0): string {
    return this.numbers("decimal", digits).format(typeof value === "string" ? BigInt(value) : value);
  }

  percent(share: number, digits = 0): string {
    return this.numbers("percent", digits).format(share);
  }

  list(type: "conjunction" | "disjunction"): Intl.ListFormat {
    return this.made(type, () => new Intl.ListFormat(this.locale, { type, style: "long" }));
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

export function T({ id, ...values }: { id: Message } & Values) {
  const words = useWords();
  const parts = words.format(id, values);
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

export function preferred_language(): Language {
  const asked = new URLSearchParams(location.search).get("lang") ?? remembered();
  if (asked === "qps" || asked === "fr" || asked === "en") return asked;
  return navigator.language.toLowerCase().startsWith("fr") ? "fr" : "en";
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
