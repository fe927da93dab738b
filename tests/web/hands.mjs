// Hands on the workbench: a document opened, and ways to write down what it says.
import { cpSync, mkdtempSync } from "node:fs";
import path from "node:path";
import { folder, opened, root, serving } from "./browser.mjs";

export const briefing = path.join(root, "examples", "ukraine-talks", "briefing.md");

export async function from_document(of, work, options = {}) {
  const place = mkdtempSync(path.join(folder, "author-"));
  const document = path.basename(of);
  cpSync(of, path.join(place, document));
  await serving(place, [], (address) => opened(address, options, async (page) => {
    await page.click(`[data-what=document][data-name='${document}']`);
    await page.waitForSelector("#undo");
    await page.waitForSelector("#on_file");
    await work(page, path.join(place, document.replace(/\.\w+$/, ".yaml")));
  }));
}

export const text_of = async (page) => (await page.evaluate(() => fetch("api/state?since=0").then((response) => response.json()))).text;

// Ways to do the same: with the mouse, or with the keyboard alone.  Each counts what a person does: a
// drag and a choice from a list, which is opened and pressed in, are two presses of the mouse.
export const mouse = {
  count: { clicks: 0, keys: 0 },
  async say(page, quote) {
    this.count.clicks += 2;
    const [from, to] = await page.evaluate((wanted) => {
      const pieces = [...document.querySelectorAll(".source-text [data-at]")];
      let folded = "";
      const places = [];
      for (const piece of pieces) {
        const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (let at = 0; at < node.data.length; at += 1) {
            const letter = /\s/.test(node.data[at]) ? " " : node.data[at];
            if (letter === " " && (folded === "" || folded.endsWith(" "))) continue;
            folded += letter;
            places.push([node, at]);
          }
        }
      }
      const at = folded.indexOf(wanted);
      if (at < 0) throw new Error(`not on the page: ${wanted}`);
      const box = ([node, offset]) => {
        const range = document.createRange();
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        return range.getBoundingClientRect();
      };
      places[at][0].parentElement.scrollIntoView({ block: "center" });
      scrollBy({ top: box(places[at]).top - innerHeight / 2, behavior: "instant" }); // a page of a PDF is one piece
      const first = box(places[at]);
      const last = box(places[at + wanted.length - 1]);
      return [[first.left + 1, first.top + first.height / 2], [last.right - 0.5, last.top + last.height / 2]];
    }, quote);
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
    await page.mouse.move(...to);
    await page.mouse.up();
    await page.click("[data-do=say]");
  },
  async press(page, selector) {
    this.count.clicks += 1;
    await page.click(selector);
  },
  async tick(page, selector) {
    if (await page.isChecked(selector)) return;
    this.count.clicks += 1;
    await page.check(selector);
  },
  async choose(page, selector, value) {
    if (await page.inputValue(selector) === value) return;
    this.count.clicks += 2;
    await page.selectOption(selector, value);
  },
  async type(page, selector, text) {
    this.count.clicks += 1;
    this.count.keys += [...text].length;
    await page.fill(selector, text);
  },
  async enter(page) {
    this.count.keys += 1;
    await page.keyboard.press("Enter");
  },
  async save(page) { await this.press(page, "#save"); },
};

