// The pictures of a report in a real browser: one stop of the tabulator each, arrows inside, and
// what is saved is what `zopa report --picture` draws.
//
//   node --test pictures_test.mjs     ZOPA names the program, ZOPA_ROOT the repository
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

const root = process.env.ZOPA_ROOT;
const zopa = process.env.ZOPA;
const require = createRequire(path.join(root, "web", "package.json"));
const { chromium } = require("playwright-core");

const examples = ["ukraine-talks", "harbour"];
const folder = mkdtempSync(path.join(tmpdir(), "zopa-pictures-"));
const talks_of = (name) => path.join(root, "examples", name, "talks.yaml");
const report_of = (name) => path.join(folder, `${name}.html`);
const url_of = (name, query = "") => pathToFileURL(report_of(name)).href + query;
let browser;

before(async () => {
  for (const name of examples) {
    execFileSync(zopa, ["report", talks_of(name), "-o", report_of(name)], { stdio: "ignore" });
  }
  browser = await chromium.launch({ executablePath: process.env.ZOPA_CHROMIUM ?? "/usr/bin/chromium-headless-shell", args: ["--no-sandbox", "--disable-gpu"] });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function opened(url, options, work) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB", reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  try {
    await page.goto(url);
    await work(page);
    assert.deepEqual(problems, []);
  } finally {
    await context.close();
  }
}

test("what stands in a column of the knots stands below its head", () =>
  opened(url_of("harbour"), {}, async (page) => {
    const places = await page.evaluate(() => [...document.querySelectorAll("#picture-knots tbody tr")]
      .map((row) => [...row.querySelectorAll("td:not(.gap)")].map((cell) => Math.round(cell.getBoundingClientRect().left)).join(" ")));
    const heads = await page.evaluate(() => [...document.querySelectorAll("#picture-knots .numbers th")]
      .map((cell) => Math.round(cell.getBoundingClientRect().left)).join(" "));
    assert.deepEqual([...new Set(places)], [heads]);
  }));

const stops = (page, picture) => page.locator(`#picture-${picture} [data-stop][tabindex="0"]`).count();

for (const name of examples) {
  test(`${name}: a picture is one stop of the tabulator, and the arrows go through it`, async () => {
    await opened(url_of(name), {}, async (page) => {
      for (const picture of ["who", "knots"]) {
        assert.equal(await stops(page, picture), 1, picture);
        const first = page.locator(`#picture-${picture} [data-stop]`).first();
        await first.focus();
        const before = await page.evaluate(() => document.activeElement.dataset.stop);
        await page.keyboard.press("ArrowDown");
        const below = await page.evaluate(() => document.activeElement.dataset.stop);
        assert.notEqual(below, before);
        assert.equal(await stops(page, picture), 1, picture);
        await page.keyboard.press("ArrowUp");
        assert.equal(await page.evaluate(() => document.activeElement.dataset.stop), before);
        await page.keyboard.press("Enter");
        await page.waitForSelector(`#picture-${picture} .said:focus`);
        await page.keyboard.press("Escape");
        assert.equal(await page.locator(`#picture-${picture} .said`).count(), 0);
        assert.equal(await page.evaluate(() => document.activeElement.dataset.stop), before);
      }
    });
  });

  test(`${name}: what is saved is what the program draws, in the page's language`, async () => {
    for (const language of ["en", "fr"]) {
      await opened(url_of(name, `?lang=${language}`), { acceptDownloads: true }, async (page) => {
        for (const picture of ["who", "knots"]) {
          const drawn = execFileSync(zopa, ["report", talks_of(name), "--picture", picture, "-o", "-", "--language", language],
            { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
          const [download] = await Promise.all([
            page.waitForEvent("download"), page.locator(`#picture-${picture} [data-save="svg"]`).click()]);
          assert.equal(readFileSync(await download.path(), "utf8"), drawn);
          assert.match(download.suggestedFilename(), new RegExp(`^talks-${picture}\\.svg$`));
        }
      });
    }
  });

  test(`${name}: a cell says its claims when it is pointed at, and a way what it opens`, async () => {
    await opened(url_of(name), {}, async (page) => {
      await page.locator("#picture-who .rules_out").first().hover();
      await page.waitForSelector("#picture-who .said .claim");
      await page.locator('#picture-knots [data-stop="way 0"]').click();
      await page.waitForSelector("#picture-knots .said .moves li");
      assert.ok(await page.locator("#picture-knots td.lit").count() > 0);
    });
  });

  test(`${name}: nothing runs over the edge of a phone`, async () => {
    await opened(url_of(name), { viewport: { width: 390, height: 800 } }, async (page) => {
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(over, 0);
    });
  });
}

test("a picture becomes a PNG without a complaint of the page's policy", async () => {
  await opened(url_of("ukraine-talks"), { acceptDownloads: true }, async (page) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"), page.locator('#picture-knots [data-save="png"]').click()]);
    const png = readFileSync(await download.path());
    assert.equal(png.subarray(1, 4).toString(), "PNG");
  });
});
