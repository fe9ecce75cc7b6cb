import { afterEach, describe, expect, it, vi } from "vitest";
import { FILES, Server, recipe, request, scene, setUp, signal, slice, tile } from "./testing/engine-setup.ts";

afterEach(() => {
  vi.useRealTimers();
});

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
    expect(engine.counters()).toMatchObject({ requests: server.asked.length });
  });

  it("fetches and decodes nothing twice, whichever worker draws", async () => {
    const server = new Server();
    const { engine } = setUp(server, 3);
    const { x, y, z } = tile;
    const tiles = [0, 1, 2, 3].map((step) => ({ x: x + (step % 2), y: y + (step >> 1), z }));
    await Promise.all(tiles.map((one) => engine.tile({ ...request, tile: one }, signal)));
    expect(new Set(server.asked).size).toBe(server.asked.length);
    const { decodedBlocks } = engine.counters();
    expect(decodedBlocks).toBeLessThanOrEqual(8);
    const before = server.asked.length;
    await engine.tile({ ...request, recipe: { ...recipe, expression: "B08 - B04" } }, signal);
    await engine.tile({ ...request, recipe: { ...recipe, colormap: "viridis" } }, signal);
    expect(server.asked.length).toBe(before);
    expect(engine.counters().decodedBlocks).toBe(decodedBlocks);
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
    const { cachedBytes } = engine.counters();
    await draw("viridis");
    expect(engine.counters().cachedBytes).toBe(cachedBytes);
  });

  it("tells the exact value under a point", async () => {
    const { engine } = setUp(new Server());
    // gdaltransform -s_srs EPSG:32631 -t_srs EPSG:4326 of 641005, 5688995: column 100, row 100.
    const point: [number, number] = [5.024_179_307_63, 51.334_735_701_31];
    const value = await engine.point({ slice: slice.id, recipe, point }, signal);
    expect(value?.bands).toEqual([
      { band: "B08", dn: 3000, physical: 3000 * 0.0001 },
      { band: "B04", dn: 1100, physical: 1100 * 0.0001 },
    ]);
    expect(value?.value).toBeCloseTo(1900 / 4100, 12);
    expect(value).toMatchObject({ scene: "scene", masked: false, datetime: scene.datetime });
    expect(await engine.point({ slice: slice.id, recipe, point: [9, 50] }, signal)).toBeNull();
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

  it("reads files of this computer where they are, and says which of them are not there", async () => {
    const server = new Server();
    const { engine } = setUp(server);
    const address = "https://0-1.file.invalid/";
    const assets = Object.fromEntries(
      Object.entries(scene.assets).map(([key, asset]) => [key, { ...asset, href: `${address}${key}.tif` }]),
    );
    const local = { ...slice, id: "local", scenes: [{ ...scene, assets }] };
    engine.setSlices([local]);
    const question = { slice: local.id, recipe, point: [5.024_179_307_63, 51.334_735_701_31] as const };
    await expect(engine.point({ ...question, point: [...question.point] }, signal)).rejects.toMatchObject({
      problem: { kind: "missing", message: "B08.tif is not among the files that were dropped." },
    });
    const blobs = Object.entries(FILES).map(([path, bytes]): [string, Blob] => [
      address + path.slice(1),
      new Blob([new Uint8Array(bytes)]),
    ]);
    engine.setFiles(new Map(blobs));
    const value = await engine.point({ ...question, point: [...question.point] }, signal);
    expect(value?.bands.map(({ dn }) => dn)).toEqual([3000, 1100]);
    expect(server.asked).toEqual([]);
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

  it("reads again what was cleared", async () => {
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
