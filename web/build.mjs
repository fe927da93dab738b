// Builds the page into ZOPA_DIST: types from the schema, a check of all types, two bundles.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { compileFromFile } from "json-schema-to-typescript";

const types = await compileFromFile("../schema/page.schema.json", {
  cwd: "../schema",
  additionalProperties: false,
  bannerComment: "// Made from schema/page.schema.json by build.mjs.",
  style: { printWidth: 100 },
});
mkdirSync("src/generated", { recursive: true });
const path = "src/generated/page.ts";
let before = "";
try {
  before = readFileSync(path, "utf8");
} catch {
  // not built yet
}
if (before !== types) writeFileSync(path, types);

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
