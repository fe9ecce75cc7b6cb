import type { Geometry, Position } from "geojson";

/**
 * The same geometry with rings and lines that run over the antimeridian continued past ±180° instead
 * of jumping to the other side of the map. A ring that goes around a pole is closed along that edge
 * of the map. MapLibre draws what lies beyond ±180° where it belongs.
 */
export function unwrapGeometry<Shape extends Geometry>(geometry: Shape): Shape {
  switch (geometry.type) {
    case "LineString":
      return { ...geometry, coordinates: unwrapLine(geometry.coordinates) };
    case "MultiLineString":
      return { ...geometry, coordinates: geometry.coordinates.map(unwrapLine) };
    case "Polygon":
      return { ...geometry, coordinates: geometry.coordinates.map(unwrapRing) };
    case "MultiPolygon":
      return { ...geometry, coordinates: geometry.coordinates.map((rings) => rings.map(unwrapRing)) };
    case "GeometryCollection":
      return { ...geometry, geometries: geometry.geometries.map(unwrapGeometry) };
    default:
      return geometry;
  }
}

function unwrapLine(line: readonly Position[]): Position[] {
  let turn = 0;
  let before = line[0]?.[0] ?? 0;
  return line.map(([longitude = 0, latitude = 0]) => {
    if (longitude - before > 180) turn -= 360;
    if (longitude - before < -180) turn += 360;
    before = longitude;
    return [longitude + turn, latitude];
  });
}

function unwrapRing(ring: readonly Position[]): Position[] {
  const line = unwrapLine(ring);
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || Math.abs((last[0] ?? 0) - (first[0] ?? 0)) < 180) return line;
  const pole = (first[1] ?? 0) < 0 ? -90 : 90;
  return [...line, [last[0] ?? 0, pole], [first[0] ?? 0, pole], first];
}
