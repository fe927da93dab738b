// The report in a real browser: what stands on it, how one finds one's way, whom it reaches.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { examples, folder, opened, overflow, report_of, soon, talks_of, url_of, zopa } from "./browser.mjs";

const data_of = (name) => JSON.parse(/<script type="application\/json" id="data">(.*)<\/script>/.exec(readFileSync(report_of(name), "utf8"))[1]);

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
  const again = path.join(folder, "again.html");
  execFileSync(zopa, ["report", talks_of("lease"), "-o", again], { stdio: "ignore" });
  assert.equal(readFileSync(again, "utf8"), readFileSync(report_of("lease"), "utf8"));
  assert.throws(() => execFileSync(zopa, ["report", talks_of("lease"), "-o", again], { stdio: "ignore" }));
  execFileSync(zopa, ["report", talks_of("lease"), "-o", again, "--force"], { stdio: "ignore" });
});

test("the first screen says what blocks, what could give, and whom to ask", () =>
  opened(url_of("ukraine-talks"), { viewport: { width: 1280, height: 800 } }, async (page) => {
    const brief = data_of("ukraine-talks").briefs.en;
    assert.equal(await page.textContent(".headline"), brief.headline);
    const tiles = page.locator(".tile");
    assert.deepEqual(await tiles.locator(".kind").allTextContents(), ["What blocks", "What could give", "Whom to ask"]);
    for (const tile of await tiles.all()) {
      const box = await tile.boundingBox();
      assert.ok(box.y + box.height < 800, "stands on the first screen");
    }
    await tiles.nth(1).click();
    await page.waitForFunction(() => document.activeElement.closest("section")?.id === "ways");
  }));

test("no page opens with what it can't say, none speaks of what this version lacks, and a tile says what it announces", async () => {
  for (const name of examples) {
    await opened(url_of(name), {}, async (page) => {
      assert.doesNotMatch(await page.textContent(".headline"), /^No verdict/);
      assert.doesNotMatch(await page.textContent("main"), /Not in this version/);
      const last = await page.evaluate(() => [...document.querySelectorAll(".tile")].map((tile) => [...tile.querySelectorAll(".line")].pop()?.textContent));
      assert.deepEqual(last.filter((line) => line.endsWith(":")), [], name);
    });
  }
});

test("the contents bar stays, and says where one is", () =>
  opened(url_of("harbour"), {}, async (page) => {
    await page.click('.contents a[href="#packages"]');
    await page.waitForFunction(() => document.querySelector(".contents [aria-current]")?.hash === "#packages");
    assert.match(page.url(), /#packages$/);
    await soon(async () => {
      assert.equal((await page.locator(".contents").boundingBox()).y, 0);
      const heading = await page.locator("#packages h2").boundingBox();
      assert.ok(heading.y > 0 && heading.y < 300, `${heading.y}`);
    });
  }));

test("a filter of party and issue stands in the address, and comes back with it", () =>
  opened(url_of("harbour"), {}, async (page) => {
    const all = await page.locator("#questions .whom:visible").count();
    const party = await page.locator(".tools select").first().locator("option").nth(1).getAttribute("value");
    await page.locator(".tools select").first().selectOption(party);
    await page.waitForFunction((wanted) => location.hash.includes(`party=${wanted}`), party);
    const shown = () => page.locator("#questions .whom:visible").count();
    const few = await soon(async () => {
      const now = await shown();
      assert.ok(now <= 1 && now < all, `${now} of ${all}`);
      return now;
    });
    const address = page.url();
    await page.goto("about:blank");
    await page.goto(address);
    await page.waitForSelector(".tools select.on");
    await soon(async () => assert.equal(await shown(), few));
    await page.click('.contents a[href="#ways"]');
    await page.waitForFunction(() => location.hash.startsWith("#ways?party="));
    await page.getByRole("button", { name: "Show everything" }).click();
    await soon(async () => assert.equal(await shown(), all));
  }));

test("a search by keyboard finds parts, parties, claims and quotes", () =>
  opened(url_of("ukraine-talks"), {}, async (page) => {
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "combobox");
    await page.keyboard.type("recognised in law");
    await page.waitForSelector('[role="option"]');
    assert.match(await page.textContent('[role="option"]'), /quote.*recognised in law as Russian/);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.matches("mark"));
    await page.keyboard.press("Control+k");
    await page.keyboard.type("zzzz");
    await page.waitForFunction(() => /Nothing found/.test(document.querySelector(".search [role=status]").textContent));
  }));

