import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { LonLat } from "../../geo/types.ts";
import type { ExpressionRecipe } from "../../recipe/types.ts";
import { ByteCache } from "./byte-cache.ts";
import { LocalBands } from "./local-bands.ts";
import { SliceReader } from "./slice-reader.ts";
import { openLocalFile, scenesOfFolder, sliceOf } from "./testing/local-series.ts";

const data = process.env["REVISIT_DATA"];

interface PixelSeries {
  readonly lonlat: LonLat;
  readonly values: readonly (readonly [time: string, ndvi: number | null, extra: number])[];
}

async function truthOf(series: string, field: string): Promise<readonly PixelSeries[]> {
  const truth: unknown = JSON.parse(await readFile(join(data ?? "", "series", series, "truth.json"), "utf8"));
  return (truth as Record<string, PixelSeries[]>)[field] ?? [];
}

function ndvi(expression = "NDVI", mask: ExpressionRecipe["mask"] = null): ExpressionRecipe {
  return {
    kind: "expression",
    title: "NDVI",
    expression,
    mask,
    rescale: [-0.08, 0.92],
    colormap: "rdylgn",
    reversed: false,
  };
}

function engine(): SliceReader {
  const cache = new ByteCache(64e6);
  return new SliceReader({ cache, bands: new LocalBands(cache, openLocalFile) });
}
const { signal } = new AbortController();

describe.skipIf(!data)("values of real series (REVISIT_DATA)", () => {
  it("are the stored numbers of all FuseTS dates, and physical as Terrascope defines NDVI", async () => {
    const scenes = await scenesOfFolder(join(data ?? "", "series/fusets-belgium-2022"));
    const series = await truthOf("fusets-belgium-2022", "pixel_series_source_float_ndvi");
    const raster = engine();
    let compared = 0;
    for (const { lonlat, values } of series) {
      for (const [index, [date, source, dn]] of values.entries()) {
        const scene = scenes[index];
        expect(scene?.datetime.slice(0, 10)).toBe(date);
        const point = scene && (await raster.point(sliceOf([scene]), ndvi(), lonlat, signal));
        compared += 1;
        if (source === null) {
          expect(point).toBeNull();
          continue;
        }
        expect(point?.bands[0]?.dn).toBe(dn);
        expect(point?.value).toBeCloseTo(dn * 0.004 - 0.08, 12);
      }
    }
    expect(compared).toBe(36 * series.length);
    expect(series.length).toBeGreaterThan(0);
  });

  it("are those of all eo-learn dates, on a grid whose pixels are not ten metres", async () => {
    const scenes = await scenesOfFolder(join(data ?? "", "series/eolearn-slovenia-open"));
    const series = await truthOf("eolearn-slovenia-open", "pixel_series_[t,ndvi,clm]");
    const raster = engine();
    let compared = 0;
    for (const { lonlat, values } of series) {
      for (const [index, [time, value, cloud]] of values.entries()) {
        const scene = scenes[index];
        expect(scene?.datetime.slice(0, 19)).toBe(time);
        if (!scene || value === null) throw new Error("every date has a scene and a value");
        const slice = sliceOf([scene]);
        const float = ndvi("NDVI_F32", { kind: "classes", band: "CLM", hidden: [1] });
        const exact = await raster.point(slice, float, lonlat, signal);
        const bytes = await raster.point(slice, ndvi(), lonlat, signal);
        compared += 1;
        expect(exact?.value).toBe(value);
        expect(exact?.masked).toBe(cloud === 1);
        // The byte file holds the same in steps of 0.004, clipped to what a byte can say.
        const dn = Math.min(Math.max(Math.round((value + 0.08) / 0.004), 0), 250);
        expect(bytes?.bands[0]?.dn).toBe(dn);
        expect(bytes?.value).toBeCloseTo(dn * 0.004 - 0.08, 12);
      }
    }
    expect(compared).toBe(34 * series.length);
    expect(series.length).toBeGreaterThan(0);
  });
});
