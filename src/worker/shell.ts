import { isAbort, problemOf } from "../problem/problem.ts";
import { type SourceContext, createSourceContext } from "../geotiff/source/context.ts";
import { openSource } from "../geotiff/source/open-source.ts";
import type { ScenePoint } from "../raster/tile/point-value.ts";
import { ByteCache } from "../raster/tile/byte-cache.ts";
import { LocalBands } from "../raster/tile/local-bands.ts";
import { TileEngine } from "../raster/tile/tile-engine.ts";
import { decodePlane } from "../geotiff/tiff/decode-plane.ts";
import { openRasterFile } from "../geotiff/tiff/open.ts";
import { brokerOverPort } from "../session/port.ts";
import type { Slice } from "../timeline/types.ts";
import { CounterDeltas } from "./counters.ts";
import { DecodeFarm } from "./decode-farm.ts";
import type { FromWorker, Job, JobResult, ToWorker, WorkerSettings } from "./messages.ts";
import { Peers } from "./peers.ts";
import type { PointValue } from "./types.ts";

/** The worker's side of its channel: `self`, or a port in tests. */
export interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, options: { transfer: Transferable[] }): void;
}

/** What a browser does and Node does not. */
export interface ShellEnvironment {
  readonly toBitmap: (picture: Uint8ClampedArray<ArrayBuffer>, size: number) => Promise<ImageBitmap>;
  readonly fetch?: typeof fetch;
  /** Called once, when nothing was asked of the worker for a moment after it started. */
  readonly whenIdle?: () => void;
}

/** A worker that is not asked for anything for so long, milliseconds, was started before it is needed. */
const IDLE_AFTER = 150;

/** Turns messages into calls of the raster rooms, and what comes of them into messages. */
export function serveRaster(scope: WorkerScope, environment: ShellEnvironment): void {
  const running = new Map<number, AbortController>();
  const slices = new Map<string, Slice>();
  let started: Started | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;

  const reply = (message: FromWorker, transfer: Transferable[] = []) =>
    scope.postMessage(message, { transfer });

  const run = async ({ id, slice: sliceKey, job, owners }: JobMessage): Promise<void> => {
    const slice = slices.get(sliceKey);
    if (!started || !slice) throw new Error("a job arrived before what it needs");
    const { engine, counters, peers } = started;
    for (const [href, worker] of owners) peers.assign(href, worker);
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const result = await perform(engine, slice, job, environment, controller.signal);
      const transfer = result.kind === "tile" && result.bitmap ? [result.bitmap] : [];
      reply({ type: "done", id, result, counters: counters.take() }, transfer);
    } catch (error) {
      const problem = isAbort(error) ? null : problemOf(error);
      reply({ type: "failed", id, problem, counters: counters.take() });
    } finally {
      running.delete(id);
    }
  };

  const handle = (message: ToWorker): void => {
    switch (message.type) {
      case "start":
        started = start(message.settings, message.session, environment, reply);
        idle = setTimeout(() => environment.whenIdle?.(), IDLE_AFTER);
        break;
      case "slice":
        slices.set(message.key, message.slice);
        break;
      case "forget":
        for (const key of message.keys) slices.delete(key);
        break;
      case "job":
        clearTimeout(idle);
        void run(message);
        break;
      case "abort":
        running.get(message.id)?.abort();
        break;
      case "clear":
        started?.engine.clear(message.origins);
        started?.local.abort(message.origins);
        break;
      case "peer":
        started?.peers.connect(message.worker, message.port);
        break;
      case "ping":
        reply({ type: "pong" });
        break;
    }
  };
  scope.onmessage = ({ data }) => handle(data);
}

type JobMessage = Extract<ToWorker, { type: "job" }>;

interface Started {
  readonly engine: TileEngine;
  readonly local: LocalBands;
  readonly peers: Peers;
  readonly counters: CounterDeltas;
}

function start(
  settings: WorkerSettings,
  session: MessagePort,
  environment: ShellEnvironment,
  reply: (message: FromWorker) => void,
): Started {
  const context: SourceContext = createSourceContext({
    broker: brokerOverPort(session),
    connectionsPerHost: settings.connectionsPerHost,
    passThroughs: settings.passThroughs,
    ...(environment.fetch ? { fetch: environment.fetch } : {}),
  });
  const cache = new ByteCache(settings.memoryBudget);
  const farm = new DecodeFarm(decodePlane);
  const local = new LocalBands(cache, (href, signal, { overviews, mask }) =>
    openRasterFile(openSource(href, context), {
      signal,
      decode: farm.decode,
      sibling: (name) => openSource(new URL(name, href).href, context),
      ...(overviews === undefined ? {} : { overviews: openSource(overviews, context) }),
      ...(mask === undefined ? {} : { mask: openSource(mask, context) }),
    }),
  );
  const counters = new CounterDeltas(context.counters, local, cache);
  const peers = new Peers(local, farm, () => reply({ type: "counters", counters: counters.take() }));
  const engine = new TileEngine({ cache, bands: peers });
  return { engine, local, peers, counters };
}

async function perform(
  engine: TileEngine,
  slice: Slice,
  job: Job,
  environment: ShellEnvironment,
  signal: AbortSignal,
): Promise<JobResult> {
  if (job.kind === "value") {
    const found = await engine.point(slice, job.recipe, job.point, signal);
    return { kind: "value", value: found && pointOf(found) };
  }
  const { picture, problems } = await engine.tile(slice, job.recipe, job, signal);
  return { kind: "tile", bitmap: picture && (await environment.toBitmap(picture, job.size)), problems };
}

function pointOf({ scene, bands, value, masked }: ScenePoint): PointValue {
  const unit = bands.length === 1 ? bands[0]?.unit : undefined;
  return {
    scene: scene.id,
    datetime: scene.datetime,
    value,
    masked,
    bands,
    ...(unit === undefined ? {} : { unit }),
  };
}
