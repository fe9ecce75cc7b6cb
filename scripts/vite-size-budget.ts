import { gzipSync } from "node:zlib";
import type { Plugin, Rollup } from "vite";

/** What a start may load of each part, in bytes after gzip. A part that a click needs is loaded with `import()` instead. */
const BUDGET_BYTES: Readonly<Record<string, number>> = {
  "/index.html": 112_000,
  "/src/ui/page.tsx": 275_000,
  "/src/map/create-map-view.ts": 320_000,
};

/** Fails the build when a part of the start has grown beyond its budget. */
export function sizeBudgetPlugin(): Plugin {
  return {
    name: "size-budget",
    apply: "build",
    writeBundle: (_options, bundle) => {
      const problems = beyondBudget(bundle, BUDGET_BYTES);
      if (problems.length > 0) throw new Error(problems.join("\n"));
    },
  };
}

/**
 * @param budgets end of a module's path → bytes after gzip that its chunk may take, with all that this imports at once
 * except what an earlier one of them has loaded
 * @returns a sentence for each part that is too large or is no chunk of its own
 */
export function beyondBudget(
  bundle: Rollup.OutputBundle,
  budgets: Readonly<Record<string, number>>,
): readonly string[] {
  const loaded = new Set<string>();
  return Object.entries(budgets).flatMap(([path, budget]) => {
    const part = Object.values(bundle).find(
      (output) => output.type === "chunk" && output.facadeModuleId?.endsWith(path) === true,
    );
    if (!part) return [`The build has no chunk of its own for ${path}.`];
    const size = sizeOf(part.fileName, bundle, loaded);
    if (size <= budget) return [];
    return [
      `${path} takes ${size} bytes after gzip, and may take ${budget}: load with import() what a start can do without.`,
    ];
  });
}

function sizeOf(file: string, bundle: Rollup.OutputBundle, loaded: Set<string>): number {
  const chunk = bundle[file];
  if (chunk?.type !== "chunk" || loaded.has(file)) return 0;
  loaded.add(file);
  const imported = chunk.imports.map((name) => sizeOf(name, bundle, loaded));
  return imported.reduce((sum, size) => sum + size, gzipSync(chunk.code).length);
}
