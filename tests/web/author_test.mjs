// Where a negotiation is written down, in a real browser: from a document alone to the answer.
//
//   node --test author_test.mjs     ZOPA names the program, ZOPA_ROOT the repository
//
// What is to be written is read from the example that was made from the same document; by hand, from
// talks.yaml in the folder that ZOPA_CASE names.  The same by mouse from a text file takes as long again as
// from the PDF, and shows little more: ZOPA_WHOLE=1 asks for it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { folder, opened, overflow, press_until, serving, talks_of, zopa } from "./browser.mjs";
import { briefing, card, choose, from_document, keyboard, mouse, tick } from "./hands.mjs";

const analysis_of = (file) => JSON.parse(execFileSync(zopa, ["analyze", file, "--format", "json"], { stdio: ["ignore", "pipe", "ignore"] }));
const case_file = path.join(process.env.ZOPA_CASE ?? path.dirname(talks_of("ukraine-talks")), "talks.yaml");
const document = process.env.ZOPA_CASE ? path.join(process.env.ZOPA_CASE, "article.txt") : briefing;
// What the example says, as the page has it.
const negotiation_of = (talks) => {
  const file = path.join(mkdtempSync(path.join(folder, "example-")), "report.html");
  execFileSync(zopa, ["report", talks, "-o", file], { stdio: "ignore" });
  return JSON.parse(/<script[^>]*id="data"[^>]*>([\s\S]*?)<\/script>/.exec(readFileSync(file, "utf8"))[1]).negotiation;
};
const example = () => negotiation_of(case_file);

// The same words on the pages of a PDF, which `zopa serve` is given.
async function from_pdf(work, options = {}) {
  const place = mkdtempSync(path.join(folder, "author-"));
  const text = readFileSync(document, "utf8");
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

  async all(statements = this.talks.statements) {
    const written = new Set();
    for (const said of statements) await this.statement(said, written);
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

// Passages on which claims rest that need no other, and these claims.
const kPassages = 4;
function part_of(talks) {
  const alone = talks.positions.filter((one) => one.because.length === 1);
  const statements = talks.statements.filter(({ id }) => alone.some((one) => one.because[0] === id)).slice(0, kPassages);
  return { ...talks, statements, positions: alone.filter((one) => statements.some(({ id }) => id === one.because[0])) };
}
// What was written down, whatever order and names it has.
const said_in = ({ parties, statements, positions }) => ({
  statements: statements.map(({ quote, act, verbatim, about }) => ({ quote, act, verbatim, about: about.length })),
  claims: positions.map(({ kind, party, inferred }) => `${parties.find((one) => one.id === party).name} ${kind} ${inferred}`).sort(),
});

test("passages of a document are selected and written down by mouse, on a wide screen", async () => {
  const talks = part_of(example());
  await from_document(document, async (page, file) => {
    await new Writer(page, mouse, talks).all();
    await mouse.save(page);
    await page.waitForSelector("#save:disabled");
    assert.ok(talks.positions.length >= kPassages);
    assert.deepEqual(said_in(negotiation_of(file)), said_in(talks));
  });
});

async function write_it_all(t, hand, begin) {
  const talks = example();
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
    const wanted = figures({ file: case_file });
    assert.deepEqual(figures({ file }), wanted);
    assert.equal(await overflow(page), 0);
    if (process.env.ZOPA_KEEP) writeFileSync(process.env.ZOPA_KEEP, readFileSync(file, "utf8"));
  });
}

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const by_hand = process.env.ZOPA_WHOLE || process.env.ZOPA_CASE;
test("a document becomes the answer that its example has, by mouse", { skip: !by_hand }, (t) => write_it_all(t, mouse, (work) => from_document(document, work)));
test("a document becomes the answer that its example has, by keyboard alone", { skip: process.env.ZOPA_QUICK }, (t) => write_it_all(t, keyboard, (work) => from_document(document, work)));
test("… from a PDF, on a phone's screen", { skip: process.env.ZOPA_QUICK }, (t) => write_it_all(t, mouse, (work) => from_pdf(work, phone)));
