import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The interface speaks English: react-aria's own labels in 30 other languages would never be read. */
const englishOnly: Plugin = {
  name: "english-only",
  enforce: "pre",
  load: (id) =>
    /react-(aria|stately)[^?]*\/intl\/[^?]*(?<!en-US)\.mjs$/.test(id) ? "export default {};" : undefined,
};

/** The Open Font License asks that its text goes with the font. */
const fontLicence: Plugin = {
  name: "font-licence",
  apply: "build",
  generateBundle() {
    const source = readFileSync(
      new URL(import.meta.resolve("@fontsource-variable/public-sans/LICENSE")),
      "utf8",
    );
    this.emitFile({ type: "asset", fileName: "licences/public-sans.txt", source });
  },
};

export default defineConfig({
  // Relative, so that the built folder can be served under any path.
  base: "./",
  plugins: [react(), englishOnly, fontLicence],
  worker: { format: "es" },
  build: {
    target: "es2023",
    sourcemap: true,
    chunkSizeWarningLimit: 1200,
    modulePreload: { polyfill: false },
  },
  test: {
    include: ["{src,demo,e2e,conformance,scripts}/**/*.test.{ts,tsx}"],
    environment: "node",
    testTimeout: 20_000,
  },
});
