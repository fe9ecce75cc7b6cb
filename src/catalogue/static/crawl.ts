import { isAbort, type Problem, problemOf } from "../../problem/problem.ts";
import type { FoundItem } from "../api/page.ts";
import type { DocumentLink, Documents, ReadDocument } from "./documents.ts";
import { MOST_DEPTH, PARALLEL_DOCUMENTS } from "./limits.ts";

/** How far a catalogue has been crawled. Never changed: every page of a search makes a new one. */
export interface Crawl {
  /** What is to be read next, first things first. */
  readonly queue: readonly DocumentLink[];
  /** Addresses that have been read or are in the queue: circles end here. */
  readonly seen: ReadonlySet<string>;
  /** Documents tried so far. */
  readonly read: number;
  readonly broken: readonly BrokenLink[];
  /** Addresses on other servers, where nothing is asked. */
  readonly foreign: readonly string[];
  /** Links further down than is followed. */
  readonly tooDeep: number;
}

export interface BrokenLink {
  readonly url: string;
  readonly problem: Problem;
}

export interface CrawlStep {
  readonly crawl: Crawl;
  readonly found: readonly FoundItem[];
  readonly problems: readonly Problem[];
}

export interface CrawlOptions {
  readonly documents: Documents;
  /** Whether an address may be asked for. */
  readonly follows: (url: string) => boolean;
  /** Whether to stop for now. */
  readonly isEnough: (read: number, found: number) => boolean;
  /** Leaves items that have addresses of their own unread. */
  readonly withoutItems?: true;
  readonly onDocument?: (document: ReadDocument, link: DocumentLink) => void;
}

export function startCrawl(links: readonly DocumentLink[]): Crawl {
  const seen = new Set(links.map(({ url }) => url));
  return { queue: links, seen, read: 0, broken: [], foreign: [], tooDeep: 0 };
}

/**
 * Reads on until there is enough or nothing is left. Documents that cannot be read are noted and passed over.
 * @throws AbortError
 */
export async function continueCrawl(
  before: Crawl,
  options: CrawlOptions,
  signal: AbortSignal,
): Promise<CrawlStep> {
  const { documents, follows, isEnough, withoutItems = false, onDocument } = options;
  const queue = [...before.queue];
  const seen = new Set(before.seen);
  const broken = [...before.broken];
  const foreign = [...before.foreign];
  const found: FoundItem[] = [];
  const problems: Problem[] = [];
  let { read, tooDeep } = before;
  while (queue.length > 0 && !isEnough(read, found.length)) {
    const links = queue.splice(0, PARALLEL_DOCUMENTS);
    const answers = await Promise.all(links.map((link) => answerOf(documents, link, signal)));
    read += links.length;
    const next: DocumentLink[] = [];
    for (const [index, answer] of answers.entries()) {
      const link = links[index];
      if ("problem" in answer) {
        broken.push(answer);
        continue;
      }
      if (link) onDocument?.(answer, link);
      found.push(...answer.found);
      problems.push(...answer.problems);
      const { children, items } = answer.below;
      for (const below of withoutItems ? children : [...items, ...children]) {
        if (seen.has(below.url)) continue;
        seen.add(below.url);
        if (!follows(below.url)) foreign.push(below.url);
        else if (below.depth > MOST_DEPTH) tooDeep += 1;
        else next.push(below);
      }
    }
    // Items of one catalogue come before the next catalogue, but a list of collections goes level by level.
    if (withoutItems) queue.push(...next);
    else queue.unshift(...next);
  }
  return { crawl: { queue, seen, read, broken, foreign, tooDeep }, found, problems };
}

async function answerOf(documents: Documents, link: DocumentLink, signal: AbortSignal) {
  try {
    return await documents.read(link, signal);
  } catch (error) {
    if (isAbort(error)) throw error;
    return { url: link.url, problem: problemOf(error, "network") };
  }
}
