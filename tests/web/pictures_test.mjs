// The pictures of a report in a real browser: one stop of the tabulator each, arrows inside, and
// what is saved is what `zopa report --picture` draws, or the table behind it.
//
//   node --test pictures_test.mjs     ZOPA names the program, ZOPA_ROOT the repository
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { opened, overflow, place_with, served, soon, talks_of, url_of, zopa } from "./browser.mjs";

const spelled_out = ["ukraine-talks", "harbour"]; // without numbers that stand together in a row
const examples = [...spelled_out, "salary-cap"];
const pictures_of = (name) => (name === "salary-cap" ? ["who", "numbers", "knots"] : ["who", "knots"]);

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
      for (const picture of pictures_of(name)) {
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
        for (const picture of pictures_of(name)) {
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

test("a scale shows what each rules out, and how far apart the two are", () =>
  opened(url_of("salary-cap"), {}, async (page) => {
    const scale = page.locator("#picture-numbers");
    assert.match(await scale.locator(".left-row").innerText(), /Nothing\. At most 42\.5, at least 49: 6\.5.million dollars apart\./);
    const spans = await scale.locator("tbody tr:not(.left-row) .span").evaluateAll((all) => all.map((one) => {
      const line = one.parentElement.getBoundingClientRect();
      const box = one.getBoundingClientRect();
      return [one.className, ...[box.left, box.right].map((x) => Math.round((61 * (x - line.left)) / line.width))];
    }));
    // Of 61 numbers from 30 to 60, half a million apart: up to 42.5, and from 49 on.
    assert.deepEqual(spans, [["span not_ruled_out", 0, 26], ["span rules_out", 26, 61],
      ["span rules_out", 0, 38], ["span not_ruled_out", 38, 61]]);
    await scale.locator(".rules_out").first().hover();
    await page.waitForSelector("#picture-numbers .said .claim");
  }));

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

// RFC 4180, after the mark that some programs ask for.
function rows_of(csv) {
  assert.equal(csv[0], "\uFEFF");
  const rows = [[]];
  for (const [, quoted, plain, end] of csv.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
}
async function table_saved(page, picture) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`#picture-${picture} [data-save="csv"]`).click()]);
  assert.equal(download.suggestedFilename(), `talks-${picture}.csv`);
  return rows_of(readFileSync(await download.path(), "utf8"));
}
const data_of = (page) => page.evaluate(() => JSON.parse(document.getElementById("data").textContent));

for (const name of spelled_out) {
  test(`${name}: the table behind a picture is saved whole, what is folded away included`, () =>
    opened(url_of(name), { acceptDownloads: true }, async (page) => {
      const { negotiation, pictures: { who, knots } } = await data_of(page);
      const [head, ...rows] = await table_saved(page, "who");
      const name_of = (list, id) => list.find((one) => one.id === id).name;
      assert.deepEqual(head.slice(0, 2), ["Issue", "Option"]);
      who.parties.forEach(({ party }, at) => assert.ok(head[at + 2].startsWith(name_of(negotiation.parties, party)), head[at + 2]));
      const wanted = who.issues.flatMap((of) => of.rows.map((row) => ({ ...row, issue: name_of(negotiation.issues, of.issue) })));
      assert.equal(rows.length, wanted.length + who.linked.length + who.rules.length);
      for (const row of wanted) {
        const option = negotiation.issues.find((one) => one.name === row.issue).options.find((one) => one.id === row.options[0]).name;
        const own = rows.find((one) => one[0].startsWith(row.issue) && one[1].startsWith(option));
        assert.ok(own, `${row.issue}: ${option}`);
        assert.equal(own.length, head.length);
        who.parties.forEach(({ party }, at) => {
          const says = row.cells.find((cell) => cell.party === party)?.says ?? "nothing";
          assert.equal(says === "rules_out", own[at + 2].startsWith("rules out"), `${own}`);
        });
      }
      const [knots_head, ...lines] = await table_saved(page, "knots");
      const ways = knots.classes.flatMap((one) => one.columns);
      assert.equal(knots_head.length, 1 + knots.knots.length + ways.length);
      assert.equal(lines.length, knots.rows.length);
      const in_knot = (line) => line.slice(1, 1 + knots.knots.length).filter((cell) => cell !== "").length;
      assert.deepEqual(lines.map(in_knot), knots.rows.map((_, at) => knots.knots.filter((knot) => knot.rows.includes(at)).length));
    }));
}

test("a name in a file is no formula of the program that reads the table", async () => {
  const place = place_with({ "talks.yaml": `zopa: 1
parties: {a: {name: 'Ash, "the" town'}, b: {name: Birch}}
issues: {quay: {name: Quay, options: {short: "=1+1", long: '@far, or "not"'}}}
positions:
  - {party: a, requires: quay == short}
  - {party: b, requires: quay == long}
` });
  execFileSync(zopa, ["report", "talks.yaml", "-o", "talks.html"], { cwd: place, stdio: "ignore" });
  await opened(pathToFileURL(path.join(place, "talks.html")).href, { acceptDownloads: true }, async (page) => {
    const [head, ...rows] = await table_saved(page, "who");
    assert.equal(head[2], 'Ash, "the" town');
    assert.deepEqual(rows.map((row) => row[1]), ["'=1+1", "'@far, or \"not\""]);
  });
});

test("the frontier that is drawn alone numbers packages as the page does", () =>
  opened(url_of("lease"), {}, async (page) => {
    const drawn = execFileSync(zopa, ["report", talks_of("lease"), "--picture", "frontier", "-o", "-"], { encoding: "utf8" });
    const listed = [...drawn.matchAll(/<text x="28" [^>]*>(\d+)<\/text>\n(?:<text x="68" [^>]*>([NKELU]+)<\/text>\n)?<text [^>]*>([^<]*)<\/text>/g)];
    assert.equal(listed.length, 10);
    await page.locator(".chart").first().scrollIntoViewIfNeeded();
    await page.waitForSelector(".chart svg a");
    const says = await page.evaluate(() => [...document.querySelectorAll(".chart svg a")].map((link) => link.getAttribute("aria-label")));
    for (const [, number, , name] of listed) {
      const own = says.find((one) => one.startsWith(`Package ${number}\n`));
      assert.ok(own, `Package ${number}`);
      for (const choice of name.split(" · ")) assert.ok(own.includes((choice.split(":")[1] ?? "").trim()), `${own}: ${choice}`);
    }
    assert.equal(listed.filter(([, , marks]) => marks).map(([, , marks]) => marks).sort().join(" "), "E NKEL U U");
  }));

test("where no option is drawn, there is nothing to save", () =>
  opened(url_of("lease"), {}, async (page) => {
    await page.waitForSelector("#picture-who");
    assert.equal(await page.locator("#picture-who .stance").count(), 0);
    assert.equal(await page.locator("#picture-who [data-save]").count(), 0);
  }));
