// `zopa mcp` as the official TypeScript client of the protocol drives it.
//
//   node client_test.mjs ZOPA FOLDER
//
// In FOLDER tests/mcp/package.json is installed, which CI does where a package index can be reached;
// without it, it says so and tests nothing.
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

const [zopa, folder] = process.argv.slice(2).map((one) => path.resolve(one));
if (!existsSync(path.join(folder, "node_modules"))) {
  console.log("Skipped: the package @modelcontextprotocol/sdk is not installed; see tests/mcp/package.json");
  process.exit(77);
}
const require = createRequire(path.join(folder, "package.json"));
const { Client } = require("@modelcontextprotocol/sdk/client/index.js");
const { StdioClientTransport } = require("@modelcontextprotocol/sdk/client/stdio.js");

const place = mkdtempSync(path.join(tmpdir(), "zopa-mcp-"));
const ferry = path.join(import.meta.dirname, "..", "..", "docs", "tutorial", "ferry");
for (const name of ["talks.yaml", "article.txt"]) cpSync(path.join(ferry, name), path.join(place, name));
const talks = path.join(place, "talks.yaml");
const before = readFileSync(talks, "utf8");

const client = new Client({ name: "test", version: "1" });
try {
  await client.connect(new StdioClientTransport({ command: zopa, args: ["mcp", talks], stderr: "ignore" }));
  const { tools } = await client.listTools();
  assert.equal(tools.length, 9);
  const { resources } = await client.listResources();
  assert.ok(resources.some((one) => one.uri.startsWith("zopa:source/")));
  for (const { uri } of resources) assert.ok((await client.readResource({ uri })).contents[0].text, uri);
  const { prompts } = await client.listPrompts();
  const prompt = await client.getPrompt({ name: prompts[0].name, arguments: { source: "article" } });
  assert.match(prompt.messages[0].content.text, /`article`/);
  const call = (name, given) => client.callTool({ name, arguments: given });
  const answer = await call("analyze", {});
  assert.ok(!answer.isError && answer.content[0].text.includes("Town council"));
  const found = await call("find_quote", { quote: "no third person on a boat" });
  assert.equal(found.structuredContent.passages[0].source, "article");
  const kept = await call("propose", { positions: [{ id: "asks-night", party: "boatmen", form: "demands",
    claim: "night == weekend", because: ["would-sign"], why: "It is part of what they would sign." }] });
  assert.ok(!kept.isError, kept.content[0].text);
  assert.ok((await call("analyze", { file: "/etc/passwd" })).isError);
  assert.equal(readFileSync(talks, "utf8"), before);
  assert.match(readFileSync(path.join(place, "talks.drafts.yaml"), "utf8"), /asks-night[^]*proposed_by: test/);
  console.log(`${tools.length} tools, resources, prompts: as expected`);
} finally {
  await client.close();
  rmSync(place, { recursive: true });
}
