import { readFileSync, readdirSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

// Two bundles, each one script: the page, which a report holds inline, and the editor, which only
// the workbench loads.  ZOPA_ENTRY says which is being built; see build.mjs.
const entry = process.env.ZOPA_ENTRY ?? "page";

// Of the catalogue of the whole program, the messages that the page names: "area.key", or
// `area.key_${…}` for some that begin so.
function messages_of_the_page(): Plugin {
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".test.ts") && name !== "answer.ts")
    .map((name) => readFileSync(`src/${name}`, "utf8")).join("\n");
  const beginnings = [...sources.matchAll(/`([a-z_]+\.[a-z_]*)\$\{/g)].map((found) => found[1] ?? "");
  const is_used = (key: string) =>
    sources.includes(`"${key}"`) || beginnings.some((beginning) => key.startsWith(beginning));
  return {
    name: "messages-of-the-page",
    enforce: "pre",
    transform(code, id) {
      if (!/zopa\/words\/[a-z]+\.json$/.test(id)) return null;
      const all = Object.entries(JSON.parse(code) as Record<string, string>);
      return JSON.stringify(Object.fromEntries(all.filter(([key]) => is_used(key))));
    },
  };
}

export default defineConfig({
  plugins: [messages_of_the_page()],
  esbuild: { jsx: "automatic", jsxImportSource: "preact", legalComments: "none", charset: "ascii" },
  define: { "process.env.NODE_ENV": '"production"' },
  build: {
    outDir: process.env.ZOPA_DIST ?? "dist",
    emptyOutDir: false,
    target: "es2021",
    cssCodeSplit: false,
    reportCompressedSize: false,
    lib: {
      entry: `src/${entry}.${entry === "page" ? "tsx" : "ts"}`,
      name: `zopa_${entry}`,
      formats: ["iife"],
      fileName: () => `${entry}.js`,
      cssFileName: "page",
    },
  },
  test: { include: ["src/**/*.test.ts", "src/**/*.test.tsx"], environment: "node" },
} as never);
