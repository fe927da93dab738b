// Where a negotiation is written down, in a real browser: from a document alone to the answer.
//
//   node --test author_test.mjs     ZOPA names the program, ZOPA_ROOT the repository
//
// What is to be written is read from the example that was made from the same document.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { findings, folder, open_rows, opened, overflow, press_until, root, served, serving, soon, talks_of, zopa } from "./browser.mjs";

const analysis_of = (file) => JSON.parse(execFileSync(zopa, ["analyze", file, "--format", "json"], { stdio: ["ignore", "pipe", "ignore"] }));
// What the example says, as the page has it.
const example = (name) => {
  const file = path.join(mkdtempSync(path.join(folder, "example-")), "report.html");
  execFileSync(zopa, ["report", talks_of(name), "-o", file], { stdio: "ignore" });
  return JSON.parse(/<script[^>]*id="data"[^>]*>([\s\S]*?)<\/script>/.exec(readFileSync(file, "utf8"))[1]).negotiation;
};

async function from_document(document, work, options = {}) {
  const place = mkdtempSync(path.join(folder, "author-"));
  cpSync(path.join(root, "examples", "ukraine-talks", document), path.join(place, document));
  await serving(place, [], (address) => opened(address, options, async (page) => {
    await page.click(`[data-what=document][data-name='${document}']`);
    await page.waitForSelector("#undo");
    await page.waitForSelector("#on_file");
    await work(page, path.join(place, document.replace(/\.\w+$/, ".yaml")));
  }));
}

// The same words on the pages of a PDF, which `zopa serve` is given.
async function from_pdf(work, options = {}) {
  const place = mkdtempSync(path.join(folder, "author-"));
  const text = readFileSync(path.join(root, "examples", "ukraine-talks", "briefing.md"), "utf8");
  const paragraphs = text.split(/\n{2,}|\n(?=\d\. )/).map((one) => `<p>${one.replace(/^#+ |\*/gm, "")}</p>`);
  await opened("about:blank", {}, async (page) => {
    await page.setContent(`<html lang="en"><body style="font: 14pt serif">${paragraphs.join("")}</body></html>`);
    await page.pdf({ path: path.join(place, "briefing.pdf"), format: "A5" });
  });
  await serving(place, ["briefing.pdf"], (address) => opened(address, options, async (page) => {
    await page.waitForSelector("#undo");
    await page.waitForSelector("#on_file");
    await work(page, path.join(place, "briefing.yaml"));
  }));
}

// Ways to do the same: with the mouse, or with the keyboard alone.  Each counts what a person does: a
// drag and a choice from a list, which is opened and pressed in, are two presses of the mouse.
const mouse = {
  count: { clicks: 0, keys: 0 },
  async say(page, quote) {
    this.count.clicks += 2;
    const [from, to] = await page.evaluate((wanted) => {
      const pieces = [...document.querySelectorAll(".source-text [data-at]")];
      let folded = "";
      const places = [];
      for (const piece of pieces) {
        const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (let at = 0; at < node.data.length; at += 1) {
            const letter = /\s/.test(node.data[at]) ? " " : node.data[at];
            if (letter === " " && (folded === "" || folded.endsWith(" "))) continue;
            folded += letter;
            places.push([node, at]);
          }
        }
      }
      const at = folded.indexOf(wanted);
      if (at < 0) throw new Error(`not on the page: ${wanted}`);
      const box = ([node, offset]) => {
        const range = document.createRange();
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        return range.getBoundingClientRect();
      };
      places[at][0].parentElement.scrollIntoView({ block: "center" });
      scrollBy({ top: box(places[at]).top - innerHeight / 2, behavior: "instant" }); // a page of a PDF is one piece
      const first = box(places[at]);
      const last = box(places[at + wanted.length - 1]);
      return [[first.left + 1, first.top + first.height / 2], [last.right - 0.5, last.top + last.height / 2]];
    }, quote);
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
    await page.mouse.move(...to);
    await page.mouse.up();
    await page.click("[data-do=say]");
  },
  async press(page, selector) {
    this.count.clicks += 1;
    await page.click(selector);
  },
  async tick(page, selector) {
    if (await page.isChecked(selector)) return;
    this.count.clicks += 1;
    await page.check(selector);
  },
  async choose(page, selector, value) {
    if (await page.inputValue(selector) === value) return;
    this.count.clicks += 2;
    await page.selectOption(selector, value);
  },
  async type(page, selector, text) {
    this.count.clicks += 1;
    this.count.keys += [...text].length;
    await page.fill(selector, text);
  },
  async enter(page) {
    this.count.keys += 1;
    await page.keyboard.press("Enter");
  },
  async save(page) { await this.press(page, "#save"); },
};

