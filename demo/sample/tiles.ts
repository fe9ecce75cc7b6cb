import proj4 from "proj4";

/**
 * Three tiles of one overpass: A and B share an edge in UTM 31N; C lies in UTM 32N and overlaps B where
 * the zones meet at 6° E, turned by about 4.7 degrees against it, as real neighbours across a zone are.
 */
export interface SampleTile {
  /** Letter used in the documentation and in tests. */
  readonly letter: "A" | "B" | "C";
  /** The MGRS square in which its west edge lies; the tile covers a small part of it. */
  readonly gridCode: string;
  readonly epsg: 32631 | 32632;
  /** Outer edge of the upper left pixel, metres in the tile's own zone. */
  readonly left: number;
  readonly top: number;
  /** Seconds after the first tile of the overpass. */
  readonly delaySeconds: number;
}

/** Pixels along each side of the 10 m bands. */
const TILE_SIZE = 1024;
/** Metres along each side of a tile. */
export const TILE_METRES = TILE_SIZE * 10;

const TOP = 5_681_460;

export const TILES: readonly SampleTile[] = [
  { letter: "A", gridCode: "31UFS", epsg: 32631, left: 690_120, top: TOP, delaySeconds: 0 },
  { letter: "B", gridCode: "31UGS", epsg: 32631, left: 700_360, top: TOP, delaySeconds: 2 },
  { letter: "C", gridCode: "32UKB", epsg: 32632, left: 289_420, top: TOP, delaySeconds: 5 },
];

/** Everything the three tiles cover, in UTM 31N metres, with room for cloud shadows cast from outside. */
export const WORLD = { left: 688_000, right: 722_000, bottom: 5_668_500, top: 5_684_500 } as const;

/** `proj4` definition of a tile's zone. */
export function zoneDefinition(epsg: SampleTile["epsg"]): string {
  return `+proj=utm +zone=${epsg - 32600} +datum=WGS84 +units=m +no_defs`;
}

const BETWEEN_ZONES = proj4(zoneDefinition(32632), zoneDefinition(32631));

/** A point of the tile's zone in UTM 31N, the coordinates of the sample's world; metres. */
function worldPoint(tile: SampleTile, x: number, y: number): readonly [number, number] {
  if (tile.epsg === 32631) return [x, y];
  const [x31 = Number.NaN, y31 = Number.NaN] = BETWEEN_ZONES.forward([x, y]);
  return [x31, y31];
}

/** Centre of a pixel in UTM 31N; `metres` is the pixel size, 10 or 20. */
export function pixelCentre(
  tile: SampleTile,
  column: number,
  row: number,
  metres: number,
): readonly [number, number] {
  return worldPoint(tile, tile.left + (column + 0.5) * metres, tile.top - (row + 0.5) * metres);
}
