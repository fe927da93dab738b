// The report and the workbench in a real browser.
//
//   node --test page_test.mjs         ZOPA names the program, ZOPA_ROOT the repository
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

const root = process.env.ZOPA_ROOT;
const zopa = process.env.ZOPA;
const require = createRequire(path.join(root, "web", "package.json"));
const { chromium } = require("playwright-core");
const axe_source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const examples = ["ukraine-talks", "harbour", "lease", "wage-round", "elmira", "garrison", "cuba"];
const folder = mkdtempSync(path.join(tmpdir(), "zopa-page-"));
const report_of = (name) => path.join(folder, `${name}.html`);
const url_of = (name, query = "") => pathToFileURL(report_of(name)).href + query;
let browser;

before(async () => {
  for (const name of examples) {
    execFileSync(zopa, ["report", path.join(root, "examples", name, "talks.yaml"), "-o", report_of(name)],
      { stdio: "ignore" });
  }
  browser = await chromium.launch({
    executablePath: process.env.ZOPA_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

// A window in which nothing may go wrong, and nothing may be fetched but the page itself.
async function opened(url, options = {}, work = async () => {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB",
    reducedMotion: "reduce", ...options }); // what scrolls smoothly is never still when it is clicked
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" &&
    !message.text().includes("409 (Conflict)") && problems.push(`console: ${message.text()}`));
  const origin = url.startsWith("file:") ? url.split("?")[0] : new URL(url).origin;
  page.on("request", (request) => !request.url().startsWith(origin) && problems.push(`fetched ${request.url()}`));
  try {
    await page.goto(url);
    await work(page, context);
    assert.deepEqual(problems, []);
  } finally {
    await context.close();
  }
}

// Findings of axe that a user would notice, with where.
async function findings(page) {
  // What lies far below is not laid out yet, and axe would measure where it is guessed to be.
  await page.evaluate(() => document.querySelectorAll(".issue").forEach((one) => (one.style.contentVisibility = "visible")));
  await page.evaluate(axe_source);
  const result = await page.evaluate(() => window.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  return result.violations
    .filter((one) => ["serious", "critical", "moderate"].includes(one.impact))
    .map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("a report is one file of at most 1.5 MB that allows nothing but itself", () => {
  for (const name of examples) {
    assert.ok(statSync(report_of(name)).size < 1_500_000, name);
    const html = readFileSync(report_of(name), "utf8");
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)[1];
    assert.match(policy, /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; /);
    assert.doesNotMatch(policy, /unsafe|https?:/);
  }
});

test("a report is made twice alike, and never over another file unasked", () => {
  const talks = path.join(root, "examples", "lease", "talks.yaml");
  const again = path.join(folder, "again.html");
  execFileSync(zopa, ["report", talks, "-o", again], { stdio: "ignore" });
  assert.equal(readFileSync(again, "utf8"), readFileSync(report_of("lease"), "utf8"));
  assert.throws(() => execFileSync(zopa, ["report", talks, "-o", again], { stdio: "ignore" }));
  execFileSync(zopa, ["report", talks, "-o", again, "--force"], { stdio: "ignore" });
});

test("a click leads from a conclusion to the quote in its source", () =>
  opened(url_of("ukraine-talks"), {}, async (page) => {
    assert.match(await page.textContent(".sentence"), /^Deadlock\. None of the 8 packages on the table works for Ukraine and Russian Federation: .* as the analyst infers them/);
    const button = page.locator('#conflicts [data-statement="crimea-demand"]').first();
    await button.click();
    const mark = page.locator("dialog mark.here");
    assert.equal(await mark.textContent(), "Russia wants Crimea to be recognised in law as Russian.");
    assert.ok(await mark.isVisible());
    assert.match(await page.textContent("dialog"), /Mykhailo Podolyak.*paraphrase/s);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector("dialog") === null);
    await page.waitForFunction(() => document.activeElement.dataset.statement === "crimea-demand");
  }));

test("every quote of every example stands in its source", async () => {
  for (const name of examples) {
    await opened(url_of(name), {}, async (page) => {
      const statements = await page.evaluate(() => {
        const data = JSON.parse(document.getElementById("data").textContent);
        const quoted = data.negotiation.statements.filter((one) => one.quote !== "" && data.texts[one.source]);
        return quoted.filter((one) => !data.texts[one.source].some((part) => part.statements.includes(one.id)));
      });
      assert.deepEqual(statements, []);
    });
  }
});

test("with scripts off the answer is there, with links down to the source", () =>
  opened(url_of("ukraine-talks"), { javaScriptEnabled: false }, async (page) => {
    assert.match(await page.textContent("main"), /Deadlock\. None of the 8 packages on the table works for Ukraine and Russian Federation/);
    await page.click('a[href="#on-ru-crimea"] >> nth=0');
    assert.ok(page.url().endsWith("#on-ru-crimea"));
    await page.click('#on-ru-crimea a[href="#on-crimea-demand"]');
    await page.click('#on-crimea-demand a[href="#quote-crimea-demand"]');
    assert.equal(await page.locator("#quote-crimea-demand").count(), 1);
    assert.ok((await page.textContent(".source-text mark")).length > 0);
  }));

for (const name of examples) {
  test(`axe finds nothing on ${name}`, () =>
    opened(url_of(name), {}, async (page) => {
      await page.waitForSelector(".drawn");
      await page.evaluate(() => document.querySelectorAll("details.behind, .cell details").forEach((one) => (one.open = true)));
      assert.deepEqual(await findings(page), []);
    }));
}

test("axe finds nothing in the dark, on a phone, in a dialog, without scripts", async () => {
  await opened(url_of("ukraine-talks"), { colorScheme: "dark", viewport: { width: 390, height: 844 } }, async (page) => {
    assert.deepEqual(await findings(page), []);
    await page.locator("#conflicts [data-statement]").first().click();
    assert.deepEqual(await findings(page), []);
  });
  await opened(url_of("elmira"), { colorScheme: "dark" }, async (page) => assert.deepEqual(await findings(page), []));
  const plain = readFileSync(report_of("harbour"), "utf8").replace(/<script[\s\S]*?<\/script>/g, "");
  writeFileSync(path.join(folder, "plain.html"), plain);
  await opened(pathToFileURL(path.join(folder, "plain.html")).href, {}, async (page) =>
    assert.deepEqual(await findings(page), []));
});

test("at 320 px nothing has to be scrolled sideways", async () => {
  for (const name of examples) {
    await opened(url_of(name), { viewport: { width: 320, height: 700 } }, async (page) => {
      await page.waitForSelector(".drawn");
      assert.equal(await overflow(page), 0, name);
    });
  }
});

test("French is French", () =>
  opened(url_of("ukraine-talks"), { locale: "fr-FR" }, async (page) => {
    assert.equal(await page.getAttribute("html", "lang"), "fr");
    assert.match(await page.textContent(".sentence"), /^Blocage\. Aucun des 8 ensembles/);
    assert.match(await page.textContent("#method"), /10\s?000 complétions/);
    await page.selectOption("select", "en");
    assert.match(await page.textContent(".sentence"), /^Deadlock\./);
  }));

test("a right-to-left language mirrors the page, and no text is missing from the catalogue", () =>
  opened(url_of("ukraine-talks", "?lang=qps"), {}, async (page) => {
    assert.equal(await page.getAttribute("html", "dir"), "rtl");
    assert.equal(await overflow(page), 0);
    const [heading, board] = await page.evaluate(() => [
      document.querySelector("#conflicts h2").getBoundingClientRect().right,
      document.querySelector(".stairs li:nth-child(2)").getBoundingClientRect().right -
        document.querySelector(".stairs li:nth-child(1)").getBoundingClientRect().right,
    ]);
    assert.ok(heading > 900, "headings start at the right");
    assert.ok(board < 0, "the staircase goes down to the left");
    // What the file says stands in bdi, q, code, blockquotes and texts with a language of their own.
    const foreign = await page.evaluate(() => {
      const kept = "bdi, code, blockquote, [lang]:not(html), time, .brand, option, script, style, .plot, .graph, .source-text, b";
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (/[a-z]{3}/i.test(node.data) && !node.parentElement.closest(kept)) found.push(node.data);
      }
      return found;
    });
    assert.deepEqual(foreign.filter((text) => !/SHA-256|^,? and $/.test(text)), []);
  }));

test("the keyboard alone reaches the source and comes back", () =>
  opened(url_of("ukraine-talks"), {}, async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await page.keyboard.press("Enter");
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement.dataset.statement !== undefined)) break;
    }
    const seen = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(seen, "none", "focus is to be seen");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog[open]");
    assert.ok(await page.evaluate(() => document.activeElement.closest("dialog") !== null));
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement.dataset.statement !== undefined);
  }));

test("it prints on A4 and Letter, with everything unfolded and no card to be cut", () =>
  opened(url_of("ukraine-talks"), {}, async (page) => {
    for (const format of ["A4", "Letter"]) {
      const pdf = await page.pdf({ format });
      assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    }
    await page.emulateMedia({ media: "print" });
    const breaks = await page.evaluate(() => [...document.querySelectorAll(".card, .cell, .chart, tr, .quote")]
      .map((one) => getComputedStyle(one).breakInside).filter((value) => value !== "avoid"));
    assert.deepEqual(breaks, []);
    assert.equal(await page.locator("nav").isVisible(), false);
  }));