// How many presses of Tab and of the arrow keys lead to a part of the page from where the keyboard is,
// or from the part of the page that Ctrl+K, four letters and Enter lead to.
// It then stands there.
const keys_to = (page, selector) => page.locator(selector).first().evaluate((target) => {
  const parts = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((one) => one.checkVisibility() && !one.disabled);
  const stops = parts.filter((one) => one.tabIndex >= 0);
  let stop = target;
  let arrows = 0;
  if (target.tabIndex < 0) { // one of a group that Tab enters once
    let group = target;
    while (!stops.some((one) => group.contains(one))) group = group.parentElement;
    stop = stops.find((one) => group.contains(one));
    const all = parts.filter((one) => group.contains(one) && one.matches("summary, a[href], button"));
    arrows = Math.abs(all.indexOf(target) - all.indexOf(stop));
  }
  const from = (one) => {
    const before = stops.filter((other) => other !== one && one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING).length;
    return stops.includes(one) ? Math.abs(stops.indexOf(stop) - stops.indexOf(one)) : Math.abs(stops.indexOf(stop) - before) + 1;
  };
  if (document.activeElement === target) return 0;
  const searched = [...document.querySelectorAll("main section h2")].map((one) => 6 + from(one));
  const here = document.activeElement === document.body ? stops.indexOf(stop) + 1 : from(document.activeElement);
  target.focus();
  return arrows + Math.min(here, ...searched);
});
const keyboard = {
  count: { clicks: 0, keys: 0 },
  async key(page, key) {
    this.count.keys += 1;
    await page.keyboard.press(key);
  },
  async go(page, selector) {
    this.count.keys += await keys_to(page, selector);
  },
  // By lines and by words, as far as they lead; then letter by letter.
  async say(page, quote) {
    if (await page.locator(".for-keyboard textarea").count() === 0) await this.press(page, "[data-do=by-keyboard]");
    await this.go(page, ".for-keyboard textarea");
    const [from, to] = await page.evaluate((wanted) => {
      const { value } = document.querySelector(".for-keyboard textarea");
      const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+"));
      const found = pattern.exec(value);
      return [found.index, found.index + found[0].length];
    }, quote);
    const now = () => page.evaluate(() => {
      const { selectionStart, selectionEnd } = document.querySelector(".for-keyboard textarea");
      return [selectionStart, selectionEnd];
    });
    const place = async () => (await now())[0];
    if (await place() > from) await this.key(page, "Control+Home");
    await this.key(page, "ArrowRight"); // of what was selected before, the cursor is left
    for (let before = -1, at = await place(); at < from && at !== before;) {
      before = at;
      await this.key(page, "ArrowDown");
      at = await place();
    }
    if (await place() > from) await this.key(page, "ArrowUp");
    while (await place() < from) await this.key(page, "Control+ArrowRight");
    while (await place() > from + 12) await this.key(page, "Control+ArrowLeft");
    while (await place() < from) await this.key(page, "ArrowRight");
    while (await place() > from) await this.key(page, "ArrowLeft");
    await this.key(page, "s");
    if ((await now()).join() !== [from, to].join()) {
      await this.key(page, "ArrowLeft");
      while (await place() < from) await this.key(page, "ArrowRight");
      while ((await now())[1] < to) await this.key(page, "Shift+Control+ArrowRight");
      while ((await now())[1] > to) await this.key(page, "Shift+ArrowLeft");
    }
    await this.key(page, "Enter");
  },
  async press(page, selector) {
    await this.go(page, selector);
    await this.key(page, "Enter");
  },
  async tick(page, selector) {
    if (await page.isChecked(selector)) return;
    await this.go(page, selector);
    await this.key(page, "Space");
  },
  // The arrow keys pass through what lies between.
  async choose(page, selector, value) {
    await this.go(page, selector);
    const [now, wanted] = await page.locator(selector).evaluate((one, to) => [one.selectedIndex, [...one.options].findIndex((option) => option.value === to)], value);
    for (let at = now; at < wanted; at += 1) await this.key(page, "ArrowDown");
    for (let at = now; at > wanted; at -= 1) await this.key(page, "ArrowUp");
  },
  async type(page, selector, text) {
    await this.go(page, selector);
    this.count.keys += [...text].length;
    await page.keyboard.insertText(text);
  },
  async enter(page) { await this.key(page, "Enter"); },
  async save(page) { await this.key(page, "Control+s"); },
};

