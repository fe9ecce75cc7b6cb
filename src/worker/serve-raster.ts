import type { MessageEnd } from "../async/channel-types.ts";
import { Channel } from "../async/channel.ts";
import { BlobSource } from "../geotiff/source/blob-source.ts";
import { openSource } from "../geotiff/source/open-source.ts";
import { createSourceContext } from "../geotiff/source/context.ts";
import { decodePlane } from "../geotiff/tiff/decode-plane.ts";
import { openRasterFile } from "../geotiff/tiff/open.ts";
import { ByteCache } from "../raster/engine/byte-cache.ts";
import { LocalBands } from "../raster/engine/local-bands.ts";
import { SliceReader } from "../raster/engine/slice-reader.ts";
import { isLocalAddress, LocalFiles } from "../http/local-files.ts";
import { brokerOverPort } from "../session/port.ts";
import type { Slice } from "../timeline/types.ts";
import { countIncrements } from "./counters.ts";
import { DecodeScheduler } from "./decode-scheduler.ts";
import { FileOwnerRouter } from "./file-owner-router.ts";
import type { Counters, PoolVerbs, WorkerStart, WorkerVerbs } from "./messages.ts";
import { type JobContext, performJob } from "./perform-job.ts";

/** What a browser does and Node does not. */
export interface WorkerEnvironment extends Pick<JobContext, "toBitmap"> {
  readonly fetch?: typeof fetch;
  /** Called once, when no job has arrived for a moment after the worker started. */
  readonly whenIdle?: () => void;
}

/** A worker without a job for so long was started before it is needed. */
const IDLE_AFTER_MS = 150;

/**
 * Answers the pool with the raster rooms.
 * @param end the worker's `self`, or a stand-in for it in tests
 */
export function serveRaster(end: MessageEnd, environment: WorkerEnvironment): void {
  const slices = new Map<string, Slice>();
  let rooms: RasterRooms | undefined;
  let files = new LocalFiles();
  let idle: ReturnType<typeof setTimeout> | undefined;

  const pool = new Channel<PoolVerbs, WorkerVerbs>(end, {
    start(message) {
      rooms = openRooms(
        message,
        environment,
        () => files,
        (counters) => pool.tell("counters", counters),
      );
      idle = setTimeout(() => environment.whenIdle?.(), IDLE_AFTER_MS);
    },
    slice: ({ key, slice }) => void slices.set(key, slice),
    forget(keys) {
      for (const key of keys) slices.delete(key);
    },
    async job({ verb, question, sliceKeys, owners }, context) {
      clearTimeout(idle);
      const [first, ...others] = sliceKeys.flatMap((key) => slices.get(key) ?? []);
      if (!rooms || !first) throw new Error("a job arrived before what it needs");
      const { reader, router, takeCounters } = rooms;
      for (const [href, owner] of owners) router.setOwner(href, owner);
      try {
        const { toBitmap } = environment;
        const performed = await performJob(verb, question, {
          ...context,
          reader,
          slices: [first, ...others],
          toBitmap,
        });
        return { ...performed, counters: takeCounters() };
      } catch (error) {
        pool.tell("counters", takeCounters());
        throw error;
      }
    },
    peer: ({ worker, port }) => rooms?.router.connect(worker, port),
    files(all) {
      files = new LocalFiles(all);
    },
    clear(origins) {
      rooms?.reader.clear(origins);
      rooms?.local.abort(origins);
    },
    ping: () => null,
  });
}

/** What a worker works with once it knows its settings. */
interface RasterRooms {
  readonly reader: SliceReader;
  readonly local: LocalBands;
  readonly router: FileOwnerRouter;
  readonly takeCounters: () => Counters;
}

function openRooms(
  { settings, session }: WorkerStart,
  environment: WorkerEnvironment,
  files: () => LocalFiles,
  tellCounters: (counters: Counters) => void,
): RasterRooms {
  const context = createSourceContext({
    broker: brokerOverPort(session),
    connectionsPerHost: settings.connectionsPerHost,
    passThroughs: settings.passThroughs,
    ...(environment.fetch ? { fetch: environment.fetch } : {}),
  });
  const cache = new ByteCache(settings.memoryBudget);
  const scheduler = new DecodeScheduler(decodePlane);
  const open = (href: string) =>
    isLocalAddress(href) ? new BlobSource(href, files().get(href)) : openSource(href, context);
  const local = new LocalBands(cache, (href, signal, { overviews, mask, auxiliary }) =>
    openRasterFile(open(href), {
      signal,
      decode: scheduler.decode,
      sibling: (name) => open(new URL(name, href).href),
      ...(overviews === undefined ? {} : { overviews: open(overviews) }),
      ...(mask === undefined ? {} : { mask: open(mask) }),
      ...(auxiliary === undefined ? {} : { auxiliary: open(auxiliary) }),
    }),
  );
  const takeCounters = countIncrements(() => ({
    requests: context.counters.requests,
    bytes: context.counters.bytes,
    decodedBlocks: local.decodedBlocks,
    cachedBytes: cache.bytes,
  }));
  const router = new FileOwnerRouter(local, scheduler, () => tellCounters(takeCounters()));
  return { reader: new SliceReader({ cache, bands: router }), local, router, takeCounters };
}
