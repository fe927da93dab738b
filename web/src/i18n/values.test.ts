// Every message that the page names is given all that it speaks of: one that is not stops the whole
// page, and no type can tell.
import { readFileSync, readdirSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import ts from "typescript";
import { expect, test } from "vitest";
import { type Message, messages_of } from ".";

interface Element { type: number; value?: string; options?: Record<string, { value: Element[] }> }
function names(elements: Element[], found = new Set<string>()): Set<string> {
  for (const element of elements) {
    if (element.type !== 0 && element.type !== 7 && element.value !== undefined) found.add(element.value);
    for (const option of Object.values(element.options ?? {})) names(option.value, found);
  }
  return found;
}
function asked(id: Message): string[] {
  const ast = new IntlMessageFormat(messages_of("en")[id], "en", undefined, { ignoreTag: true }).getAst();
  return [...names(ast as unknown as Element[])];
}

// "a", or both of `x ? "a" : "b"`; nothing of what is put together as it runs.
function literals(node: ts.Node | undefined): string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteral(node)) return [node.text];
  if (ts.isJsxExpression(node)) return literals(node.expression);
  return ts.isConditionalExpression(node) ? [...literals(node.whenTrue), ...literals(node.whenFalse)] : [];
}

interface Use { ids: string[]; given: string[] | null; where: string } // null: not written out

function of_element(node: ts.JsxSelfClosingElement): Omit<Use, "where"> | null {
  if (node.tagName.getText() !== "T") return null;
  const attributes = node.attributes.properties;
  const id = attributes.filter(ts.isJsxAttribute).find((one) => one.name.getText() === "id");
  const is_whole = attributes.every(ts.isJsxAttribute);
  return { ids: literals(id?.initializer), given: is_whole ? attributes.map((one) => one.name?.getText() ?? "") : null };
}

function of_call(node: ts.CallExpression): Omit<Use, "where"> | null {
  const [id, values] = node.arguments;
  if (!/\bwords\.text$/.test(node.expression.getText())) return null;
  if (values === undefined) return { ids: literals(id), given: [] };
  if (!ts.isObjectLiteralExpression(values)) return { ids: literals(id), given: null };
  return { ids: literals(id), given: values.properties.map((one) => one.name?.getText() ?? "") };
}

function uses_in(file: string): Use[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: Use[] = [];
  const look = (node: ts.Node) => {
    const use = ts.isJsxSelfClosingElement(node) ? of_element(node) : ts.isCallExpression(node) ? of_call(node) : null;
    if (use) found.push({ ...use, where: `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}` });
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

test("a message is given whatever it speaks of", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test.") && name !== "answer.ts");
  const uses = files.flatMap((file) => uses_in(`src/${file}`));
  expect(uses.length).toBeGreaterThan(250);
  const missing = uses.flatMap(({ ids, given, where }) => given === null ? [] : ids.flatMap((id) =>
    asked(id as Message).filter((name) => !given.includes(name) && !given.includes(name.replace(/_count$/, "")))
      .map((name) => `${where}: ${id} is not given ${name}`)));
  expect(missing).toEqual([]);
}, 60_000); // it reads every source, and other tests run beside it
