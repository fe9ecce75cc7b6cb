import type { Session } from "../session/types.ts";
import type { Slice } from "../timeline/types.ts";
import type { Counters, ToWorker } from "./messages.ts";
import { type PoolOptions, WorkerPool } from "./pool.ts";
import type { EngineStatistics, PointValue, RasterEngine, TileImage, TileRequest, ValueRequest } from "./types.ts";

export interface RasterEngineOptions {
  readonly session: Pick<Session, "serve">;
  /** Bytes all caches of all workers may hold together. */
  readonly memoryBudget: number;
  readonly connectionsPerHost: number;
  /** For tests; the default is the module worker beside this file. */
  readonly createWorker?: PoolOptions["createWorker"];
  readonly workers?: number;
}

/** More workers than this wait for each other's network rather than decode. */
const MOST_WORKERS = 4;

/** The raster rooms behind a pool of workers. */
export function createRasterEngine(options: RasterEngineOptions): RasterEngine {
  const count = options.workers ?? Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency || 2));
  const pool = new WorkerPool({
    count,
    createWorker: options.createWorker ?? createRasterWorker,
    start: () => {
      const { port1, port2 } = new MessageChannel();
      options.session.serve(port1);
      const settings = {
        memoryBudget: Math.floor(options.memoryBudget / count),
        connectionsPerHost: Math.max(1, Math.floor(options.connectionsPerHost / count)),
      };
      const message: ToWorker = { type: "start", settings, session: port2 };
      return { message, transfer: [port2] };
    },
  });
  return new PooledEngine(pool);
}

function createRasterWorker(): Worker {
  return new Worker(new URL("./raster-worker.ts", import.meta.url), { type: "module", name: "raster" });
}

interface KnownSlice {
  /** Changes when the scenes do, so that no worker answers with a slice's former scenes. */
  readonly key: string;
  readonly slice: Slice;
}

class PooledEngine implements RasterEngine {
  private readonly pool: WorkerPool;
  private slices = new Map<string, KnownSlice>();
  private totals = { requests: 0, bytes: 0, decodedBlocks: 0 };
  private version = 0;

  constructor(pool: WorkerPool) {
    this.pool = pool;
  }

  setSlices(slices: readonly Slice[]): void {
    const former = this.slices;
    this.slices = new Map(
      slices.map((slice) => {
        const known = former.get(slice.id);
        const kept = known && sameScenes(known.slice, slice) ? known : undefined;
        return [slice.id, kept ?? { key: `${slice.id}#${++this.version}`, slice }];
      }),
    );
    const gone = [...former.values()].filter(({ key, slice }) => this.slices.get(slice.id)?.key !== key);
    this.pool.forget(gone.map(({ key }) => key));
  }

  async tile(request: TileRequest, signal: AbortSignal): Promise<TileImage> {
    const known = this.slices.get(request.slice);
    if (!known) return { bitmap: null, requests: 0, bytes: 0, problems: [] };
    const { recipe, tile, size, priority } = request;
    const job = { kind: "tile", recipe, tile, size } as const;
    const { result, counters } = await this.pool.run(known.key, known.slice, job, priority, signal);
    this.count(counters);
    if (result.kind !== "tile") throw new Error("a tile was asked for");
    const { bitmap, problems } = result;
    return { bitmap, problems, requests: counters.requests, bytes: counters.bytes };
  }

  async value(request: ValueRequest, signal: AbortSignal): Promise<PointValue | null> {
    const known = this.slices.get(request.slice);
    if (!known) return null;
    const job = { kind: "value", recipe: request.recipe, point: request.point } as const;
    const { result, counters } = await this.pool.run(known.key, known.slice, job, "point", signal);
    this.count(counters);
    if (result.kind !== "value") throw new Error("a value was asked for");
    return result.value;
  }

  clear(origins: readonly string[]): void {
    this.pool.broadcast({ type: "clear", origins });
  }

  statistics(): EngineStatistics {
    return { ...this.totals, cachedBytes: this.pool.cachedBytes };
  }

  dispose(): void {
    this.pool.dispose();
  }

  private count({ requests, bytes, decodedBlocks }: Counters): void {
    this.totals = {
      requests: this.totals.requests + requests,
      bytes: this.totals.bytes + bytes,
      decodedBlocks: this.totals.decodedBlocks + decodedBlocks,
    };
  }
}

function sameScenes(a: Slice, b: Slice): boolean {
  return (
    a === b ||
    (a.scenes.length === b.scenes.length && a.scenes.every((scene, index) => scene === b.scenes[index]))
  );
}
