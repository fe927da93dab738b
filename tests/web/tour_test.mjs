// The tour in a real browser: asked for, left at any step, and never in the way of what it shows.
//
//   node --test tour_test.mjs     ZOPA names the program, ZOPA_ROOT the repository
import assert from "node:assert/strict";
import { test } from "node:test";
import { findings, opened, overflow, place_with, served, serving, soon } from "./browser.mjs";

const tour = ".tour";
const title = (page) => page.textContent("#tour-title");
const title_is = (page, pattern) => soon(async () => assert.match(await title(page), pattern));
async function from_start(work, options = {}) {
  await serving(place_with({}), [], (address) => opened(address, options, async (page) => {
    await page.focus("[data-what=tour]");
    await page.keyboard.press("Enter");
    await page.waitForSelector(tour);
    await work(page);
  }));
}
const is_here = (page) => page.waitForFunction(() => document.activeElement.id === "tour-title");

// What is pointed at can be seen: it stands in the window, and what lies at its beginning is itself.
const seen = (page) => page.evaluate(() => {
  const target = document.querySelector("[data-tour=here]");
  if (target === null) return "nothing is pointed at";
  const box = target.getBoundingClientRect();
  const points = [[0.1, 2], [0.5, Math.min(box.height / 2, 20)], [0.9, Math.min(box.height - 2, 40)]];
  for (const [across, down] of points) {
    const [x, y] = [box.left + box.width * across, box.top + down];
    if (x < 0 || x > innerWidth || y < 0 || y > innerHeight) return `out of the window: ${x}, ${y}`;
    const found = document.elementFromPoint(x, y);
    if (found?.closest(".tour, .bar, .contents")) return `covered by ${found.closest(".tour, .bar, .contents").className}`;
  }
  return "seen";
});

test("seven steps from the start page to the annex, by keyboard: each is read, and each points at what can be seen", async () => {
  for (const options of [{}, { viewport: { width: 390, height: 844 }, hasTouch: true }, { viewport: { width: 390, height: 664 }, locale: "fr-FR" }]) {
    await from_start(async (page) => {
      const titles = [];
      for (let at = 0; at < 7; at += 1) {
        await is_here(page);
        titles.push(await title(page));
        assert.match(titles[at], options.locale ? new RegExp(`${at + 1} sur 7`) : new RegExp(`${at + 1} of 7`));
        await soon(async () => {
          if (at === 4) assert.equal(await page.locator("[data-tour=here]").count(), 0, "a sentence stands for itself");
          else assert.equal(await seen(page), "seen", titles[at]);
        });
        assert.equal(await overflow(page), 0);
        if (at % 3 === 1) assert.deepEqual(await findings(page, tour), []);
        if (at === 6) break;
        await page.focus(`${tour} [data-do=next]`);
        await page.keyboard.press("Enter");
        await page.waitForFunction((before) => document.getElementById("tour-title").textContent !== before, titles[at]);
      }
      assert.equal(new Set(titles).size, 7);
      await page.click(`${tour} [data-do=back]`);
      await title_is(page, /6 /);
      await page.click(`${tour} [data-do=next]`);
      await page.click(`${tour} [data-do=end]`);
      await soon(async () => assert.equal(await page.locator(`${tour}, [data-tour]`).count(), 0));
    }, options);
  }
});

test("it is left at any step, and does not come again by itself", () =>
  from_start(async (page) => {
    await is_here(page);
    assert.doesNotMatch(page.url(), /#tour/);
    await page.click(`${tour} [data-do=next]`);
    await is_here(page);
    await page.keyboard.press("Escape");
    await page.waitForSelector(tour, { state: "detached" });
    await page.waitForFunction(() => document.activeElement !== document.body);
    await page.reload();
    await page.waitForSelector("#on_file");
    await page.waitForTimeout(300);
    assert.equal(await page.locator(tour).count(), 0);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("tour");
    await page.keyboard.press("Enter");
    await page.waitForSelector(tour);
    await is_here(page);
    await page.click(`${tour} [data-do=skip]`);
    await page.waitForSelector(tour, { state: "detached" });
  }));

test("the page goes on working beside it: a way is tried, a passage is said", () =>
  served("harbour", async (page) => {
    await page.waitForSelector("#on_file");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("tour");
    await page.keyboard.press("Enter");
    await is_here(page);
    for (let at = 0; at < 2; at += 1) await page.click(`${tour} [data-do=next]`);
    await page.click(`${tour} [data-do=go-there]`);
    await page.waitForFunction(() => document.activeElement.matches("[data-tour=here]"));
    await page.keyboard.press("Enter");
    await page.waitForSelector(".bar.supposing");
    await page.click("#undo");
    await page.waitForSelector(".bar.supposing", { state: "detached" });
    await page.keyboard.press("Control+k"); // and back to where it was
    await page.keyboard.type("tour");
    await page.keyboard.press("Enter");
    await is_here(page);
    await title_is(page, /3 of 7/);
    for (let at = 0; at < 3; at += 1) await page.click(`${tour} [data-do=next]`);
    await page.click("[data-tour=here]");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("s");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".author-card");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".author-card", { state: "detached" });
    assert.equal(await page.locator(tour).count(), 1);
  }));

test("a sentence is a demand, a line, an acceptance, or only speech: one answers, and is told why", () =>
  from_start(async (page) => {
    for (let at = 0; at < 4; at += 1) await page.click(`${tour} [data-do=next]`);
    const sentences = [];
    const status_is = (pattern) => soon(async () => assert.match((await page.textContent(`${tour} [role=status]`)).trim(), pattern));
    for (const [is, other] of [["line", "demand"], ["demand", "line"], ["speech", "line"], ["acceptance", "speech"]]) {
      sentences.push(await page.textContent(`${tour} blockquote`));
      await page.click(`${tour} [data-kind=${other}]`);
      await status_is(/We read it otherwise/);
      await page.click(`${tour} [data-kind=${is}]`);
      await status_is(/^Yes\. /);
      assert.deepEqual(await findings(page, tour), []);
      await page.click(`${tour} [data-do=another]`);
      await status_is(/^$/);
    }
    assert.equal(new Set(sentences).size, 4);
  }, { viewport: { width: 390, height: 664 } }));
