import type { Polygon } from "geojson";
import proj4 from "proj4";
import { describe, expect, it } from "vitest";
import { bboxOfPoints } from "../../geo/bbox/bbox-of-points.ts";
import { emptyMask } from "../../recipe/empty-mask.ts";
import type { ClassesRecipe, Mask } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { clearSharesOf } from "./clear-shares.ts";
import { engineOn, zones } from "./testing/fields.ts";
import { sliceOf } from "./testing/local-series.ts";
import { PaintedDisk, type PaintedFile, paintedScene } from "./testing/painted-file.ts";

const { signal } = new AbortController();
const [WEST, NORTH] = [640_000, 5_690_000];
const MASK: Mask = { kind: "classes", band: "SCL", hidden: [0, 3, 8, 9, 10] };
const RECIPE: ClassesRecipe = { kind: "classes", title: "", band: "SCL", mask: MASK };

/** 64 × 64 pixels of 10 m. */
function file(url: string, paint: PaintedFile["paint"], parts: Partial<PaintedFile> = {}): PaintedFile {
  const corner = [WEST, NORTH, 10] as const;
  return { url, epsg: 32631, corner, width: 64, height: 64, blockSize: 64, paint, ...parts };
}

function rectangle(left: number, top: number, right: number, bottom: number): Polygon {
  const corners = [
    [left, top],
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ] as const;
  const ring = corners.map(([column, row]) =>
    proj4(zones[32631]).inverse([WEST + column * 10, NORTH - row * 10]),
  );
  return { type: "Polygon", coordinates: [ring] };
}

function sharesOf(disk: PaintedDisk, slice: Slice, area: Polygon, empty = emptyMask(MASK)) {
  const { engine } = engineOn(disk);
  const bbox = bboxOfPoints(area.coordinates.flat());
  return clearSharesOf(slice, RECIPE, { area, bbox, empty }, (part, recipe, where, maxPixels) =>
    engine.statistics(part, recipe, where, { maxPixels }, signal),
  );
}

/** A quarter without data, a quarter of cloud, the rest clear. */
const striped = (column: number): number => (column < 16 ? 0 : column < 32 ? 9 : 4);
const A = "https://a.test/scl.tif";
const B = "https://b.test/scl.tif";

describe("the clear share of an area", () => {
  it("is of all its pixels, and so is what is covered", async () => {
    const slice = sliceOf([paintedScene("a", { SCL: A })]);
    const { shares } = await sharesOf(
      new PaintedDisk().add(file(A, striped)),
      slice,
      rectangle(0, 0, 64, 64),
    );
    expect(shares.step).toEqual({ clear: 0.5, covered: 0.75, pixels: 4096 });
    expect(shares.scenes).toEqual({ a: shares.step });
  });

  it("counts what lies beyond the image as not covered", async () => {
    const slice = sliceOf([paintedScene("a", { SCL: A })]);
    const { shares } = await sharesOf(
      new PaintedDisk().add(file(A, () => 4)),
      slice,
      rectangle(32, 0, 96, 64),
    );
    expect(shares.step).toEqual({ clear: 0.5, covered: 0.5, pixels: 4096 });
  });

  it("takes the nodata of the file where the mask is not a known one", async () => {
    const slice = sliceOf([paintedScene("a", { SCL: A })]);
    const disk = new PaintedDisk().add(file(A, striped, { nodata: 9 }));
    const { shares } = await sharesOf(disk, slice, rectangle(0, 0, 64, 64), null);
    expect(shares.step).toMatchObject({ clear: 0.5, covered: 0.75 });
  });

  it("of a step is that of its mosaic, and each scene has its own", async () => {
    const slice = sliceOf([paintedScene("a", { SCL: A }), paintedScene("b", { SCL: B })]);
    const disk = new PaintedDisk().add(file(A, striped)).add(file(B, (column) => (column < 24 ? 4 : 8)));
    const { shares } = await sharesOf(disk, slice, rectangle(0, 0, 64, 64));
    expect(shares.step).toMatchObject({ clear: 0.875, covered: 1 });
    expect(shares.scenes["a"]).toMatchObject({ clear: 0.5, covered: 0.75 });
    expect(shares.scenes["b"]).toMatchObject({ clear: 0.375, covered: 1 });
  });

  it("is nothing for a scene that lies elsewhere, whose file is not read", async () => {
    const elsewhere = paintedScene("b", { SCL: B }, { bbox: [100, 10, 101, 11] });
    const slice = sliceOf([paintedScene("a", { SCL: A }), elsewhere]);
    const disk = new PaintedDisk().add(file(A, striped)).add(file(B, () => 4));
    const { shares } = await sharesOf(disk, slice, rectangle(0, 0, 64, 64));
    expect(shares.scenes["b"]).toMatchObject({ clear: 0, covered: 0 });
    expect(disk.decoded.filter((name) => name.startsWith(B))).toEqual([]);
  });

  it("reads more pixels where no overview has few", async () => {
    const slice = sliceOf([paintedScene("a", { SCL: A })]);
    const large = file(A, (column) => (column < 100 ? 9 : 4), { width: 400, height: 400, blockSize: 512 });
    const { shares } = await sharesOf(new PaintedDisk().add(large), slice, rectangle(0, 0, 400, 400));
    expect(shares.step).toEqual({ clear: 0.75, covered: 1, pixels: 160_000 });
  });
});
