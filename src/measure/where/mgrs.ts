import type { Polygon, Position } from "geojson";
import type { LonLat } from "../../geo/types.ts";
import { WGS84, transverseMercator } from "../../raster/warp/transverse-mercator.ts";

/** A reference to the Military Grid: "31UFS" is also the name of a tile of Sentinel-2. */
const REFERENCE = /^T?(\d{1,2})([C-HJ-NP-X])([A-HJ-NP-Z])([A-HJ-NP-V])(\d*)$/;
const COLUMNS = ["ABCDEFGH", "JKLMNPQR", "STUVWXYZ"] as const;
const ROWS = "ABCDEFGHJKLMNPQRSTUV";
const BANDS = "CDEFGHJKLMNPQRSTUVWX";
const SQUARE_METRES = 100_000;
const ROWS_METRES = ROWS.length * SQUARE_METRES;
const FALSE_NORTHING_METRES = 10_000_000;
/** Of a tile of Sentinel-2, which begins on a lattice of its pixels of 60 m and reaches into the next square. */
const TILE_METRES = 109_800;
const LATTICE_METRES = 60;
/** Squares that are finer stand for a point. */
const FINEST_AREA_METRES = 1000;
/** Degrees: half a band, and the overlap that squares at its edge have. */
const HALF_BAND = 4.5;

/** What a reference names. */
export type GridPlace =
  | { readonly kind: "tile"; readonly name: string; readonly area: Polygon }
  | { readonly kind: "square"; readonly name: string; readonly area: Polygon }
  | { readonly kind: "point"; readonly name: string; readonly point: LonLat };

/**
 * A tile of Sentinel-2 ("31UFS", "T31UFS"), or a reference of the Military Grid ("31U FS 12 34"): squares of 10 and
 * 1 km are areas, finer ones their middles. Undefined where the text is something else, or names a square that its
 * band does not have. Source: NGA.STND.0037, appendix B; the lattice of tiles as their products have it.
 */
export function parseGridReference(text: string): GridPlace | undefined {
  const compact = text.toUpperCase().replaceAll(/\s/g, "");
  const [, zoneText = "", band = "", column = "", row = "", digits = ""] = REFERENCE.exec(compact) ?? [];
  const zone = Number(zoneText);
  if (zone < 1 || zone > 60 || digits.length % 2 === 1 || digits.length > 10) return undefined;
  const columnIndex = COLUMNS[(zone - 1) % 3]?.indexOf(column) ?? -1;
  if (columnIndex < 0) return undefined;
  const grid = utmGrid(zone, band < "N");
  const east = (columnIndex + 1) * SQUARE_METRES;
  const north = northingOf(row, zone, band, east, grid);
  if (north === undefined) return undefined;
  const name = `${zoneText.padStart(2, "0")}${band}${column}${row}${digits}`;
  if (digits === "") return { kind: "tile", name, area: tileArea(east, north, band < "N", grid) };
  const half = digits.length / 2;
  const size = SQUARE_METRES / 10 ** half;
  const [x, y] = [east + Number(digits.slice(0, half)) * size, north + Number(digits.slice(half)) * size];
  if (size < FINEST_AREA_METRES) {
    const [lon, lat] = grid.inverse(x + size / 2, y + size / 2);
    return { kind: "point", name, point: [lon, lat] };
  }
  return { kind: "square", name, area: squareArea(x, y, size, grid) };
}

type Grid = ReturnType<typeof transverseMercator>;

function utmGrid(zone: number, south: boolean): Grid {
  return transverseMercator({
    centralMeridian: zone * 6 - 183,
    scale: 0.9996,
    falseEasting: 500_000,
    falseNorthing: south ? FALSE_NORTHING_METRES : 0,
    ellipsoid: WGS84,
  });
}

/** Rows repeat every 2000 km: the one that lies in the band is meant. */
function northingOf(row: string, zone: number, band: string, east: number, grid: Grid): number | undefined {
  const shift = zone % 2 === 0 ? 5 : 0;
  const first = ((ROWS.indexOf(row) - shift + ROWS.length) % ROWS.length) * SQUARE_METRES;
  // The northernmost band has twelve degrees, the others eight.
  const middle = -76 + BANDS.indexOf(band) * 8 + (band === "X" ? 2 : 0);
  const reach = HALF_BAND + (band === "X" ? 2 : 0);
  for (let north = first; north < FALSE_NORTHING_METRES; north += ROWS_METRES) {
    const [, latitude] = grid.inverse(east + SQUARE_METRES / 2, north + SQUARE_METRES / 2);
    if (Math.abs(latitude - middle) <= reach) return north;
  }
  return undefined;
}

function tileArea(east: number, north: number, isSouth: boolean, grid: Grid): Polygon {
  const down = (metres: number): number => Math.floor(metres / LATTICE_METRES) * LATTICE_METRES;
  // Northings of the south count down from the equator.
  const top = isSouth
    ? FALSE_NORTHING_METRES - down(FALSE_NORTHING_METRES - north - SQUARE_METRES)
    : -down(-north - SQUARE_METRES);
  return squareArea(down(east), top - TILE_METRES, TILE_METRES, grid);
}

/** Points between the corners of each edge: straight in the grid is not straight in degrees. */
const PIECES = 4;

function squareArea(x: number, y: number, size: number, { inverse }: Grid): Polygon {
  const corners = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ] as const;
  const ring = corners.slice(1).flatMap(([toX, toY], index) => {
    const [fromX, fromY] = corners[index] ?? [0, 0];
    return Array.from({ length: PIECES }, (_, piece): Position => {
      const share = piece / PIECES;
      return [
        ...inverse(x + size * (fromX + (toX - fromX) * share), y + size * (fromY + (toY - fromY) * share)),
      ];
    });
  });
  return { type: "Polygon", coordinates: [[...ring, ring[0] ?? []]] };
}
