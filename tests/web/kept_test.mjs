// What is written down stays, in a real browser: by touch, with two windows at once, and when the
// server is killed; and the card of a source that is read from the right, in French.
//
//   node --test kept_test.mjs     ZOPA names the program, ZOPA_ROOT the repository
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { findings, open_rows, opened, overflow, place_with, served, serving } from "./browser.mjs";

const card = ".author-card";
const text_of = async (page) => (await page.evaluate(() => fetch("api/state?since=0").then((response) => response.json()))).text;

// Opens the card on the sentence that begins with these words, with the keyboard.
async function say(page, words) {
  if (await page.locator(".for-keyboard textarea").count() === 0) await page.locator("[data-do=by-keyboard]").first().click();
  await page.waitForSelector(".for-keyboard textarea");
  await page.evaluate((wanted) => {
    const area = document.querySelector(".for-keyboard textarea");
    const at = area.value.replace(/\s/g, " ").indexOf(wanted);
    if (at < 0) throw new Error(`not in the source: ${wanted}`);
    area.focus();
    area.setSelectionRange(at, at);
  }, words);
  await page.keyboard.press("s");
  await page.keyboard.press("Enter");
  await page.waitForSelector(card);
}
const write = async (page) => {
  await page.click(`${card} [data-do=write]`);
  await page.waitForSelector(card, { state: "detached" });
};

const minutes = `The company offered five per cent.

The union asked for eight per cent.

Both sides will meet again in spring.
`;
const talks = `# Kept by hand.
zopa: 1
title: Pay
sources:
  minutes:
    file: minutes.txt
parties:
  company:
    name: Company
  union:
    name: Union
issues:
  pay:
    name: Pay
    options:
      five: Five per cent
      eight: Eight per cent
`;
const pay = () => place_with({ "talks.yaml": talks, "minutes.txt": minutes });

test("a finger selects a passage at 390 px, and writes down who says it", () =>
  served("ukraine-talks", async (page) => {
    await page.waitForSelector("#sources .source-text");
    const place = await page.evaluate(() => {
      const piece = [...document.querySelectorAll(".source-text span[data-at]")].find((one) => one.textContent.trim().length > 60);
      piece.scrollIntoView({ block: "center" });
      const node = piece.firstChild;
      const range = document.createRange();
      const at = node.data.search(/\S/);
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      return [box.left + 2, box.top + box.height / 2];
    });
    await page.touchscreen.tap(...place);
    await page.waitForTimeout(200); // in which something would show
    assert.equal(await page.locator("[data-do=say]").count(), 0, "a tap selects nothing");
    // A long press selects a word; the handle is drawn on, word by word.
    const selected = await page.evaluate(async ([x, y]) => {
      const { offsetNode, offset } = document.caretPositionFromPoint(x, y);
      const selection = getSelection();
      selection.collapse(offsetNode, offset);
      for (let at = 0; at < 5; at += 1) {
        selection.modify("extend", "forward", "word");
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      return String(selection).trim().replace(/\s+/g, " ");
    }, place);
    assert.ok(selected.split(" ").length >= 4, selected);
    const tap = async (selector) => {
      const box = await page.locator(selector).boundingBox();
      assert.ok(box.height >= 24 && box.width >= 24, `${selector} is too small for a finger`);
      assert.ok(box.y >= 0 && box.y + box.height <= 844, `${selector} is out of sight`);
      await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    };
    await page.waitForSelector("[data-do=say]");
    await tap("[data-do=say]");
    await page.waitForSelector(card);
    assert.equal(await page.textContent(`${card} blockquote`), selected);
    await page.selectOption(`${card} [data-choose=by] select`, "russia"); // the phone's own list
    await page.locator(`${card} [data-do=write]`).scrollIntoViewIfNeeded();
    await tap(`${card} [data-do=write]`);
    await page.waitForSelector(card, { state: "detached" });
    const text = (await text_of(page)).replace(/\s+/g, " ");
    assert.ok(text.includes(`by: russia source: briefing quote: ${selected}`), selected);
    assert.equal(await overflow(page), 0);
  }, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }));

