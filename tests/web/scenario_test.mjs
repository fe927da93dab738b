// The workbench in a real browser: what is supposed, what is typed, and who else is there.
//
//   node --test scenario_test.mjs     ZOPA names the program, ZOPA_ROOT the repository
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { findings, opened, overflow, served, soon, url_of } from "./browser.mjs";

const says = (page, text) => page.waitForFunction((wanted) => new RegExp(wanted).test(document.getElementById("moved").textContent), text);
// What stands somewhere, once it has been drawn.
const stands = (page, selector, pattern) => soon(async () => assert.match(await page.textContent(selector), pattern));

const cell = (party, issue) => `#board [data-party="${party}"][data-issue="${issue}"]`;
// Draws what can be tried in a cell.
const open = (page, party, issue) => page.click(`${cell(party, issue)} .opener`);
async function switch_off(page, line) {
  const [party, issue] = [{ ru: "russia", ua: "ukraine" }[line.slice(0, 2)], line.slice(3)];
  if (await page.locator(`[data-switch="${line}"]`).count() === 0) await open(page, party, issue);
  await page.click(`#board [data-switch="${line}"]`);
  await page.waitForSelector(`[data-off="${line}"]`);
}
const has_gone = (page, selector) => page.waitForFunction((what) => document.querySelector(what) === null, selector);
async function open_editor(page) {
  await page.click(".editor summary");
  await page.waitForSelector(".cm-content");
  await page.click(".cm-content");
}
const typed_in = (page) => page.evaluate(() => [...document.querySelectorAll(".cm-line")].map((one) => one.textContent).join("\n"));

test("lines switched off change the verdict and stay, struck through; undo says so and brings them back", () =>
  served("ukraine-talks", async (page) => {
    for (const line of ["ru-crimea", "ru-nato", "ru-donbas"]) await switch_off(page, line);
    await says(page, "leaves only demands that collide.*opens one tabled package");
    await stands(page, ".supposing-note", /You are looking at a supposition.*verdict: deadlock → only demands collide.*open on the table: 0 → 1/);
    await stands(page, cell("russia", "crimea"), /switched off/);
    assert.equal(await page.textContent(`${cell("russia", "crimea")} s code`), "ru-crimea");
    assert.doesNotMatch(await page.textContent(cell("russia", "crimea")), /No red line on this issue/);
    await page.click("#undo");
    await says(page, "^Undone: Russian Federation: no red line ru-donbas on .*Going back .*closes one");
    await has_gone(page, '[data-off="ru-donbas"]');
    await page.click("#redo");
    await says(page, "^Done again: Russian Federation: no red line ru-donbas on ");
    await page.click("#reset");
    await has_gone(page, ".bar.supposing");
    await says(page, "makes it a deadlock");
  }));

test("a way that is tried is a supposition: a frame, a list, and not a byte in the file", () =>
  served("ukraine-talks", async (page, { file }) => {
    const text = readFileSync(file, "utf8");
    await says(page, "You can try things out on the board");
    await page.click("#ways .try >> nth=0");
    await page.waitForSelector(".bar.supposing");
    await stands(page, ".supposed", /Supposed: 1.*would accept.*would accept.*would accept/s);
    assert.equal(await page.isDisabled("#save"), true, "there is nothing to save");
    const frame = await page.evaluate(() => getComputedStyle(document.documentElement, "::after").borderTopStyle);
    assert.equal(frame, "dashed");
    await page.click("[data-tick]");
    await has_gone(page, ".bar.supposing");
    await page.click("[data-tick]");
    await page.waitForSelector(".bar.supposing");
    await page.keyboard.press("Control+s");
    await says(page, "^Saved");
    assert.equal(readFileSync(file, "utf8"), text);
  }));

test("one press leaves out what rests on people alone who no longer speak for their party", () =>
  served("settled/beagle-1984", async (page) => {
    await stands(page, "#sources", /Who no longer speaks.*The military government.*no longer speaks for the party/s);
    await page.click("#sources [data-do=leave-out]");
    await page.waitForSelector(".bar.supposing");
    await stands(page, ".supposed", /Supposed: 1/);
    await has_gone(page, "[data-do=leave-out]");
    await page.click("#undo");
    await page.waitForSelector("#sources [data-do=leave-out]");
  }));

