// A made-up right-to-left language for the tests: English in Hebrew letters, so that a text that
// does not come from the catalogue stands out, and a layout that assumes left-to-right breaks.
import { IntlMessageFormat } from "intl-messageformat";

const letters = "אבגדהוזחטיכלמנסעפצקרשתםןףץ";

// Of a parsed message: texts are kept in `value` of elements of type 0, choices in `options`.
interface Element {
  type: number;
  value?: string;
  options?: Record<string, { value: Element[] }>;
}

const disguise = (text: string) =>
  text.replace(/[a-z]/gi, (letter) => letters[letter.toLowerCase().charCodeAt(0) - 97] ?? letter);

function disguised(elements: Element[]): Element[] {
  return elements.map((element) => ({
    ...element,
    ...(element.type === 0 && element.value !== undefined ? { value: disguise(element.value) } : {}),
    ...(element.options === undefined ? {} : {
      options: Object.fromEntries(Object.entries(element.options).map(
        ([name, option]) => [name, { ...option, value: disguised(option.value) }])),
    }),
  }));
}

export function pseudo_message(english: string): Element[] {
  const parse = IntlMessageFormat.__parse as unknown as (text: string, options: object) => Element[];
  return disguised(parse(english, { ignoreTag: true }));
}
