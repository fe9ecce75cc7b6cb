import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { earlyPartsPlugin } from "./scripts/vite-early-parts.ts";
import { noticesPlugins } from "./scripts/vite-notices.ts";
import { policyPlugin } from "./scripts/vite-policy.ts";
import { sizeBudgetPlugin } from "./scripts/vite-size-budget.ts";

/** The interface speaks English: react-aria's own labels in 30 other languages would never be read. */
const englishOnly: Plugin = {
  name: "english-only",
  enforce: "pre",
  load: (id) =>
    /react-(aria|stately)[^?]*\/intl\/[^?]*(?<!en-US)\.mjs$/.test(id) ? "export default {};" : undefined,
};

const notices = noticesPlugins();
const TESTED = "{src,demo,e2e,conformance,scripts}/**";
const OWN_MODULES = [`${TESTED}/*.test.tsx`, `${TESTED}/*.mocked.test.ts`];

export default defineConfig({
  // Relative, so that the built folder can be served under any path.
  base: "./",
  plugins: [react(), englishOnly, notices.page, earlyPartsPlugin(), policyPlugin(), sizeBudgetPlugin()],
  worker: { format: "es", plugins: () => [notices.worker()] },
  build: {
    target: "es2023",
    sourcemap: true,
    chunkSizeWarningLimit: 1200,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: "node",
    testTimeout: 20_000,
    // One processor is kept free otherwise, which is half of a machine of two.
    maxWorkers: "100%",
    projects: [
      // Loading the modules once for all files of a processor takes less than half the time of loading them for each file.
      {
        extends: true,
        test: { name: "modules", include: [`${TESTED}/*.test.ts`], exclude: OWN_MODULES, isolate: false },
      },
      // Components ask at import whether there is a page, which some tests give them; others replace a module.
      { extends: true, test: { name: "components", include: OWN_MODULES } },
    ],
  },
});
