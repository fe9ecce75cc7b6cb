import { cloudCoverUpTo, cloudLimit } from "../catalogue/filter/cloud-cover.ts";
import { joined, separate } from "../catalogue/filter/conjunction.ts";
import { conditionOfText } from "../catalogue/filter/parse-text.ts";
import { textOfCondition } from "../catalogue/filter/print-text.ts";
import { FilterMistake, type Condition } from "../catalogue/filter/types.ts";
import type { SearchArea, SearchQuery } from "../catalogue/types.ts";
import { wktOf } from "../geo/wkt.ts";
import { readPolygons } from "./area.ts";
import { BrokenParameter, type Parameters } from "./parameters.ts";
import { box, dayOfInstant, number, words } from "./values.ts";

const MOST_COLLECTIONS = 20;

/** A search as parameters: a box as `bbox`, polygons as `area`, the limit of clouds as `cloud`. */
export function queryParameters({ collections, area, time, where }: SearchQuery): [string, string][] {
  const parameters = collections.map((id): [string, string] => ["collection", id]);
  parameters.push("type" in area ? ["area", wktOf(area)] : ["bbox", area.join(",")]);
  if (time.from !== null) parameters.push(["from", time.from]);
  if (time.to !== null) parameters.push(["to", time.to]);
  // The order is kept: the limit of clouds is a parameter of its own where it stands first.
  const limit = cloudLimit(where.slice(0, 1));
  const isPlain = limit?.keepsUnknown === true;
  if (isPlain) parameters.push(["cloud", String(limit.most)]);
  const others = joined(isPlain ? where.slice(1) : where);
  if (others !== undefined) parameters.push(["where", textOfCondition(others)]);
  return parameters;
}

/** The search of a link; null where it has none, or not enough of one. */
export function readQuery(parameters: Parameters): SearchQuery | null {
  const collections = parameters.takeAll("collection", (text) => words(text), MOST_COLLECTIONS);
  const bbox = parameters.take("bbox", (text): SearchArea | null => box(text), null);
  const polygons = parameters.take("area", (text): SearchArea | null => readPolygons(text), null);
  const from = parameters.take("from", (text): string | null => dayOfInstant(text), null);
  const to = parameters.take("to", (text): string | null => dayOfInstant(text), null);
  const cloud = parameters.take("cloud", (text): number | null => number(text, 0, 100), null);
  const others = parameters.take("where", readConditions, []);
  const area = polygons ?? bbox;
  if (collections.length === 0) return null;
  if (area === null) {
    parameters.drop("bbox", "is missing, so the link's search cannot be repeated");
    return null;
  }
  const where = cloud === null ? others : [cloudCoverUpTo(cloud), ...others];
  return { collections, area, time: { from, to }, where };
}

function readConditions(text: string): readonly Condition[] {
  try {
    return separate(conditionOfText(text));
  } catch (error) {
    if (!(error instanceof FilterMistake)) throw error;
    throw new BrokenParameter(`cannot be read: ${error.message.replace(/\.$/, "")}`);
  }
}
