// Whom the report reaches: keyboards, screen readers, other scripts, the dark.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { about_numbers, examples, findings, folder, opened, overflow, report_of, soon, unfold, url_of } from "./browser.mjs";

// Axe takes seconds for a page: what is folded has nothing on it that the unfolded one has not.
for (const name of [...examples, ...about_numbers]) {
  test(`axe finds nothing on ${name}, unfolded`, () =>
    opened(url_of(name), {}, async (page) => {
      await page.waitForSelector(".drawn");
      await unfold(page);
      assert.deepEqual(await findings(page), []);
    }));
}

test("axe finds nothing in the dark, on a phone, in French, at a passage of the source, without scripts", async () => {
  const dark = { colorScheme: "dark", viewport: { width: 390, height: 844 }, locale: "fr-FR" };
  await opened(`${url_of("ukraine-talks")}#quote-crimea-demand`, dark, async (page) => {
    await page.waitForSelector("mark.here");
    assert.deepEqual(await findings(page), []);
    await page.click(".contents .here");
    await page.waitForSelector(".contents .here[aria-expanded=true]");
    assert.deepEqual(await findings(page, ".contents"), []);
  });
  await opened(url_of("elmira"), { colorScheme: "dark" }, async (page) => {
    await unfold(page);
    assert.deepEqual(await findings(page), []);
  });
  const plain = readFileSync(report_of("harbour"), "utf8").replace(/<script[\s\S]*?<\/script>/g, "");
  writeFileSync(path.join(folder, "plain.html"), plain);
  await opened(pathToFileURL(path.join(folder, "plain.html")).href, {}, async (page) =>
    assert.deepEqual(await findings(page), []));
});

test("the keyboard goes through the talks in sixty stops, and each is to be seen", () =>
  opened(url_of("ukraine-talks"), {}, async (page) => {
    const stops = [];
    for (; stops.length < 200; ) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const at = document.activeElement;
        if (at === document.body) return null;
        const style = getComputedStyle(at);
        return `${at.closest("section, nav, header")?.id ?? ""} ${at.tagName} ${style.outlineStyle === "none" ? "unseen" : ""}`;
      });
      if (stop === null) break;
      stops.push(stop);
    }
    assert.deepEqual(stops.filter((one) => one.includes("unseen")), []);
    assert.ok(stops.length <= 60, `${stops.length}: ${stops.join(", ")}`);
  }));

test("arrows go through a list that Tab enters once", () =>
  opened(url_of("ukraine-talks"), {}, async (page) => {
    const links = page.locator(".contents li a:visible");
    await links.first().focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.evaluate(() => document.activeElement.hash), await links.nth(1).getAttribute("href"));
    await page.keyboard.press("End");
    assert.equal(await page.evaluate(() => document.activeElement.hash), await links.last().getAttribute("href"));
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.closest("li")), null);
  }));

test("the keyboard alone reaches the source and comes back", () =>
  opened(url_of("ukraine-talks"), { viewport: { width: 1600, height: 900 } }, async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await page.keyboard.press("Enter");
    await page.focus("#conflicts a[data-statement]");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.matches("mark.here"));
    await page.goBack();
    await soon(() => assert.doesNotMatch(page.url(), /quote-/));
  }));

test("a right-to-left language mirrors the page, and no text is missing from the catalogue", () =>
  opened(url_of("ukraine-talks", "?lang=qps"), {}, async (page) => {
    assert.equal(await page.getAttribute("html", "dir"), "rtl");
    assert.equal(await overflow(page), 0);
    await unfold(page);
    const [heading, board] = await page.evaluate(() => [
      document.querySelector("#packages h2").getBoundingClientRect().right,
      document.querySelector(".stairs li:nth-child(2)").getBoundingClientRect().right -
        document.querySelector(".stairs li:nth-child(1)").getBoundingClientRect().right,
    ]);
    assert.ok(heading > 900, "headings start at the right");
    assert.ok(board < 0, "the staircase goes down to the left");
    // What the file says stands in bdi, q, code, blockquotes and texts with a language of their own.
    const foreign = await page.evaluate(() => {
      const kept = "bdi, code, q, blockquote, [lang]:not(html), time, .brand, option, script, style, .plot, .graph, .source-text, b, title, .party-mark";
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (/[a-z]{3}/i.test(node.data) && !node.parentElement.closest(kept)) found.push(node.data);
      }
      return found;
    });
    assert.deepEqual(foreign.filter((text) => !/SHA-256|^,? and $/.test(text)), []);
  }));
