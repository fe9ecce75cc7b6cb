import { describe, expect, it } from "vitest";
import { tileAt } from "../../geo/tiles.ts";
import { engineOn, field, recipe, size } from "./testing/fields.ts";
import { sliceOf } from "./testing/local-series.ts";
import { PaintedDisk, paintedScene } from "./testing/painted-file.ts";

const { signal } = new AbortController();

describe("work that is shared", () => {
  const url = "https://a.test/b.tif";
  const scene = paintedScene("s", { B: url });
  const disk = () => new PaintedDisk().add(field(url, 32631, 640_000, 5_690_000));
  const tile = tileAt([5.07, 51.3], 14);

  it("reads each block once for all tiles that need it at the same time", async () => {
    const painted = disk();
    const { engine } = engineOn(painted);
    const slice = sliceOf([scene]);
    const { x, y, z } = tile;
    const tiles = [0, 1, 2, 3].map((step) => ({ x: x + (step % 2), y: y + (step >> 1), z }));
    await Promise.all(tiles.map((one) => engine.tile(slice, recipe("B"), { tile: one, size }, signal)));
    expect(new Set(painted.decoded).size).toBe(painted.decoded.length);
    expect(painted.opened.length).toBe(1);
  });

  it("reads nothing again for other colours or another range", async () => {
    const painted = disk();
    const { engine } = engineOn(painted);
    const slice = sliceOf([scene]);
    const first = await engine.tile(slice, recipe("B"), { tile, size }, signal);
    const reads = painted.decoded.length;
    const other = { ...recipe("B"), colormap: "viridis", rescale: [0, 200], reversed: true } as const;
    const second = await engine.tile(slice, other, { tile, size }, signal);
    expect(painted.decoded.length).toBe(reads);
    expect(second.picture).not.toEqual(first.picture);
  });

  it("reads nothing again for a range that stands out, and draws that range as before", async () => {
    const painted = disk();
    const { engine } = engineOn(painted);
    const slice = sliceOf([scene]);
    // `world` lies between 20 and 180.
    const plain = { ...recipe("B"), rescale: [20, 180] } as const;
    const first = await engine.tile(slice, plain, { tile, size }, signal);
    const reads = painted.decoded.length;
    const all = await engine.tile(slice, { ...plain, highlight: [0, 200] }, { tile, size }, signal);
    const none = await engine.tile(slice, { ...plain, highlight: [-2, -1] }, { tile, size }, signal);
    expect(painted.decoded.length).toBe(reads);
    expect(all.picture).toEqual(first.picture);
    expect(none.picture?.some((byte, index) => index % 4 === 3 && byte > 80)).toBe(false);
    expect(none.picture?.some((byte, index) => index % 4 === 3 && byte > 0)).toBe(true);
  });

  it("goes on for the other callers when one is aborted, and stops when all are", async () => {
    const painted = disk();
    let release = (): void => undefined;
    painted.gate = new Promise((resolve) => {
      release = resolve;
    });
    const { engine } = engineOn(painted);
    const slice = sliceOf([scene]);
    const [leaver, stayer] = [new AbortController(), new AbortController()];
    const left = engine.tile(slice, recipe("B"), { tile, size }, leaver.signal);
    const stayed = engine.tile(slice, recipe("B"), { tile, size }, stayer.signal);
    await new Promise((resolve) => setTimeout(resolve, 5));
    leaver.abort();
    await expect(left).rejects.toMatchObject({ name: "AbortError" });
    expect(painted.stopped).toEqual([]);
    stayer.abort();
    await expect(stayed).rejects.toMatchObject({ name: "AbortError" });
    expect(painted.stopped.length).toBeGreaterThan(0);
    release();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(painted.decoded).toEqual([]);
  });

  it("keeps within its budget however many tiles are drawn", async () => {
    const painted = disk();
    const budget = 3e6;
    const { engine, cache } = engineOn(painted, budget);
    const slice = sliceOf([scene]);
    for (let step = 0; step < 12; step += 1) {
      await engine.tile(
        slice,
        recipe("B"),
        { tile: { z: tile.z, x: tile.x + (step % 4), y: tile.y + (step >> 2) }, size },
        signal,
      );
      expect(cache.bytes).toBeLessThanOrEqual(budget);
    }
    expect(cache.bytes).toBeGreaterThan(0);
  });

  it("is read again after its origin was cleared", async () => {
    const painted = disk();
    const { engine } = engineOn(painted);
    const slice = sliceOf([scene]);
    await engine.tile(slice, recipe("B"), { tile, size }, signal);
    engine.clear(["https://other.test"]);
    await engine.tile(slice, recipe("B"), { tile, size }, signal);
    const before = painted.decoded.length;
    expect(painted.opened.length).toBe(1);
    engine.clear(["https://a.test"]);
    await engine.tile(slice, recipe("B"), { tile, size }, signal);
    expect(painted.decoded.length).toBe(before * 2);
    expect(painted.opened.length).toBe(2);
  });
});

describe("a scale at which a file without overviews would be read whole", () => {
  it("is refused with advice", async () => {
    const big = {
      ...field("https://a.test/big.tif", 32631, 600_000, 5_700_000),
      width: 10_980,
      height: 10_980,
    };
    const { engine } = engineOn(new PaintedDisk().add(big));
    const scene = paintedScene("s", { B: big.url });
    const answer = engine.tile(sliceOf([scene]), recipe("B"), { tile: tileAt([5.1, 51], 7), size }, signal);
    await expect(answer).rejects.toMatchObject({ problem: { kind: "limit", asset: "B", scene: "s" } });
  });
});