test("lines, orders and options that are supposed are read at once; the text stays", () =>
  served("ukraine-talks", async (page, { file }) => {
    const text = readFileSync(file, "utf8");
    await open(page, "russia", "crimea");
    await page.click(`${cell("russia", "crimea")} [data-accept="ukrainian"]`);
    await says(page, "removes one conflict");
    await open(page, "ukraine", "nato");
    await page.click(`${cell("ukraine", "nato")} .stairs li:nth-child(1) .order button:nth-child(2)`);
    await page.waitForFunction((where) => document.querySelector(`${where} .stairs li bdi`).textContent.startsWith("No membership"), cell("ukraine", "nato"));
    // The keyboard goes on with the same option, where it stands now.
    await page.waitForFunction(() => document.activeElement.getAttribute("aria-label") === "Move down: Ukraine stays free to seek membership");
    await page.click('[data-new-option-on="donbas"]');
    await page.fill('[data-new-option="donbas"]', "A vote under supervision");
    await page.keyboard.press("Enter");
    await page.waitForFunction((where) => document.querySelectorAll(`${where} .stairs li`).length === 4, cell("russia", "donbas"));
    await says(page, "more packages");
    await stands(page, ".supposed summary", /Supposed: 3/);
    await page.keyboard.press("Control+s");
    await says(page, "^Saved: the text alone");
    assert.equal(readFileSync(file, "utf8"), text);
  }));

test("a link carries what is supposed: whoever opens it sees the frame, and nothing is written", () =>
  served("ukraine-talks", async (page, { file, address, context }) => {
    const text = readFileSync(file, "utf8");
    await switch_off(page, "ru-nato");
    await open(page, "russia", "crimea");
    await page.click(`${cell("russia", "crimea")} [data-accept="ukrainian"]`);
    await stands(page, ".supposed summary", /Supposed: 2/);
    const link = await page.getAttribute("#supposed-link", "href");
    await page.click("#reset");
    await has_gone(page, ".bar.supposing");
    await switch_off(page, "ua-donbas");
    const other = await context.newPage();
    await other.goto(address + link);
    await other.waitForSelector(".bar.supposing");
    await stands(other, ".supposed summary", /Supposed: 3/);
    // Exactly what the link says counts; what somebody supposed meanwhile stays in the list.
    await soon(async () => assert.deepEqual(await other.locator("[data-tick]").evaluateAll((all) => all.map((one) => one.checked)), [false, true, true]));
    await soon(async () => assert.equal(await other.getAttribute("#supposed-link", "href"), link));
    await other.click("#supposed-link");
    await stands(other, ".supposed summary", /Supposed: 3/);
    assert.equal(readFileSync(file, "utf8"), text);
    assert.equal(await other.isDisabled("#save"), true);
    // What an address says that is no supposition is not taken for one.
    for (const bad of ["no list", '[[{"kind":"text","text":"zopa: 1"}]]', "[[]]", '[[{"kind":"move","id":"ru-nato"}]]', '{"a":1}']) {
      await other.evaluate((hash) => { location.hash = hash; }, `?suppose=${encodeURIComponent(bad)}`);
    }
    await stands(other, ".supposed summary", /Supposed: 3/);
    await other.close();
  }));

test("a report says what a link supposes, and that it shows the answer without it", () =>
  opened(url_of("ukraine-talks", `#?suppose=${encodeURIComponent('[[{"kind":"switch_off","id":"ru-nato"}]]')}`), {}, async (page) => {
    await stands(page, ".supposed-by-link", /This link supposes:.*Russian Federation: no red line ru-nato on Ukraine and NATO.*as it is.*talks\.yaml/s);
    assert.deepEqual(await findings(page, ".supposed-by-link"), []);
  }));

test("recording is another act, and what is recorded rests on no quote", () =>
  served("ukraine-talks", async (page, { file }) => {
    const text = readFileSync(file, "utf8");
    await open(page, "russia", "crimea");
    await page.click(`${cell("russia", "crimea")} [data-accept="ukrainian"]`);
    await page.click("[data-record]");
    await stands(page, ".record", /rest on no quote/);
    await page.click("[data-record-do]");
    await says(page, "^Written into the text, resting on no quote");
    assert.equal(readFileSync(file, "utf8"), text, "nothing is written before Save");
    await page.click("#save");
    await page.waitForFunction(() => document.getElementById("save").disabled);
    const saved = readFileSync(file, "utf8");
    assert.match(saved, /id: ru-crimea, party: russia, requires: "crimea in \{ukrainian, russian\}"\}/);
    const comments = (all) => all.split("\n").filter((one) => one.includes("#")).map((one) => one.slice(one.indexOf("#")));
    assert.deepEqual(comments(saved), comments(text));
  }));

