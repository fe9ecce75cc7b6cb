import { readFile, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";

/** The files of a source tree, and which of them each one imports, types included. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** `import … from "./x.ts"`, `export … from "./x.ts"`, `import "./x.ts"` and `import("./x.ts")`. */
const SPECIFIER = /(?:\bfrom|\bimport|\bimport\()\s*"(\.{1,2}\/[^"]+)"/g;

/** Reads all imports between the files of a folder. */
export async function importsOf(folder: string): Promise<Imports> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => /\.tsx?$/.test(name)).map((name) => resolve(folder, name));
  const known = new Set(files);
  const entries = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(file, "utf8");
      const imported = [...text.matchAll(SPECIFIER)].map(([, specifier = ""]) =>
        resolve(join(file, ".."), specifier),
      );
      return [file, imported.filter((other) => known.has(other))] as const;
    }),
  );
  return new Map(entries);
}

/** One circle of imports as the files on its way, the first repeated at the end; undefined where there is none. */
export function circleIn(imports: Imports): readonly string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): readonly string[] | undefined => {
    const start = path.indexOf(file);
    if (start >= 0) return [...path.slice(start), file];
    if (done.has(file)) return undefined;
    path.push(file);
    for (const other of imports.get(file) ?? []) {
      const circle = visit(other);
      if (circle) return circle;
    }
    path.pop();
    done.add(file);
    return undefined;
  };
  for (const file of imports.keys()) {
    const circle = visit(file);
    if (circle) return circle;
  }
  return undefined;
}
