import { localAddress } from "../http/local-files.ts";
import type { StacDocument } from "../catalogue/static/document.ts";

interface FoundDocument {
  readonly path: string;
  readonly document: StacDocument | undefined;
}

/**
 * The path of the document that leads to the others: the topmost catalogue or collection where there is one, the only
 * document, or else a catalogue of all documents, which is added to the folder.
 */
export function rootOf(found: readonly FoundDocument[], title: string, folder: Map<string, Blob>): string {
  const known = found.filter(({ document }) => document !== undefined);
  const [only, ...others] = known;
  if (only && others.length === 0) return only.path;
  const depthOf = (path: string) => path.split("/").length;
  const parents = known.filter(({ document }) => document?.kind !== "items");
  const top = Math.min(...parents.map(({ path }) => depthOf(path)));
  const [topmost, ...besides] = parents.filter(({ path }) => depthOf(path) === top);
  if (topmost?.document && besides.length === 0 && leads(topmost.document)) return topmost.path;
  const links = known
    .toSorted((one, other) => depthOf(one.path) - depthOf(other.path))
    .map(({ path, document }) => ({
      rel: document?.kind === "items" ? "item" : "child",
      href: localAddress("./", path),
    }));
  const root = free("catalog.json", folder);
  const catalogue = { type: "Catalog", stac_version: "1.1.0", id: title, title, description: title, links };
  folder.set(root, new Blob([JSON.stringify(catalogue)]));
  return root;
}

/** Collections of an API have no links to their items, and neither have copies of them. */
function leads({ children, itemAddresses }: StacDocument): boolean {
  return children.length + itemAddresses.length > 0;
}

/** The name, with underscores before it where it is taken. */
export function free(name: string, folder: ReadonlyMap<string, Blob>): string {
  let own = name;
  while (folder.has(own)) own = `_${own}`;
  return own;
}