test("a package is described in one row, and every mention of it leads there", () =>
  opened(url_of("ukraine-talks"), {}, async (page) => {
    await page.evaluate(() => document.querySelectorAll("#ways details").forEach((one) => (one.open = true)));
    const link = page.locator("#ways a.package-link").first();
    const target = await link.getAttribute("href");
    await link.click();
    await page.waitForFunction((id) => document.activeElement.closest("tr")?.id === id, target.slice(1));
    const targets = await page.evaluate(() => [...document.querySelectorAll("a[href^='#']")].map((one) => decodeURIComponent(one.hash.slice(1)))
      .filter((id) => id !== "" && !document.getElementById(id)));
    assert.deepEqual(targets, []);
  }));

test("ids of the file are shown to who asks for them", () =>
  opened(url_of("ukraine-talks"), {}, async (page) => {
    assert.equal(await page.locator("code.id:visible").count(), 0);
    await page.getByLabel("Show the ids of the file").check();
    await soon(async () => assert.ok(await page.locator("#conflicts code.id:visible").count() > 0));
  }));

test("at 320 px nothing has to be scrolled sideways", async () => {
  for (const name of examples) {
    await opened(url_of(name), { viewport: { width: 320, height: 700 } }, async (page) => {
      await page.waitForSelector(".drawn");
      assert.equal(await overflow(page), 0, name);
    });
  }
});

test("a table of packages that are no worse than no agreement fits a desk's screen", () =>
  opened(url_of("lease"), { viewport: { width: 1280, height: 900 } }, async (page) => {
    const over = await page.evaluate(() => {
      const scroll = document.querySelector("table.packages").closest(".scroll");
      return scroll.scrollWidth - scroll.clientWidth;
    });
    assert.ok(over <= 1, `${over} px`);
  }));

test("what is wider than a phone says so, and the graph can be shown whole", () =>
  opened(url_of("elmira"), { viewport: { width: 390, height: 844 } }, async (page) => {
    const svg = page.locator("#states .graph");
    const width = (await svg.boundingBox()).width;
    assert.ok(width > 390);
    await soon(async () => {
      const now = await page.locator("#states .state.now").boundingBox();
      assert.ok(now.x >= 0 && now.x + now.width <= 390, "what stands now is in view");
    });
    assert.match(await page.textContent("#states .pan"), /Wider than the screen/);
    await page.click("#states .pan button");
    await page.waitForFunction(() => document.querySelector("#states .graph").getBoundingClientRect().width <= 390);
    await page.click("#states .pan button");
    await page.waitForFunction((before) => document.querySelector("#states .graph").getBoundingClientRect().width === before, width);
  }));

test("no word of a table is cut in the middle", () =>
  opened(url_of("harbour"), {}, async (page) => {
    const narrow = await page.evaluate(() => [...document.querySelectorAll("#packages table.packages td q")]
      .filter((one) => one.getBoundingClientRect().width < 30).map((one) => one.textContent));
    assert.deepEqual(narrow, []);
  }));

test("French is French", () =>
  opened(url_of("ukraine-talks"), { locale: "fr-FR" }, async (page) => {
    const { briefs } = data_of("ukraine-talks");
    assert.equal(await page.getAttribute("html", "lang"), "fr");
    assert.equal(await page.textContent(".headline"), briefs.fr.headline);
    assert.match(await page.textContent("#method"), /10\s?000 complétions/);
    // No sign begins a line.
    for (const part of ["#packages", "#method", "#questions"]) assert.doesNotMatch(await page.textContent(part), / [:;?!»]|« /);
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("q")).quotes), '"«\u202f" "\u202f»"');
    await page.selectOption(".language select", "en");
    await soon(async () => assert.equal(await page.textContent(".headline"), briefs.en.headline));
  }));

test("with scripts off the answer is there, with links down to the source", () =>
  opened(url_of("ukraine-talks"), { javaScriptEnabled: false }, async (page) => {
    assert.match(await page.textContent("main"), /Deadlock/);
    const follow = async (link) => { // by keys: what is far away is laid out when it is gone to, and moves
      await page.focus(link);
      await page.keyboard.press("Enter");
    };
    await follow('a[href="#on-ru-crimea"] >> nth=0');
    await page.waitForURL("**#on-ru-crimea");
    await follow('#on-ru-crimea a[href="#on-crimea-demand"]');
    await follow('#on-crimea-demand a[href="#quote-crimea-demand"]');
    assert.equal(await page.locator("#quote-crimea-demand").count(), 1);
    assert.ok((await page.textContent(".source-text mark")).length > 0);
  }));