test("two windows write at once: both statements stand, each with an id of its own", () =>
  serving(pay(), ["talks.yaml"], (address) => opened(address, {}, async (page, context) => {
    const other = await context.newPage();
    await other.goto(address);
    const both = [[page, "The company offered", "company"], [other, "The union asked", "union"]];
    for (const [window, words, party] of both) {
      await window.waitForSelector("#on_file");
      await say(window, words);
      await window.selectOption(`${card} [data-choose=by] select`, party);
    }
    await Promise.all(both.map(([window]) => write(window)));
    const text = await text_of(page);
    assert.match(text, /^# Kept by hand\./);
    assert.match(text, /by: company\n {4}source: minutes\n {4}quote: The company offered five per cent\./);
    assert.match(text, /by: union\n {4}source: minutes\n {4}quote: The union asked for eight per cent\./);
    // The same sentence, said in both at once, is written twice: neither takes the other's place.
    for (const [window] of both) await say(window, "Both sides");
    await Promise.all(both.map(([window]) => write(window)));
    const twice = await text_of(page);
    const ids = [...twice.slice(twice.indexOf("statements:")).matchAll(/^ {2}([\w-]+):$/gm)].map((one) => one[1]);
    assert.equal(twice.split("Both sides will meet").length - 1, 2);
    assert.equal(new Set(ids).size, ids.length);
  })));

test("two windows change one row at once: what each changed of it stands", () =>
  serving(pay(), ["talks.yaml"], (address) => opened(address, {}, async (page, context) => {
    const other = await context.newPage();
    await other.goto(address);
    const form = "[data-section=parties] [data-row=union] .row-form";
    for (const window of [page, other]) {
      await window.waitForSelector("#on_file");
      await open_rows(window, "parties");
      await window.click("[data-section=parties] [data-row=union] [data-do=change]");
      await window.waitForSelector(form);
    }
    await page.fill(`${form} [name=name]`, "Dockers’ union");
    await other.click(`${form} > details > summary`);
    await other.check(`${form} [name=plural]`);
    await page.click(`${form} [type=submit]`);
    await page.waitForSelector(form, { state: "detached" });
    await other.waitForFunction(() => document.querySelector("[data-section=parties] [data-row=union] .row-name").textContent.includes("Dockers"));
    await other.click(`${form} [type=submit]`);
    await other.waitForSelector(form, { state: "detached" });
    const text = await text_of(page);
    assert.match(text, /name: Dockers’ union/);
    assert.match(text, /plural: true/);
  })));

test("a server that is killed after any act of writing has lost nothing that was shown as written", async () => {
  const place = pay();
  const file = path.join(place, "talks.yaml");
  const acts = [["The company offered", "The company offered five per cent."], ["The union asked", "The union asked for eight per cent."],
    ["Both sides", "Both sides will meet again in spring."]];
  const written = [];
  for (const [words, quote] of acts) {
    await serving(place, ["talks.yaml"], (address, kill) => opened(address, { may_end: true }, async (page) => {
      await page.waitForSelector("#on_file");
      if (written.length > 0) {
        await page.waitForFunction(() => /are back/.test(document.getElementById("moved").textContent));
        await page.waitForSelector("#save:enabled");
      }
      for (const one of written) assert.ok((await text_of(page)).includes(one), one);
      await say(page, words);
      await write(page);
      await kill();
      written.push(quote);
    }));
    assert.equal(readFileSync(file, "utf8"), talks, "nothing was saved");
    assert.ok(readdirSync(place).some((name) => name.endsWith(".zopa-unsaved")));
  }
  await serving(place, ["talks.yaml"], (address) => opened(address, {}, async (page) => {
    await page.waitForSelector("#on_file");
    await page.click("#save");
    await page.waitForSelector("#save:disabled");
    const saved = readFileSync(file, "utf8");
    for (const quote of written) assert.ok(saved.includes(`quote: ${quote}\n`), quote);
    assert.ok(saved.startsWith("# Kept by hand.\n"));
    assert.ok(!readdirSync(place).some((name) => name.endsWith(".zopa-unsaved")));
  }));
});

const arabic = "قال المفوض إن الميناء مدين للنقابة بأسبوع. وقالت النقابة إنها ستنتظر.";
test("the card of an Arabic source, in French, on a wide screen and on a phone", async () => {
  for (const options of [{}, { viewport: { width: 390, height: 844 }, hasTouch: true }]) {
    const place = place_with({ "note.txt": arabic, "talks.yaml": talks.replace("file: minutes.txt", "file: note.txt\n    language: ar") });
    await serving(place, ["talks.yaml"], (address) => opened(address, { locale: "fr-FR", ...options }, async (page) => {
      await page.waitForSelector("#on_file");
      await say(page, "وقالت");
      assert.equal(await page.textContent("#card-title"), "Qui dit quoi");
      const style = (selector, name) => page.locator(selector).evaluate((one, of) => getComputedStyle(one)[of], name);
      assert.equal(await style(`${card} blockquote`, "direction"), "rtl");
      assert.equal(await page.getAttribute(`${card} blockquote`, "lang"), "ar");
      assert.equal(await style(card, "direction"), "ltr", "the card itself is French");
      await page.click(`${card} [data-do=claim]`);
      await page.selectOption(`${card} [data-choose=of] select`, "union");
      assert.equal(await overflow(page), 0);
      assert.deepEqual(await findings(page), []);
      await page.click(`${card} [data-do=close]`);
      await say(page, "وقالت");
      await page.selectOption(`${card} [data-choose=by] select`, "union");
      await write(page);
      assert.match(await text_of(page), /quote: وقالت النقابة إنها ستنتظر\.\n/);
    }));
  }
});
