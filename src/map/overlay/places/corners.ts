import type { MultiPolygon, Point, Polygon, Position } from "geojson";
import type { LonLat } from "../../../geo/types.ts";

type Shape = Point | Polygon | MultiPolygon;

/** Where a corner is in a shape: which polygon, which ring, which corner of it. */
export type CornerPath = readonly [polygon: number, ring: number, corner: number];

export interface Corner {
  readonly path: CornerPath;
  readonly at: LonLat;
}

/** The corners of a shape, each once: the last of a ring repeats its first. */
export function cornersOfShape(shape: Shape): readonly Corner[] {
  if (shape.type === "Point") return [{ path: [0, 0, 0], at: lonLat(shape.coordinates) }];
  return polygonsOf(shape).flatMap((rings, polygon) =>
    rings.flatMap((ring, index) =>
      ring.slice(0, -1).map((at, corner): Corner => ({ path: [polygon, index, corner], at: lonLat(at) })),
    ),
  );
}

/** The shape with one corner elsewhere; rings stay closed. */
export function withCornerAt(shape: Shape, [polygon, ring, corner]: CornerPath, at: LonLat): Shape {
  const position: Position = [at[0], at[1]];
  if (shape.type === "Point") return { type: "Point", coordinates: position };
  const moved = polygonsOf(shape).map((rings, atPolygon) =>
    rings.map((each, atRing) => {
      if (atPolygon !== polygon || atRing !== ring) return each;
      const last = each.length - 1;
      return each.map((old, index) =>
        index === corner || (corner === 0 && index === last) ? position : old,
      );
    }),
  );
  const [only] = moved;
  return shape.type === "Polygon" && only
    ? { type: "Polygon", coordinates: only }
    : { type: "MultiPolygon", coordinates: moved };
}

function polygonsOf(shape: Polygon | MultiPolygon): Position[][][] {
  return shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
}

function lonLat([lon = 0, lat = 0]: Position): LonLat {
  return [lon, lat];
}
