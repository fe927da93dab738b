import { defineConfig } from "vite";

// Two bundles, each one script: the page, which a report holds inline, and the editor, which only
// the workbench loads.  ZOPA_ENTRY says which is being built; see build.mjs.
const entry = process.env.ZOPA_ENTRY ?? "page";

export default defineConfig({
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
