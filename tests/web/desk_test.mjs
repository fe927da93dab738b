// What an assistant proposes, and what holds of the file as a whole, written down in a real browser.
//
//   node --test desk_test.mjs     ZOPA names the program, ZOPA_ROOT the repository
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { findings, folder, open_rows, opened, served, soon, zopa } from "./browser.mjs";

const text_of = (page) => page.evaluate(async () => (await (await fetch("api/state")).json()).text);
const shown = ".drafts > div > ol > li";
const count_is = (page, wanted) => page.waitForFunction(([of, count]) => document.querySelectorAll(of).length === count, [shown, wanted]);

const proposed = `zopa_drafts: 1
drafts:
  - id: closer
    statement:
      by: arakhamia
      about: [russia]
      source: briefing
      quote: few expect early results
    proposed_by: Ada
    why: It says how far apart they are.
  - id: us-asks
    position: {party: us, demands: nato != neutral, because: [closer]}
    proposed_by: Ada
`;

test("rows that an assistant proposes are taken or set aside one by one, and undone", () =>
  served("ukraine-talks", async (page, { file }) => {
    const drafts = path.join(path.dirname(file), "talks.drafts.yaml");
    writeFileSync(drafts, proposed);
    const before = await text_of(page);
    await page.waitForSelector("#sources");
    await page.click(".drafts > summary");
    await page.waitForSelector(`${shown} pre`);
    await count_is(page, 2);
    assert.match(await page.locator(shown).first().textContent(), /closer.*by: arakhamia.*proposed by Ada.*how far apart/s);
    assert.deepEqual(await findings(page, ".drafts"), []);
    // It rests on the other, which is not there yet.
    await page.locator(`${shown} [data-do=take]`).last().click();
    await page.waitForSelector(`${shown} .fault`);
    assert.equal(await text_of(page), before);
    await page.locator(`${shown} [data-do=take]`).first().click();
    await count_is(page, 1);
    assert.match(await text_of(page), / {2}closer: {2}# from a draft, proposed by Ada\n {4}by: arakhamia\n/);
    await page.keyboard.press("y");
    await count_is(page, 0);
    assert.match(await text_of(page), /us-asks/);
    await page.click("#undo");
    await count_is(page, 1);
    await page.click(`${shown} [data-do=refuse]`);
    await count_is(page, 0);
    assert.match(readFileSync(drafts, "utf8"), /refused:\n {2}- id: us-asks\n/);
    await page.click(".drafts .refused > summary");
    await page.locator(".drafts .refused li", { hasText: "us-asks" }).locator("[data-do=take-back]").click();
    await count_is(page, 1);
  }));

test("title, consent and where things stand are written by form; so are the points of a sheet", () =>
  served("ukraine-talks", async (page) => {
    await page.waitForSelector("#sources");
    const form = "[data-section=whole] .row-form";
    await open_rows(page, "whole");
    await page.fill(`${form} [name=title]`, "Talks");
    await page.click(`${form} details > summary`);
    await page.fill(`${form} [name=agreement]`, "ukraine and russia");
    await page.selectOption(`${form} [data-choose=status_quo] [name=crimea]`, "russian");
    await page.click(`${form} [type=submit]`);
    await page.waitForFunction(() => document.querySelector("h1").textContent === "Talks");
    const text = await text_of(page);
    assert.match(text, /^title: Talks$/m);
    assert.match(text, /^agreement: ukraine and russia$/m);
    assert.match(text, /^status_quo:\n {2}crimea: russian$|^status_quo: \{crimea: russian\}$/m);
    assert.deepEqual(await findings(page, "[data-section=whole]"), []);
    await page.selectOption(`${form} [data-choose=status_quo] [name=crimea]`, "");
    await page.click(`${form} [type=submit]`);
    await page.waitForFunction(async () => !(await (await fetch("api/state")).json()).text.includes("status_quo"), null, { polling: 200 });
    await open_rows(page, "positions");
    await page.click("[data-section=positions] [data-row='0'] [data-do=change]");
    const row = "[data-section=positions] .row-form";
    await page.click(`${row} details > summary`);
    await soon(async () => assert.equal(await page.locator(`${row} textarea[name=points]`).count(), 1));
  }));

test("a row's form stays with its row while another window takes one above it away", () =>
  served("ukraine-talks", async (page, { address, context }) => {
    await page.waitForSelector("#sources");
    await open_rows(page, "positions");
    const of = async (id) => page.evaluate(async (wanted) => (await (await fetch("api/tree")).json()).tree.positions.findIndex((one) => one.id === wanted), id);
    await page.click(`[data-section=positions] [data-row='${await of("ru-asks-donbas")}'] [data-do=change]`);
    const other = await context.newPage();
    await other.goto(address);
    await other.waitForSelector("#sources");
    await open_rows(other, "positions");
    const count = await page.locator("[data-section=positions] > ul > li").count();
    await other.click(`[data-section=positions] [data-row='${await of("ru-asks-crimea")}'] [data-do=take-away]`);
    await page.waitForFunction((wanted) => document.querySelectorAll("[data-section=positions] > ul > li").length === wanted, count - 1);
    const form = "[data-section=positions] .row-form";
    await soon(async () => assert.equal(await page.inputValue(`${form} [name=id]`), "ru-asks-donbas"));
    await page.fill(`${form} [name=demands]`, "donbas != inside");
    await page.click(`${form} [type=submit]`);
    await page.waitForSelector(form, { state: "detached" });
    const text = await text_of(page);
    assert.match(text, /ru-asks-donbas, party: russia, demands: donbas != inside/);
    assert.match(text, /ru-asks-nato, party: russia, demands: nato == neutral/);
  }));

// Known sentences, laid out by the browser: in two columns, words cut at the ends of lines, a note at
// the foot, and two scripts that run from the right.
const columns = [
  "The commissioner of the harbour declared that an incomprehensible misunderstanding between the representatives had characterised the negotiations throughout.",
  "“We shall not give up the quay,” said the spokeswoman of the boat owners, and added that responsibilities remained unchanged.",
  "The administration's counterproposal was characterised as disproportionate by all participating organisations.",
];
const from_the_right = [
  ["ar", "قال المفوض إن الميناء مدين للنقابة بأسبوع. وقالت النقابة إنها ستنتظر 3 أيام."],
  ["he", "הנציב (משנת 1974) אמר כי הנמל חייב לאיגוד 10.5% או «שבוע» אחד."],
];

test("a PDF in columns, with cut words, notes and lines from the right, is read as it is read aloud", () =>
  opened("about:blank", {}, async (page) => {
    const text = columns.map((one) => `<p>${one}</p>`).join("");
    const lines = from_the_right.map(([language, one]) => `<p dir="rtl" lang="${language}">${one}</p>`).join("");
    await page.setContent(`<html lang="en"><body style="width: 15cm; font: 12pt serif">
      <div style="columns: 2; hyphens: auto">${text}</div>${lines}<p style="font-size: 8pt">1 A note.</p></body></html>`);
    const place = mkdtempSync(path.join(folder, "pdf-"));
    await page.pdf({ path: path.join(place, "minutes.pdf"), format: "A4" });
    execFileSync(zopa, ["import", "minutes.pdf", "-o", "talks.yaml"], { cwd: place, stdio: "ignore" });
    const read = readFileSync(path.join(place, "minutes.txt"), "utf8").replace(/\s+/g, " ");
    for (const sentence of [...columns, ...from_the_right.map(([, one]) => one), "A note."]) {
      assert.ok(read.includes(sentence), `${sentence}\n${read}`);
    }
  }));

test("a form that the format declares has its place in the row, whatever it is", () =>
  served("ukraine-talks", async (page) => {
    await page.route("**/api/schema", async (route) => {
      const schema = await (await route.fetch()).json();
      const rows = schema.properties.parties.additionalProperties;
      const row = rows.anyOf?.find((one) => one.properties) ?? rows;
      row.properties.mandate = { type: "string", description: "What it may sign." };
      row.properties.mood = { oneOf: [{ const: "calm", description: "it waits" }, { const: "hurried", description: "it does not" }], description: "How it comes." };
      row.properties.aides = { items: { type: "string" }, description: "Who sits behind." };
      row.properties.public = { type: "boolean", description: "Does it speak to the press?" };
      await route.fulfill({ json: schema });
    });
    await page.reload();
    await page.waitForSelector("#on_file");
    await open_rows(page, "parties");
    await page.click("[data-row=russia] [data-do=change]");
    const form = "[data-row=russia] .row-form";
    await page.click(`${form} details > summary`);
    await page.fill(`${form} input[name=mandate]`, "an armistice");
    await page.selectOption(`${form} select[name=mood]`, "calm");
    await page.fill(`${form} textarea[name=aides]`, "one\nanother");
    await page.check(`${form} input[name=public]`);
    for (const help of ["What it may sign.", "calm: it waits", "Who sits behind.", "Does it speak to the press?"]) {
      await page.waitForSelector(`${form} :text(${JSON.stringify(help)})`, { state: "attached" });
    }
    const asked = page.waitForRequest("**/api/edit");
    await page.click(`${form} [type=submit]`);
    const { edit } = (await asked).postDataJSON();
    const { mandate, mood, aides, public: is_public } = edit.acts[0].value;
    assert.deepEqual({ mandate, mood, aides, is_public }, { mandate: "an armistice", mood: "calm", aides: ["one", "another"], is_public: true });
    await page.waitForSelector(`${form} .fault`); // this program does not know them
  }));
