import type { CatalogueConfig } from "../../config/types.ts";
import type { Ask } from "../api/collection-requests.ts";
import { Memo } from "../api/memo.ts";
import type { FoundItem } from "../api/page.ts";
import { notStacError } from "../api/problems.ts";
import type { Problem } from "../../problem/problem.ts";
import type { SceneContext } from "../normalise/context.ts";
import { objectOf, objectsOf, textOf, type JsonObject } from "../normalise/read.ts";
import { isScene, toScene } from "../normalise/scene.ts";
import { documentOf, type StacDocument } from "./document.ts";

/** A document that is to be read, and what the ones above it say of its items. */
export interface DocumentLink {
  readonly url: string;
  readonly depth: number;
  /** Ids of the collections around it, and of the catalogue that stands for one; the outermost first. */
  readonly collections: readonly string[];
  readonly itemAssets?: JsonObject;
  readonly commons?: JsonObject;
}

export interface ReadDocument extends StacDocument {
  /** Its items as scenes. */
  readonly found: readonly FoundItem[];
  readonly problems: readonly Problem[];
  /** What it links to, with what it says of it. */
  readonly below: { readonly children: readonly DocumentLink[]; readonly items: readonly DocumentLink[] };
}

/** The documents of one catalogue, each read once and kept: searches after the first ask for nothing again. */
export class Documents {
  readonly #config: CatalogueConfig;
  readonly #ask: Ask;
  readonly #read = new Memo<ReadDocument>();
  readonly #root: unknown;

  /** @param root the parsed document at the catalogue's own address */
  constructor(config: CatalogueConfig, root: unknown, ask: Ask) {
    this.#config = config;
    this.#root = root;
    this.#ask = ask;
  }

  /** @throws ProblemError for a document that is not there, or no STAC */
  read(link: DocumentLink, signal: AbortSignal): Promise<ReadDocument> {
    const parse = async (own: AbortSignal): Promise<ReadDocument> => {
      const isRoot = link.url === this.#config.url;
      const value = isRoot ? this.#root : await this.#ask({ url: link.url, method: "GET" }, own);
      return this.#parsed(value, link);
    };
    return this.#read.get(link.url, parse, signal);
  }

  forget(): void {
    this.#read.forget(() => true);
  }

  #parsed(value: unknown, link: DocumentLink): ReadDocument {
    const document = documentOf(value, link.url);
    if (document === undefined) throw notStacError(this.#config, link.url);
    const { items, ...rest } = document;
    const inside = insideOf(document, link);
    const found: FoundItem[] = [];
    const problems: Problem[] = [];
    for (const item of items) {
      const completed = withCommons(located(item, link.url, items.length > 1), link.commons);
      const scene = toScene(completed, this.#context(inside));
      if (isScene(scene)) found.push({ scene, item: keptOf(completed) });
      else problems.push(scene);
    }
    const linked = (urls: readonly string[]) =>
      urls.map((url): DocumentLink => ({ ...inside, url, depth: link.depth + 1 }));
    const below = { children: linked(document.children), items: linked(document.itemAddresses) };
    return { ...rest, items: [], found, problems, below };
  }

  #context({ url, collections, itemAssets }: DocumentLink): SceneContext {
    const { id, synthetic, unlisted, local, assetOrigins } = this.#config;
    const isBound = unlisted === undefined || local?.leadsElsewhere === false;
    return {
      catalogue: id,
      collection: collections.at(-1) ?? fileStem(url),
      url,
      synthetic,
      ...(unlisted ? { unlisted } : {}),
      ...(isBound ? { origins: assetOrigins } : {}),
      ...(itemAssets ? { itemAssets } : {}),
    };
  }
}

function insideOf({ summary, commons }: StacDocument, link: DocumentLink): DocumentLink {
  if (summary === undefined) return link;
  const { itemAssets = link.itemAssets } = summary;
  const shared = commons ?? link.commons;
  return {
    ...link,
    collections: link.collections.includes(summary.id) ? link.collections : [...link.collections, summary.id],
    ...(itemAssets ? { itemAssets } : {}),
    ...(shared ? { commons: shared } : {}),
  };
}

/**
 * Where a file was read counts more than its `self` link: copies of catalogues keep the links of the original,
 * and their relative addresses start at the copy.
 */
function located(value: unknown, url: string, isOneOfMany: boolean): unknown {
  const item = objectOf(value);
  if (item === undefined) return value;
  const others = objectsOf(item["links"]).filter(({ rel }) => rel !== "self");
  const id = textOf(item["id"]);
  const href = isOneOfMany && id !== undefined ? `${url}#${encodeURIComponent(id)}` : url;
  return { ...item, links: [...others, { rel: "self", href }] };
}

function withCommons(value: unknown, commons: JsonObject | undefined): unknown {
  const item = objectOf(value);
  if (item === undefined || commons === undefined) return value;
  return { ...item, properties: { ...commons, ...objectOf(item["properties"]) } };
}

/** Only properties are asked for later: a whole item takes ten times the memory. */
function keptOf(value: unknown): JsonObject {
  return { properties: objectOf(objectOf(value)?.["properties"]) ?? {} };
}

/** "…/items/season.json" → "season" */
function fileStem(url: string): string {
  const name = new URL(url).pathname.split("/").findLast((part) => part !== "") ?? "items";
  try {
    return decodeURIComponent(name).replace(/\.(?:geo)?json$/i, "");
  } catch {
    return name;
  }
}
