import { realpath, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { completedCollections } from "./collections.ts";
import { collectionIn, itemsIn } from "./documents.ts";
import type { CollectionDocument } from "./documents.ts";
import { libraryItem } from "./item.ts";
import type { LibraryItem } from "./item.ts";
import { jsonDocuments } from "./walk.ts";

/** A folder of STAC documents and their files, held in memory: what both catalogues are served from. */
export interface Library {
  /** Real path of the folder. */
  readonly root: string;
  readonly title: string;
  readonly collections: readonly CollectionDocument[];
  /** Newest first; equal times by id, so that paging is stable. */
  readonly items: readonly LibraryItem[];
  /** Files that items name, as paths within `root`: nothing else is served. */
  readonly files: ReadonlySet<string>;
}

/** Says in one sentence why a folder cannot be served. */
export class UnusableFolder extends Error {
  override readonly name = "UnusableFolder";
}

/**
 * Reads every STAC item and collection below a folder.
 * @throws UnusableFolder when there is no such folder or no item with a file in it.
 */
export async function openLibrary(folder: string): Promise<Library> {
  const information = await stat(folder).catch(() => undefined);
  if (information === undefined) throw new UnusableFolder(`There is no folder ${folder}.`);
  if (!information.isDirectory()) throw new UnusableFolder(`${folder} is a file, not a folder.`);
  const root = await realpath(folder);

  const collections = new Map<string, CollectionDocument>();
  const items: LibraryItem[] = [];
  for await (const { path, value } of jsonDocuments(root)) {
    const collection = collectionIn(value);
    if (collection !== undefined && !collections.has(collection.id)) {
      collections.set(collection.id, collection);
    }
    for (const document of itemsIn(value)) {
      items.push(await libraryItem(root, dirname(path), document, basename(root)));
    }
  }

  // Folders often keep the document as it was published, with its collection, beside their own.
  const nearby = bestOf(items, (item) => `${item.folder}\n${item.document.id}`);
  const found = bestOf(nearby, (item) => `${item.collection}\n${item.document.id}`);
  if (found.length === 0) {
    throw new UnusableFolder(
      `${folder} holds no STAC items: put the item JSON files next to their GeoTIFFs, in any subfolders.`,
    );
  }
  found.sort(newestFirst);
  return {
    root,
    title: basename(root),
    collections: completedCollections(collections, found),
    items: found,
    files: filesOf(found),
  };
}

/** Of several items with the same key the one with the most files here; the first of equal ones. */
function bestOf(items: readonly LibraryItem[], keyOf: (item: LibraryItem) => string): LibraryItem[] {
  const best = new Map<string, LibraryItem>();
  for (const item of items) {
    const known = best.get(keyOf(item));
    if (known === undefined || known.files.size < item.files.size) best.set(keyOf(item), item);
  }
  return [...best.values()];
}

function filesOf(items: readonly LibraryItem[]): ReadonlySet<string> {
  const files = new Set<string>();
  for (const item of items) for (const path of item.files.values()) files.add(path);
  return files;
}

function newestFirst(one: LibraryItem, other: LibraryItem): number {
  const byTime = other.start - one.start;
  if (byTime !== 0 && !Number.isNaN(byTime)) return byTime;
  return one.document.id < other.document.id ? -1 : 1;
}

/** Path within the library of a file that lies beside a served one, such as its `.ovr`. */
export function servedPath(library: Library, path: string): boolean {
  const sidecar = /^(.*)\.(ovr|msk)$/s.exec(path);
  return library.files.has(path) || (sidecar?.[1] !== undefined && library.files.has(sidecar[1]));
}
