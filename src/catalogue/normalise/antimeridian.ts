import type { Position } from "geojson";
import type { BBox } from "../../geo/types.ts";

type Rings = Position[][];

/**
 * Polygons as RFC 7946 wants them: cut at the antimeridian, longitudes within ±180. A polygon whose
 * neighbouring corners are more than 180° apart crosses it, however it was written.
 * @returns the parts, and their box: west above east where it crosses
 */
export function splitAtAntimeridian(polygons: readonly Rings[]): { parts: Rings[]; bbox: BBox } {
  const unwrapped = polygons.map((rings) => rings.map(unwrapRing));
  const parts = unwrapped.flatMap(cut);
  return { parts, bbox: boxAround(parts) };
}

/** Longitudes made continuous along the ring, starting within ±180. */
function unwrapRing(ring: Position[]): Position[] {
  const jumps = ring.some(
    ([lon = 0], index) => Math.abs(lon) > 180 || Math.abs(lon - (ring[index + 1]?.[0] ?? lon)) > 180,
  );
  if (!jumps) return ring;
  let previous: number | undefined;
  const unwrapped = ring.map(([lon = 0, lat = 0]): Position => {
    let continuous = lon;
    if (previous === undefined) continuous = wrap(lon);
    else while (continuous - previous > 180) continuous -= 360;
    if (previous !== undefined) while (continuous - previous < -180) continuous += 360;
    previous = continuous;
    return [continuous, lat];
  });
  return isScene(unwrapped) ? unwrapped : ring;
}

/**
 * Corners more than 180° apart are a scene across the antimeridian, or a mosaic of the whole world.
 * Only the first comes out as a closed ring of a scene's size.
 */
function isScene(ring: readonly Position[]): boolean {
  const longitudes = ring.map(([lon = 0]) => lon);
  const latitudes = ring.map(([, lat = 0]) => lat);
  const width = Math.max(...longitudes) - Math.min(...longitudes);
  const height = Math.max(...latitudes) - Math.min(...latitudes);
  const closed = Math.abs((longitudes[0] ?? 0) - (longitudes.at(-1) ?? 0)) < 1;
  return closed && width > 1e-6 && width < 120 && height < 90;
}

/** ±180 stay as they are: they are the edge of a part that was cut already. */
function wrap(lon: number): number {
  return Math.abs(lon) <= 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180;
}

function cut(rings: Rings): Rings[] {
  const longitudes = rings.flat().map(([lon = 0]) => lon);
  const low = Math.min(...longitudes);
  const high = Math.max(...longitudes);
  if (low >= -180 && high <= 180) return [rings];
  const parts: Rings[] = [];
  for (let world = Math.floor((low + 180) / 360); world * 360 - 180 < high; world++) {
    const west = world * 360 - 180;
    const part = rings
      .map((ring) =>
        clip(clip(ring, west, 1), west + 360, -1).map(([lon = 0, lat = 0]): Position => [
          lon - world * 360,
          lat,
        ]),
      )
      .filter((ring) => ring.length >= 4);
    if (part.length > 0) parts.push(part);
  }
  return parts;
}

/** Sutherland–Hodgman against one meridian; `side` 1 keeps the east of it, −1 the west. */
function clip(ring: readonly Position[], meridian: number, side: 1 | -1): Position[] {
  const kept: Position[] = [];
  const inside = ([lon = 0]: Position): boolean => (lon - meridian) * side >= 0;
  for (let index = 0; index + 1 < ring.length; index++) {
    const from = ring[index] ?? [];
    const to = ring[index + 1] ?? [];
    if (inside(from)) kept.push(from);
    if (inside(from) !== inside(to)) {
      const [fromLon = 0, fromLat = 0] = from;
      const [toLon = 0, toLat = 0] = to;
      const share = (meridian - fromLon) / (toLon - fromLon);
      kept.push([meridian, fromLat + share * (toLat - fromLat)]);
    }
  }
  const first = kept[0];
  if (first) kept.push([...first]);
  return kept;
}

function boxAround(parts: readonly Rings[]): BBox {
  const boxes = parts.map((rings) => {
    const outer = rings[0] ?? [];
    const longitudes = outer.map(([lon = 0]) => lon);
    const latitudes = outer.map(([, lat = 0]) => lat);
    return [
      Math.min(...longitudes),
      Math.min(...latitudes),
      Math.max(...longitudes),
      Math.max(...latitudes),
    ] as const;
  });
  const south = Math.min(...boxes.map((box) => box[1]));
  const north = Math.max(...boxes.map((box) => box[3]));
  const touchesWest = boxes.some((box) => box[0] <= -180);
  const touchesEast = boxes.some((box) => box[2] >= 180);
  const eastern = boxes.filter((box) => box[0] >= 0);
  const western = boxes.filter((box) => box[2] <= 0);
  if (touchesWest && touchesEast && eastern.length > 0 && eastern.length + western.length === boxes.length) {
    return [
      Math.min(...eastern.map((box) => box[0])),
      south,
      Math.max(...western.map((box) => box[2])),
      north,
    ];
  }
  return [Math.min(...boxes.map((box) => box[0])), south, Math.max(...boxes.map((box) => box[2])), north];
}
