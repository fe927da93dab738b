// The page to start from, in a real browser: from a text, a document or an example to the workbench.
//
//   node --test start_test.mjs     ZOPA names the program, ZOPA_ROOT the repository
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { findings, opened, overflow, place_with, serving } from "./browser.mjs";

const said = "The port authority will not give up the long quay.";

async function started(work, { files = {}, options = {}, args = [] } = {}) {
  const place = place_with(files);
  await serving(place, args, (address) => opened(address, options, (page) => work(page, place)));
}

const is_open = (page) => page.waitForSelector("#undo");

test("a text that is pasted becomes a source of a new file, and the workbench opens on it", () =>
  started(async (page, place) => {
    assert.equal(await page.locator("h2").count(), 3); // no file, no document to go on with
    await page.fill("textarea", said);
    await page.fill("[name=name]", "Port minutes");
    await page.click("#paste button");
    await is_open(page);
    assert.match(await page.textContent("#sources"), /The port authority will not give up/);
    assert.equal(readFileSync(path.join(place, "Port minutes.txt"), "utf8"), said);
    assert.match(readFileSync(path.join(place, "Port minutes.yaml"), "utf8"), /file: Port minutes\.txt/);
    await page.reload();
    await is_open(page);
  }));

test("a document that somebody brings is kept with its text", () =>
  started(async (page, place) => {
    await page.setInputFiles("#upload", { name: "talk.srt", mimeType: "text/plain",
      buffer: Buffer.from(`1\n00:00:01,000 --> 00:00:02,000\n${said}\n`) });
    await is_open(page);
    assert.deepEqual(readdirSync(place).filter((name) => !name.startsWith(".")), ["talk.srt", "talk.txt", "talk.yaml"]);
    assert.match(await page.textContent("#sources"), /text of talk\.srt/);
  }));

const sheet = "Last year's exercise\nissue;option;Port;Union\nNight work;none;0;40\n;unlimited;60;0\n" +
  "Quay;long;10,5;20\n;short;30;0\nThreshold;;30;25\n";

test("a score sheet says how it was read, and is worked on in a file of ours beside it", async () => {
  await started(async (page, place) => {
    await page.setInputFiles("#upload", { name: "port.csv", mimeType: "text/csv", buffer: Buffer.from(sheet) });
    await page.waitForSelector("table");
    assert.equal(await page.textContent("h1"), "How port.csv was read");
    assert.match(await page.textContent("tbody tr:nth-child(5)"), /10,5.*option/);
    assert.equal(await page.textContent("li code"), "Night work");
    assert.deepEqual(await findings(page), []);
    await page.setViewportSize({ width: 390, height: 844 });
    assert.equal(await overflow(page), 0);
    await page.click("a");
    await is_open(page);
    assert.deepEqual(readdirSync(place).filter((name) => !name.startsWith(".")), ["port.csv", "port.yaml"]);
    assert.equal(readFileSync(path.join(place, "port.csv"), "utf8"), sheet);
  });
  await started(async (page) => {
    await page.click("[data-what=foreign][data-name='port.csv']");
    await page.waitForSelector("table");
    assert.equal(await page.textContent("h1"), "Comment port.csv a été lu");
  }, { files: { "port.csv": sheet }, options: { locale: "fr-FR" } });
});

// As a browser does it with what is dragged into its window.
const drop = (page, files) => page.evaluate((files) => {
  const dataTransfer = new DataTransfer();
  for (const [name, text] of files) dataTransfer.items.add(new File([text], name));
  const at = document.querySelector("h1");
  for (const kind of ["dragover", "drop"]) at.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
}, files);

test("a spreadsheet that is dropped anywhere on the page is read, of several none", () =>
  started(async (page, place) => {
    await drop(page, [["a.csv", sheet], ["b.csv", sheet]]);
    await page.waitForFunction(() => document.getElementById("said").textContent.includes("One file at a time"));
    await drop(page, [["last year.csv", sheet]]);
    await page.waitForSelector("table");
    assert.equal(await page.textContent("h1"), "How last year.csv was read");
    await page.click("a");
    await is_open(page);
    assert.match(await page.textContent("main"), /Night work/);
    assert.deepEqual(readdirSync(place).filter((name) => !name.startsWith(".")), ["last year.csv", "last year.yaml"]);
  }));

test("an example, a file and a document of the folder are a press of a key away", async () => {
  await started(async (page, place) => {
    await page.focus("[data-what=example][data-name=wage-round]");
    await page.keyboard.press("Enter");
    await is_open(page);
    assert.ok(existsSync(path.join(place, "wage-round", "minutes.md")));
  });
  await started(async (page) => {
    await page.click("[data-what=document][data-name='notes.md']");
    await is_open(page);
  }, { files: { "notes.md": `# Notes\n\n${said}\n` } });
  const talks = "zopa: 1\ntitle: My talks\nparties: {a: {name: A}}\nissues: {x: {name: X, options: {p: P, q: Q}}}\n";
  await started(async (page) => {
    await page.click("[data-what=file][data-name='mine.yaml']");
    await is_open(page);
    assert.match(await page.title(), /My talks/);
  }, { files: { "mine.yaml": talks } });
});

test("what cannot be opened says why, and nothing that is typed is lost", () =>
  started(async (page, place) => {
    const alert = (wanted) => page.waitForFunction((text) => document.getElementById("said").textContent.includes(text), wanted);
    await page.fill("textarea", said);
    await page.fill("[name=name]", "../notes");
    await page.click("#paste button");
    await alert("a name of letters");
    await page.fill("[name=name]", "notes");
    await page.click("#paste button");
    await alert("with another text");
    assert.equal(await page.inputValue("textarea"), said);
    await page.setInputFiles("#upload", { name: "a.xlsx", mimeType: "application/zip", buffer: Buffer.from("PK\x03\x04 xl/workbook.xml") });
    await alert("the workbook is damaged");
    assert.equal(readFileSync(path.join(place, "notes.txt"), "utf8"), "Other.\n");
    assert.ok(!existsSync(path.join(place, "..", "notes.txt")));
  }, { files: { "notes.txt": "Other.\n" } }));

test("a language that the command line names holds for every browser", () =>
  started(async (page) => {
    assert.match(await page.textContent("h1"), /Commencer une négociation/);
    assert.equal(await page.getAttribute("html", "lang"), "fr");
  }, { args: ["--language", "fr"] }));

test("it reads well on a phone, in French, in the dark, and for axe", async () => {
  for (const options of [{}, { viewport: { width: 390, height: 844 } }, { colorScheme: "dark" }, { locale: "fr-FR" }]) {
    await started(async (page) => {
      assert.match(await page.textContent("h1"), options.locale ? /Commencer une négociation/ : /Begin a negotiation/);
      assert.equal(await overflow(page), 0);
      assert.deepEqual(await findings(page), []);
    }, { options, files: { "a-very-long-name-of-a-document-that-does-not-fit-on-a-phone-at-all.txt": "x", "talks.yaml": "x" } });
  }
});
