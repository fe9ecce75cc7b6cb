import type { PassThroughs } from "../geotiff/source/pass-through.ts";
import type { Session } from "../session/types.ts";
import type { Slice } from "../timeline/types.ts";
import { FileOwners } from "./file-owners.ts";
import type { JobPriority } from "./job-queue.ts";
import type { Counters, Job, ToWorker } from "./messages.ts";
import { type PoolOptions, WorkerPool } from "./pool.ts";
import type {
  EngineStatistics,
  PointValue,
  RasterEngine,
  TileImage,
  TileRequest,
  ValueRequest,
} from "./types.ts";

export interface RasterEngineOptions {
  readonly session: Pick<Session, "serve">;
  /** Bytes all caches of all workers may hold together. */
  readonly memoryBudget: number;
  readonly connectionsPerHost: number;
  /** Origins whose files the page's own server fetches; none unless given. */
  readonly passThroughs?: PassThroughs;
  /** For tests; the default is the module worker beside this file. */
  readonly createWorker?: PoolOptions["createWorker"];
  readonly workers?: number;
}

/** More workers than this wait for each other's network rather than decode. */
const MOST_WORKERS = 4;

/**
 * Connections an owner of files should have: with one, the ranges of a view wait for each other. Where
 * few connections are allowed, few workers own files; all of them calculate. A view of one large file takes
 * four ranges after its head, so that an owner with three waits for one round trip more than one with six;
 * two owners decode the bands of a view side by side.
 */
const OWNER_CONNECTIONS = 3;

/** The raster rooms behind a pool of workers. */
export function createRasterEngine(options: RasterEngineOptions): RasterEngine {
  const count = options.workers ?? Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency || 2));
  const owners = Math.max(1, Math.min(count, Math.floor(options.connectionsPerHost / OWNER_CONNECTIONS)));
  return new PooledEngine(count, owners, {
    createWorker: options.createWorker ?? createRasterWorker,
    start: (worker) => {
      const { port1, port2 } = new MessageChannel();
      options.session.serve(port1);
      const settings = {
        memoryBudget: Math.floor(options.memoryBudget / count),
        connectionsPerHost: Math.max(1, share(options.connectionsPerHost, owners, worker)),
        passThroughs: options.passThroughs ?? {},
      };
      const message: ToWorker = { type: "start", settings, session: port2 };
      return { message, transfer: [port2] };
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

interface KnownSlice {
  /** Changes when the scenes do, so that no worker answers with a slice's former scenes. */
  readonly key: string;
  readonly slice: Slice;
}

class PooledEngine implements RasterEngine {
  private readonly pool: WorkerPool;
  private slices = new Map<string, KnownSlice>();
  private totals = { requests: 0, bytes: 0, decodedBlocks: 0 };
  private readonly owners: FileOwners;
  private version = 0;
  /** Read since the last tile was answered: the next tile's to report. */
  private unclaimed = { requests: 0, bytes: 0 };

  constructor(count: number, owners: number, options: Omit<PoolOptions, "count" | "counted">) {
    this.pool = new WorkerPool({ ...options, count, counted: (counters) => this.count(counters) });
    this.owners = new FileOwners(owners);
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
    const keys = gone.map(({ key }) => key);
    this.pool.forget(keys);
    this.owners.forget(keys);
  }

  async tile(request: TileRequest, signal: AbortSignal): Promise<TileImage> {
    const known = this.slices.get(request.slice);
    if (!known) return { bitmap: null, requests: 0, bytes: 0, problems: [] };
    const { slice: _, priority, ...target } = request;
    const job = { kind: "tile", ...target } as const;
    const result = await this.run(known, job, priority, signal);
    if (result.kind !== "tile") throw new Error("a tile was asked for");
    const { bitmap, problems } = result;
    const { requests, bytes } = this.unclaimed;
    this.unclaimed = { requests: 0, bytes: 0 };
    return { bitmap, problems, requests, bytes };
  }

  async value(request: ValueRequest, signal: AbortSignal): Promise<PointValue | null> {
    const known = this.slices.get(request.slice);
    if (!known) return null;
    const job = { kind: "value", recipe: request.recipe, point: request.point } as const;
    const result = await this.run(known, job, "point", signal);
    if (result.kind !== "value") throw new Error("a value was asked for");
    return result.value;
  }

  clear(origins: readonly string[]): void {
    this.pool.clear(origins);
  }

  statistics(): EngineStatistics {
    return { ...this.totals, cachedBytes: this.pool.cachedBytes };
  }

  dispose(): void {
    this.pool.dispose();
  }

  private async run({ key, slice }: KnownSlice, job: Job, priority: JobPriority, signal: AbortSignal) {
    const owners = this.owners.of(key, slice, job.recipe);
    return this.pool.run({ sliceKey: key, slice, job, owners, affinity: affinityOf(job), priority }, signal);
  }

  private count({ requests, bytes, decodedBlocks }: Counters): void {
    this.totals = {
      requests: this.totals.requests + requests,
      bytes: this.totals.bytes + bytes,
      decodedBlocks: this.totals.decodedBlocks + decodedBlocks,
    };
    this.unclaimed = { requests: this.unclaimed.requests + requests, bytes: this.unclaimed.bytes + bytes };
  }
}

/** Neighbouring tiles differ, like the squares of a chessboard, so that a view spreads evenly. */
function affinityOf(job: Job): number {
  return job.kind === "tile" ? job.tile.x + job.tile.y : 0;
}

function sameScenes(a: Slice, b: Slice): boolean {
  return (
    a === b ||
    (a.scenes.length === b.scenes.length && a.scenes.every((scene, index) => scene === b.scenes[index]))
  );
}
