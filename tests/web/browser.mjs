// What the tests of the page share: a browser in which nothing may go wrong, reports of the
// examples, the workbench on a copy of one.
//
//   ZOPA names the program, ZOPA_ROOT the repository
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";

export const root = process.env.ZOPA_ROOT;
export const zopa = process.env.ZOPA;
const require = createRequire(path.join(root, "web", "package.json"));
const { chromium } = require("playwright-core");
const axe_source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const examples = ["ukraine-talks", "harbour", "lease", "wage-round", "elmira", "garrison", "cuba"];
export const about_numbers = ["recovery-fund", "salary-cap"];
export const folder = mkdtempSync(path.join(tmpdir(), "zopa-page-"));
export const talks_of = (name) => path.join(root, "examples", name, "talks.yaml");

// Made when first asked for.
export function report_of(name) {
  const file = path.join(folder, `${name}.html`);
  if (!existsSync(file)) execFileSync(zopa, ["report", talks_of(name), "-o", file], { stdio: "ignore" });
  return file;
}
export const url_of = (name, query = "") => pathToFileURL(report_of(name)).href + query;

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.ZOPA_CHROMIUM ?? "/usr/bin/chromium-headless-shell",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

// What a page does once it is drawn, it does after the next frame.
const next_frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

// What an act changes is drawn in its own time: asked again until it holds, and after half a minute why
// it does not.
export async function soon(holds) {
  for (const end = Date.now() + 30_000; ;) {
    try {
      return await holds();
    } catch (problem) {
      if (Date.now() > end) throw problem;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

// A window in which nothing may go wrong, and nothing may be fetched but the page itself.
// `may_end`: the server may go away.
export async function opened(url, { may_end = false, ...options } = {}, work = async () => {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB",
    reducedMotion: "reduce", ...options }); // what scrolls smoothly is never still when it is clicked
  context.setDefaultTimeout(90_000); // other tests run beside this one
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" &&
    !message.text().includes("409 (Conflict)") && !(may_end && message.text().includes("net::ERR_")) && problems.push(`console: ${message.text()}`));
  const origin = url.startsWith("file:") ? url.split(/[?#]/)[0] : new URL(url).origin;
  page.on("request", (request) => !request.url().startsWith(origin) && problems.push(`fetched ${request.url()}`));
  try {
    await page.goto(url);
    if (options.javaScriptEnabled !== false) await page.evaluate(next_frame);
    await work(page, context);
    assert.deepEqual(problems, []);
  } finally {
    await context.close();
  }
}

// Marks the first text and the last of each look: of those with the same element, class, colours and
// letters on the same grounds, as far down as anything is painted.  Their contrast is that of all
// between, and would take axe most of its time.  What is drawn (SVG), filled in or edited is looked at
// one by one.
const one_by_one = "svg *, input, select, textarea, option, .cm-editor *";
function mark_looks([parts, one_by_one]) {
  const plain = { backgroundColor: "rgba(0, 0, 0, 0)", backgroundImage: "none", opacity: "1", position: "static", transform: "none", mixBlendMode: "normal", filter: "none" };
  const grounds = new Map(); // what is painted below an element, and by it
  const ground_of = (one) => {
    if (one === null) return "";
    if (!grounds.has(one)) {
      const style = getComputedStyle(one);
      const own = Object.keys(plain).filter((name) => style[name] !== plain[name]).map((name) => `${name}: ${style[name]}`);
      grounds.set(one, [ground_of(one.parentElement), ...own].join(";"));
    }
    return grounds.get(one);
  };
  const ends = new Map();
  for (const one of document.querySelectorAll(parts.map((part) => `${part}, ${part} *`).join())) {
    const has_text = [...one.childNodes].some((part) => part.nodeType === Node.TEXT_NODE && part.data.trim() !== "");
    if (has_text && !one.matches(one_by_one) && one.checkVisibility()) {
      const { color, fontSize, fontWeight, textShadow, visibility } = getComputedStyle(one);
      const look = [ground_of(one), one.tagName, one.className, color, fontSize, fontWeight, textShadow, visibility].join("|");
      ends.set(look, [ends.get(look)?.[0] ?? one, one]);
    }
  }
  for (const pair of ends.values()) pair.forEach((one) => one.setAttribute("data-look", ""));
}

// Findings of axe that a user would notice, with where: on the whole page, which takes it seconds, or
// within the parts of it that are named, where the rest has been looked at elsewhere.
export async function findings(page, ...parts) {
  for (const part of parts) assert.ok(await page.locator(part).count() > 0, `no ${part} to look at`);
  // What lies far below is not laid out yet, and axe would measure where it is guessed to be.
  await page.evaluate(() => document.querySelectorAll(".issue").forEach((one) => (one.style.contentVisibility = "visible")));
  await page.evaluate(axe_source);
  await page.evaluate(mark_looks, [parts.length > 0 ? parts : ["body"], one_by_one]);
  const result = await page.evaluate(([within, selector]) => {
    window.axe.configure({ rules: [{ id: "color-contrast", selector }] });
    return window.axe.run(within.length > 0 ? { include: within.map((one) => [one]) } : document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations"], // what passes is not described, which takes a third of the time
    });
  }, [parts, `[data-look], ${one_by_one}`]);
  await page.evaluate(() => document.querySelectorAll("[data-look]").forEach((one) => one.removeAttribute("data-look")));
  return result.violations
    .filter((one) => ["serious", "critical", "moderate"].includes(one.impact))
    .map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

// Opens all that is folded away, and what is folded in it; a part of a large page is made only then.
export async function unfold(page, within = "body") {
  for (let depth = 0; depth < 6; depth += 1) {
    const opened = await page.evaluate((of) => {
      const closed = document.querySelectorAll(`${of} details:not([open])`);
      closed.forEach((one) => (one.open = true));
      return closed.length;
    }, within);
    if (opened === 0) return;
    await page.evaluate(next_frame);
  }
}

export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// `zopa serve` in a folder; `work` is given its address, and how to end it at once.
export async function serving(place, args, work) {
  const server = spawn(zopa, ["serve", ...args, "--no-open"], { cwd: place, stdio: ["ignore", "pipe", "ignore"] });
  const ended = new Promise((resolve) => server.on("exit", resolve));
  const address = await new Promise((resolve) => {
    let text = "";
    server.stdout.on("data", (data) => {
      text += data;
      if (text.includes("\n")) resolve(text.trim());
    });
  });
  const kill = async () => {
    server.kill("SIGKILL");
    await ended;
  };
  try {
    await work(address, kill);
  } finally {
    server.kill("SIGINT");
  }
}

// While it is drawn, a page may move below the pointer: whoever sees nothing happen presses again.
export async function press_until(page, selector, seen, press = (one) => page.click(one)) {
  for (let at = 0; at < 5; at += 1) {
    if (await page.locator(seen).count() > 0) return;
    await press(selector);
    await page.waitForSelector(seen, { state: "attached", timeout: 8000 }).catch(() => {});
  }
  assert.equal(await page.locator(seen).count() > 0, true, `${selector} does not show ${seen}`);
}
export const open_rows = (page, section) => press_until(page, `[data-section=${section}] > summary`, `[data-section=${section}][open]`);

// A folder of its own with these files.
export function place_with(files) {
  const place = mkdtempSync(path.join(folder, "place-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(place, name), text);
  return place;
}

// The workbench on a copy of an example.
export async function served(name, work, options = {}) {
  const place = mkdtempSync(path.join(folder, "served-"));
  cpSync(path.join(root, "examples", name), place, { recursive: true });
  const file = path.join(place, "talks.yaml");
  await serving(place, [file], (address) => opened(address, options, async (page, context) => {
    await page.waitForSelector("#undo");
    await work(page, { file, address, context });
  }));
}
