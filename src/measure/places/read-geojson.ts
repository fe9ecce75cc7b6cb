import type { RawFeature } from "./collect.ts";
import { damaged } from "./limits.ts";

const GEOMETRIES = new Set([
  "Point",
  "MultiPoint",
  "LineString",
  "MultiLineString",
  "Polygon",
  "MultiPolygon",
  "GeometryCollection",
]);

/** Features of a GeoJSON text; also of one feature, or of a geometry alone. @throws ProblemError */
export function featuresOfGeoJson(text: string): readonly RawFeature[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw damaged("The text is not JSON: it is damaged or cut off.");
  }
  if (!isObject(parsed)) throw damaged("The JSON is not GeoJSON.");
  requireDegrees(parsed);
  if (parsed["type"] === "FeatureCollection") {
    const { features } = parsed;
    if (!Array.isArray(features)) throw damaged("The GeoJSON lacks its features.");
    return features.map(featureOf);
  }
  return [featureOf(parsed)];
}

function featureOf(value: unknown): RawFeature {
  if (!isObject(value)) return { geometry: null, properties: {} };
  if (value["type"] !== "Feature") {
    if (!GEOMETRIES.has(String(value["type"]))) throw damaged("The JSON is not GeoJSON.");
    return { geometry: value as unknown as RawFeature["geometry"], properties: {} };
  }
  const { geometry, properties, id } = value;
  const named = typeof id === "string" || typeof id === "number" ? { id } : {};
  return {
    geometry: isObject(geometry) ? (geometry as unknown as RawFeature["geometry"]) : null,
    properties: { ...named, ...(isObject(properties) ? properties : {}) },
  };
}

/** GeoJSON is in degrees since RFC 7946; before, a file could name another system. */
function requireDegrees({ crs }: Readonly<Record<string, unknown>>): void {
  if (!isObject(crs) || !isObject(crs["properties"])) return;
  const { name } = crs["properties"];
  if (typeof name !== "string" || /CRS84|EPSG:+(?:[\d.]*:)?4326$/i.test(name)) return;
  throw damaged(`The GeoJSON is in ${name.slice(0, 60)} rather than in longitude and latitude.`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
