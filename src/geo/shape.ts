import type { Geometry, Position } from "geojson";

/** West, south, east, north in degrees; never crosses the antimeridian (then there are two parts). */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** A geometry taken apart into what intersecting needs. Longitude and latitude are a plane, as in OGC APIs. */
export interface Shape {
  readonly points: readonly Position[];
  readonly segments: readonly (readonly [Position, Position])[];
  /** Each polygon is an outer ring with its holes. */
  readonly polygons: readonly (readonly (readonly Position[])[])[];
  /** Absent where there is nothing: such a shape meets no other. */
  readonly bounds?: Bounds;
}

/** The shape of an item: its geometry, else the rectangle of its bbox; nothing where these are damaged. */
export function shapeOf(geometry: Geometry | null, bbox?: readonly number[]): Shape {
  const nothing = { points: [], segments: [], polygons: [] };
  try {
    if (geometry !== null) return shape(geometry);
    return bbox !== undefined && (bbox.length === 4 || bbox.length === 6) ? shapeOfBox(bbox) : nothing;
  } catch {
    return nothing;
  }
}

/** A box of four or six numbers; one whose west lies east of its east crosses the antimeridian. */
export function shapeOfBox(bbox: readonly number[]): Shape {
  const half = bbox.length / 2;
  const [west = 0, south = 0, east = 0, north = 0] = [bbox[0], bbox[1], bbox[half], bbox[half + 1]];
  const rectangle = (left: number, right: number): Position[][] => [
    [
      [left, south],
      [right, south],
      [right, north],
      [left, north],
      [left, south],
    ],
  ];
  const coordinates = west <= east ? [rectangle(west, east)] : [rectangle(west, 180), rectangle(-180, east)];
  return shape({ type: "MultiPolygon", coordinates });
}

/** @throws TypeError where the coordinates are not numbers, or not nested as the type says. */
export function shape(geometry: Geometry): Shape {
  const points: Position[] = [];
  const segments: [Position, Position][] = [];
  const polygons: Position[][][] = [];
  const addLine = (line: readonly Position[]): void => {
    for (let index = 1; index < line.length; index += 1) {
      segments.push([position(line[index - 1]), position(line[index])]);
    }
  };
  const add = (part: Geometry): void => {
    if (part.type === "Point") points.push(position(part.coordinates));
    else if (part.type === "MultiPoint") for (const one of part.coordinates) points.push(position(one));
    else if (part.type === "LineString") addLine(part.coordinates);
    else if (part.type === "MultiLineString") for (const line of part.coordinates) addLine(line);
    else if (part.type === "Polygon") addPolygon(part.coordinates);
    else if (part.type === "MultiPolygon") for (const one of part.coordinates) addPolygon(one);
    else if (part.type === "GeometryCollection") for (const one of part.geometries) add(one);
    else throw new TypeError("unknown geometry type");
  };
  const addPolygon = (rings: Position[][]): void => {
    polygons.push(rings);
    for (const ring of rings) addLine(ring);
  };
  add(geometry);
  const bounds = boundsOf(points, segments);
  return { points, segments, polygons, ...(bounds === undefined ? {} : { bounds }) };
}

function position(value: Position | undefined): Position {
  if (!Number.isFinite(value?.[0]) || !Number.isFinite(value?.[1])) throw new TypeError("not a position");
  return value as Position;
}

function boundsOf(points: readonly Position[], segments: Shape["segments"]): Bounds | undefined {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude = NaN, latitude = NaN] of [...points, ...segments.flat()]) {
    bounds[0] = Math.min(bounds[0], longitude);
    bounds[1] = Math.min(bounds[1], latitude);
    bounds[2] = Math.max(bounds[2], longitude);
    bounds[3] = Math.max(bounds[3], latitude);
  }
  return bounds[0] <= bounds[2] ? bounds : undefined;
}
