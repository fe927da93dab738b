// Pictures of reports, to be looked at one by one: at three widths, in the dark, in French, on paper.
//
//   ZOPA=build/dev/zopa ZOPA_ROOT=$PWD node tests/web/look.mjs FOLDER [FILE…]
//
// Without files, which are negotiations or reports: every example, and three settled cases.  LOOKS names
// those that are wanted of 390, 1280, 1920, dark, french.  A page is cut into pieces of a screen's
// shape: `harbour-1280-3.png` is its third piece.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const { ZOPA: zopa, ZOPA_ROOT: root } = process.env;
const require = createRequire(path.join(root, "web", "package.json"));
const { chromium } = require("playwright-core");

const [folder, ...asked] = process.argv.slice(2);
const examples = readdirSync(path.join(root, "examples")).filter((name) => name !== "settled");
const settled = ["camp-david-1978", "good-friday-1998", "brexit-2019"].map((name) => `settled/${name}`);
const files = asked.length > 0 ? asked
  : [...examples, ...settled].map((name) => path.join(root, "examples", name, "talks.yaml"));

const looks = [
  { name: "390", viewport: { width: 390, height: 844 }, piece: 1600 },
  { name: "1280", viewport: { width: 1280, height: 800 }, piece: 1600 },
  { name: "1920", viewport: { width: 1920, height: 1080 }, piece: 1600 },
  { name: "dark", viewport: { width: 1280, height: 800 }, colorScheme: "dark", piece: 1600 },
  { name: "french", viewport: { width: 1280, height: 800 }, locale: "fr-FR", piece: 1600 },
];

async function cut(page, { name, piece }, of) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  // The bar at the top stays: in a picture of the whole page it would stand on what it covers.
  await page.addStyleTag({ content: ".contents, .bar, .stepper { position: static !important }" }).catch(() => {});
  const width = page.viewportSize().width;
  for (let top = 0, number = 1; top < height; top += piece, number += 1) {
    const clip = { x: 0, y: top, width, height: Math.min(piece, height - top) };
    await page.screenshot({ path: path.join(folder, `${of}-${name}-${number}.png`), clip, fullPage: true });
  }
}

mkdirSync(folder, { recursive: true });
const reports = mkdtempSync(path.join(tmpdir(), "zopa-look-"));
const browser = await chromium.launch({
  executablePath: process.env.ZOPA_CHROMIUM ?? "/usr/bin/chromium-headless-shell", args: ["--no-sandbox", "--disable-gpu"],
});
for (const file of files) {
  const is_report = file.endsWith(".html");
  const of = is_report ? path.basename(file, ".html") : path.basename(path.dirname(path.resolve(file)));
  const report = is_report ? path.resolve(file) : path.join(reports, `${of}.html`);
  if (!is_report) execFileSync(zopa, ["report", file, "-o", report], { stdio: "ignore" });
  for (const look of looks.filter(({ name }) => (process.env.LOOKS ?? name).split(" ").includes(name))) {
    const context = await browser.newContext({ locale: "en-GB", reducedMotion: "reduce", bypassCSP: true, ...look });
    const page = await context.newPage();
    await page.goto(pathToFileURL(report).href);
    await page.waitForSelector(".drawn");
    await cut(page, look, of);
    if (look.name === "1280") await page.pdf({ path: path.join(folder, `${of}.pdf`), preferCSSPageSize: true });
    await context.close();
  }
}
await browser.close();
rmSync(reports, { recursive: true });
