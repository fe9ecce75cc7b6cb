import countriesUrl from "world-atlas/countries-50m.json?url";
import { addProtocol } from "maplibre-gl";
import { feature, mesh } from "topojson-client";
import type { Feature, FeatureCollection, GeoJSON, MultiPolygon, Point, Polygon } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";
import { ProblemError } from "../../problem/problem.ts";
import { labelPoint } from "./label-point.ts";
import { unwrapGeometry } from "./unwrap.ts";

type World = Topology<{
  countries: GeometryCollection<{ name: string }>;
  land: GeometryCollection;
}>;

const SCHEME = "outlines";
const DEADLINE_MILLISECONDS = 20_000;

/** GeoJSON sources by these addresses are cut from one bundled file, fetched when first asked for. */
export const OUTLINES = {
  land: `${SCHEME}://land`,
  borders: `${SCHEME}://borders`,
  names: `${SCHEME}://names`,
} as const;

let world: Promise<World> | null = null;
let registered = false;

/**
 * Natural Earth's 1:50 million outlines as MapLibre sources. A protocol rather than plain data keeps
 * two megabytes of coordinates out of the style, which MapLibre clones and compares at every change.
 */
export function registerOutlines(): void {
  if (registered) return;
  registered = true;
  addProtocol(SCHEME, async (request) => ({ data: cut(await loadWorld(), request.url) }));
}

function loadWorld(): Promise<World> {
  world ??= fetchWorld().catch((error: unknown) => {
    world = null;
    throw error;
  });
  return world;
}

async function fetchWorld(): Promise<World> {
  const response = await fetch(countriesUrl, { signal: AbortSignal.timeout(DEADLINE_MILLISECONDS) });
  if (!response.ok) {
    throw new ProblemError({
      kind: "missing",
      message: "The outlines of the offline basemap could not be read.",
      advice: "Reload the page; if it stays, the deployment is incomplete.",
      status: response.status,
    });
  }
  return (await response.json()) as World;
}

function cut(topology: World, address: string): GeoJSON {
  const { land, countries } = topology.objects;
  switch (address) {
    case OUTLINES.land:
      return unwrapFeatures(feature(topology, land));
    case OUTLINES.borders:
      return unwrapGeometry(mesh(topology, countries));
    default:
      return names(unwrapFeatures(feature(topology, countries)));
  }
}

function unwrapFeatures(collection: FeatureCollection): FeatureCollection {
  const features = collection.features.map((one) => ({ ...one, geometry: unwrapGeometry(one.geometry) }));
  return { ...collection, features };
}

function names(countries: FeatureCollection): FeatureCollection<Point, { name: string; size: number }> {
  return {
    type: "FeatureCollection",
    features: countries.features.flatMap((country) => {
      const label = labelPoint(country as Feature<Polygon | MultiPolygon>);
      const name: unknown = country.properties?.["name"];
      if (!label || typeof name !== "string") return [];
      const { point, size } = label;
      return [
        {
          type: "Feature" as const,
          properties: { name, size },
          geometry: { type: "Point" as const, coordinates: point },
        },
      ];
    }),
  };
}
