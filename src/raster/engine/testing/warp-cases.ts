import type { LonLat } from "../../../geo/types.ts";
import { buildTiff, type ImagePlan, type TagPlan } from "../../../geotiff/tiff/testing/build-tiff.ts";

/** Pixels that lie somewhere, and a place and a zoom to look at them from. */
export interface WarpCase {
  readonly name: string;
  /** Pixels along each edge. */
  readonly edge: number;
  readonly place: readonly TagPlan[];
  readonly point: LonLat;
  readonly zoom: number;
  /** Least share of pixels within two grey levels of gdalwarp's. */
  readonly within: number;
  /** Least number of pixels with a value in the tile. */
  readonly valid: number;
}

export const nodata = 0;
const overviews = [2, 4, 8] as const;

/** Smooth fields with an edge of "no data" cut through them, 1 to 255 so that grey levels count. */
function grey(column: number, row: number, edge: number): number {
  const value =
    128 + 80 * Math.sin(column / 23) * Math.cos(row / 31) + 40 * Math.sin((column + 2 * row) / 301);
  return column + row < edge / 3 ? nodata : Math.round(value);
}

/** The file of a case, with overviews that are averages of what has a value. */
export function fileOf(each: WarpCase): Uint8Array {
  const made = files.get(each) ?? buildFile(each);
  files.set(each, made);
  return made;
}

const files = new WeakMap<WarpCase, Uint8Array>();

function buildFile({ edge, place }: WarpCase): Uint8Array {
  const levels = levelsOf(edge);
  const image = (levelEdge: number, levelPixels: Uint8Array): ImagePlan => ({
    width: levelEdge,
    height: levelEdge,
    tile: [256, 256],
    bits: 8,
    deflate: true,
    tags:
      levelEdge === edge
        ? [...place, { tag: 42113, type: 2, values: String(nodata) }]
        : [{ tag: 254, type: 4, values: [1] }],
    value: (column, row) => levelPixels[row * levelEdge + column] ?? nodata,
  });
  return buildTiff({ images: levels.map((pixels) => image(Math.sqrt(pixels.length), pixels)) });
}

const known = new Map<number, readonly Uint8Array[]>();

function levelsOf(edge: number): readonly Uint8Array[] {
  const made =
    known.get(edge) ??
    [1, ...overviews].map((factor) => {
      const across = edge / factor;
      return Uint8Array.from({ length: across * across }, (_, index) =>
        average((index % across) * factor, Math.floor(index / across) * factor, factor, edge),
      );
    });
  known.set(edge, made);
  return made;
}

function average(left: number, top: number, size: number, edge: number): number {
  let [sum, count] = [0, 0];
  for (let row = top; row < top + size; row += 1) {
    for (let column = left; column < left + size; column += 1) {
      const value = grey(column, row, edge);
      if (value === nodata) continue;
      sum += value;
      count += 1;
    }
  }
  return count === 0 ? nodata : Math.round(sum / count);
}

const isPoint = 2;

/** GeoKeys: identifier and value, in order of identifiers. */
function keys(pairs: readonly (readonly [key: number, value: number])[], rasterType = 1): TagPlan {
  const all = [...pairs, [1025, rasterType] as const].sort(([a], [b]) => a - b);
  return {
    tag: 34735,
    type: 3,
    values: [1, 1, 0, all.length, ...all.flatMap(([key, value]) => [key, 0, 1, value])],
  };
}

const projected = (code: number, rasterType?: number): TagPlan =>
  keys(
    [
      [1024, 1],
      [3072, code],
    ],
    rasterType,
  );
const geographic = (code: number): TagPlan =>
  keys([
    [1024, 2],
    [2048, code],
  ]);

/** Corner, pixel width and pixel height. */
const northUp = (west: number, north: number, width: number, height = width): readonly TagPlan[] => [
  { tag: 33550, type: 12, values: [width, height, 0] },
  { tag: 33922, type: 12, values: [0, 0, 0, west, north, 0] },
];

const matrix = (a: number, b: number, c: number, d: number, e: number, f: number): readonly TagPlan[] => [
  { tag: 34264, type: 12, values: [a, b, 0, c, d, e, 0, f, 0, 0, 0, 0, 0, 0, 0, 1] },
];

