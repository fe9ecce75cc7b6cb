import type { Position } from "geojson";
import type { PlaceGeometry } from "./types.ts";

/** Steps per degree: places keep the digits that links have, a tenth of a metre, so that both give the same numbers. */
export const DEGREE_STEPS = 1e6;

export type TidyPosition = readonly [lon: number, lat: number];

export function inSteps(degrees: number): number {
  return Math.round(degrees * DEGREE_STEPS) + 0;
}

export function inDegrees(steps: number): number {
  return steps / DEGREE_STEPS;
}

/** A geometry in whole steps, without heights. */
export function tidied(geometry: PlaceGeometry): PlaceGeometry {
  const position = ([lon = 0, lat = 0]: Position): Position => [
    inDegrees(inSteps(lon)),
    inDegrees(inSteps(lat)),
  ];
  const polygon = (rings: readonly Position[][]): Position[][] => rings.map((ring) => ring.map(position));
  const { type } = geometry;
  if (type === "Point") return { type, coordinates: position(geometry.coordinates) };
  if (type === "Polygon") return { type, coordinates: polygon(geometry.coordinates) };
  return { type, coordinates: geometry.coordinates.map(polygon) };
}