const card = ".author-card";
// A party, a person or an option: on file by name, or named on the spot.
async function choose(page, hand, within, name, text, make) {
  const select = `${within} [data-choose='${name}'] select`;
  const known = await page.locator(`${select} option`).evaluateAll((all, wanted) => all.find((one) => one.textContent === wanted || one.textContent.startsWith(`${wanted} (`))?.value, text);
  if (known !== undefined) {
    await hand.choose(page, select, known);
    if (name === "rank") await hand.press(page, `${within} [data-choose='${name}'] [data-do=add]`);
    return;
  }
  await hand.choose(page, select, "+");
  await hand.type(page, `${within} [data-choose='${name}'] .new-name input`, text);
  await hand.enter(page);
}
async function tick(page, hand, name, text) {
  const of = `${card} fieldset[data-choose='${name}']`;
  const at = await page.locator(`${of} label`).evaluateAll((all, wanted) => all.findIndex((one) => one.textContent.trim() === wanted), text);
  if (at >= 0) return hand.tick(page, `${of} label:nth-of-type(${at + 1}) input`);
  await hand.press(page, `${of} [data-new]`);
  await hand.type(page, `${of} .new-name input`, text);
  await hand.enter(page);
}

class Writer {
  constructor(page, hand, talks) {
    Object.assign(this, { page, hand, talks });
  }
  party(id) { return this.talks.parties.find((one) => one.id === id).name; }
  issue(id) { return this.talks.issues.find((one) => one.id === id); }
  option(issue, id) { return this.issue(issue).options.find((one) => one.id === id).name; }

  async choose_issue(within, id) {
    const { page, hand } = this;
    const issue = this.issue(id);
    const select = `${within} [data-choose=issue] select`;
    const known = await page.locator(`${select} option`).evaluateAll((all, wanted) => all.find((one) => one.textContent === wanted)?.value, issue.name);
    if (known !== undefined) return hand.choose(page, select, known);
    await hand.choose(page, select, "+");
    await hand.type(page, `${within} [name=issue-name]`, issue.name);
    const names = (untabled) => issue.options.filter((one) => one.hypothetical === untabled).map((one) => one.name).join("\n");
    await hand.type(page, `${within} [name=issue-tabled]`, names(false));
    await hand.type(page, `${within} [name=issue-untabled]`, names(true));
    await hand.press(page, `${within} [data-do=issue]`);
  }

  async claim(claim, number) {
    const { page, hand } = this;
    const within = `${card} [data-claim='${number}']`;
    await hand.press(page, `${card} [data-do=claim]`);
    await hand.choose(page, `${within} [data-choose=kind] select`, claim.kind);
    await choose(page, hand, within, "of", this.party(claim.party));
    if (claim.formula) {
      const parts = claim.formula.parts ?? [claim.formula];
      for (const [at, part] of parts.entries()) {
        if (at > 0) await hand.press(page, `${within} [data-do=and]`);
        const of = `${within} [data-part='${at}']`;
        await this.choose_issue(of, part.issue);
        await hand.choose(page, `${of} [data-choose=relation]`, part.is === "differs" ? "is_not" : "is");
        for (const [nth, option] of part.options.entries()) {
          await choose(page, hand, of, nth === 0 ? "option" : "or-option", this.option(part.issue, option));
        }
      }
    } else {
      await this.choose_issue(`${within} .ranks`, claim.issue);
      for (const option of claim.options) await choose(page, hand, within, "rank", this.option(claim.issue, option));
    }
    if (claim.inferred && claim.because.length > 0) await hand.tick(page, `${within} [data-tick=inferred]`);
  }

  async done() {
    await this.hand.press(this.page, `${card} [data-do=write]`);
    await this.page.waitForSelector(card, { state: "detached" });
  }

  async statement(said, written) {
    const { page, hand, talks } = this;
    await hand.say(page, said.quote);
    await page.waitForSelector(card);
    if (said.representative) {
      await choose(page, hand, card, "by", said.representative.split(",")[0]);
      if (await page.locator(`${card} [data-choose='person-of']`).count() > 0) await choose(page, hand, card, "person-of", this.party(said.by));
    } else if (said.by) await choose(page, hand, card, "by", this.party(said.by));
    for (const party of said.about) await tick(page, hand, "about", this.party(party));
    if (said.act) await hand.choose(page, `${card} [data-choose=act] select`, said.act);
    assert.equal(await page.isChecked(`${card} [data-tick=verbatim]`), said.verbatim, said.id);
    const first = talks.positions.filter((one) => one.because.includes(said.id) && one.because.every((id) => id === said.id || !written.has(id)));
    for (const [number, claim] of first.entries()) await this.claim(claim, number);
    const also = talks.positions.filter((one) => one.because.includes(said.id) && !first.includes(one));
    if (also.length > 0) await hand.press(page, `${card} .supports > summary`);
    for (const claim of also) await hand.tick(page, `${card} .supports input >> nth=${this.order.indexOf(claim)}`);
    this.order.push(...first);
    await this.done();
    written.add(said.id);
  }
  order = []; // of the claims, as they are written

