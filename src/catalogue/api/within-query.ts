import type { Geometry } from "geojson";
import { shape, shapeOf, type Shape } from "../../geo/shape.ts";
import { intersects } from "../../geo/shapes-intersect.ts";
import { areaTest } from "../area.ts";
import { CLOUD_COVER } from "../filter/cloud-cover.ts";
import { compile, type Subject } from "../filter/compile.ts";
import type { Condition } from "../filter/types.ts";
import { objectOf } from "../normalise/read.ts";
import { parseInstant } from "../normalise/time.ts";
import type { SearchQuery } from "../types.ts";
import type { FoundItem } from "./page.ts";

/** How an item stands to what was asked. */
export type Standing =
  | "inside"
  /** Outside of the area or the time, which every service can limit. */
  | "elsewhere"
  /** Its properties are not those that were asked for. */
  | "filtered";

const DAY_MS = 86_400_000;

export interface Standings {
  /** One per item. */
  readonly of: readonly Standing[];
  /** Whether the service has not applied one of the conditions, so that it was tested here alone. */
  readonly filteredHere: boolean;
}

/**
/**
 * Items against the query: not every catalogue does all that it is asked. Lenient, because a scene that is missing is
 * worse than one too many: boxes for footprints, and `slackMs` at both ends of the time.
 *
 * A condition that does not hold for certain (the item lacks the property) drops an item as it does at a service,
 * unless a service that applies the condition has given it: services call properties by names that items do not have.
 * @param sent the conditions that the service was asked for; one of which it gave an item all the same is not applied
 * @param slackMs what is added to both ends of the time: a service may know more than its items say
 */
export function standingsOf(
  items: readonly FoundItem[],
  { area, time, where }: SearchQuery,
  sent: readonly Condition[],
  slackMs = DAY_MS,
): Standings {
  const isInArea = areaTest(area);
  const isInTime = timeTest(time, slackMs);
  const shapes = new Map<Geometry, Shape>();
  const isNear = items.map((found) => isInArea(found.scene.bbox) && isInTime(found));
  const drops = where.map((condition) => {
    const test = compile(condition);
    const held = items.map((found) => test(subjectOf(found, shapes)));
    const isApplied = sent.includes(condition) && !held.includes(false);
    return { isApplied, items: held.map((holds) => (isApplied ? false : holds !== true)) };
  });
  return {
    of: isNear.map((near, index) => {
      if (!near) return "elsewhere";
      return drops.some(({ items: dropped }) => dropped[index]) ? "filtered" : "inside";
    }),
    filteredHere: drops.some(({ isApplied }) => !isApplied),
  };
}

function timeTest({ from, to }: SearchQuery["time"], slackMs: number): (found: FoundItem) => boolean {
  const earliest = from === null ? -Infinity : Date.parse(`${from}T00:00:00Z`) - slackMs;
  const latest = to === null ? Infinity : Date.parse(`${to}T23:59:59.999Z`) + slackMs;
  return ({ scene, item }) => {
    const properties = objectOf(item["properties"]) ?? {};
    const time = Date.parse(scene.datetime);
    const start = Date.parse(parseInstant(properties["start_datetime"]) ?? scene.datetime);
    const end = Date.parse(parseInstant(properties["end_datetime"]) ?? scene.datetime);
    return Math.min(time, start) <= latest && Math.max(time, end) >= earliest;
  };
}

function subjectOf({ scene, item }: FoundItem, shapes: Map<Geometry, Shape>): Subject {
  const properties = objectOf(item["properties"]) ?? {};
  return {
    property: (name) => {
      switch (name) {
        case "id":
          return scene.id;
        case "collection":
          return scene.collection;
        // As the scene has them: without the spellings of old versions, and without a −1 for "unknown".
        case "datetime":
          return scene.datetime;
        case CLOUD_COVER:
          return scene.cloudCover;
        default:
          return ownProperty(properties, name.replace(/^properties\./, ""));
      }
    },
    intersects: (geometry) => {
      const wanted = shapes.get(geometry) ?? shape(geometry);
      shapes.set(geometry, wanted);
      return intersects(shapeOf(scene.footprint), wanted);
    },
  };
}

/** Own properties only: "constructor" is no metadata. */
function ownProperty(properties: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}
