// The pictures of a report in a real browser: one stop of the tabulator each, arrows inside, and
// what is saved is what `zopa report --picture` draws.
//
//   node --test pictures_test.mjs     ZOPA names the program, ZOPA_ROOT the repository
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { opened, overflow, served, soon, talks_of, url_of, zopa } from "./browser.mjs";

const examples = ["ukraine-talks", "harbour"];

test("what stands in a column of the knots stands below its head", () =>
  opened(url_of("harbour"), {}, async (page) => {
    const places = await page.evaluate(() => [...document.querySelectorAll("#picture-knots tbody tr")]
      .map((row) => [...row.querySelectorAll("td:not(.gap)")].map((cell) => Math.round(cell.getBoundingClientRect().left)).join(" ")));
    const heads = await page.evaluate(() => [...document.querySelectorAll("#picture-knots .numbers th")]
      .map((cell) => Math.round(cell.getBoundingClientRect().left)).join(" "));
    assert.deepEqual([...new Set(places)], [heads]);
  }));

test("the head of the knots stands on one line, however few they are", () =>
  opened(url_of("elmira"), {}, async (page) => {
    const head = await page.evaluate(() => {
      const words = document.querySelector("#picture-knots .of-knots > span");
      return { height: words.getBoundingClientRect().height, letters: parseFloat(getComputedStyle(words).fontSize) };
    });
    assert.ok(head.height > 0 && head.height < 2 * head.letters, JSON.stringify(head));
  }));

const one_stop = (page, picture) => soon(async () =>
  assert.equal(await page.locator(`#picture-${picture} [data-stop][tabindex="0"]`).count(), 1, picture));
const focused = (page) => page.evaluate(() => document.activeElement.dataset.stop);

for (const name of examples) {
  test(`${name}: a picture is one stop of the tabulator, and the arrows go through it`, async () => {
    await opened(url_of(name), {}, async (page) => {
      for (const picture of ["who", "knots"]) {
        await one_stop(page, picture);
        const first = page.locator(`#picture-${picture} [data-stop]`).first();
        await first.focus();
        const before = await focused(page);
        await page.keyboard.press("ArrowDown");
        await soon(async () => assert.notEqual(await focused(page), before));
        await one_stop(page, picture);
        await page.keyboard.press("ArrowUp");
        await soon(async () => assert.equal(await focused(page), before));
        await page.keyboard.press("Enter");
        await page.waitForSelector(`#picture-${picture} .said:focus`);
        await page.keyboard.press("Escape");
        await page.waitForSelector(`#picture-${picture} .said`, { state: "detached" });
        await soon(async () => assert.equal(await focused(page), before));
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
      await page.waitForSelector("#picture-knots td.lit");
    });
  });

  test(`${name}: nothing runs over the edge of a phone`, async () => {
    await opened(url_of(name), { viewport: { width: 390, height: 800 } }, async (page) => {
      assert.equal(await overflow(page), 0);
    });
  });
}

test("on the workbench a drawing is made when it is saved, of what is supposed by then", () =>
  served("ukraine-talks", async (page, { file }) => {
    const data = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent));
    assert.deepEqual(data.pictures.svg, {}, "it travels with no answer");
    const saved = async (picture) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`#picture-${picture} [data-save="svg"]`).click()]);
      return readFileSync(await download.path(), "utf8");
    };
    const drawn = (picture, ...more) => execFileSync(zopa, ["report", file, "--picture", picture, "-o", "-", ...more],
      { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    for (const picture of ["who", "knots"]) assert.equal(await saved(picture), drawn(picture));
    await page.click("#ways .try >> nth=0");
    await page.waitForSelector(".bar.supposing");
    await soon(async () => assert.notEqual(await saved("who"), drawn("who")));
  }, { acceptDownloads: true }));

test("a picture becomes a PNG without a complaint of the page's policy", async () => {
  await opened(url_of("ukraine-talks"), { acceptDownloads: true }, async (page) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"), page.locator('#picture-knots [data-save="png"]').click()]);
    const png = readFileSync(await download.path());
    assert.equal(png.subarray(1, 4).toString(), "PNG");
  });
});
