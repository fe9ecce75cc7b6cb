import { describe, expect, it } from "vitest";
import { MemorySource } from "../../geotiff/source/memory-source.ts";
import { openRasterFile } from "../../geotiff/tiff/open.ts";
import { ProblemError } from "../../problem/problem.ts";
import { projectorOf } from "./crs.ts";
import type { Projector } from "./projector.ts";
import truths from "./testing/crs-truths.json" with { type: "json" };

type Truth = (typeof truths.systems)[number];
type Spelling = "code" | "wkt2" | "projjson" | "tiff" | "esriTiff";

async function projectorSpelled(truth: Truth, spelling: Spelling): Promise<Projector | undefined> {
  const text = (truth as Partial<Record<Spelling, string>>)[spelling];
  if (text === undefined) return undefined;
  switch (spelling) {
    case "code":
      return await projectorOf(null, { code: text }, truth.name);
    case "wkt2":
      return await projectorOf(null, { wkt2: text }, truth.name);
    case "projjson":
      return await projectorOf(null, { projjson: JSON.parse(text) as unknown }, truth.name);
    default: {
      const file = await openRasterFile(new MemorySource(Buffer.from(text, "base64"), `${truth.name}.tif`));
      return await projectorOf(file.georeference.geoKeys, {}, truth.name);
    }
  }
}

/** "right", "refused", or how far off the worst point is, in units of the system. */
async function verdict(truth: Truth, spelling: Spelling): Promise<string | undefined> {
  let projector: Projector | undefined;
  try {
    projector = await projectorSpelled(truth, spelling);
  } catch (error) {
    if (!(error instanceof ProblemError)) return `crashed: ${String(error)}`;
    return error.problem.message.includes(truth.name) ? "refused" : `refused without a name`;
  }
  if (projector === undefined) return undefined;
  const misses = truth.points.map(([lon = 0, lat = 0, x = 0, y = 0]) => {
    const [ownX, ownY] = projector.fromLonLat(lon, lat);
    const [ownLon, ownLat] = projector.toLonLat(x, y);
    const there = Math.hypot(ownX - x, ownY - y);
    // Degrees to metres, roughly: far finer than a pixel is not asked for.
    const back = Math.hypot(ownLon - lon, ownLat - lat) * 111_000;
    return Math.max(there, back);
  });
  const worst = Math.max(...misses.map((miss) => (Number.isNaN(miss) ? Infinity : miss)));
  return worst <= 1 ? "right" : `${worst.toPrecision(3)} off`;
}

describe("coordinate reference systems, by PROJ", () => {
  it("explore", async () => {
    const out: string[] = [];
    for (const truth of truths.systems) {
      for (const spelling of ["code", "wkt2", "projjson", "tiff", "esriTiff"] as const) {
        const said = await verdict(truth, spelling);
        if (said !== undefined && said !== "right") out.push(`${truth.name} ${spelling} ${said}`);
      }
    }
    expect(out).toEqual([]);
  });
});
