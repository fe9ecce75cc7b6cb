import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MemorySource } from "../../geotiff/source/memory-source.ts";
import { openRasterFile } from "../../geotiff/tiff/open.ts";
import type { FrameBox } from "../warp/frame.ts";
import { ByteCache } from "./byte-cache.ts";
import { LocalBands } from "./local-bands.ts";
import { recipe } from "./testing/fields.ts";
import { gdalVersion } from "./testing/gdalwarp.ts";
import { sliceOf } from "./testing/local-series.ts";
import { paintedScene } from "./testing/painted-file.ts";
import { fileOf, nodata, type WarpCase, warpCases } from "./testing/warp-cases.ts";
import { SliceReader } from "./slice-reader.ts";

/** The box as gdalwarp draws it, grey levels row by row. */
function gdalPart(each: WarpCase, { bounds, crs, pixels }: FrameBox): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "gdalwarp-"));
  try {
    const [source, target] = [join(folder, "source.tif"), join(folder, "warped.raw")];
    writeFileSync(source, fileOf(each));
    const size =
      "resolution" in pixels
        ? ["-tr", String(pixels.resolution), String(pixels.resolution)]
        : ["-ts", String(pixels.width), String(pixels.height)];
    const how = "-q -of ENVI -r near -et 0 -ovr AUTO".split(" ");
    execFileSync("gdalwarp", [...how, "-t_srs", crs, "-te", ...bounds.map(String), ...size, source, target]);
    return new Uint8Array(readFileSync(target));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Boxes over the middle of the case in UTM zone 31, lying, standing, at full resolution and from an overview. */
const boxes: readonly (readonly [name: string, box: FrameBox])[] = [
  [
    "its own system at full resolution",
    { bounds: [645_003, 5_683_007, 647_003, 5_684_007], crs: "EPSG:32631", pixels: { resolution: 10 } },
  ],
  ["degrees", { bounds: [5.1, 51.22, 5.24, 51.26], crs: "EPSG:4326", pixels: { width: 300, height: 140 } }],
  [
    "Lambert's equal-area projection, from an overview",
    { bounds: [3_978_000, 3_134_000, 3_988_000, 3_142_000], crs: "EPSG:3035", pixels: { resolution: 45 } },
  ],
  [
    "the neighbouring UTM zone",
    {
      bounds: [227_000, 5_681_000, 235_000, 5_690_000],
      crs: "EPSG:32632",
      pixels: { width: 296, height: 333 },
    },
  ],
];

describe.skipIf(gdalVersion() === undefined)("parts agree with the gdalwarp that is installed", () => {
  const each = warpCases.find(({ name }) => name === "UTM at zoom 13");

  it.each(boxes)("in %s", async (_, box) => {
    if (!each) throw new Error("the case is one of the list");
    const bytes = fileOf(each);
    const cache = new ByteCache(64e6);
    const bands = new LocalBands(cache, () => openRasterFile(new MemorySource(bytes, "B.tif")));
    const engine = new SliceReader({ cache, bands });
    const slice = sliceOf([paintedScene("scene", { B: "B.tif" })]);
    const { signal } = new AbortController();
    const { frame, planes } = await engine.part(slice, recipe("B"), { box }, signal);
    const theirs = gdalPart(each, box);
    expect(theirs.length).toBe(frame.width * frame.height);
    let [valid, different] = [0, 0];
    for (const [pixel, level] of theirs.entries()) {
      const ours = planes?.[0]?.[pixel] ?? Number.NaN;
      if (level !== nodata) valid += 1;
      if (level === nodata ? !Number.isNaN(ours) : ours !== level) different += 1;
    }
    expect(valid).toBeGreaterThan(theirs.length / 10);
    // A centre that lies within rounding of an edge between two pixels may fall to either side.
    expect(different / theirs.length).toBeLessThan(0.002);
  });
});
