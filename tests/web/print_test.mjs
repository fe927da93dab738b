// The report on paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { about_numbers, examples, opened, soon, url_of } from "./browser.mjs";

const pages_of = (pdf) => Number(/\/Type\s*\/Pages[^>]*\/Count (\d+)/.exec(pdf.toString("latin1"))?.[1]
  ?? pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length);

for (const name of [...examples, ...about_numbers]) {
  test(`${name} takes at most three sheets, A4 and Letter, and no heading is printed alone`, () =>
    opened(url_of(name), {}, async (page) => {
      for (const format of ["A4", "Letter"]) {
        const count = pages_of(await page.pdf({ format, preferCSSPageSize: format === "A4" }));
        assert.ok(count >= 1 && count <= 3, `${format}: ${count}`);
      }
      await page.emulateMedia({ media: "print" });
      const alone = await page.evaluate(() => [...document.querySelectorAll("main section")]
        .filter((one) => one.checkVisibility() && ![...one.children].some((part) => part.tagName !== "H2" && part.checkVisibility() && part.getBoundingClientRect().height > 0))
        .map((one) => one.id));
      assert.deepEqual(alone, []);
    }));
}

test("on request everything is printed, and nothing stays folded", () =>
  opened(url_of("ukraine-talks"), {}, async (page) => {
    const short = pages_of(await page.pdf({ format: "A4" }));
    await page.getByLabel("Print everything").check();
    await page.waitForSelector("[data-print=full]");
    assert.ok(pages_of(await page.pdf({ format: "A4" })) > short);
    await page.emulateMedia({ media: "print" });
    await soon(async () => assert.ok(await page.locator("#claims").isVisible()));
  }));

test("no picture runs over the edge of a sheet", async () => {
  for (const name of ["ukraine-talks", "harbour"]) {
    await opened(url_of(name), { viewport: { width: 680, height: 1000 } }, async (page) => { // 180 mm
      await page.emulateMedia({ media: "print" });
      const over = await page.evaluate(() => [...document.querySelectorAll(".picture table")].map((table) =>
        Math.round(table.getBoundingClientRect().right - document.querySelector("main").getBoundingClientRect().right)));
      assert.deepEqual(over.filter((one) => one > 0), [], name);
    });
  }
});

test("what leads elsewhere on a screen is not printed, and no card is as tall as a sheet", () =>
  opened(url_of("harbour"), {}, async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".contents").isVisible(), false);
    assert.equal(await page.locator("#claims").isVisible(), false);
    const tall = await page.evaluate(() => [...document.querySelectorAll("*")]
      .filter((one) => getComputedStyle(one).breakInside === "avoid" && one.getBoundingClientRect().height > 500)
      .map((one) => one.className));
    assert.deepEqual(tall, []);
  }));
