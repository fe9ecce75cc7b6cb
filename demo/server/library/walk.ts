import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

/** STAC documents are kilobytes; a larger JSON file is something else. */
const largestDocument = 16 * 1024 * 1024;
/** Protects a start on a home folder. */
const mostEntries = 500_000;

const skippedFolders = new Set(["node_modules"]);

/**
 * All JSON documents below a folder, parsed, in the order of their paths. Hidden folders and symbolic
 * links to folders are left out; files that are not JSON after all are passed over.
 */
export async function* jsonDocuments(root: string): AsyncGenerator<{ path: string; value: unknown }> {
  const budget = { entries: mostEntries };
  for await (const path of jsonFiles(root, budget)) {
    const { size } = await stat(path).catch(() => ({ size: Infinity }));
    if (size > largestDocument) continue;
    try {
      yield { path, value: JSON.parse(await readFile(path, "utf8")) as unknown };
    } catch {
      continue;
    }
  }
}

async function* jsonFiles(folder: string, budget: { entries: number }): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    budget.entries -= 1;
    if (budget.entries < 0) return;
    if (entry.name.startsWith(".") || skippedFolders.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* jsonFiles(path, budget);
    else if (entry.isFile() && /\.(geo)?json$/i.test(entry.name)) yield path;
  }
}
