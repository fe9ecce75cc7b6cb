import type { Position } from "geojson";
import type { RawFeature } from "./collect.ts";
import { type Element, childrenOf, descendants } from "./xml.ts";

/** Waypoints, and the tracks and routes of a GPX document (topografix.com/GPX/1/1) that go around something. */
export function featuresOfGpx(root: Element): readonly RawFeature[] {
  const waypoints = childrenOf(root, "wpt").map((point) => ({
    geometry: { type: "Point" as const, coordinates: positionOf(point) },
    properties: nameOf(point),
  }));
  const lines = [...childrenOf(root, "trk"), ...childrenOf(root, "rte")].map((line) => ({
    geometry: {
      type: "LineString" as const,
      coordinates: [...descendants(line, "trkpt"), ...descendants(line, "rtept")].map(positionOf),
    },
    properties: nameOf(line),
  }));
  return [...waypoints, ...lines];
}

function positionOf({ attributes }: Element): Position {
  return [Number(attributes["lon"] ?? Number.NaN), Number(attributes["lat"] ?? Number.NaN)];
}

function nameOf(element: Element): Readonly<Record<string, string>> {
  const [name] = childrenOf(element, "name");
  return name ? { name: name.text } : {};
}
