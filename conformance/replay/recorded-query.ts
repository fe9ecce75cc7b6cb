import type { Polygon } from "geojson";
import { objectOf, textOf, textsOf } from "../../src/catalogue/normalise/read.ts";
import type { BBox } from "../../src/geo/types.ts";
import type { SearchArea, SearchQuery } from "../../src/catalogue/types.ts";
import type { AskedRequest } from "./meaning.ts";

const WORLD: BBox = [-180, -90, 180, 90];
const UNDERSTOOD = new Set(["collections", "bbox", "intersects", "datetime", "limit"]);

/**
 * The search that a recorded first page answers, as the application would be asked for it; without a collection it is one
 * of all of them. Undefined where it has no such search: for seconds rather than days, with only some of the fields, by ids.
 */
export function queryOfRequest({ method, body, url }: AskedRequest): SearchQuery | undefined {
  const parameters = objectOf(body);
  if (method !== "POST" || parameters === undefined || !new URL(url).pathname.endsWith("/search")) {
    return undefined;
  }
  if (!Object.keys(parameters).every((name) => UNDERSTOOD.has(name))) return undefined;
  const collections = textsOf(parameters["collections"]);
  const area = areaOf(parameters["bbox"], parameters["intersects"]);
  const time = timeOf(parameters["datetime"]);
  if (area === undefined || time === undefined) return undefined;
  return { collections, area, time, where: [] };
}

function areaOf(bbox: unknown, intersects: unknown): SearchArea | undefined {
  if (Array.isArray(bbox)) return bbox.length === 4 ? (bbox as unknown as BBox) : undefined;
  const geometry = objectOf(intersects);
  switch (geometry?.["type"]) {
    case undefined:
      return WORLD;
    case "Point": {
      const [x = 0, y = 0] = (geometry?.["coordinates"] ?? []) as readonly number[];
      return [x, y, x, y];
    }
    case "Polygon":
      return geometry as unknown as Polygon;
    default:
      return undefined;
  }
}

/** Both ends as days; undefined for a part of a day. */
function timeOf(datetime: unknown): SearchQuery["time"] | undefined {
  if (datetime === undefined) return { from: null, to: null };
  const [, from, to] = /^([\d-]{10})T00:00:00Z\/([\d-]{10})T23:59:59Z$/.exec(textOf(datetime) ?? "") ?? [];
  return from === undefined || to === undefined ? undefined : { from, to };
}
