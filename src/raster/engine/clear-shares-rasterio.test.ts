import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import type { Polygon, Position } from "geojson";
import { describe, expect, it } from "vitest";
import type { Scene } from "../../catalogue/types.ts";
import { bboxOfPoints } from "../../geo/bbox/bbox-of-points.ts";
import { emptyMask } from "../../recipe/empty-mask.ts";
import { resolveBand } from "../../recipe/expression/resolve-band.ts";
import { suggestedMasks } from "../../recipe/masks.ts";
import type { Mask } from "../../recipe/types.ts";
import { ByteCache } from "./byte-cache.ts";
import { clearSharesOf } from "./clear-shares.ts";
import { LocalBands } from "./local-bands.ts";
import { SliceReader } from "./slice-reader.ts";
import { openLocalFile, scenesOfFolder, sliceOf } from "./testing/local-series.ts";
import { PYTHON_WITH_RASTERIO } from "./testing/rasterio.ts";

const DATA = process.env["REVISIT_DATA"] ?? "";
/** Of each series; more by REVISIT_AREAS. */
const AREAS = Number(process.env["REVISIT_AREAS"] ?? 4);
const SEED = 20_250_601;
const SCRIPT = fileURLToPath(new URL("testing/rasterio-shares.py", import.meta.url));
/** As in `clear-shares.ts`. */
const PIXELS = 128 * 128;
const { signal } = new AbortController();

const SERIES = [
  "eolearn-slovenia-open",
  "fusets-belgium-2022",
  "gdalcubes-l8ny18-p013",
  "mapchete-s2l2a-33TWL",
] as const;

/** Star-shaped, somewhere on the scene or over its edge. */
const star = fc.record({
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.double({ min: 0.15, max: 0.6, noNaN: true }),
  spokes: fc.array(fc.double({ min: 0.3, max: 1, noNaN: true }), { minLength: 4, maxLength: 9 }),
  date: fc.nat(),
});

function areaIn([west, south, east, north]: Scene["bbox"], drawn: Star): Polygon {
  const { x, y, size, spokes } = drawn;
  const ring = spokes.map((spoke, index): Position => {
    const angle = (index / spokes.length) * 2 * Math.PI;
    return [
      west + (east - west) * (x + (size * spoke * Math.cos(angle)) / 2),
      south + (north - south) * (y + (size * spoke * Math.sin(angle)) / 2),
    ];
  });
  return { type: "Polygon", coordinates: [[...ring, ...ring.slice(0, 1)]] };
}

type Star = typeof star extends fc.Arbitrary<infer Value> ? Value : never;

type Truth = readonly [
  clear: number,
  covered: number,
  pixels: number,
  fullClear: number,
  fullCovered: number,
  fullPixels: number,
  edge: number,
  level: number,
];

function truthsOf(cases: readonly unknown[]): readonly Truth[] {
  const input = JSON.stringify({ cases });
  const options = { input, encoding: "utf8", maxBuffer: 2 ** 26 } as const;
  const { stdout, stderr } = spawnSync(PYTHON_WITH_RASTERIO ?? "", [SCRIPT], options);
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as readonly Truth[];
}

function valuesOf(mask: Mask | null): readonly [classes: readonly number[], bits: readonly number[]] {
  if (!mask) return [[], []];
  return mask.kind === "classes" ? [mask.hidden, []] : [[], mask.bits];
}

const has = existsSync(join(DATA, "series")) && PYTHON_WITH_RASTERIO !== undefined;

describe.skipIf(!has).each(SERIES)("clear shares in %s (REVISIT_DATA, Python with rasterio)", (series) => {
  it("are those that rasterio counts in the same overview, and near those of full resolution", async () => {
    const scenes = await scenesOfFolder(join(DATA, "series", series));
    const mask = suggestedMasks(scenes)[0]?.mask;
    if (!mask) throw new Error("the series has a mask");
    const empty = emptyMask(mask);
    const cache = new ByteCache(64e6);
    const engine = new SliceReader({ cache, bands: new LocalBands(cache, openLocalFile) });
    const [hidden, bits] = valuesOf(mask);
    const [none, noBits] = valuesOf(empty);
    const drawn = fc.sample(star, { numRuns: AREAS, seed: SEED }).map((each) => {
      const scene = scenes[each.date % scenes.length];
      if (!scene) throw new Error("the series has scenes");
      return { scene, area: areaIn(scene.bbox, each) };
    });
    const truths = truthsOf(
      drawn.map(({ scene, area: geometry }) => {
        const path = fileURLToPath(resolveBand(mask.band, scene).asset.href);
        return { path, geometry, hidden, bits, empty: none, emptyBits: noBits, pixels: PIXELS };
      }),
    );
    const recipe = { kind: "classes", title: "", band: mask.band, mask } as const;
    for (const [index, { scene, area }] of drawn.entries()) {
      const bbox = bboxOfPoints(area.coordinates.flat());
      const { shares } = await clearSharesOf(
        sliceOf([scene]),
        recipe,
        { area, bbox, empty },
        (part, look, where, maxPixels) => engine.statistics(part, look, where, { maxPixels }, signal),
      );
      const [clear, covered, pixels, fullClear, fullCovered, fullPixels, edge, level] = truths[index] ?? [];
      if (pixels === undefined || fullPixels === undefined) throw new Error("every area has a truth");
      const where = `${scene.id} ${JSON.stringify(area)}`;
      // An area that no scene meets has no grid, and so no pixels.
      if (covered === 0 && shares.step.pixels === 0) continue;
      // A centre on an edge may be counted by one and not by the other.
      expect(Math.abs(shares.step.pixels - pixels), where).toBeLessThanOrEqual(2);
      expect(Math.abs(shares.step.clear - (clear ?? 0)) * pixels, where).toBeLessThanOrEqual(2);
      expect(Math.abs(shares.step.covered - (covered ?? 0)) * pixels, where).toBeLessThanOrEqual(2);
      if (level === 0) expect(shares.step.clear, where).toBeCloseTo(fullClear ?? 0, 2);
      else {
        // Each pixel of the overview stands for four or sixteen, of which it has one's value.
        const tolerance = ((edge ?? 0) * 2 ** (level ?? 0)) / fullPixels + 0.05;
        expect(Math.abs(shares.step.clear - (fullClear ?? 0)), where).toBeLessThanOrEqual(tolerance);
        expect(Math.abs(shares.step.covered - (fullCovered ?? 0)), where).toBeLessThanOrEqual(tolerance);
      }
    }
  }, 240_000);
});
