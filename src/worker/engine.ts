import type { PassThroughs } from "../geotiff/source/pass-through.ts";
import type { Session } from "../session/types.ts";
import { type CopyBitmap, copyInBrowser } from "./bitmap-ownership.ts";
import type { PoolOptions } from "./pool.ts";
import { PooledEngine } from "./pooled-engine.ts";
import type { RasterEngine } from "./types.ts";

export interface RasterEngineOptions {
  readonly session: Pick<Session, "serve">;
  /** Bytes all caches of all workers may hold together. */
  readonly memoryBudget: number;
  readonly connectionsPerHost: number;
  /** Origins whose files the page's own server fetches; none unless given. */
  readonly passThroughs?: PassThroughs;
  /** For tests; the default is the module worker beside this file. */
  readonly createWorker?: PoolOptions["createWorker"];
  /** For tests; the default is the browser's. */
  readonly copyBitmap?: CopyBitmap;
  readonly workers?: number;
}

/** More workers than this wait for each other's network rather than decode. */
const MAX_WORKERS = 4;

/**
 * Connections an owner of files should have: with one, the ranges of a view wait for each other. Where
 * few connections are allowed, few workers own files; all of them calculate. A view of one large file takes
 * four ranges after its head, so that an owner with three waits for one round trip more than one with six;
 * two owners decode the bands of a view side by side.
 */
const OWNER_CONNECTIONS = 3;

/** The raster rooms behind a pool of workers. */
export function createRasterEngine(options: RasterEngineOptions): RasterEngine {
  const count = options.workers ?? Math.min(MAX_WORKERS, Math.max(1, navigator.hardwareConcurrency || 2));
  const owners = Math.max(1, Math.min(count, Math.floor(options.connectionsPerHost / OWNER_CONNECTIONS)));
  return new PooledEngine(owners, options.copyBitmap ?? copyInBrowser, {
    count,
    createWorker: options.createWorker ?? createRasterWorker,
    start: (worker) => {
      const { port1, port2 } = new MessageChannel();
      options.session.serve(port1);
      const settings = {
        memoryBudget: Math.floor(options.memoryBudget / count),
        connectionsPerHost: Math.max(1, share(options.connectionsPerHost, owners, worker)),
        passThroughs: options.passThroughs ?? {},
      };
      return { settings, session: port2 };
    },
  });
}

/** The part of `total` that falls to one of `parts`, whole, so that all together make up the total. */
function share(total: number, parts: number, index: number): number {
  return Math.floor(total / parts) + (index < total % parts ? 1 : 0);
}

function createRasterWorker(): Worker {
  return new Worker(new URL("./raster-worker.ts", import.meta.url), { type: "module", name: "raster" });
}