test("dragging an option does what its buttons do, and an order against the line is remarked", () =>
  served("ukraine-talks", async (page) => {
    const where = cell("russia", "crimea");
    await page.dragAndDrop(`${where} .stairs li:nth-child(3)`, `${where} .stairs li:nth-child(1)`);
    await page.waitForFunction((at) => document.querySelector(`${at} .stairs li bdi`).textContent === "Recognised by both as Ukrainian", where);
    await stands(page, `${where} .against`, /Russian Federation ranks “?Recognised by both as Ukrainian.* above what its own red line leaves open/);
    await soon(async () => assert.match(await page.getAttribute(`${where} .stairs li:nth-child(1)`, "class"), /shut.*line-above.*line-below/));
  }));

test("the rows of the file are told as the file has them, whatever is supposed", () =>
  served("ukraine-talks", async (page) => {
    await page.waitForSelector("[data-section=positions] [data-row]", { state: "attached" });
    const rows = () => page.locator("[data-section=positions] > ul > li .row-name").allTextContents();
    const before = await rows();
    assert.ok(before.length > 10);
    await switch_off(page, "ru-crimea");
    assert.deepEqual(await rows(), before);
    await page.click("#undo");
    await has_gone(page, '[data-off="ru-crimea"]');
    assert.deepEqual(await rows(), before);
  }));

test("a cell is one stop of the keyboard", () =>
  served("ukraine-talks", async (page) => {
    await page.focus(`${cell("ukraine", "nato")} .opener`);
    await page.keyboard.press("Enter");
    await page.waitForSelector(`${cell("ukraine", "nato")} .order`);
    const stops = () => page.evaluate((at) => [...document.querySelectorAll(`${at} button, ${at} summary`)].filter((one) => one.tabIndex === 0).length, cell("ukraine", "nato"));
    await soon(async () => assert.equal(await stops(), 1));
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => document.activeElement.dataset.switch === "ua-nato");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement.className === "opener");
    await has_gone(page, ".order");
    const all = () => page.evaluate(() => [...document.querySelectorAll("#board button, #board summary, #board input")].filter((one) => one.tabIndex === 0 && one.checkVisibility()).length);
    await soon(async () => assert.ok(await all() <= 9, `${await all()} stops on a board of 6 cells and 3 issues`));
  }));

test("on a phone what changed stays in view", () =>
  served("ukraine-talks", async (page) => {
    await open(page, "ukraine", "donbas");
    await page.click('[data-switch="ua-donbas"]');
    await page.waitForSelector('[data-off="ua-donbas"]');
    await soon(async () => {
      const [bar, note] = await page.evaluate(() => [".bar", ".supposing-note"].map((one) => document.querySelector(one).getBoundingClientRect().toJSON()));
      assert.ok(bar.top >= 0 && bar.bottom < 844 / 2, `the bar is in view, in the upper half: ${bar.top} to ${bar.bottom}`);
      assert.ok(note.top >= 0);
    });
    assert.ok(await page.evaluate(() => scrollY) > 500);
    assert.equal(await overflow(page), 0);
  }, { viewport: { width: 390, height: 844 }, hasTouch: true }));

test("the bar takes a quarter of the screen, below the contents, however much is supposed", () =>
  served("ukraine-talks", async (page) => {
    await page.click("#ways .try >> nth=0");
    await page.waitForSelector(".bar.supposing");
    await switch_off(page, "ua-nato");
    await soon(async () => {
      const [bar, contents] = await page.evaluate(() => [".bar", ".contents"].map((one) => document.querySelector(one).getBoundingClientRect().toJSON()));
      assert.ok(bar.height <= 900 / 4, `${bar.height}`);
      assert.ok(bar.top >= contents.bottom - 8, `${bar.top} is below ${contents.bottom}`);
    });
  }));

test("a faulty text is told by line and column, and mended", () =>
  served("ukraine-talks", async (page, { file }) => {
    await page.click(".editor summary");
    await page.waitForSelector(".cm-content");
    await page.click(".cm-content");
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("oops: yes\n");
    await page.waitForSelector("#faults li");
    await stands(page, "#faults", /^1:1: .*`oops`/);
    await soon(async () => assert.equal(await page.locator(".cm-lint-marker-error").count(), 1));
    await page.click("#save");
    await says(page, "not saved: the text has faults");
    for (let i = 0; i < 10; i += 1) await page.keyboard.press("Control+z");
    await page.click(".cm-content");
    for (let i = 0; i < 12; i += 1) await page.keyboard.press("Control+z");
    await page.waitForFunction(() => document.querySelectorAll("#faults li").length === 0);
    assert.ok(readFileSync(file, "utf8").startsWith("# yaml-language-server"));
  }));

