import type { Geometry, Position } from "geojson";

/** Geometries as well-known text (OGC 06-103r4, section 7), two dimensions. */

/** How deep the coordinates of each type are nested: 0 is a position. */
const DEPTHS = {
  Point: 0,
  LineString: 1,
  MultiPoint: 1,
  Polygon: 2,
  MultiLineString: 2,
  MultiPolygon: 3,
} as const;

type WrittenType = keyof typeof DEPTHS;
type Coordinates = Position | readonly Coordinates[];

/** @throws TypeError for a geometry collection, which has no coordinates of its own */
export function wktOf(geometry: Geometry): string {
  if (geometry.type === "GeometryCollection") throw new TypeError("A geometry collection is not written.");
  const body = text(geometry.coordinates, DEPTHS[geometry.type]);
  return `${geometry.type.toUpperCase()}${DEPTHS[geometry.type] === 0 ? `(${body})` : body}`;
}

function text(coordinates: Coordinates, depth: number): string {
  if (depth === 0) return coordinates.slice(0, 2).join(" ");
  return `(${(coordinates as readonly Coordinates[]).map((part) => text(part, depth - 1)).join(",")})`;
}

/** @throws TypeError where the text is not such a geometry */
export function geometryOfWkt(wkt: string): Geometry {
  const [, name = "", body = ""] = /^\s*([A-Za-z]+)\s*(?:[Zz]\s*)?(\(.*\))\s*$/s.exec(wkt) ?? [];
  const type = (Object.keys(DEPTHS) as WrittenType[]).find(
    (known) => known.toUpperCase() === name.toUpperCase(),
  );
  if (type === undefined) throw new TypeError("It is not a geometry in well-known text.");
  const reader = { text: body, at: 0 };
  const coordinates = DEPTHS[type] === 0 ? list(reader, 1)[0] : list(reader, DEPTHS[type]);
  if (reader.text.slice(reader.at).trim() !== "") throw new TypeError("Something follows the geometry.");
  return { type, coordinates } as Geometry;
}

interface Reader {
  readonly text: string;
  at: number;
}

/** A list in parentheses whose innermost parts are positions. */
function list(reader: Reader, depth: number): Coordinates[] {
  const parts: Coordinates[] = [];
  take(reader, /\s*\(/y);
  do parts.push(depth > 1 ? list(reader, depth - 1) : position(reader));
  while (takes(reader, /\s*,/y));
  take(reader, /\s*\)/y);
  return parts;
}

/** A multipoint may put each of its points in parentheses. */
function position(reader: Reader): Position {
  const wrapped = takes(reader, /\s*\(/y);
  const numbers = take(reader, /[^(),]+/y)
    .trim()
    .split(/\s+/)
    .map(Number);
  if (wrapped) take(reader, /\s*\)/y);
  const [x, y] = numbers;
  if (x === undefined || y === undefined || numbers.length > 3 || !numbers.every(Number.isFinite)) {
    throw new TypeError("A position is two numbers.");
  }
  return [x, y];
}

function takes(reader: Reader, pattern: RegExp): boolean {
  pattern.lastIndex = reader.at;
  if (!pattern.test(reader.text)) return false;
  reader.at = pattern.lastIndex;
  return true;
}

function take(reader: Reader, pattern: RegExp): string {
  const start = reader.at;
  if (!takes(reader, pattern)) throw new TypeError(`The geometry breaks off at character ${start + 1}.`);
  return reader.text.slice(start, reader.at);
}
