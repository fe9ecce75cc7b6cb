import type { CatalogueConfig } from "../../config/types.ts";
import { ProblemError } from "../../problem/problem.ts";
import type { Ask } from "../api/collection-requests.ts";
import { Memo } from "../api/memo.ts";
import { unknownCollection } from "../api/problems.ts";
import { requestJson, type CatalogueEnvironment } from "../api/request.ts";
import { standingsOf } from "../api/within-query.ts";
import type { Catalogue, CatalogueService, SearchOptions } from "../catalogue.ts";
import { objectOf, objectsOf, textOf } from "../normalise/read.ts";
import type { CollectionList, CollectionSummary, Cursor, Scene, SearchPage, SearchQuery } from "../types.ts";
import { continueCrawl, startCrawl, type Crawl } from "./crawl.ts";
import { documentOf } from "./document.ts";
import { Documents, type DocumentLink } from "./documents.ts";
import { groupsOf, type Groups } from "./groups.ts";
import { MOST_BYTES, MOST_DOCUMENTS, MOST_LISTED_DOCUMENTS } from "./limits.ts";
import { unreadProblem } from "./unread.ts";

/** A page of a search ends when a person should see something new … */
const PAGE_MS = 500;
/** … unless it has read next to nothing. With pages so long, the limit of documents comes before that of pages. */
const LEAST_PAGE_DOCUMENTS = 48;
const MOST_PAGE_ITEMS = 1000;
const GROUPS = "";

/**
 * A catalogue without an API: files that link to files, which are read here one after the other and searched here.
 * What has been read is kept for the searches that follow, also where one was stopped.
 */
export class StaticCatalogue implements Catalogue {
  readonly config: CatalogueConfig;
  readonly #title: string;
  readonly #ask: Ask;
  readonly #environment: CatalogueEnvironment;
  readonly #documents: Documents;
  readonly #root: DocumentLink;
  readonly #isItems: boolean;
  readonly #groups = new Memo<Groups>();
  #receivedBytes = 0;

