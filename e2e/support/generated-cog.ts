import { buildTiff, type TagPlan } from "../../src/geotiff/tiff/testing/build-tiff.ts";

/** A rectangle of projected coordinates. */
export interface Ground {
  /** EPSG code. */
  readonly code: number;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** How the ground looks: plants in the west, bare soil in the east, and a picture in four colours. */
export const SOIL = {
  plants: { red: 400, nir: 4400, ndvi: 0.83 },
  bare: { red: 2600, nir: 3200, ndvi: 0.1 },
};
/** North-west, north-east, south-west, south-east. */
export const PICTURE = [
  [200, 40, 40],
  [40, 170, 60],
  [50, 70, 200],
  [220, 200, 60],
] as const;

const PIXELS = 256;
const TILE = 128;

/** What a file holds: its numbers at a share of the way from west to east and from north to south. */
interface Content {
  readonly bits: 8 | 16;
  readonly samples: number;
  readonly value: (across: number, down: number, sample: number) => number;
}

const half = (across: number) => (across < 0.5 ? SOIL.plants : SOIL.bare);
const bytes = (value: Content["value"], samples = 1): Content => ({ bits: 8, samples, value });
const reflectance = (value: Content["value"]): Content => ({ bits: 16, samples: 1, value });

/** By what assets are called in the services that are configured. */
function contentOf(key: string, offset: number): Content {
  if (/^(?:visual|TCI)/i.test(key)) {
    return bytes(
      (across, down, sample) => PICTURE[(down < 0.5 ? 0 : 2) + (across < 0.5 ? 0 : 1)]?.[sample] ?? 0,
      3,
    );
  }
  // Terrascope writes 0.004 × DN − 0.08.
  if (/^NDVI/i.test(key)) return bytes((across) => Math.round((half(across).ndvi + 0.08) / 0.004));
  if (/^scl/i.test(key)) return bytes((across) => (across < 0.5 ? 4 : 5));
  if (/mask/i.test(key)) return bytes(() => 0);
  if (/^(?:red|B04)/i.test(key)) return reflectance((across) => half(across).red + offset);
  if (/^(?:nir|B08)/i.test(key)) return reflectance((across) => half(across).nir + offset);
  return reflectance((across, down) => 300 + Math.round(2000 * (across + down)) + offset);
}

/**
 * A cloud optimised GeoTIFF of that ground, for an asset of that key.
 * @param offset added to reflectances, as processing baselines of Sentinel-2 from 04.00 on do
 */
export function generatedCog(key: string, ground: Ground, offset = 0): Uint8Array {
  const { code, west, south, east, north } = ground;
  const { bits, samples, value } = contentOf(key, offset);
  const georeference: readonly TagPlan[] = [
    { tag: 33550, type: 12, values: [(east - west) / PIXELS, (north - south) / PIXELS, 0] },
    { tag: 33922, type: 12, values: [0, 0, 0, west, north, 0] },
    { tag: 34735, type: 3, values: [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, code] },
  ];
  const levels = [PIXELS, PIXELS / 2].map((size, index) => ({
    width: size,
    height: size,
    tile: [TILE, TILE] as const,
    samples,
    bits,
    deflate: true,
    tags: [
      ...(samples === 3 ? [{ tag: 262, type: 3, values: [2] } as const] : []),
      ...(index === 0 ? georeference : [{ tag: 254, type: 4, values: [1] } as const]),
    ],
    value: (column: number, row: number, sample: number) =>
      value((column + 0.5) / size, (row + 0.5) / size, sample),
  }));
  return buildTiff({ images: levels });
}
