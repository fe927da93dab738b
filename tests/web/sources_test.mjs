// The sources as a page: from a conclusion to the words that it rests on, and back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { examples, opened, soon, unfold, url_of } from "./browser.mjs";

const squeezed = (text) => text.replace(/\s+/g, " ").trim();

test("a click leads from a conclusion to the quote in its source, and on to what rests on it", () =>
  opened(url_of("ukraine-talks"), { viewport: { width: 1600, height: 900 } }, async (page) => {
    await page.locator('#conflicts [data-statement="crimea-demand"]').first().click();
    const mark = page.locator("mark.here");
    await mark.waitFor();
    assert.equal(squeezed(await mark.textContent()), "Russia wants Crimea to be recognised in law as Russian.");
    assert.ok(await mark.isVisible());
    assert.match(await page.textContent(".passage-note.here"), /Mykhailo Podolyak.*paraphrase/s);
    const claim = page.locator(".passage-note.here a.chip").first();
    const target = (await claim.getAttribute("href")).slice(1);
    await claim.click();
    await page.waitForFunction((id) => document.activeElement.closest(`[id="${id}"]`) !== null, target);
  }));

test("every quote of every example stands in its source, and is lit up whole", async () => {
  for (const name of examples) {
    await opened(url_of(name), {}, async (page) => {
      await unfold(page, "#sources");
      const wrong = () => page.evaluate(() => {
        const data = JSON.parse(document.getElementById("data").textContent);
        const bare = (text) => text.replace(/[\s|>*#-]+/g, "");
        return data.negotiation.statements.filter((one) => one.quote !== "" && data.texts[one.source]).map((one) => {
          const marks = [...document.querySelectorAll("mark")].filter((mark) => mark.dataset.statements.split(" ").includes(one.id));
          const in_data = data.texts[one.source].filter((part) => part.statements.includes(one.id)).map((part) => part.text).join("");
          return [one.id, bare(marks.map((mark) => mark.textContent).join("")), bare(in_data)];
        }).filter(([, lit, wanted]) => lit !== wanted || wanted === "");
      });
      await soon(async () => assert.deepEqual(await wrong(), [], name));
    });
  }
});

test("lines are joined to paragraphs, headings and tables are recognised", async () => {
  await opened(url_of("lease"), {}, async (page) => {
    await unfold(page, "#sources");
    assert.equal(await page.locator(".source-text .heading.level-1").textContent(), "Lease of the Old Mill: two score sheets");
    await soon(async () => assert.equal(await page.locator(".source-text table").count(), 2));
    assert.equal(await page.locator(".source-text tr").first().locator("td").count(), 2);
  });
});

test("one goes from passage to passage, and sees what nothing uses", () =>
  opened(url_of("ukraine-talks"), {}, async (page) => {
    await page.getByRole("button", { name: "Next passage" }).click();
    await page.waitForSelector("mark.here");
    const first = await page.getAttribute("mark.here", "data-statements");
    await page.getByRole("button", { name: "Next passage" }).click();
    await page.waitForFunction((before) => document.querySelector("mark.here")?.dataset.statements !== before, first);
    await page.getByRole("button", { name: "Previous passage" }).click();
    await page.waitForFunction((before) => document.querySelector("mark.here")?.dataset.statements === before, first);
    const [said, seen] = await page.evaluate(() => [
      document.querySelector("#sources .text p").textContent, document.querySelectorAll(".passage.unused").length]);
    assert.match(said, new RegExp(`other ${seen === 1 ? "one" : seen}\\b`));
  }));

test("a quote has the colour of whoever speaks", () =>
  opened(url_of("wage-round"), {}, async (page) => {
    await unfold(page, "#sources");
    const colours = await page.evaluate(() => {
      const data = JSON.parse(document.getElementById("data").textContent);
      const by = (id) => data.negotiation.statements.find((one) => one.id === id).by;
      return [...document.querySelectorAll("mark")].map((mark) => [by(mark.dataset.statements.split(" ")[0]), getComputedStyle(mark).borderBottomColor]);
    });
    const of = new Map(colours);
    assert.ok(of.size >= 2);
    assert.equal(new Set(of.values()).size, of.size, "two speakers, two colours");
    for (const [speaker, colour] of colours) assert.equal(colour, of.get(speaker));
  }));
