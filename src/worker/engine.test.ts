import { afterEach, describe, expect, it, vi } from "vitest";
import type { Asset, Scene } from "../catalogue/types.ts";
import { tileAt } from "../geo/tiles.ts";
import type { ExpressionRecipe } from "../raster/recipe/types.ts";
import { buildTiff } from "../raster/tiff/testing/build-tiff.ts";
import type { Slice } from "../timeline/types.ts";
import { createRasterEngine } from "./engine.ts";
import { ThreadWorker } from "./testing/thread-worker.ts";
import type { RasterEngine, TileRequest } from "./types.ts";

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

const files: Readonly<Record<string, Uint8Array>> = {
  "/B04.tif": tiffOf((column) => 1000 + column),
  "/B08.tif": tiffOf(() => 3000),
};

/** A server of those files that does ranges; remembers what it was asked for. */
class Server {
  readonly asked: string[] = [];
  /** Requests wait for it. */
  gate: Promise<void> = Promise.resolve();
  aborted = 0;
  mostAtOnce = 0;
  private underWay = 0;

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const [, first = "0", last = "0"] =
      /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get("range") ?? "") ?? [];
    this.asked.push(`${url.pathname} ${first}-${last}`);
    init?.signal?.addEventListener("abort", () => (this.aborted += 1));
    this.underWay += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.underWay);
    await Promise.race([this.gate, rejection(init?.signal)]);
    await new Promise((resolve) => setTimeout(resolve, 1));
    this.underWay -= 1;
    const file = files[url.pathname];
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

const scene: Scene = {
  id: "scene",
  catalogue: "test",
  collection: "test",
  datetime: "2025-06-01T10:30:00Z",
  bbox: [4.9, 51.2, 5.2, 51.4],
  footprint: { type: "Polygon", coordinates: [] },
  assets: { B04: asset("B04"), B08: asset("B08") },
  synthetic: true,
};
const slice: Slice = { id: "2025-06-01", datetime: scene.datetime, scenes: [scene], bbox: scene.bbox };

const recipe: ExpressionRecipe = {
  kind: "expression",
  title: "NDVI",
  expression: "(B08-B04)/(B08+B04)",
  mask: null,
  rescale: [0, 1],
  colormap: "greys",
  reversed: false,
};

const tile = tileAt([5.04, 51.33], 13);
const request: TileRequest = { slice: slice.id, recipe, tile, size: 64, priority: "visible" };
const { signal } = new AbortController();

interface Setup {
  readonly engine: RasterEngine;
  readonly workers: ThreadWorker[];
  readonly pictures: Uint8ClampedArray[];
}

const engines: RasterEngine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.dispose();
  vi.useRealTimers();
});

