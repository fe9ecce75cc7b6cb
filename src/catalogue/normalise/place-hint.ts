import type { BBox } from "../../geo/types.ts";
import { gridCodeOf } from "./grid-code.ts";
import { projectionOf } from "./projection.ts";
import { numberOf, objectOf, type JsonObject } from "./read.ts";

/** Degrees from its central meridian that a scene of a UTM zone may lie: neighbours and high latitudes use it, too. */
const ZONE_REACH = 12;
/** Degrees that a scene may lie beyond the equator of a zone of the other half of the world. */
const EQUATOR_REACH = 10;
/** Degrees from its own centre that a box may be out. */
const CENTRE_REACH = 2;

/**
 * Whether a box can be that of an item, as far as the item says where it is in another way: the centre of the projection
 * extension, a UTM zone, a tile of the military grid. Undefined where it does not.
 */
export function isPlaceOf(properties: JsonObject, box: BBox): boolean | undefined {
  const centroid = objectOf(properties["proj:centroid"]);
  const [lon, lat] = [numberOf(centroid?.["lon"]), numberOf(centroid?.["lat"])];
  if (lon !== undefined && lat !== undefined) return isNear(box, lon, CENTRE_REACH, lat, lat, CENTRE_REACH);
  const zone = zoneOf(properties);
  if (zone === undefined) return undefined;
  const [south, north] = zone.isNorth ? [0, 90] : [-90, 0];
  return isNear(box, zone.number * 6 - 183, ZONE_REACH, south, north, EQUATOR_REACH);
}

/** Whether the middle of a box lies no further than this from a meridian and from a range of latitudes. */
function isNear(
  [west, south, east, north]: BBox,
  meridian: number,
  reach: number,
  from: number,
  to: number,
  beyond: number,
): boolean {
  const middle = (west + east + (west > east ? 360 : 0)) / 2;
  const around = Math.abs(((((middle - meridian + 180) % 360) + 360) % 360) - 180);
  const latitude = (south + north) / 2;
  return around <= reach && latitude >= from - beyond && latitude <= to + beyond;
}

interface Zone {
  readonly number: number;
  readonly isNorth: boolean;
}

function zoneOf(properties: JsonObject): Zone | undefined {
  const [, half, utm] = /^EPSG:32([67])(\d\d)$/i.exec(projectionOf({}, properties).code ?? "") ?? [];
  const [, number, band = ""] = /^(\d{1,2})([C-HJ-NP-X])[A-Z]{2}$/.exec(gridCodeOf(properties) ?? "") ?? [];
  const zone = { number: Number(utm ?? number), isNorth: utm === undefined ? band >= "N" : half === "6" };
  return zone.number >= 1 && zone.number <= 60 ? zone : undefined;
}
