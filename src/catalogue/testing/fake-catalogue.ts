import type { CatalogueConfig } from "../../config/types.ts";
import { ProblemError, type Problem } from "../../problem/problem.ts";
import type { CatalogueEnvironment } from "../api/request.ts";
import { createCatalogues } from "../create-catalogues.ts";
import type { Catalogue } from "../catalogue.ts";
import type { SearchQuery } from "../types.ts";
import { systemClock } from "../../async/clock.ts";
import type { Environment } from "../../http/environment.ts";

/** A request as the fake saw it. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
  readonly authorization: string | undefined;
  readonly redirect: string | undefined;
  readonly cache: string | undefined;
}

/** Pauses between tries of requests are shorter. */
const SHORTEST_DEADLINE_MS = 10_000;

/** An error stands for an answer that no page may read, and for none. */
export type Reply = Response | Error | (() => Response | Promise<Response>);

/** Stands in for a STAC API in tests: answers from a function, remembers every request, waits for nothing. */
export class FakeCatalogue {
  readonly seen: Seen[] = [];
  readonly waits: number[] = [];
  readonly #answer: (request: Seen) => Reply;

  constructor(answer: (request: Seen) => Reply) {
    this.#answer = answer;
  }

  readonly environment: Environment = {
    fetch: async (url, init) => {
      const headers = new Headers(init?.headers);
      const request: Seen = {
        method: init?.mode === "no-cors" ? "OPAQUE" : (init?.method ?? "GET"),
        url,
        body: typeof init?.body === "string" ? (JSON.parse(init.body) as unknown) : undefined,
        authorization: headers.get("authorization") ?? undefined,
        redirect: init?.redirect,
        cache: init?.cache,
      };
      this.seen.push(request);
      const reply = this.#answer(request);
      if (reply instanceof Error) throw reply;
      return typeof reply === "function" ? await reply() : reply;
    },
    now: () => Date.UTC(2025, 5, 1),
    random: () => 0.5,
    after: (milliseconds, callback) => {
      // Pauses are over at once; deadlines are as long as ever.
      if (milliseconds >= SHORTEST_DEADLINE_MS) return systemClock.after(milliseconds, callback);
      return systemClock.after(0, () => {
        this.waits.push(milliseconds);
        callback();
      });
    },
    online: () => true,
  };

  /** Requests to the search, in order. */
  searches(): readonly Seen[] {
    return this.seen.filter(
      ({ url, method }) => new URL(url).pathname.endsWith("/search") && method !== "OPAQUE",
    );
  }
}

export const CATALOGUE: CatalogueConfig = {
  id: "fake",
  title: "Fake catalogue",
  url: "https://stac.example.org/",
  signedSearch: false,
  synthetic: false,
  assetOrigins: ["https://stac.example.org"],
};

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

export function landing(
  changes: { methods?: readonly string[]; conformsTo?: readonly string[] } = {},
): unknown {
  return {
    stac_version: "1.0.0",
    id: "fake",
    conformsTo: changes.conformsTo ?? [],
    links: [
      { rel: "data", href: "https://stac.example.org/collections" },
      ...(changes.methods ?? ["GET", "POST"]).map((method) => ({
        rel: "search",
        method,
        type: "application/geo+json",
        href: "https://stac.example.org/search",
      })),
    ],
  };
}

export function page(ids: readonly string[], next?: unknown, cloudCover?: (id: string) => number): unknown {
  return {
    type: "FeatureCollection",
    features: ids.map((id) => ({
      type: "Feature",
      id,
      collection: "c",
      bbox: [5, 51, 6, 52],
      properties: {
        datetime: "2025-06-01T10:30:00Z",
        ...(cloudCover ? { "eo:cloud_cover": cloudCover(id) } : {}),
      },
      assets: {},
    })),
    links: next === undefined ? [] : [{ rel: "next", ...(next as object) }],
  };
}

export const QUERY: SearchQuery = {
  collections: ["c"],
  area: [5, 51, 6, 52],
  time: { from: "2025-06-01", to: "2025-06-30" },
  where: [],
};

/** A signal that is never aborted. */
export const NEVER = new AbortController().signal;

/** The catalogue at `CATALOGUE`'s address, or as another configuration has it, answered by a fake. */
export function catalogueOn(
  { environment }: FakeCatalogue,
  config: CatalogueConfig = CATALOGUE,
  more: Partial<CatalogueEnvironment> = {},
): Catalogue {
  return createCatalogues({ ...environment, ...more }).of(config);
}

/** What a browser gives for an answer it may not read. */
export function opaque(): Response {
  return Object.defineProperty(new Response(""), "type", { value: "opaque" });
}

/** The problem that a promise must reject with. */
export async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error("did not fail");
}
