import { describe, expect, it } from "vitest";
import { tileAt } from "../../geo/tiles.ts";
import { ProblemError } from "../../problem/problem.ts";
import { ByteCache } from "./byte-cache.ts";
import { LocalBands } from "./local-bands.ts";
import type { OpenFile } from "./raster-reader.ts";
import { recipe, size } from "./testing/fields.ts";
import { sliceOf } from "./testing/local-series.ts";
import { PaintedDisk, type PaintedFile, paintedScene } from "./testing/painted-file.ts";
import { SliceReader } from "./slice-reader.ts";

const { signal } = new AbortController();
const url = "https://a.test/b.tif";
const slice = sliceOf([paintedScene("s", { B: url })]);
const tile = tileAt([5.07, 51.3], 14);

function flat(value: number): PaintedFile {
  return {
    url,
    epsg: 32631,
    corner: [640_000, 5_690_000, 10],
    width: 1024,
    height: 1024,
    blockSize: 256,
    paint: () => value,
  };
}

/** A file of one value, that can be replaced by one of another; like a source, an opening tells. */
class Replaceable {
  #disk = new PaintedDisk().add(flat(1));
  #version = 1;
  opened = 0;
  /** Replaced after every opening from now on. */
  restless = false;

  replace(): void {
    this.#version += 1;
    this.#disk = new PaintedDisk().add(flat(this.#version));
  }

  readonly open: OpenFile = async (href, openSignal, sidecars) => {
    const version = this.#version;
    this.opened += 1;
    const file = await this.#disk.open(href, openSignal, sidecars);
    if (this.restless) this.replace();
    return {
      ...file,
      readBlock: (address, bands, readSignal) =>
        this.#version === version
          ? file.readBlock(address, bands, readSignal)
          : Promise.reject(new ProblemError({ kind: "changed", message: "b.tif was replaced." })),
    };
  };
}

function setUp() {
  const file = new Replaceable();
  const cache = new ByteCache(64e6);
  const engine = new SliceReader({ cache, bands: new LocalBands(cache, file.open) });
  const shades = async (x: number) => {
    const target = { tile: { ...tile, x: tile.x + x }, size };
    const { picture } = await engine.tile(slice, recipe("B / 4"), target, signal);
    return new Set(picture?.filter((_, index) => index % 4 === 0));
  };
  const valueAt = async () => (await engine.point(slice, recipe("B"), [5.07, 51.3], signal))?.value;
  return { file, shades, valueAt };
}

describe("a file that is replaced while it is in use", () => {
  it("is opened once more, for all tiles together, and none shows what was kept of the former", async () => {
    const { file, shades, valueAt } = setUp();
    expect(await valueAt()).toBe(1);
    const [former] = await shades(0);
    file.replace();
    // Their blocks overlap with what the first tile read; some are new.
    const tiles = await Promise.all([-1, 1].map(shades));
    for (const seen of tiles) {
      expect(seen.size).toBe(1);
      expect(seen).not.toContain(former);
    }
    expect(tiles[0]).toEqual(tiles[1]);
    expect(await valueAt()).toBe(2);
    expect(file.opened).toBe(2);
  });

  it("is a problem when it is replaced again", async () => {
    const { file, shades, valueAt } = setUp();
    await valueAt();
    file.replace();
    file.restless = true;
    await expect(shades(1)).rejects.toMatchObject({ problem: { kind: "changed" } });
    expect(file.opened).toBe(2);
  });
});
