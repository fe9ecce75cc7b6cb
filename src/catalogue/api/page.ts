import type { Problem } from "../../problem/problem.ts";
import { numberOf, objectOf, textOf, type JsonObject } from "../normalise/read.ts";
import type { SceneContext } from "../normalise/context.ts";
import { isScene, toScene } from "../normalise/scene.ts";
import type { Scene } from "../types.ts";
import { nextOf } from "./next-link.ts";
import type { PageRequest } from "./page-request.ts";

/** A scene with the item it was made of. */
export interface FoundItem {
  readonly scene: Scene;
  readonly item: JsonObject;
}

/** A page as the service gave it. */
export interface ItemPage {
  readonly found: readonly FoundItem[];
  readonly problems: readonly Problem[];
  readonly matched?: number;
  readonly next?: PageRequest;
}

/** More items than any service gives on a page, and than the list of results can hold. */
const MOST_ITEMS = 10_000;

/**
 * An item collection with its items as scenes. Undefined when the answer is not one.
 * @param request what was asked, for relative and merging `next` links
 * @param contextOf what the items of a collection leave out; undefined where they name none
 */
export function pageOf(
  answer: unknown,
  request: PageRequest,
  contextOf: (collection: string | undefined) => SceneContext,
): ItemPage | undefined {
  // 204 No Content: some services have nothing to say when nothing matches.
  if (answer === null) return { found: [], problems: [] };
  const collection = objectOf(answer);
  const features = collection === undefined ? undefined : featuresOf(collection);
  if (collection === undefined || features === undefined) return undefined;
  const found: FoundItem[] = [];
  const problems: Problem[] = [];
  for (const feature of features.slice(0, MOST_ITEMS)) {
    const item = objectOf(feature) ?? {};
    const result = toScene(feature, contextOf(textOf(item["collection"])));
    if (isScene(result)) found.push({ scene: result, item });
    else problems.push(result);
  }
  const matched = matchedOf(collection);
  const next = features.length > 0 ? nextOf(collection["links"], request) : undefined;
  return {
    found,
    problems,
    ...(matched === undefined ? {} : { matched }),
    ...(next === undefined ? {} : { next }),
  };
}

/** "Nothing" is also written as `features: null`, or by leaving them out. */
function featuresOf(collection: JsonObject): readonly unknown[] | undefined {
  const { features } = collection;
  if (Array.isArray(features)) return features;
  const isEmpty = features === null || features === undefined;
  return isEmpty && collection["type"] === "FeatureCollection" ? [] : undefined;
}

/** OGC's `numberMatched`; the context extension before it; CDSE and FedEO write their own. */
function matchedOf(collection: JsonObject): number | undefined {
  const context = objectOf(collection["context"]) ?? objectOf(collection["search:metadata"]);
  return numberOf(collection["numberMatched"]) ?? numberOf(context?.["matched"]);
}