/** MODIS's sinusoidal on its sphere, spelled out. */
const sinusoidal: readonly TagPlan[] = [
  {
    tag: 34735,
    type: 3,
    values: [
      [1, 1, 0, 10],
      [1024, 0, 1, 1],
      [1025, 0, 1, 1],
      [2048, 0, 1, 32767],
      [2057, 34736, 1, 0],
      [2058, 34736, 1, 0],
      [3072, 0, 1, 32767],
      [3074, 0, 1, 32767],
      [3075, 0, 1, 24],
      [3076, 0, 1, 9001],
      [3088, 34736, 1, 1],
    ].flat(),
  },
  { tag: 34736, type: 12, values: [6_371_007.181, 0] },
];

const utm = [...northUp(640_000, 5_690_000, 10), projected(32631)];
const native = { within: 0.98, valid: 5000 };

function utmCase(zoom: number): WarpCase {
  const isNative = zoom >= 13;
  return {
    name: isNative ? `UTM at zoom ${zoom}` : `UTM from an overview at zoom ${zoom}`,
    edge: 2048,
    place: utm,
    point: isNative ? [5.12, 51.28] : [5.15, 51.25],
    zoom,
    within: isNative ? 0.98 : 0.95,
    valid: isNative ? 5000 : 300,
  };
}

export const warpCases: readonly WarpCase[] = [
  ...[14, 13, 12, 11, 10, 9].map(utmCase),
  {
    name: "PixelIsPoint",
    edge: 1024,
    place: [...northUp(640_000, 5_690_000, 10), projected(32631, isPoint)],
    point: [5.12, 51.28],
    zoom: 14,
    ...native,
  },
  {
    name: "rotated",
    edge: 1024,
    place: [...matrix(8, 6, 640_000, 6, -8, 5_690_000), projected(32631)],
    point: [5.2, 51.33],
    zoom: 13,
    ...native,
  },
  {
    name: "sheared",
    edge: 1024,
    place: [...matrix(10, 3, 640_000, 0, -10, 5_690_000), projected(32631)],
    point: [5.12, 51.28],
    zoom: 13,
    ...native,
  },
  {
    name: "south-up",
    edge: 1024,
    place: [...matrix(10, 0, 640_000, 0, 10, 5_669_520), projected(32631)],
    point: [5.12, 51.2],
    zoom: 13,
    ...native,
  },
  {
    name: "pixels that are not square",
    edge: 1024,
    place: [...northUp(640_000.123, 5_690_000.777, 9.9987, 20.00013), projected(32631)],
    point: [5.12, 51.25],
    zoom: 13,
    ...native,
  },
  {
    name: "geographic",
    edge: 1024,
    place: [...northUp(5, 52, 1 / 1024), geographic(4326)],
    point: [5.6, 51.4],
    zoom: 11,
    ...native,
  },
  {
    name: "geographic across the antimeridian",
    edge: 1024,
    place: [...northUp(175, -10, 0.01), geographic(4326)],
    point: [-179, -15],
    zoom: 8,
    ...native,
  },
  {
    name: "geographic from 0 to 360",
    edge: 1024,
    place: [...northUp(0, 90, 360 / 1024, 180 / 1024), geographic(4326)],
    point: [-100, 40],
    zoom: 3,
    ...native,
  },
  {
    name: "UTM across the antimeridian",
    edge: 1024,
    place: [...northUp(705_000, 5_690_000, 10), projected(32660)],
    point: [179.99, 51.3],
    zoom: 12,
    ...native,
  },
  {
    name: "Web Mercator",
    edge: 1024,
    place: [...northUp(556_597, 6_800_125, 38.21875), projected(3857)],
    point: [5.2, 51.88],
    zoom: 12,
    ...native,
  },
  {
    name: "Lambert azimuthal (EPSG:3035)",
    edge: 1024,
    place: [...northUp(4_000_000, 3_200_000, 20), projected(3035)],
    point: [5.6, 51.8],
    zoom: 13,
    ...native,
  },
  {
    name: "polar stereographic (EPSG:3413)",
    edge: 1024,
    place: [...northUp(-200_000, -1_000_000, 390.625), projected(3413)],
    point: [-45, 79],
    zoom: 8,
    ...native,
  },
  {
    name: "polar stereographic (EPSG:3031)",
    edge: 1024,
    place: [...northUp(1_000_000, 1_400_000, 390.625), projected(3031)],
    point: [45, -74],
    zoom: 8,
    ...native,
  },
  {
    name: "sinusoidal (MODIS)",
    edge: 1024,
    place: [...northUp(1_111_950.52, 6_671_703.118, 463.3127), ...sinusoidal],
    point: [22, 57],
    zoom: 8,
    ...native,
  },
];
