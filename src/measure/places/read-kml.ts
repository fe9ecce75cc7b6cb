import type { Geometry, Position } from "geojson";
import type { RawFeature } from "./collect.ts";
import { type Element, childrenOf, descendants } from "./xml.ts";

/** Placemarks of a KML document (OGC 12-007r2). */
export function featuresOfKml(root: Element): readonly RawFeature[] {
  return descendants(root, "Placemark").map((placemark) => ({
    geometry: geometryIn(placemark),
    properties: propertiesOf(placemark),
  }));
}

function propertiesOf(placemark: Element): Readonly<Record<string, string>> {
  const name = childrenOf(placemark, "name").map(({ text }) => ["name", text] as const);
  const data = descendants(placemark, "Data").map(
    (each) => [each.attributes["name"] ?? "", childrenOf(each, "value")[0]?.text ?? ""] as const,
  );
  const simple = descendants(placemark, "SimpleData").map(
    ({ attributes, text }) => [attributes["name"] ?? "", text] as const,
  );
  return Object.fromEntries([...name, ...data, ...simple].filter(([column]) => column !== ""));
}

/** One geometry, or a collection of those that a placemark has. */
function geometryIn(element: Element): Geometry | null {
  const geometries = element.children.flatMap((child) => geometryOf(child) ?? []);
  const polygons = geometries.flatMap((each) => (each.type === "Polygon" ? [each.coordinates] : []));
  if (polygons.length > 1 && polygons.length === geometries.length)
    return { type: "MultiPolygon", coordinates: polygons };
  return geometries.length > 1 ? { type: "GeometryCollection", geometries } : (geometries[0] ?? null);
}

function geometryOf(element: Element): Geometry | null {
  switch (element.name) {
    case "Point":
      return { type: "Point", coordinates: coordinatesOf(element)[0] ?? [] };
    case "LineString":
    case "LinearRing":
      return { type: "LineString", coordinates: coordinatesOf(element) };
    case "Polygon": {
      const rings = [...childrenOf(element, "outerBoundaryIs"), ...childrenOf(element, "innerBoundaryIs")];
      const coordinates = rings.flatMap((boundary) => childrenOf(boundary, "LinearRing").map(coordinatesOf));
      return { type: "Polygon", coordinates };
    }
    case "MultiGeometry":
      return geometryIn(element);
    default:
      return null;
  }
}

/** "lon,lat,height lon,lat,height" */
function coordinatesOf(element: Element): Position[] {
  const text = childrenOf(element, "coordinates")[0]?.text ?? "";
  return text.split(/\s+/).flatMap((tuple) => (tuple === "" ? [] : [tuple.split(",").map(Number)]));
}
