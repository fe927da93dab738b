// A made-up right-to-left language for the tests: English in Hebrew letters, so that a text that
// does not come from the catalogue stands out, and a layout that assumes left-to-right breaks.
import { en, type Message } from "./en";

const letters = "אבגדהוזחטיכלמנסעפצקרשתםןףץ";

// Letters outside braces only: what is in braces is a name, or a choice with texts of its own.
function disguise(message: string): string {
  let depth = 0;
  let is_text = true;
  let result = "";
  for (const c of message) {
    if (c === "{") {
      depth += 1;
      is_text = depth % 2 === 0;
    }
    if (c === "}") {
      depth -= 1;
      is_text = depth % 2 === 0;
    }
    const index = c.toLowerCase().charCodeAt(0) - 97;
    result += is_text && index >= 0 && index < 26 ? (letters[index] ?? c) : c;
    if (is_text && depth === 0 && c === "\n") result += c;
  }
  return result;
}

export const pseudo = Object.fromEntries(
  Object.entries(en).map(([id, message]) => [id, message.includes("plural") || message.includes("select") ? message : disguise(message)]),
) as Record<Message, string>;
