// The text of the file in a real browser: what is offered as one types, and the way from a row to its
// place in the text and back.
//
//   node --test editor_test.mjs     ZOPA names the program, ZOPA_ROOT the repository
import assert from "node:assert/strict";
import { test } from "node:test";
import { findings, open_rows, opened, overflow, place_with, serving, soon } from "./browser.mjs";

const talks = `zopa: 1
title: Ferry
parties:
  council: Town council
  union:
    name: Boatmen
    representatives:
      holm: Ida Holm, leader
issues:
  crew:
    name: People on a boat
    options:
      two: Two
      three: Three
statements:
  not-two:
    by: holm
    source: leaflet
    quote: not with two
sources:
  leaflet:
    file: leaflet.txt
positions:
  - id: union-crew
    party: union
    requires: crew == three
    because: [not-two]
`;

const ferry = (work, options = {}) =>
  serving(place_with({ "talks.yaml": talks, "leaflet.txt": "We sail, but not with two." }), ["talks.yaml"], (address) =>
    opened(address, options, async (page) => {
      await page.waitForSelector("#undo");
      await page.waitForSelector("[data-section=positions] [data-row]", { state: "attached" });
      await work(page);
    }));

async function open_editor(page) {
  await page.focus(".editor > summary");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".cm-content");
  await page.focus(".cm-content");
}
const typed = (page) => page.evaluate(() => [...document.querySelectorAll(".cm-line")].map((one) => one.textContent).join("\n"));
const offers = (page) => page.locator(".cm-tooltip-autocomplete li .cm-completionLabel").allTextContents();
async function offered(page, wanted) {
  await page.waitForFunction((labels) => {
    const now = [...document.querySelectorAll(".cm-tooltip-autocomplete li .cm-completionLabel")].map((one) => one.textContent);
    return labels.every((label) => now.includes(label));
  }, wanted);
  await page.waitForTimeout(120); // the editor takes no key for an answer before one can have read it
}
const closed = (page) => page.waitForSelector(".cm-tooltip-autocomplete", { state: "detached" });
// Waits for the text to be with the server.
const taken = (page, wanted) => page.waitForFunction(async (pattern) =>
  new RegExp(pattern).test((await (await fetch("api/state?since=0")).json()).text), wanted);

test("keys of the format and ids on file are completed, with the keyboard alone", () =>
  ferry(async (page) => {
    await open_editor(page);
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText("  - id: council-crew\n    ");
    await page.keyboard.type("pa");
    await offered(page, ["party"]);
    assert.ok(!(await offers(page)).includes("id"), "the row has its id");
    await page.keyboard.press("Enter");
    await offered(page, ["council", "union"]);
    assert.match(await page.textContent(".cm-tooltip-autocomplete li"), /Town council/);
    assert.equal(await page.locator(".cm-content").getAttribute("aria-haspopup"), "listbox");
    assert.ok(await page.locator(".cm-content").getAttribute("aria-activedescendant"));
    assert.deepEqual(await findings(page), []);
    await page.keyboard.press("Enter");
    await closed(page);
    await page.keyboard.insertText("\n    ");
    await page.keyboard.type("dem");
    await offered(page, ["demands"]);
    await page.keyboard.press("Enter");
    await offered(page, ["crew"]);
    await page.keyboard.press("Enter");
    await page.keyboard.type(" == ");
    await offered(page, ["two", "three"]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await closed(page);
    assert.match(await typed(page), /- id: council-crew\n {4}party: council\n {4}demands: crew == (two|three)$/);
    await taken(page, "demands: crew == ");
    await page.waitForFunction(() => document.querySelectorAll("#faults li").length === 0);
  }));

test("an empty line offers nothing unasked; Escape closes what is offered, and Tab leaves the editor", () =>
  ferry(async (page) => {
    await open_editor(page);
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText("    ");
    await page.waitForTimeout(300);
    assert.equal(await page.locator(".cm-tooltip-autocomplete").count(), 0);
    await page.keyboard.press("Control+Space");
    await offered(page, ["firmness", "inferred"]);
    await page.keyboard.press("Escape");
    await closed(page);
    assert.ok(await page.evaluate(() => document.activeElement.closest(".cm-editor") !== null));
    await page.keyboard.type("firmness: ");
    await offered(page, ["absolute", "firm", "soft"]);
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest(".cm-editor") === null));
    await closed(page);
    assert.doesNotMatch(await typed(page), /\t|firmness: \w/);
  }));

