import { afterEach, vi } from "vitest";
import type { Asset, Scene } from "../../catalogue/types.ts";
import { tileAt } from "../../geo/tiles.ts";
import type { ExpressionRecipe } from "../../recipe/types.ts";
import { buildTiff } from "../../geotiff/tiff/testing/build-tiff.ts";
import type { Slice } from "../../timeline/types.ts";
import { anonymousSession } from "../../session/anonymous.ts";
import { createRasterEngine } from "../engine.ts";
import { ThreadWorker } from "./thread-worker.ts";
import type { RasterEngine, TileRequest } from "../types.ts";

/** 512 × 512 pixels of 10 m in UTM 31N, uint16, four tiled blocks. */
function tiffOf(value: (column: number, row: number) => number): Uint8Array {
  return buildTiff({
    images: [
      {
        width: 512,
        height: 512,
        tile: [256, 256],
        bits: 16,
        deflate: true,
        value,
        tags: [
          // ModelPixelScale, ModelTiepoint, GeoKeyDirectory: projected, pixel is area, EPSG:32631.
          { tag: 33550, type: 12, values: [10, 10, 0] },
          { tag: 33922, type: 12, values: [0, 0, 0, 640_000, 5_690_000, 0] },
          { tag: 34735, type: 3, values: [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32631] },
        ],
      },
    ],
  });
}

/** The numbers of B04. */
export function valueOf(column: number): number {
  return 1000 + column;
}

export const FILES: Readonly<Record<string, Uint8Array>> = {
  "/B04.tif": tiffOf(valueOf),
  "/B08.tif": tiffOf(() => 3000),
};

/** A server of those files that does ranges; remembers what it was asked for. */
export class Server {
  readonly asked: string[] = [];
  /** Requests wait for it. */
  gate: Promise<void> = Promise.resolve();
  aborted = 0;
  mostAtOnce = 0;
  #underWay = 0;

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const [, first = "0", last = "0"] =
      /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get("range") ?? "") ?? [];
    this.asked.push(`${url.pathname} ${first}-${last}`);
    init?.signal?.addEventListener("abort", () => (this.aborted += 1));
    this.#underWay += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#underWay);
    await Promise.race([this.gate, rejection(init?.signal)]);
    await new Promise((resolve) => setTimeout(resolve, 1));
    this.#underWay -= 1;
    const file = FILES[url.pathname];
    if (!file) return new Response("not here", { status: 404 });
    const end = Math.min(Number(last) + 1, file.length);
    return new Response(file.slice(Number(first), end), {
      status: 206,
      headers: {
        "content-type": "image/tiff",
        "content-length": String(end - Number(first)),
        "content-range": `bytes ${first}-${end - 1}/${file.length}`,
        etag: '"one"',
      },
    });
  };
}

function rejection(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
  });
}

function asset(key: string): Asset {
  return {
    key,
    href: `https://tiles.test/${key}.tif`,
    roles: ["data"],
    bands: [{ scale: 0.0001 }],
    projection: {},
    protected: false,
  };
}

export const scene: Scene = {
  id: "scene",
  catalogue: "test",
  collection: "test",
  datetime: "2025-06-01T10:30:00Z",
  bbox: [4.9, 51.2, 5.2, 51.4],
  footprint: { type: "Polygon", coordinates: [] },
  assets: { B04: asset("B04"), B08: asset("B08") },
  synthetic: true,
};
export const slice: Slice = {
  id: "june",
  day: "2025-06-01",
  datetime: scene.datetime,
  scenes: [scene],
  bbox: scene.bbox,
};

export const recipe: ExpressionRecipe = {
  kind: "expression",
  title: "NDVI",
  expression: "(B08-B04)/(B08+B04)",
  mask: null,
  rescale: [0, 1],
  colormap: "greys",
  reversed: false,
};

export const tile = tileAt([5.04, 51.33], 13);
export const request: TileRequest = { slice: slice.id, recipe, tile, size: 64, priority: "visible" };
export const { signal } = new AbortController();

/** Stands for a bitmap, of which Node has none: a port is transferred and closed like one. */
function fakeBitmap(): ImageBitmap {
  return new MessageChannel().port1 as unknown as ImageBitmap;
}

interface Setup {
  readonly engine: RasterEngine;
  readonly workers: ThreadWorker[];
  readonly pictures: Uint8ClampedArray[];
  /** Bitmaps that were made of others. */
  readonly copies: ImageBitmap[];
}

const engines: RasterEngine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.dispose();
  vi.useRealTimers();
});

export function setUp(server: Server, count = 2, connectionsPerHost = 6): Setup {
  const workers: ThreadWorker[] = [];
  const pictures: Uint8ClampedArray[] = [];
  const copies: ImageBitmap[] = [];
  const environment = {
    fetch: server.fetch,
    toBitmap: (picture: Uint8ClampedArray) => {
      pictures.push(picture);
      return Promise.resolve(fakeBitmap());
    },
  };
  const engine = createRasterEngine({
    session: anonymousSession,
    copyBitmap: () => {
      const copy = fakeBitmap();
      copies.push(copy);
      return Promise.resolve(copy);
    },
    memoryBudget: 32e6,
    connectionsPerHost,
    workers: count,
    createWorker: () => {
      const worker = new ThreadWorker(environment);
      workers.push(worker);
      return worker;
    },
  });
  engines.push(engine);
  engine.setSlices([slice]);
  return { engine, workers, pictures, copies };
}
