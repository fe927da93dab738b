// Builds the page into ZOPA_DIST: a check of all types, two bundles.  The types of the data stand in
// src/answer.ts, which tools/regold makes.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const run = (command, args, entry) =>
  execFileSync(`node_modules/.bin/${command}`, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ZOPA_ENTRY: entry },
  });
try {
  execFileSync("node_modules/.bin/tsc", ["--noEmit"], { stdio: ["ignore", "inherit", "inherit"] });
} catch {
  process.exit(1);
}
for (const entry of ["page", "editor"]) run("vite", ["build", "--logLevel", "warn"], entry);

// A report holds the script inline: no text in it may end the element.
const script = `${process.env.ZOPA_DIST ?? "dist"}/page.js`;
writeFileSync(script, readFileSync(script, "utf8").replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--"));
