import { readFile } from "node:fs/promises";
import { join } from "node:path";
import proj4 from "proj4";
import { describe, expect, it } from "vitest";
import { tileAt } from "../../geo/tiles.ts";
import type { Mask } from "../../recipe/types.ts";
import { compositeOf } from "../../timeline/composite.ts";
import type { Reduction, Slice } from "../../timeline/types.ts";
import { ByteCache } from "./byte-cache.ts";
import { LocalBands } from "./local-bands.ts";
import { SliceReader } from "./slice-reader.ts";
import { engineOn, field, recipe, size, zones } from "./testing/fields.ts";
import { openLocalFile, scenesOfFolder, sliceOf } from "./testing/local-series.ts";
import { PaintedDisk, paintedScene } from "./testing/painted-file.ts";

const { signal } = new AbortController();
const NONE = -1;
/** What the dates hold, the same in every pixel. */
const DATES = [3, NONE, 8, 4] as const;

function season(values: readonly number[] = DATES) {
  const disk = new PaintedDisk();
  const steps = values.map((value, index): Slice => {
    const url = `https://a.test/${index}.tif`;
    disk.add({ ...field(url, 32631, 640_000, 5_690_000), paint: () => value });
    const scene = { ...paintedScene(`s${index}`, { B: url }), datetime: `2025-06-0${index + 1}T10:30:00Z` };
    return { ...sliceOf([scene]), id: `d${index}` };
  });
  const [first, ...others] = steps;
  if (!first) throw new Error("a season has dates");
  const of = (method: Reduction) => compositeOf([first, ...others], method, steps.length);
  return { ...engineOn(disk), disk, of };
}

const [lon = 0, lat = 0] = proj4(zones[32631]).inverse([645_000, 5_685_000]);
const target = { tile: tileAt([lon, lat], 14), size };
const box = {
  bounds: [644_000, 5_684_000, 644_050, 5_684_050],
  crs: "EPSG:32631",
  pixels: { resolution: 10 },
} as const;

describe("a composite of dates that is asked for like one", () => {
  it.each([
    ["first", 3, "s0", undefined],
    ["min", 3, "s0", undefined],
    ["max", 8, "s2", undefined],
    ["mean", 5, "s0", 3],
    ["median", 4, "s0", 3],
    ["count", 3, "s0", 3],
  ] as const)(
    "has by %s the value %d, as a part and under the pointer",
    async (method, value, scene, dates) => {
      const { engine, of } = season();
      const { planes } = await engine.part(of(method), recipe("B"), { box }, signal);
      expect(new Set(planes?.[0])).toEqual(new Set([value]));
      const point = await engine.point(of(method), recipe("B"), [lon, lat], signal);
      expect([point?.value, point?.scene.id, point?.dates]).toEqual([value, scene, dates]);
    },
  );

  it("is drawn from the tiles of its dates, and recoloured without reading anything", async () => {
    const { engine, disk, of } = season();
    const { picture } = await engine.tile(of("max"), { ...recipe("B"), rescale: [0, 8] }, target, signal);
    expect([...(picture?.slice(0, 4) ?? [])]).toEqual([255, 255, 255, 255]);
    const read = disk.decoded.length;
    const again = await engine.tile(of("max"), { ...recipe("B"), rescale: [0, 16] }, target, signal);
    expect(again.picture?.[0]).toBeLessThan(160);
    expect(disk.decoded.length).toBe(read);
  });

  it("leaves the values of its dates as they are", async () => {
    const { engine, of } = season();
    const composite = of("max");
    const [first] = composite.reduces?.steps ?? [];
    if (!first) throw new Error("a composite has dates");
    const look = { ...recipe("B"), rescale: [0, 8] } as const;
    const before = await engine.tile(first, look, target, signal);
    await engine.tile(composite, look, target, signal);
    expect((await engine.tile(first, look, target, signal)).picture).toEqual(before.picture);
  });

  it("goes on without a date that cannot be read, and names it", async () => {
    const { engine, of } = season();
    const whole = of("max");
    const broken: Slice = {
      ...sliceOf([paintedScene("gone", { B: "https://a.test/gone.tif" })]),
      id: "gone",
    };
    const [first, ...others] = whole.reduces?.steps ?? [];
    if (!first) throw new Error("a composite has dates");
    const { planes, problems } = await engine.part(
      compositeOf([first, broken, ...others], "max", 5),
      recipe("B"),
      { box },
      signal,
    );
    expect(planes?.[0]?.[0]).toBe(8);
    expect(problems.map(({ message }) => message)).toEqual(["https://a.test/gone.tif is not there."]);
    await expect(engine.part(compositeOf([broken], "max", 1), recipe("B"), { box }, signal)).rejects.toThrow(
      "gone.tif is not there",
    );
  });
});

interface Truth {
  readonly recipes: readonly {
    readonly expression: string;
    readonly mask: Mask | null;
    readonly composites: Readonly<
      Record<
        Exclude<Reduction, "first">,
        {
          readonly window_rchw: readonly [row: number, column: number, height: number, width: number];
          readonly values: readonly (readonly (number | null)[])[];
        }
      >
    >;
  }[];
}

const data = process.env["REVISIT_DATA"];

describe.skipIf(!data).each(["eolearn-slovenia-open", "fusets-belgium-2022"])(
  "the dates of %s as one picture (REVISIT_DATA)",
  (series) => {
    it("have the values that NumPy finds", { timeout: 240_000 }, async () => {
      const at = (...path: string[]) => join(data ?? "", ...path);
      const truth = JSON.parse(await readFile(at("measure", `${series}.truth.json`), "utf8")) as Truth;
      const cache = new ByteCache(256e6);
      const engine = new SliceReader({ cache, bands: new LocalBands(cache, openLocalFile) });
      const [first, ...others] = (await scenesOfFolder(at("series", series))).map((scene) =>
        sliceOf([scene]),
      );
      if (!first) throw new Error("the series has dates");
      for (const { expression, mask, composites } of truth.recipes) {
        for (const method of ["max", "min", "mean", "median", "count"] as const) {
          const { window_rchw, values } = composites[method];
          const [row, column, height, width] = window_rchw;
          const composite = compositeOf([first, ...others], method, others.length + 1);
          const window = { row, column, height, width };
          const { planes } = await engine.part(composite, recipe(expression, mask), { window }, signal);
          const wrong = values.flat().filter((theirs, index) => {
            const ours = planes?.[0]?.[index] ?? Number.NaN;
            return theirs === null ? !Number.isNaN(ours) : !(Math.abs(ours - theirs) <= 1e-6);
          });
          expect([method, wrong]).toEqual([method, []]);
        }
      }
    });
  },
);
