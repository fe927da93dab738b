// The card of a passage, drafts and rows, in a real browser.
//
//   node --test card_test.mjs     ZOPA names the program, ZOPA_ROOT the repository
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { findings, open_rows, overflow, served, soon } from "./browser.mjs";
import { briefing, card, choose, from_document, mouse, text_of } from "./hands.mjs";

test("drafts are dashed and counted by nobody; keys take one and refuse one, for good", () =>
  from_document(briefing, async (page, file) => {
    const decided = file.replace(".yaml", ".drafts.yaml");
    await page.click(".drafts > summary");
    await page.waitForSelector(".drafts li");
    const drafts = page.locator(".drafts > div > ol > li");
    const first = await drafts.count();
    assert.ok(first >= 3);
    await soon(async () => assert.equal(await page.evaluate(() => CSS.highlights.get("draft").size), first));
    assert.equal(await page.evaluate(() => JSON.parse(document.getElementById("data").textContent).negotiation.statements.length), 0);
    const said = (at) => drafts.nth(at).locator("q").first().textContent();
    const [refused, taken] = [await said(0), await said(1)];
    await page.keyboard.press("x");
    await page.waitForFunction((wanted) => document.querySelectorAll(".drafts > div > ol > li").length === wanted, first - 1);
    assert.match(readFileSync(decided, "utf8"), /refused:\n {2}- statement:\n[^]*rule: \w+/);
    await page.keyboard.press("y"); // nobody on file says it: the card asks who
    await page.waitForSelector(card);
    await choose(page, mouse, card, "person-of", "Ukraine");
    await page.click(`${card} [data-do=write]`);
    await page.waitForSelector(card, { state: "detached" });
    await page.waitForFunction((wanted) => document.querySelectorAll(".drafts > div > ol > li").length === wanted, first - 2);
    const text = await text_of(page);
    assert.match(text, /: {2}# from a draft, found by rule: \w+\n {4}by: \w+\n {4}source: briefing\n {4}quote: /);
    assert.ok(!/act:|requires|demands: /.test(text.replace(/^#.*$/gm, "")), "no act, and no claim");
    await page.reload();
    await page.click(".drafts > summary");
    await page.waitForSelector(".drafts .refused > summary");
    const now = await drafts.locator("q").allTextContents();
    assert.ok(!now.includes(refused) && !now.includes(taken));
    await page.click(".drafts .refused > summary");
    await page.click(".drafts [data-do=take-back]");
    await page.waitForFunction((wanted) => document.querySelectorAll(".drafts > div > ol > li").length === wanted, first - 1);
    // Two keys at once, before the server has answered the first: each is for a draft of its own.
    await Promise.all([page.keyboard.press("x"), page.keyboard.press("x")]);
    await page.waitForFunction((wanted) => document.querySelectorAll(".drafts > div > ol > li").length === wanted, first - 3);
    assert.deepEqual(await findings(page, ".drafts"), []);
  }));

test("what depends on a row is listed before both go, and one undo brings them back", () =>
  served("ukraine-talks", async (page) => {
    const before = await text_of(page);
    await page.waitForSelector("#sources"); // until all is drawn, things move below the pointer
    await open_rows(page, "issues");
    await page.click("[data-row=nato] [data-do=take-away]");
    await page.waitForSelector("[data-row=nato] .needs");
    const needs = await page.locator("[data-row=nato] .needs .fault").allTextContents();
    assert.ok(needs.some((one) => one.includes("ru-nato")), needs.join("\n"));
    assert.equal(await text_of(page), before);
    assert.deepEqual(await findings(page, "[data-row=nato]"), []);
    await page.click("[data-do=take-away-all]");
    await page.waitForSelector("[data-section=issues] [data-row=nato]", { state: "detached" });
    assert.ok(!/nato (==|!=)|^ {2}nato:/m.test(await text_of(page)));
    await page.click("#undo");
    await page.waitForSelector("[data-section=issues] [data-row=nato]", { state: "attached" });
    assert.equal(await text_of(page), before);
  }));

test("a second press of two does nothing more", () =>
  served("ukraine-talks", async (page) => {
    await page.waitForSelector("#sources");
    const count = (section) => page.evaluate(async (of) => Object.keys((await (await fetch("api/tree")).json()).tree[of]).length, section);
    const [claims, said] = [await count("positions"), await count("statements")];
    await open_rows(page, "positions");
    const rows = page.locator("[data-section=positions] > ul > li");
    await page.dblclick("[data-section=positions] [data-row='2'] [data-do=take-away]");
    await soon(async () => assert.equal(await rows.count(), claims - 1));
    await page.click("[data-do=by-keyboard]");
    for (const key of ["Control+Home", "s", "Enter"]) await page.keyboard.press(key);
    await page.waitForSelector(card);
    await page.dblclick(`${card} [data-do=write]`);
    await page.waitForSelector(card, { state: "detached" });
    assert.deepEqual([await count("positions"), await count("statements")], [claims - 1, said + 1]);
    assert.equal(await rows.count(), claims - 1);
    // Two acts on rows of a list at once: the second is made to the row that was pressed.
    const ids = () => page.evaluate(async () => (await (await fetch("api/tree")).json()).tree.positions.map((one) => one.id));
    const before = await ids();
    await page.evaluate(() => {
      for (const row of [3, 6]) document.querySelector(`[data-section=positions] [data-row='${row}'] [data-do=take-away]`).click();
    });
    await soon(async () => assert.deepEqual(await ids(), before.filter((_, at) => at !== 3 && at !== 6)));
  }));

test("a row of any form is added and changed in its place, comments kept", () =>
  served("harbour", async (page) => {
    const before = await text_of(page);
    const comments = (text) => text.match(/#.*/g);
    await page.waitForSelector("#sources");
    await open_rows(page, "rounds");
    await page.click("[data-section=rounds] > [data-do=add]");
    const form = "[data-section=rounds] .row-form";
    await page.fill(`${form} [name=id]`, "after");
    await page.locator(`${form} [data-choose=with] input`).first().check();
    await page.check(`${form} [name=planned]`);
    await page.click(`${form} [type=submit]`);
    await page.waitForSelector(form, { state: "detached" });
    const text = await text_of(page);
    assert.match(text, /- \{id: after, with: \[\w+\], planned: true\}/);
    assert.deepEqual(comments(text), comments(before));
    assert.equal(text.replace(/.*id: after.*\n/, ""), before);
  }));

test("every act has a name that Ctrl+K finds; what is left to do leads to its place", () =>
  served("harbour", async (page) => {
    await page.waitForSelector("#on_file");
    await page.keyboard.press("Control+k");
    await page.waitForSelector("[role=option]");
    assert.ok(await page.locator("[role=option]").count() >= 12);
    await page.keyboard.type("left to do");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".todo[open]");
    await page.click(".todo li >> nth=0 >> [data-do=go]");
    await page.waitForFunction(() => document.activeElement.closest("[data-section]")?.dataset.section === "parties");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("add a claim");
    await page.keyboard.press("Enter");
    await page.waitForSelector(card);
    assert.deepEqual(await findings(page, card, ".todo"), []);
  }));

test("the card is whole on a phone, in French, in the dark, with Arabic text, and for axe", async () => {
  for (const options of [{ viewport: { width: 390, height: 844 } }, { locale: "fr-FR" }, { colorScheme: "dark" }]) {
    await served("ukraine-talks", async (page) => {
      await page.click("[data-do=by-keyboard]");
      await page.keyboard.press("Control+Home");
      await page.keyboard.press("s");
      await page.keyboard.press("Enter");
      await page.waitForSelector(card);
      await page.click(`${card} [data-do=claim]`);
      await page.waitForSelector(`${card} [data-claim='0']`);
      assert.equal(await overflow(page), 0);
      assert.deepEqual(await findings(page, card), []);
    }, options);
  }
});

test("Arabic is read from the right, in the text and in the card", () =>
  from_document(briefing, async (page, file) => {
    const text = "قال المفوض إن الميناء مدين للنقابة بأسبوع. وقالت النقابة إنها ستنتظر.";
    writeFileSync(path.join(path.dirname(file), "note.txt"), text);
    await page.evaluate(() => { location.hash = "#on_file"; });
    await open_rows(page, "sources");
    await page.click("[data-section=sources] > [data-do=add]");
    const form = "[data-section=sources] .row-form";
    await page.fill(`${form} [name=file]`, "note.txt");
    await page.fill(`${form} [name=title]`, "Note");
    await page.fill(`${form} [name=language]`, "ar");
    await page.click(`${form} [type=submit]`);
    await page.waitForSelector(".source-text[data-source=note]", { state: "attached" });
    const direction = (selector) => page.locator(selector).evaluate((one) => getComputedStyle(one).direction);
    assert.equal(await direction(".source-text[data-source=note]"), "rtl");
    await page.locator("[data-do=by-keyboard]").last().click();
    await page.keyboard.press("Control+Home");
    assert.equal(await direction(".for-keyboard textarea"), "rtl");
    await page.keyboard.press("s");
    await page.keyboard.press("Enter");
    await page.waitForSelector(card);
    assert.equal(await direction(`${card} blockquote`), "rtl");
    await page.click(`${card} [data-do=write]`);
    await page.waitForSelector(card, { state: "detached" });
    assert.match(await text_of(page), /quote: قال المفوض إن الميناء مدين للنقابة بأسبوع\.\n/);
  }));

test("sources and board stand side by side on a wide screen, and one at a time on a phone", async () => {
  const box = (page, id) => page.evaluate((of) => document.getElementById(of).getBoundingClientRect().toJSON(), id);
  await served("ukraine-talks", async (page) => {
    await page.waitForSelector("#on_file");
    await page.waitForSelector("#sources"); // the packages come first
    await page.click("[data-do=panes]");
    await page.waitForSelector("html.side-by-side");
    const [sources, board, rows] = [await box(page, "sources"), await box(page, "board"), await box(page, "on_file")];
    assert.ok(sources.right <= board.left && board.bottom <= rows.top + 1, "two columns");
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await findings(page), []);
    await page.waitForSelector("#questions", { state: "attached" }); // they come later still
    await page.evaluate(() => { location.hash = "#questions"; });
    await page.waitForFunction(() => document.getElementById("questions").checkVisibility());
  }, { viewport: { width: 1600, height: 900 } });
  await served("ukraine-talks", async (page) => {
    await page.waitForSelector("#on_file");
    await page.waitForSelector("#sources"); // the packages come first
    await page.click("[data-do=panes]");
    await page.waitForSelector("html.side-by-side");
    for (const one of ["sources", "board", "on_file"]) {
      await page.click(`button[data-pane=${one}]`);
      const seen = () => page.evaluate(() => ["sources", "board", "on_file"].filter((id) => document.getElementById(id).checkVisibility()));
      await soon(async () => assert.deepEqual(await seen(), [one]));
      assert.equal(await overflow(page), 0);
    }
    assert.deepEqual(await findings(page, "#on_file", ".bar"), []);
  }, { viewport: { width: 390, height: 844 } });
});

test("what is selected stays where it is when the card comes and goes", async () => {
  for (const viewport of [{ width: 1280, height: 900 }, { width: 1600, height: 700 }]) {
    await from_document(briefing, async (page) => {
      const top = () => page.evaluate(() => getSelection().getRangeAt(0).getBoundingClientRect().top);
      await page.evaluate(() => {
        const pieces = document.querySelectorAll(".source-text [data-at]");
        const walker = document.createTreeWalker(pieces[pieces.length - 1], NodeFilter.SHOW_TEXT);
        const text = walker.nextNode();
        text.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
        getSelection().setBaseAndExtent(text, text.data.length - 40, text, text.data.length - 5);
      });
      await page.waitForSelector("[data-do=say]");
      const before = await top();
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.keyboard.press("n");
      await page.waitForSelector(card);
      assert.notEqual(await page.evaluate(() => document.documentElement.scrollHeight), height, "the text became narrower");
      assert.ok(Math.abs(await top() - before) < 2, `${before} to ${await top()}`);
      assert.equal(await page.evaluate(() => document.activeElement.closest(".author-card") !== null), true);
    }, { viewport });
  }
});
