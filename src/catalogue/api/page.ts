import type { Problem } from "../../problem/problem.ts";
import { isHttp, resolveHref } from "../normalise/href.ts";
import { numberOf, objectOf, objectsOf, textOf, type JsonObject } from "../normalise/read.ts";
import type { SceneContext } from "../normalise/context.ts";
import { isScene, toScene } from "../normalise/scene.ts";
import type { PageRequest, Scene, SearchPage } from "../types.ts";
import { secured } from "./landing.ts";

/**
 * An item collection as a page of scenes. Undefined when the answer is not one.
 * @param request what was asked, for relative and merging `next` links
 */
export function pageOf(answer: unknown, request: PageRequest, context: SceneContext): SearchPage | undefined {
  const collection = objectOf(answer);
  if (collection === undefined || !Array.isArray(collection["features"])) return undefined;
  const scenes: Scene[] = [];
  const problems: Problem[] = [];
  for (const item of collection["features"]) {
    const result = toScene(item, context);
    if (isScene(result)) scenes.push(result);
    else problems.push(result);
  }
  const matched = matchedOf(collection);
  const next = collection["features"].length > 0 ? nextOf(collection["links"], request) : undefined;
  return {
    scenes,
    problems,
    ...(matched === undefined ? {} : { matched }),
    ...(next === undefined ? {} : { next }),
  };
}

/** OGC's `numberMatched`; the context extension before it; CDSE and FedEO write their own. */
function matchedOf(collection: JsonObject): number | undefined {
  const context = objectOf(collection["context"]) ?? objectOf(collection["search:metadata"]);
  return numberOf(collection["numberMatched"]) ?? numberOf(context?.["matched"]);
}

/** The `next` link: its own method and body; with `merge`, over the body of the request before. */
export function nextOf(links: unknown, request: PageRequest): PageRequest | undefined {
  const link = objectsOf(links).find((item) => item["rel"] === "next");
  const written = textOf(link?.["href"]);
  const href = written === undefined ? undefined : resolveHref(written, request.url);
  if (link === undefined || href === undefined || !isHttp(href)) return undefined;
  const url = secured(href, request.url);
  const method = (textOf(link["method"]) ?? "GET").toUpperCase();
  if (method !== "POST") return { url, method: "GET" };
  const own = objectOf(link["body"]) ?? {};
  // eoAPI and pgstac send only the token and leave out that it is to be merged: a body without the
  // collections that were asked for cannot stand for itself.
  const before = objectOf(request.body) ?? {};
  const merges =
    link["merge"] === true || (before["collections"] !== undefined && own["collections"] === undefined);
  return { url, method: "POST", body: merges ? { ...before, ...own } : own };
}