  /** @param page the parsed document at the address of the catalogue; `isStaticRoot` has found it to be one */
  constructor(config: CatalogueConfig, page: unknown, environment: CatalogueEnvironment) {
    this.config = config;
    this.#environment = {
      ...environment,
      onReceived: (bytes) => {
        this.#receivedBytes += bytes;
      },
    };
    this.#ask = (request, signal) => requestJson(config, request, this.#environment, signal);
    this.#documents = new Documents(config, page, this.#ask);
    const document = documentOf(page, config.url);
    this.#title = document?.title ?? config.title;
    this.#isItems = document?.kind === "items";
    const collections = document?.kind === "catalog" && document.id ? [document.id] : [];
    this.#root = { url: config.url, depth: 0, collections };
  }

  async open(signal: AbortSignal): Promise<CatalogueService> {
    await this.#documents.read(this.#root, signal);
    return { title: this.#title, refusals: [] };
  }

  async collections(signal: AbortSignal): Promise<CollectionList> {
    const { all, crawl } = await this.#known(signal);
    const list = [...all.values()].map(({ summary }) => summary);
    const limit =
      crawl.queue.length > 0 && !this.#isItems
        ? `has more than ${MOST_LISTED_DOCUMENTS} catalogues and collections`
        : undefined;
    const incomplete = unreadProblem(this.config, crawl, limit);
    const [only, ...others] = list;
    return {
      list,
      ...(incomplete ? { incomplete } : {}),
      // What was dropped is to be seen at once; where items lie outside of collections, the first has all of them.
      ...(only && (others.length === 0 || this.config.local) ? { start: only.id } : {}),
    };
  }

  async collection(id: string, signal: AbortSignal): Promise<CollectionSummary> {
    const group = (await this.#known(signal)).all.get(id);
    if (group === undefined) throw unknownCollection(this.config, id, undefined);
    return group.summary;
  }

  async search(query: SearchQuery, { signal, cursor }: SearchOptions): Promise<SearchPage> {
    const before = cursor === undefined ? undefined : StaticCursor.crawlOf(cursor, this.config.id);
    const start = before ?? startCrawl(await this.#linksOf(query, signal));
    const pageEnd = this.#environment.now() + PAGE_MS;
    const isEnough = (read: number, found: number): boolean =>
      this.#limitReached(read) !== undefined ||
      found >= MOST_PAGE_ITEMS ||
      (read - start.read >= LEAST_PAGE_DOCUMENTS && this.#environment.now() >= pageEnd);
    const step = await continueCrawl(start, { ...this.#reading(), isEnough }, signal);
    const { crawl, found, problems } = step;
    // What cannot be read at all is a failure, not an empty answer.
    if (crawl.read > 0 && crawl.broken.length === crawl.read) throw new ProblemError(firstProblem(crawl));
    const standings = standingsOf(found, query, [], 0).of;
    const inside = found.filter(
      ({ scene }, index) => this.#isOf(query, scene.collection) && standings[index] === "inside",
    );
    const isWhole = crawl.queue.length === 0;
    const limit = isWhole ? undefined : this.#limitReached(crawl.read);
    const incomplete = unreadProblem(this.config, crawl, limit);
    const scenes = inside.map(({ scene }) => scene);
    // Only all of them can be put in order.
    const isSorted = isWhole && before === undefined;
    return {
      scenes: isSorted ? scenes.toSorted(newestFirst) : scenes,
      problems,
      ...(isSorted ? { matched: scenes.length } : { unsorted: true as const }),
      ...(inside.length === found.length ? {} : { leftOut: found.length - inside.length }),
      reading: { read: crawl.read, known: crawl.read + crawl.queue.length },
      ...(incomplete ? { incomplete } : {}),
      ...(isWhole || limit !== undefined ? {} : { next: new StaticCursor(this.config.id, crawl) }),
    };
  }

  /** An item as its file has it; one of a file with several is named behind a `#`. */
  async item(url: string, signal: AbortSignal): Promise<unknown> {
    const [address = url, fragment] = url.split("#");
    const value = await this.#ask({ url: address, method: "GET" }, signal);
    if (fragment === undefined) return value;
    const id = decodeURIComponent(fragment);
    return objectsOf(objectOf(value)?.["features"]).find((item) => textOf(item["id"]) === id) ?? value;
  }

  forget(): void {
    this.#groups.forget(() => true);
    this.#documents.forget();
    this.#receivedBytes = 0;
  }

  #known(signal: AbortSignal): Promise<Groups> {
    return this.#groups.get(GROUPS, (own) => groupsOf(this.#root, this.#reading(), own), signal);
  }

  #reading() {
    return { documents: this.#documents, follows: (url: string) => this.#follows(url) };
  }

  /** The person agreed to ask this server; the deployment lists others. What was dropped may lead anywhere. */
  #follows(url: string): boolean {
    const { url: home, assetOrigins, local } = this.config;
    const { origin } = new URL(url);
    return local?.leadsElsewhere === true || origin === new URL(home).origin || assetOrigins.includes(origin);
  }

  async #linksOf({ collections }: SearchQuery, signal: AbortSignal): Promise<readonly DocumentLink[]> {
    const { all } = await this.#known(signal);
    const links = collections.flatMap((id) => {
      const group = all.get(id);
      if (group === undefined) throw unknownCollection(this.config, id, undefined);
      return group.links;
    });
    return [...new Map(links.map((link) => [link.url, link])).values()];
  }

  /** A file of items may have those of several collections; elsewhere all items lie below what was asked for. */
  #isOf({ collections }: SearchQuery, collection: string): boolean {
    return !this.#isItems || collections.includes(collection);
  }

  /** As the end of a sentence about the catalogue. */
  #limitReached(read: number): string | undefined {
    if (read >= MOST_DOCUMENTS) return `has more than ${MOST_DOCUMENTS.toLocaleString("en")} documents`;
    if (this.#receivedBytes >= MOST_BYTES) return `has more than ${MOST_BYTES / 1024 / 1024} MB of documents`;
    return undefined;
  }
}

/** ISO 8601 instants in UTC are in order of time when they are in order of their characters. */
function newestFirst({ datetime }: Scene, other: Scene): number {
  if (datetime === other.datetime) return 0;
  return datetime < other.datetime ? 1 : -1;
}

function firstProblem({ broken: [first] }: Crawl) {
  if (first === undefined) throw new Error("nothing is broken");
  return first.problem;
}

class StaticCursor implements Cursor {
  readonly catalogue: string;
  readonly #crawl: Crawl;

  constructor(catalogue: string, crawl: Crawl) {
    this.catalogue = catalogue;
    this.#crawl = crawl;
  }

  /** @throws TypeError for a cursor of another catalogue, which is a mistake in the program */
  static crawlOf(cursor: Cursor, catalogue: string): Crawl {
    if (cursor instanceof StaticCursor && cursor.catalogue === catalogue) return cursor.#crawl;
    throw new TypeError(`This cursor is not one of ${catalogue}.`);
  }
}
