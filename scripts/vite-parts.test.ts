import { expect, it } from "vitest";
import type { Rollup } from "vite";
import { linksTo } from "./vite-early-parts.ts";
import { beyondBudget } from "./vite-size-budget.ts";

interface Made {
  readonly facade?: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly entry?: boolean;
  readonly code?: string;
}

/** A build's files, as far as the plugins look at them. */
function bundleOf(files: Readonly<Record<string, Made>>): Rollup.OutputBundle {
  const outputs = Object.entries(files).map(([fileName, made]) => [
    fileName,
    {
      type: "chunk",
      fileName,
      code: made.code ?? "",
      imports: made.imports ?? [],
      isEntry: made.entry === true,
      isDynamicEntry: made.entry !== true && made.facade !== undefined,
      facadeModuleId: made.facade ?? null,
      viteMetadata: { importedCss: new Set(made.css) },
    },
  ]);
  return Object.fromEntries(outputs) as Rollup.OutputBundle;
}

const BUILD = {
  "assets/index.js": { entry: true, facade: "/home/src/main.ts" },
  "assets/page.js": {
    facade: "/home/src/ui/page.tsx",
    imports: ["assets/index.js", "assets/shared.js"],
    css: ["assets/page.css"],
  },
  "assets/map.js": { facade: "/home/src/map/create-map-view.ts", imports: ["assets/shared.js"] },
  "assets/shared.js": {},
  "assets/raster-worker-1a2b.js": {},
};

it("the page asks at once for the parts of a start, what they import, and the worker, each once", () => {
  const addresses = linksTo(bundleOf(BUILD)).map((link) => /href="([^"]+)"/.exec(link)?.[1]);
  expect(addresses).toEqual([
    "./assets/page.js",
    "./assets/shared.js",
    "./assets/map.js",
    "./assets/raster-worker-1a2b.js",
    "./assets/page.css",
  ]);
});

it("a part that has been renamed, or has become a part of the entry, fails the build", () => {
  const { "assets/map.js": _map, ...others } = BUILD;
  expect(() => linksTo(bundleOf(others))).toThrow("/src/map/create-map-view.ts");
  expect(beyondBudget(bundleOf(others), { "/src/map/create-map-view.ts": 1000 })).toHaveLength(1);
});

it("a part beyond its budget fails the build, with what it imports; what is there already does not count again", () => {
  const large = Array.from({ length: 500 }, (_, index) => Math.sin(index)).join();
  const bundle = bundleOf({ ...BUILD, "assets/shared.js": { code: large } });
  const budgets = { "/src/ui/page.tsx": 1000, "/src/map/create-map-view.ts": 1000 };
  expect(beyondBudget(bundle, budgets)).toEqual([expect.stringContaining("/src/ui/page.tsx takes")]);
  expect(beyondBudget(bundleOf(BUILD), budgets)).toEqual([]);
});
