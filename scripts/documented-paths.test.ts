import { readFile, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = new URL("../", import.meta.url);
const FOLDERS = ["src", "demo", "e2e", "bench", "scripts", "docs", "conformance", "public"];
/** Made by commands, or named as examples of other people's files. */
const NOT_IN_THE_REPOSITORY = [
  "config.json",
  "dist/config.json",
  "catalog.json",
  "demo/.season",
  "bench/.data",
  "bench/data/",
];
const GENERATED = /(^|\/)(node_modules|\.[a-z-]+|dist)(\/|$)/;

async function tracked(): Promise<readonly string[]> {
  const inside = await Promise.all(
    FOLDERS.map(async (folder) => {
      const entries = await readdir(new URL(`${folder}/`, root), { recursive: true, withFileTypes: true });
      return entries.map((entry) => {
        const path = relative(fileURLToPath(root), join(entry.parentPath, entry.name)).replaceAll("\\", "/");
        return entry.isDirectory() ? `${path}/` : path;
      });
    }),
  );
  const atTheTop = await readdir(root);
  const all = [...atTheTop, ...FOLDERS.map((folder) => `${folder}/`), ...inside.flat()];
  return all.filter((path) => !GENERATED.test(path) || path.startsWith("."));
}

const paths = await tracked();
const documents = paths.filter((path) => path.endsWith(".md") && !path.startsWith("CHANGELOG"));

/** Paths in backticks: names of source files, and folders of the repository. */
function namedIn(text: string): readonly string[] {
  const quoted = [...text.matchAll(/`([\w./-]+)`/g)].map(([, path = ""]) => path);
  const named = quoted.filter(
    (path) =>
      /\.(ts|tsx|mjs|css|json|md)$/.test(path) || FOLDERS.some((folder) => path.startsWith(`${folder}/`)),
  );
  return [...new Set(named)].filter((path) => !NOT_IN_THE_REPOSITORY.includes(path));
}

/** A document may leave out the folders that its sentence has named before. */
function exists(path: string): boolean {
  return paths.some((each) => each === path || each === `${path}/` || each.endsWith(`/${path}`));
}

describe("a document", () => {
  it.each(documents)("names only files and folders that are there: %s", async (document) => {
    const text = await readFile(new URL(document, root), "utf8");
    expect(namedIn(text).filter((path) => !exists(path))).toEqual([]);
  });

  it.each(documents)("links only to files that are there: %s", async (document) => {
    const text = await readFile(new URL(document, root), "utf8");
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, link = ""]) => link);
    const here = new URL(document, root);
    const targets = links.map((link) => new URL(link, here).pathname.slice(root.pathname.length));
    expect(targets.filter((target) => !exists(target))).toEqual([]);
  });
});
