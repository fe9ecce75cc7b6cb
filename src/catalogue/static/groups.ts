import { bboxUnion } from "../../geo/bbox/bbox-union.ts";
import type { BBox } from "../../geo/types.ts";
import type { FoundItem } from "../api/page.ts";
import type { CollectionSummary } from "../types.ts";
import { continueCrawl, startCrawl, type Crawl, type CrawlOptions } from "./crawl.ts";
import type { DocumentLink, ReadDocument } from "./documents.ts";
import { MOST_LISTED_DOCUMENTS, SAMPLED_DOCUMENTS } from "./limits.ts";

/** What can be searched by itself: a collection, or the items of a catalogue that has none. */
export interface Group {
  readonly summary: CollectionSummary;
  /** Where its items are found. Several where catalogues use an id twice. */
  readonly links: readonly DocumentLink[];
}

export interface Groups {
  readonly all: ReadonlyMap<string, Group>;
  /** The crawl that found them. */
  readonly crawl: Crawl;
}

type Reading = Pick<CrawlOptions, "documents" | "follows">;

/**
 * The collections of a catalogue, level by level. Items are not read, unless there are some outside of collections:
 * then a sample of them says where and when they lie.
 * @throws ProblemError when the root cannot be read
 */
export async function groupsOf(root: DocumentLink, reading: Reading, signal: AbortSignal): Promise<Groups> {
  const document = await reading.documents.read(root, signal);
  if (document.kind === "items") return await groupsOfItems(root, reading, signal);
  const all = new Map<string, Group>();
  let hasLooseItems = false;
  const onDocument = ({ summary, below }: ReadDocument, link: DocumentLink): void => {
    if (summary) {
      const before = all.get(summary.id);
      all.set(summary.id, { summary: before?.summary ?? summary, links: [...(before?.links ?? []), link] });
    } else if (link.collections.length <= root.collections.length && below.items.length > 0)
      hasLooseItems = true;
  };
  const isEnough = (read: number) => read >= MOST_LISTED_DOCUMENTS;
  const step = await continueCrawl(
    startCrawl([root]),
    { ...reading, isEnough, onDocument, withoutItems: true },
    signal,
  );
  if (!hasLooseItems && all.size > 0) return { all, crawl: step.crawl };
  const id = document.id ?? "";
  const { found, isWhole } = await sampled(root, reading, signal);
  const { title = id, description = "" } = document;
  const summary = { ...summaryOfItems(id, found, isWhole), title, description };
  return { all: new Map([[id, { summary, links: [root] }], ...all]), crawl: step.crawl };
}

async function groupsOfItems(root: DocumentLink, reading: Reading, signal: AbortSignal): Promise<Groups> {
  const { found, crawl, isWhole } = await sampled(root, reading, signal);
  const all = new Map<string, Group>();
  for (const id of new Set(found.map(({ scene }) => scene.collection))) {
    const members = found.filter(({ scene }) => scene.collection === id);
    all.set(id, { summary: summaryOfItems(id, members, isWhole), links: [root] });
  }
  return { all, crawl };
}

async function sampled(root: DocumentLink, reading: Reading, signal: AbortSignal) {
  const isEnough = (read: number) => read >= SAMPLED_DOCUMENTS;
  const { found, crawl } = await continueCrawl(startCrawl([root]), { ...reading, isEnough }, signal);
  return { found, crawl, isWhole: crawl.queue.length === 0 };
}

const WORLD: BBox = [-180, -90, 180, 90];

/** @param isWhole whether these are all items: otherwise there may be others anywhere, at any time */
function summaryOfItems(id: string, found: readonly FoundItem[], isWhole: boolean): CollectionSummary {
  const instants = found.map(({ scene }) => scene.datetime).sort();
  const [first, last] = [instants[0], instants.at(-1)];
  const bbox = isWhole ? bboxUnion(found.map(({ scene }) => scene.bbox)) : WORLD;
  return {
    id,
    title: id,
    description: "",
    ...(bbox ? { bbox } : {}),
    ...(isWhole && first !== undefined && last !== undefined ? { interval: [first, last] as const } : {}),
    keywords: [],
    assetKeys: [...new Set(found.flatMap(({ scene }) => Object.keys(scene.assets)))],
    hasCloudCover: found.some(({ scene }) => scene.cloudCover !== undefined),
  };
}