test("two windows on one file see each other, and a third hand on disk", () =>
  served("ukraine-talks", async (page, { file, address, context }) => {
    const other = await context.newPage();
    await other.goto(address);
    await other.waitForSelector("#undo");
    await switch_off(page, "ua-nato");
    await other.waitForSelector('[data-off="ua-nato"]');
    await other.click('[data-new-option-on="crimea"]');
    await other.fill('[data-new-option="crimea"]', "Leased");
    await other.keyboard.press("Enter");
    await page.waitForFunction((at) => document.querySelectorAll(`${at} .stairs li`).length === 4, cell("russia", "crimea"));
    await open_editor(page);
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("# mine\n");
    await page.waitForFunction(() => !document.getElementById("save").disabled);
    writeFileSync(file, readFileSync(file, "utf8") + "# a third hand\n");
    await page.waitForSelector(".on-disk");
    await page.click("#save");
    await page.waitForFunction(() => document.querySelector(".on-disk").textContent.includes("Not saved: the file has changed"));
    await soon(async () => assert.equal((await page.textContent(".bar")).match(/changed on disk/g).length, 1, "it is said once"));
    assert.ok(readFileSync(file, "utf8").endsWith("# a third hand\n"));
    await page.click("#difference");
    await page.waitForSelector(".lines.theirs");
    await stands(page, ".on-disk", /# mine.*# a third hand.*The two go together/s);
    await page.click("#go-on");
    await has_gone(page, ".on-disk");
    await page.click("#save");
    await page.waitForFunction(() => document.getElementById("save").disabled);
    const saved = readFileSync(file, "utf8");
    assert.ok(saved.startsWith("# mine\n") && saved.endsWith("# a third hand\n"));
    assert.doesNotMatch(saved, /Leased/);
  }));

test("two windows type at once: no word is lost, and undo takes back one's own words alone", () =>
  served("ukraine-talks", async (page, { address, context }) => {
    const other = await context.newPage();
    await other.goto(address);
    await other.waitForSelector("#undo");
    await open_editor(page);
    await open_editor(other);
    await page.keyboard.press("Control+Home");
    await other.keyboard.press("Control+End");
    await Promise.all([page.keyboard.type("# typed in A\n"), other.keyboard.type("# a long paragraph typed in B\n")]);
    const whole = await context.newPage();
    await whole.goto(address);
    await whole.waitForSelector("#undo");
    const text = () => whole.evaluate(async () => (await (await fetch("api/state?since=0")).json()).text);
    await soon(async () => assert.match(await text(), /^# typed in A\n[^]*# a long paragraph typed in B\n$/));
    await page.click(".cm-content");
    for (let i = 0; i < 5; i += 1) await page.keyboard.press("Control+z");
    await soon(async () => assert.doesNotMatch(await text(), /typed in A/));
    assert.match(await text(), /# a long paragraph typed in B\n$/);
  }));

test("two windows type on the same line: both are shown, and whoever came later chooses", () =>
  served("ukraine-talks", async (page, { address, context }) => {
    const other = await context.newPage();
    await other.goto(address);
    await other.waitForSelector("#undo");
    await open_editor(page);
    await open_editor(other);
    await page.keyboard.press("Control+Home");
    await other.keyboard.press("Control+Home");
    await Promise.all([page.keyboard.type("# mine\n"), other.keyboard.type("# theirs\n")]);
    const late = await Promise.race([page, other].map((one) => one.waitForSelector(".clash").then(() => one)));
    for (const words of [/# mine/, /# theirs/]) await stands(late, ".clash", words);
    assert.deepEqual(await findings(late, ".clash"), []);
    await late.click("#go-on");
    await has_gone(late, ".clash");
    for (const one of [page, other]) {
      await one.waitForFunction(() => /# mine/.test(document.querySelector(".cm-content").textContent) && /# theirs/.test(document.querySelector(".cm-content").textContent));
    }
  }));

test("the workbench by keyboard alone, at 320 px, and without a finding of axe", () =>
  served("ukraine-talks", async (page) => {
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await findings(page), []);
    await page.focus(`${cell("russia", "nato")} .opener`);
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => document.activeElement.dataset.switch === "ru-nato");
    await page.keyboard.press("Enter");
    await page.waitForSelector('[data-off="ru-nato"]');
    await page.waitForFunction(() => document.activeElement.id === "undo");
    assert.deepEqual(await findings(page, ".bar", "#board"), []);
    await page.keyboard.press("Control+z");
    await has_gone(page, '[data-off="ru-nato"]');
    await page.click(".editor summary");
    await page.waitForSelector(".cm-content");
    assert.deepEqual(await findings(page, ".editor"), []);
  }, { viewport: { width: 320, height: 800 } }));

test("the editor is readable in the dark", () =>
  served("ukraine-talks", async (page) => {
    await open_editor(page);
    await page.waitForSelector(".cm-line span");
    assert.deepEqual(await findings(page, ".editor"), []);
  }, { colorScheme: "dark" }));
