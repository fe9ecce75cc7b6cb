import { fileURLToPath } from "node:url";
import { isAbsolute, resolve } from "node:path";
import { parseInstant } from "../stac/instant.ts";
import { shapeOf } from "../../../src/geo/shape.ts";
import type { Shape } from "../../../src/geo/shape.ts";
import type { ItemDocument } from "./documents.ts";
import { isInside, pathWithin, realPathInside } from "./inside.ts";

/** An item with what searching needs worked out once. */
export interface LibraryItem {
  readonly document: ItemDocument;
  readonly collection: string;
  /** Real path of the folder its JSON file lies in. */
  readonly folder: string;
  /** Milliseconds since the epoch; −Infinity and Infinity where the item does not say. */
  readonly start: number;
  readonly end: number;
  readonly shape: Shape;
  /** Href as the item gives it → path within the folder, for the files that are there. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * @param folder real path of the folder the item's JSON file lies in: relative hrefs start there.
 * @param fallback id of the collection for an item that names none.
 */
export async function libraryItem(
  root: string,
  folder: string,
  document: ItemDocument,
  fallback: string,
): Promise<LibraryItem> {
  const files = new Map<string, string>();
  for (const href of hrefsOf(document)) {
    const path = localPath(folder, href);
    if (path === undefined || !isInside(root, path)) continue;
    const within = pathWithin(root, path);
    if ((await realPathInside(root, within)) !== undefined) files.set(href, within);
  }
  return {
    document,
    collection: document.collection ?? fallback,
    folder,
    ...timesOf(document),
    shape: shapeOf(document.geometry, document.bbox),
    files,
  };
}

function hrefsOf(document: ItemDocument): readonly string[] {
  return Object.values(document.assets).map((asset) => asset.href);
}

/** Where a relative href, an absolute path or a `file:` URL points on this computer. */
function localPath(folder: string, href: string): string | undefined {
  try {
    if (href.startsWith("file:")) return fileURLToPath(href);
    if (isAbsolute(href)) return href;
    if (/^[a-z][a-z0-9+.-]+:/i.test(href)) return undefined;
    return resolve(folder, decodeURIComponent(href.replace(/[?#].*$/s, "")));
  } catch {
    return undefined;
  }
}

function timesOf({ properties }: ItemDocument): { start: number; end: number } {
  const time = (name: string): number | undefined => {
    const value = properties[name];
    return typeof value === "string" ? parseInstant(value) : undefined;
  };
  const datetime = time("datetime");
  const start = time("start_datetime") ?? datetime ?? -Infinity;
  const end = time("end_datetime") ?? datetime ?? Infinity;
  return datetime === undefined ? { start, end } : { start: datetime, end: datetime };
}