const cursor_is = (page, pattern) => soon(async () => assert.match(await page.textContent(".cm-activeLine"), pattern));
const focused_row = (page) => page.evaluate(() => {
  const row = document.activeElement.closest("[data-row]");
  return row && `${row.closest("[data-section]").dataset.section} ${row.dataset.row}`;
});

test("a row leads to its place in the text and back: by its button, by a key, by name", () =>
  ferry(async (page) => {
    await open_rows(page, "positions");
    await page.click("[data-section=positions] [data-row='0'] [data-do=to-text]");
    await page.waitForFunction(() => document.activeElement.closest(".cm-editor"));
    await cursor_is(page, /id: union-crew/);
    await page.keyboard.press("Control+Home");
    for (let at = 0; at < 10; at += 1) await page.keyboard.press("ArrowDown"); // the name of an issue
    await cursor_is(page, /name: People on a boat/);
    await page.keyboard.press("Control+j");
    await page.waitForFunction(() => document.activeElement.closest("[data-row]"));
    assert.equal(await focused_row(page), "issues crew");
    await page.keyboard.press("Control+j");
    await page.waitForFunction(() => document.activeElement.closest(".cm-editor"));
    await cursor_is(page, /^ {2}crew:/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    await page.keyboard.insertText(", or more"); // and what is typed a moment before counts
    await page.keyboard.press("Control+j");
    await page.waitForFunction(() => document.activeElement.closest("[data-row=crew]"));
    await soon(async () => assert.match(await page.textContent("[data-section=issues] [data-row=crew] .row-name"), /or more/));
    for (const [name, place] of [["Go from the row to the text", ".cm-editor"], ["Go from the text to the row", "[data-row=crew]"]]) {
      await page.focus("[data-section=issues] [data-row=crew] [data-do=change]");
      await page.keyboard.press("Control+k");
      await page.keyboard.type("text row");
      await page.click(`[role=option]:has-text("${name}")`);
      await page.waitForFunction((of) => document.activeElement.closest(of), place);
    }
  }));

test("whoever asks while the editor still looks unasked is answered", () =>
  ferry(async (page) => {
    await open_editor(page);
    let go = () => {};
    const held = new Promise((done) => { go = done; });
    let looks = 0;
    await page.route("**/api/tree", async (route) => {
      looks += 1;
      await held;
      await route.continue();
    });
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText("    ");
    await soon(async () => assert.ok(looks > 0));
    await page.keyboard.press("Control+Space");
    await page.waitForTimeout(200); // the key is with the editor
    go();
    await offered(page, ["firmness"]);
  }));

test("what is offered and the way to a row fit on a phone, in French", () =>
  ferry(async (page) => {
    await open_editor(page);
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText("    ");
    await page.keyboard.press("Control+Space");
    await offered(page, ["firmness"]);
    assert.equal(await page.locator(".cm-tooltip-autocomplete ul").getAttribute("aria-label"), "Ce qui peut figurer ici");
    assert.equal(await overflow(page), 0);
    await page.keyboard.press("Escape");
    assert.deepEqual(await findings(page), []);
    await page.keyboard.press("Control+j");
    await page.waitForFunction(() => document.activeElement.closest("[data-row]"));
    assert.equal(await focused_row(page), "positions 0");
    assert.equal(await overflow(page), 0);
  }, { locale: "fr-FR", viewport: { width: 390, height: 844 }, hasTouch: true }));