function setUp(server: Server, count = 2, connectionsPerHost = 6): Setup {
  const workers: ThreadWorker[] = [];
  const pictures: Uint8ClampedArray[] = [];
  const environment = {
    fetch: server.fetch,
    toBitmap: (picture: Uint8ClampedArray) => {
      pictures.push(picture);
      // Stands for a bitmap, of which Node has none: something that can be transferred.
      return Promise.resolve(new ArrayBuffer(8) as unknown as ImageBitmap);
    },
  };
  const engine = createRasterEngine({
    session: {
      serve: (port) => {
        port.onmessage = ({ data }: MessageEvent<{ id?: number }>) => {
          if (data.id !== undefined) port.postMessage({ id: data.id, value: undefined });
        };
      },
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
  return { engine, workers, pictures };
}

describe("the raster engine", () => {
  it("draws a tile from two files that two workers own, and counts what was read", async () => {
    const server = new Server();
    const { engine, pictures } = setUp(server);
    const answer = await engine.tile(request, signal);
    expect(answer.bitmap).not.toBeNull();
    expect(answer.problems).toEqual([]);
    expect(answer.requests).toBe(server.asked.length);
    expect(answer.bytes).toBeGreaterThan(0);
    expect(pictures).toHaveLength(1);
    expect(engine.statistics()).toMatchObject({ requests: server.asked.length });
  });

  it("fetches and decodes nothing twice, whoever draws", async () => {
    const server = new Server();
    const { engine } = setUp(server, 3);
    const { x, y, z } = tile;
    const tiles = [0, 1, 2, 3].map((step) => ({ x: x + (step % 2), y: y + (step >> 1), z }));
    await Promise.all(tiles.map((one) => engine.tile({ ...request, tile: one }, signal)));
    expect(new Set(server.asked).size).toBe(server.asked.length);
    const { decodedBlocks } = engine.statistics();
    expect(decodedBlocks).toBeLessThanOrEqual(8);
    const before = server.asked.length;
    await engine.tile({ ...request, recipe: { ...recipe, expression: "B08 - B04" } }, signal);
    await engine.tile({ ...request, recipe: { ...recipe, colormap: "viridis" } }, signal);
    expect(server.asked.length).toBe(before);
    expect(engine.statistics().decodedBlocks).toBe(decodedBlocks);
  });

  it("calculates nothing again for other colours: the worker that has the values draws them", async () => {
    const { engine } = setUp(new Server(), 3);
    const { x, y, z } = tile;
    const draw = (colormap: string) =>
      Promise.all(
        [0, 1, 2, 3].map((step) =>
          engine.tile(
            {
              ...request,
              tile: { x: x + (step % 2), y: y + (step >> 1), z },
              recipe: { ...recipe, colormap },
            },
            signal,
          ),
        ),
      );
    await draw("greys");
    const { cachedBytes } = engine.statistics();
    await draw("viridis");
    expect(engine.statistics().cachedBytes).toBe(cachedBytes);
  });

  it("tells the exact value under a point", async () => {
    const { engine } = setUp(new Server());
    // gdaltransform -s_srs EPSG:32631 -t_srs EPSG:4326 of 641005, 5688995: column 100, row 100.
    const point: [number, number] = [5.024_179_307_63, 51.334_735_701_31];
    const value = await engine.value({ slice: slice.id, recipe, point }, signal);
    expect(value?.bands).toEqual([
      { band: "B08", dn: 3000, physical: 3000 * 0.0001 },
      { band: "B04", dn: 1100, physical: 1100 * 0.0001 },
    ]);
    expect(value?.value).toBeCloseTo(1900 / 4100, 12);
    expect(value).toMatchObject({ scene: "scene", masked: false, datetime: scene.datetime });
    expect(await engine.value({ slice: slice.id, recipe, point: [9, 50] }, signal)).toBeNull();
  });

  it("carries problems across with all they say", async () => {
    const { engine } = setUp(new Server());
    const bad = { ...request, recipe: { ...recipe, expression: "B99" } };
    await expect(engine.tile(bad, signal)).rejects.toMatchObject({
      problem: { kind: "recipe", scene: "scene", advice: "Its assets are: B04, B08." },
    });
    const broken = { ...request, recipe: { ...recipe, expression: "B04 +" } };
    await expect(engine.tile(broken, signal)).rejects.toThrow("The expression ends too early.");
  });

  it("answers nothing for slices it does not know", async () => {
    const { engine } = setUp(new Server());
    engine.setSlices([]);
    expect(await engine.tile(request, signal)).toMatchObject({ bitmap: null });
  });

  it("stops the requests of an aborted tile", async () => {
    const server = new Server();
    server.gate = new Promise(() => undefined);
    const { engine } = setUp(server);
    const controller = new AbortController();
    const answer = engine.tile(request, controller.signal);
    await vi.waitFor(() => expect(server.asked.length).toBe(2));
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
    await vi.waitFor(() => expect(server.aborted).toBe(2));
  });

  it("replaces a worker that died and does its jobs again", async () => {
    const server = new Server();
    let open = (): void => undefined;
    server.gate = new Promise((resolve) => {
      open = resolve;
    });
    const { engine, workers } = setUp(server);
    const answers = [0, 1, 2].map((step) =>
      engine.tile({ ...request, tile: { ...tile, x: tile.x + step - 1 } }, signal),
    );
    await vi.waitFor(() => expect(server.asked.length).toBe(2));
    workers[0]?.crash();
    open();
    const tiles = await Promise.all(answers);
    expect(tiles[1]?.bitmap).not.toBeNull();
    expect(workers).toHaveLength(3);
  });

  it("gives up on a tile that kills two workers, with a problem", async () => {
    const server = new Server();
    server.gate = new Promise(() => undefined);
    const { engine, workers } = setUp(server, 1);
    const answer = engine.tile(request, signal);
    await vi.waitFor(() => expect(server.asked.length).toBe(2));
    workers[0]?.crash();
    await vi.waitFor(() => expect(server.asked.length).toBe(4));
    workers[1]?.crash();
    await expect(answer).rejects.toMatchObject({ problem: { kind: "limit" } });
    expect(workers).toHaveLength(3);
  });

  it("replaces a worker that is stuck", async () => {
    vi.useFakeTimers();
    const { engine, workers } = setUp(new Server(), 1);
    const [first] = workers;
    if (first) first.stuck = true;
    const answer = engine.tile(request, signal);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(first?.terminated).toBe(true);
    expect((await answer).bitmap).not.toBeNull();
  });

  it("reads anew what was cleared", async () => {
    const server = new Server();
    const { engine } = setUp(server);
    await engine.tile(request, signal);
    const before = server.asked.length;
    engine.clear(["https://tiles.test"]);
    await engine.tile(request, signal);
    expect(server.asked.length).toBe(before * 2);
  });

  it("never has more requests under way than the configuration allows, whatever the number of workers", async () => {
    const server = new Server();
    const { engine } = setUp(server, 4, 1);
    const tiles = [0, 1, 2].map((step) =>
      engine.tile({ ...request, tile: { ...tile, x: tile.x + step } }, signal),
    );
    await Promise.all(tiles);
    expect(server.asked.length).toBeGreaterThan(2);
    expect(server.mostAtOnce).toBe(1);
  });
});
