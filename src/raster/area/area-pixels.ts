import type { MultiPolygon, Point, Polygon } from "geojson";
import { polygonsOf } from "../../geo/polygon/polygons-of.ts";
import { poleOfInaccessibility } from "../../geo/polygon/pole-of-inaccessibility.ts";
import { ringCentroid } from "../../geo/polygon/ring-centroid.ts";
import type { PixelWindow } from "../../geotiff/tiff/read-window.ts";
import { ProblemError } from "../../problem/problem.ts";
import { type FileGrid, type Frame, windowFrame } from "../warp/frame.ts";
import type { PixelGrid } from "../warp/pixel-grid.ts";
import { type PixelPolygon, extentOf, outlineOf, scaled } from "./outline.ts";
import { coveredShares } from "./shares.ts";
import { visitSpans } from "./spans.ts";

/** What is measured: the pixels of an area, or the one pixel under a point. */
export type Area = Point | Polygon | MultiPolygon;

/** The pixels of an area on one file's grid. */
export interface AreaPixels {
  /** How many belong to the area on the whole grid, beyond the image too. */
  readonly count: number;
  /** True for an area without a pixel's centre in it: the pixel under its interior point stands for it. */
  readonly byInteriorPoint: boolean;
  /** Index of the level they are those of; 0 is full resolution. */
  readonly level: number;
  /** Null where none of them lies where there may be images. */
  readonly window: {
    readonly frame: Frame;
    /** 1 for pixels of the area. */
    readonly inside: Uint8Array<ArrayBuffer>;
    /** How much of each pixel the area covers, where that was asked for. */
    readonly shares?: Float64Array<ArrayBuffer>;
  } | null;
}

export interface AreaOptions {
  /** Takes every pixel the area touches, weighted by the share it covers, in place of those with the centre inside. */
  readonly touched: boolean;
  /** Pixels of the rectangle around the area: the finest level that has no more is taken. */
  readonly maxPixels: number;
  /** Pixels that the window has around those of the area; 0 unless given. */
  readonly margin?: number;
}

/** Where there may be images, columns and rows at full resolution. */
export type Reach = readonly [left: number, right: number, top: number, bottom: number];

/** @throws ProblemError of kind `limit` when even the coarsest level has more pixels than allowed */
export function areaPixels(
  area: Area,
  file: FileGrid,
  grid: PixelGrid,
  reach: Reach,
  { touched, maxPixels, margin = 0 }: AreaOptions,
): AreaPixels {
  if (area.type === "Point") {
    const { window } = pixelUnder(area.coordinates, grid, reach, 1, 1, margin, (part) =>
      windowFrame(file, part, 0),
    );
    return { level: 0, byInteriorPoint: false, count: 1, window };
  }
  const outline = outlineOf(area, grid);
  const [full] = file.levels;
  for (const [level, size] of file.levels.entries()) {
    const across = (full?.width ?? 0) / size.width;
    const down = (full?.height ?? 0) / size.height;
    const shape = scaled(outline, across, down);
    const whole = windowAround(extentOf(shape));
    const reached = touched ? whole : intersection(whole, reachAt(reach, across, down));
    const window = widened(reached, margin);
    if (window.width * window.height > maxPixels) continue;
    const frameOf = (part: PixelWindow) => windowFrame(file, part, level);
    if (touched) return { level, byInteriorPoint: false, ...touchedPixels(shape, window, frameOf) };
    const centres = centrePixels(shape, window, frameOf);
    return centres.count > 0
      ? { level, byInteriorPoint: false, ...centres }
      : {
          level,
          byInteriorPoint: true,
          ...pixelUnder(interiorPoint(area), grid, reach, across, down, margin, frameOf),
        };
  }
  throw tooLarge(maxPixels);
}

type FrameOf = (window: PixelWindow) => Frame;
type Pixels = Pick<AreaPixels, "count" | "window">;