// How many presses of Tab and of the arrow keys lead to a part of the page from where the keyboard is,
// or from the part of the page that Ctrl+K, four letters and Enter lead to.
// It then stands there.
const keys_to = (page, selector) => page.locator(selector).first().evaluate((target) => {
  const parts = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((one) => one.checkVisibility() && !one.disabled);
  const stops = parts.filter((one) => one.tabIndex >= 0);
  let stop = target;
  let arrows = 0;
  if (target.tabIndex < 0) { // one of a group that Tab enters once
    let group = target;
    while (!stops.some((one) => group.contains(one))) group = group.parentElement;
    stop = stops.find((one) => group.contains(one));
    const all = parts.filter((one) => group.contains(one) && one.matches("summary, a[href], button"));
    arrows = Math.abs(all.indexOf(target) - all.indexOf(stop));
  }
  const from = (one) => {
    const before = stops.filter((other) => other !== one && one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING).length;
    return stops.includes(one) ? Math.abs(stops.indexOf(stop) - stops.indexOf(one)) : Math.abs(stops.indexOf(stop) - before) + 1;
  };
  if (document.activeElement === target) return 0;
  const searched = [...document.querySelectorAll("main section h2")].map((one) => 6 + from(one));
  const here = document.activeElement === document.body ? stops.indexOf(stop) + 1 : from(document.activeElement);
  target.focus();
  return arrows + Math.min(here, ...searched);
});
export const keyboard = {
  count: { clicks: 0, keys: 0 },
  async key(page, key) {
    this.count.keys += 1;
    await page.keyboard.press(key);
  },
  async by_letter(page, from, to) {
    for (let at = from; at < to; at += 1) await this.key(page, "ArrowRight");
    for (let at = from; at > to; at -= 1) await this.key(page, "ArrowLeft");
  },
  async go(page, selector) {
    this.count.keys += await keys_to(page, selector);
  },
  // By lines and by words, as far as they lead; then letter by letter.
  async say(page, quote) {
    if (await page.locator(".for-keyboard textarea").count() === 0) await this.press(page, "[data-do=by-keyboard]");
    await this.go(page, ".for-keyboard textarea");
    const [from, to] = await page.evaluate((wanted) => {
      const { value } = document.querySelector(".for-keyboard textarea");
      const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+"));
      const found = pattern.exec(value);
      return [found.index, found.index + found[0].length];
    }, quote);
    const now = () => page.evaluate(() => {
      const { selectionStart, selectionEnd } = document.querySelector(".for-keyboard textarea");
      return [selectionStart, selectionEnd];
    });
    const place = async () => (await now())[0];
    if (await place() > from) await this.key(page, "Control+Home");
    await this.key(page, "ArrowRight"); // of what was selected before, the cursor is left
    for (let before = -1, at = await place(); at < from && at !== before;) {
      before = at;
      await this.key(page, "ArrowDown");
      at = await place();
    }
    if (await place() > from) await this.key(page, "ArrowUp");
    while (await place() < from) await this.key(page, "Control+ArrowRight");
    while (await place() > from + 12) await this.key(page, "Control+ArrowLeft");
    await this.by_letter(page, await place(), from);
    await this.key(page, "s");
    if ((await now()).join() !== [from, to].join()) {
      await this.key(page, "ArrowLeft");
      await this.by_letter(page, await place(), from);
      while ((await now())[1] < to) await this.key(page, "Shift+Control+ArrowRight");
      while ((await now())[1] > to) await this.key(page, "Shift+ArrowLeft");
    }
    await this.key(page, "Enter");
  },
  async press(page, selector) {
    await this.go(page, selector);
    await this.key(page, "Enter");
  },
  async tick(page, selector) {
    if (await page.isChecked(selector)) return;
    await this.go(page, selector);
    await this.key(page, "Space");
  },
  // The arrow keys pass through what lies between.
  async choose(page, selector, value) {
    await this.go(page, selector);
    const [now, wanted] = await page.locator(selector).evaluate((one, to) => [one.selectedIndex, [...one.options].findIndex((option) => option.value === to)], value);
    for (let at = now; at < wanted; at += 1) await this.key(page, "ArrowDown");
    for (let at = now; at > wanted; at -= 1) await this.key(page, "ArrowUp");
  },
  async type(page, selector, text) {
    await this.go(page, selector);
    this.count.keys += [...text].length;
    await page.keyboard.insertText(text);
  },
  async enter(page) { await this.key(page, "Enter"); },
  async save(page) { await this.key(page, "Control+s"); },
};

export const card = ".author-card";
// A party, a person or an option: on file by name, or named on the spot.
export async function choose(page, hand, within, name, text) {
  const select = `${within} [data-choose='${name}'] select`;
  const known = await page.locator(`${select} option`).evaluateAll((all, wanted) => all.find((one) => one.textContent === wanted || one.textContent.startsWith(`${wanted} (`))?.value, text);
  if (known !== undefined) {
    await hand.choose(page, select, known);
    if (name === "rank") await hand.press(page, `${within} [data-choose='${name}'] [data-do=add]`);
    return;
  }
  await hand.choose(page, select, "+");
  await hand.type(page, `${within} [data-choose='${name}'] .new-name input`, text);
  await hand.enter(page);
}
export async function tick(page, hand, name, text) {
  const of = `${card} fieldset[data-choose='${name}']`;
  const at = await page.locator(`${of} label`).evaluateAll((all, wanted) => all.findIndex((one) => one.textContent.trim() === wanted), text);
  if (at >= 0) return hand.tick(page, `${of} label:nth-of-type(${at + 1}) input`);
  await hand.press(page, `${of} [data-new]`);
  await hand.type(page, `${of} .new-name input`, text);
  await hand.enter(page);
}
