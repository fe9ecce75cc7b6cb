import type { Problem } from "../../problem/problem.ts";
import type { Scene } from "../types.ts";
import { assetsOf } from "./assets.ts";
import { extentOf } from "./geometry.ts";
import { gridCodeOf } from "./grid-code.ts";
import { linkHref, secured } from "./href.ts";
import { compact, numberOf, objectOf, textOf, type JsonObject } from "./read.ts";
import { thumbnailOf } from "./thumbnail.ts";
import type { SceneContext } from "./context.ts";
import { instantOf, parseInstant } from "./time.ts";

/**
 * A STAC item of any version from 0.6 to 1.1 as a scene, or the problem that keeps it from being
 * one. Never throws, whatever the item is: catalogues are written by strangers.
 */
export function toScene(item: unknown, context: SceneContext): Scene | Problem {
  const object = objectOf(item);
  const id = textOf(object?.["id"]);
  if (object === undefined || id === undefined) return problem("An item", "has no id");
  const properties = objectOf(object["properties"]);
  if (properties === undefined) return problem(`Item ${id}`, "has no properties", id);
  const datetime = instantOf(properties);
  if (datetime === undefined) return problem(`Item ${id}`, "has no date that can be read", id);
  const extent = extentOf(object);
  if (extent === undefined) return problem(`Item ${id}`, "has neither a footprint nor a bounding box", id);
  const self = linkHref(object["links"], "self", context.url);
  const base =
    self === undefined || context.url === undefined ? (self ?? context.url) : secured(self, context.url);
  const assets = assetsOf(object["assets"], {
    scene: id,
    properties,
    base,
    defaults: context.itemAssets,
    origins: context.origins,
    site: context.unlisted?.site,
  });
  return compact({
    id,
    catalogue: context.catalogue,
    collection: textOf(object["collection"]) ?? textOf(properties["collection"]) ?? context.collection ?? "",
    datetime,
    ...extent,
    cloudCover: shareOf(properties["eo:cloud_cover"] ?? properties["cloudCover"]),
    nodataShare: nodataShareOf(properties),
    platform: textOf(properties["platform"]) ?? textOf(properties["eo:platform"]),
    gridCode: gridCodeOf(properties),
    processed: processedAt(properties),
    assets,
    authSchemes: objectOf(properties["auth:schemes"]) ?? objectOf(object["auth:schemes"]),
    thumbnail: thumbnailOf(object, base, context),
    href: base,
    synthetic: context.synthetic === true || properties["revisit:synthetic"] === true,
  });
}

/** Tells what `toScene` answered. */
export function isScene(answer: Scene | Problem): answer is Scene {
  return "assets" in answer;
}

function problem(what: string, reason: string, scene?: string): Problem {
  return {
    kind: "format",
    message: `${what} of the catalogue's answer ${reason} and is left out.`,
    advice: "Tell the catalogue's provider; the other scenes are not affected.",
    ...(scene === undefined ? {} : { scene }),
  };
}

/** Per cent. Numbers outside 0–100 mean "unknown" in some catalogues (−1, 999). */
function shareOf(value: unknown): number | undefined {
  const share = numberOf(value);
  return share !== undefined && share >= 0 && share <= 100 ? share : undefined;
}

function nodataShareOf(properties: JsonObject): number | undefined {
  const keys = ["s2:nodata_pixel_percentage", "sentinel2:nodata_pixel_percentage", "nodata_pixel_percentage"];
  for (const key of keys) {
    const share = shareOf(properties[key]);
    if (share !== undefined) return share;
  }
  return shareOf(objectOf(properties["statistics"])?.["nodata"]);
}

/** When these pixels were made; tells a reprocessed scene from the one it replaces. */
function processedAt(properties: JsonObject): string | undefined {
  const keys = ["s2:generation_time", "processing:datetime", "created", "updated"];
  return keys.map((key) => parseInstant(properties[key])).find((instant) => instant !== undefined);
}