function centrePixels(shape: readonly PixelPolygon[], window: PixelWindow, frameOf: FrameOf): Pixels {
  const { column, row, width, height } = window;
  const inside = new Uint8Array(width * height);
  let count = 0;
  let seen = 0;
  visitSpans(shape, (spanRow, first, end) => {
    count += end - first;
    const y = spanRow - row;
    const [left, right] = [Math.max(0, first - column), Math.min(width, end - column)];
    if (y < 0 || y >= height || right <= left) return;
    seen += right - left;
    inside.fill(1, y * width + left, y * width + right);
  });
  return { count, window: seen > 0 ? { frame: frameOf(window), inside } : null };
}

function touchedPixels(shape: readonly PixelPolygon[], window: PixelWindow, frameOf: FrameOf): Pixels {
  if (window.width * window.height === 0) return { count: 0, window: null };
  const shares = coveredShares(shape, window);
  const inside = Uint8Array.from(shares, (share) => (share > 0 ? 1 : 0));
  const count = inside.reduce((sum, each) => sum + each, 0);
  return { count, window: { frame: frameOf(window), inside, shares } };
}

/** The one pixel under a point. */
function pixelUnder(
  [lon = Number.NaN, lat = Number.NaN]: readonly number[],
  grid: PixelGrid,
  reach: Reach,
  across: number,
  down: number,
  margin: number,
  frameOf: FrameOf,
): Pixels {
  const [column, row] = grid.fromLonLat(lon, lat);
  const [left, right, top, bottom] = reach;
  if (!(column >= left && column < right && row >= top && row < bottom)) return { count: 0, window: null };
  const pixel = { column: Math.floor(column / across), row: Math.floor(row / down), width: 1, height: 1 };
  const window = widened(pixel, margin);
  const inside = new Uint8Array(window.width * window.height);
  inside[margin * window.width + margin] = 1;
  return { count: 0, window: { frame: frameOf(window), inside } };
}

/** Degrees: no pixel is so small that it matters. */
const PRECISION_DEGREES = 1e-7;

/** A point well inside the largest part of an area. */
function interiorPoint(area: Area): readonly number[] {
  const [largest] = polygonsOf(area).toSorted((a, b) => sizeOf(b[0]) - sizeOf(a[0]));
  const pole = largest && poleOfInaccessibility(largest, PRECISION_DEGREES);
  return pole?.point ?? largest?.[0]?.[0] ?? [];
}

function sizeOf(ring: Parameters<typeof ringCentroid>[0] | undefined): number {
  return (ring && ringCentroid(ring)?.size) ?? 0;
}

/** The pixels a shape touches. */
function windowAround([left, right, top, bottom]: ReturnType<typeof extentOf>): PixelWindow {
  if (!(right >= left && bottom >= top)) return { column: 0, row: 0, width: 0, height: 0 };
  const [column, row] = [Math.floor(left), Math.floor(top)];
  return { column, row, width: Math.ceil(right) - column, height: Math.ceil(bottom) - row };
}

/** Nothing stays nothing. */
function widened(window: PixelWindow, margin: number): PixelWindow {
  const { column, row, width, height } = window;
  if (width * height === 0) return window;
  return {
    column: column - margin,
    row: row - margin,
    width: width + 2 * margin,
    height: height + 2 * margin,
  };
}

function reachAt([left, right, top, bottom]: Reach, across: number, down: number): PixelWindow {
  return windowAround([left / across, right / across, top / down, bottom / down]);
}

function intersection(a: PixelWindow, b: PixelWindow): PixelWindow {
  const column = Math.max(a.column, b.column);
  const row = Math.max(a.row, b.row);
  const width = Math.max(0, Math.min(a.column + a.width, b.column + b.width) - column);
  const height = Math.max(0, Math.min(a.row + a.height, b.row + b.height) - row);
  return { column, row, width, height };
}

function tooLarge(maxPixels: number): ProblemError {
  return new ProblemError({
    kind: "limit",
    message: `The area has more than ${maxPixels} pixels even in the coarsest overview of the file.`,
    advice: "Draw a smaller area, take fewer dates, or allow more pixels.",
  });
}