  async all() {
    const written = new Set();
    for (const said of this.talks.statements) await this.statement(said, written);
    const assumed = this.talks.positions.filter((one) => one.because.length === 0);
    for (const claim of assumed) {
      await this.open("positions");
      await press_until(this.page, "[data-section=positions] > [data-do=add]", card, (one) => this.hand.press(this.page, one));
      await this.claim(claim, 0);
      await this.done();
    }
  }

  async open(section) {
    if (!await this.page.evaluate((of) => document.querySelector(`[data-section=${of}]`).open, section)) {
      await press_until(this.page, `[data-section=${section}] > summary`, `[data-section=${section}][open]`, (one) => this.hand.press(this.page, one));
    }
  }
  async take_away(section, row) {
    await this.open(section);
    await this.hand.press(this.page, `[data-section=${section}] > ul > [data-row=${row}] [data-do=take-away]`);
    await this.page.waitForSelector(`[data-section=${section}] > ul > [data-row=${row}]`, { state: "detached" });
  }
}

// The verdict, and how many of everything.
function figures({ file }) {
  const { verdict, packages, conflicts, collisions, ways, evidence } = analysis_of(file);
  return { verdict, packages: packages.total, tabled: packages.tabled, conflicts: conflicts.map((one) => one.red_lines.length),
    collisions: collisions.length, ways: ways.count, evidence: Object.values(evidence).map((one) => JSON.stringify(one)).sort() };
}

async function write_it_all(t, hand, begin) {
  const talks = example("ukraine-talks");
  hand.count = { clicks: 0, keys: 0 };
  await begin(async (page, file) => {
    const begun = readFileSync(file, "utf8");
    const writer = new Writer(page, hand, talks);
    await writer.all();
    for (const party of ["first", "second"]) await writer.take_away("parties", party);
    await writer.take_away("issues", "question");
    const us = (await page.locator("[data-section=parties] > ul > li").evaluateAll((all) => all.map((one) => one.dataset.row))).find((id) => id.startsWith("united"));
    await hand.press(page, `[data-row='${us}'] [data-do=change]`);
    const form = `[data-row='${us}'] .row-form`;
    await hand.press(page, `${form} > details > summary`);
    await hand.choose(page, `${form} [name=role]`, "supporter");
    await hand.choose(page, `${form} [name=of]`, "ukraine");
    await hand.press(page, `${form} [type=submit]`);
    await page.waitForSelector(form, { state: "detached" });
    await hand.save(page);
    await page.waitForSelector("#save:disabled");
    const { clicks, keys } = hand.count;
    const typed = [...readFileSync(file, "utf8")].length - [...begun].length;
    t.diagnostic(`${clicks} clicks and ${keys} keys in place of ${typed} characters of YAML`);
    execFileSync(zopa, ["check", file], { stdio: "ignore" });
    const wanted = figures({ file: talks_of("ukraine-talks") });
    assert.deepEqual(figures({ file }), wanted);
    assert.equal(await overflow(page), 0);
    if (process.env.ZOPA_KEEP) writeFileSync(process.env.ZOPA_KEEP, readFileSync(file, "utf8"));
  });
}

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
test("a document becomes the answer that its example has, by mouse", (t) => write_it_all(t, mouse, (work) => from_document("briefing.md", work)));
test("… by keyboard alone", { skip: process.env.ZOPA_QUICK }, (t) => write_it_all(t, keyboard, (work) => from_document("briefing.md", work)));
test("… from a PDF, on a phone's screen", { skip: process.env.ZOPA_QUICK }, (t) => write_it_all(t, mouse, (work) => from_pdf(work, phone)));

const text_of = async (page) => (await page.evaluate(() => fetch("api/state?since=0").then((response) => response.json()))).text;

test("drafts are dashed and counted by nobody; keys take one and refuse one, for good", () =>
  from_document("briefing.md", async (page, file) => {
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
  from_document("briefing.md", async (page, file) => {
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
