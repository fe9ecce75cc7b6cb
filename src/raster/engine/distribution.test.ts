import { describe, expect, it } from "vitest";
import proj4 from "proj4";
import type { BBox } from "../../geo/types.ts";
import { quantile } from "../stats/quantile.ts";
import { engineOn, field, recipe, zones } from "./testing/fields.ts";
import { sliceOf } from "./testing/local-series.ts";
import { PaintedDisk, paintedScene } from "./testing/painted-file.ts";

const { signal } = new AbortController();
const A = "https://a.test/a.tif";
/** 1024 pixels of 10 m; values are columns, and the south half has none. */
const disk = () =>
  new PaintedDisk().add({
    ...field(A, 32631, 640_000, 5_690_000),
    paint: (column, row) => (row < 512 ? column : -1),
  });

/** Of columns and rows from the north-west corner, degrees. */
function boxOf(left: number, top: number, right: number, bottom: number): BBox {
  const at = (column: number, row: number) =>
    proj4(zones[32631]).inverse([640_000 + column * 10, 5_690_000 - row * 10]) as [number, number];
  const [west, north] = at(left, top);
  const [east, south] = at(right, bottom);
  return [west, south, east, north];
}

const slice = sliceOf([paintedScene("a", { B: A }, { bbox: boxOf(0, 0, 1024, 1024) })]);

describe("the distribution of the values in view", () => {
  it("has the values of the view in ascending order, and no others", async () => {
    const { channels, pixels } = await engineOn(disk()).engine.distribution(
      slice,
      recipe("B * 2"),
      boxOf(200, 100, 400, 300),
      signal,
    );
    const [values = new Float64Array()] = channels;
    expect(channels).toHaveLength(1);
    expect(values).toEqual(values.toSorted());
    expect(values).toHaveLength(pixels);
    // Columns 200 to 399, evenly, and the view is turned by a degree against the grid.
    for (const share of [0.1, 0.25, 0.5, 0.75, 0.9]) {
      expect(Math.abs(quantile(values, share) - 2 * (200 + 200 * share))).toBeLessThan(8);
    }
  });

  it("counts the pixels without a value, and leaves them out of the values", async () => {
    const bounds = boxOf(200, 384, 400, 640);
    const { channels, pixels } = await engineOn(disk()).engine.distribution(
      slice,
      recipe("B"),
      bounds,
      signal,
    );
    expect((channels[0]?.length ?? 0) / pixels).toBeCloseTo(0.5, 1);
    expect(channels[0]?.[0]).toBeGreaterThan(190);
  });

  it("has a list for each of three channels", async () => {
    const channels = { red: "B", green: "B + 1000", blue: "B + 2000" };
    const rgb = { kind: "rgb", title: "", mask: null, rescale: [0, 1], ...channels } as const;
    const bounds = boxOf(200, 100, 400, 300);
    const found = await engineOn(disk()).engine.distribution(slice, rgb, bounds, signal);
    const [red, green, blue] = found.channels.map((values) => quantile(values, 0.5));
    expect([(green ?? 0) - (red ?? 0), (blue ?? 0) - (red ?? 0)]).toEqual([1000, 2000]);
  });

  it("of an area has exactly the pixels whose centres lie in it", async () => {
    const corners = [
      [200, 510],
      [203, 510],
      [203, 514],
      [200, 514],
      [200, 510],
    ] as const;
    const ring = corners.map(([column, row]) =>
      proj4(zones[32631]).inverse([640_000 + column * 10, 5_690_000 - row * 10]),
    );
    const area = { type: "Polygon" as const, coordinates: [ring] };
    const found = await engineOn(disk()).engine.areaDistribution(slice, recipe("B"), area, signal);
    // Three columns by four rows, of which the two southern ones have no data.
    expect([...(found.channels[0] ?? [])]).toEqual([200, 200, 201, 201, 202, 202]);
    expect(found.pixels).toBe(12);
  });

  it("is empty where the view shows another place or none of the data", async () => {
    const { engine } = engineOn(disk());
    const elsewhere = await engine.distribution(slice, recipe("B"), [-10, 0, -9, 1], signal);
    expect(elsewhere).toEqual({ channels: [], pixels: 0 });
    const blank = await engine.distribution(slice, recipe("B"), boxOf(200, 700, 400, 900), signal);
    expect(blank.channels).toEqual([]);
    expect(blank.pixels).toBeGreaterThan(10_000);
  });
});
