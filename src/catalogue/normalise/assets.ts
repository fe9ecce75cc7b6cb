import { refusalToRead } from "../../config/unlisted.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Asset } from "../types.ts";
import { bandsOf } from "./bands.ts";
import { placeOf } from "./href.ts";
import { projectionOf } from "./projection.ts";
import { compact, listOf, objectOf, textOf, textsOf, type JsonObject } from "./read.ts";
import { unreadableReason } from "./readable.ts";

export interface AssetContext {
  readonly scene: string;
  readonly properties: JsonObject;
  /** Address of the item, where relative ones start. */
  readonly base: string | undefined;
  /** `item_assets` of the collection: what its items may leave out. */
  readonly defaults: JsonObject | undefined;
  /** Origins that this deployment reads this catalogue's files from; undefined lets any. */
  readonly origins: readonly string[] | undefined;
  /** Origin of the application, where the catalogue is unlisted and may not name it. */
  readonly site?: string | undefined;
}

/** All files of an item that have an address, readable here or not. */
export function assetsOf(assets: unknown, context: AssetContext): Readonly<Record<string, Asset>> {
  // Without a prototype: an asset may well be called "constructor".
  const found = Object.create(null) as Record<string, Asset>;
  for (const [key, value] of Object.entries(objectOf(assets) ?? {})) {
    const own = objectOf(value);
    const asset = own && assetOf(key, own, context);
    if (asset) found[key] = asset;
  }
  return { ...found };
}

function assetOf(key: string, own: JsonObject, context: AssetContext): Asset | undefined {
  const place = placeOf(own, context.base);
  if (place === undefined) return undefined;
  const said = { ...objectOf(context.defaults?.[key]), ...own };
  const mediaType = textOf(place.said["type"]) ?? textOf(said["type"]);
  const file = { scene: context.scene, asset: key, href: place.href, mediaType };
  return compact({
    key,
    href: place.href,
    title: textOf(said["title"]),
    mediaType,
    roles: textsOf(said["roles"]),
    bands: bandsOf(key, said, context.properties),
    projection: projectionOf(said, context.properties),
    protected: isProtected(said, place.said),
    authRefs: authRefsOf(said, place.said),
    unreadable:
      unreadableReason(file) ?? closedAddress(file, context.site) ?? unlistedOrigin(file, context.origins),
  });
}

/** `auth:refs` (authentication extension) of the place that is used, else of the asset. */
function isProtected(asset: JsonObject, place: JsonObject): boolean {
  const refs = place["auth:refs"] ?? asset["auth:refs"];
  return listOf(refs).length > 0 || asset["storage:requester_pays"] === true;
}

function authRefsOf(asset: JsonObject, place: JsonObject): readonly string[] | undefined {
  const refs = textsOf(place["auth:refs"] ?? asset["auth:refs"]);
  return refs.length > 0 ? refs : undefined;
}

interface File {
  readonly scene: string;
  readonly asset: string;
  readonly href: string;
}

function closedAddress(file: File, site: string | undefined): Problem | undefined {
  const refusal = site === undefined ? undefined : refusalToRead(file.href, site);
  if (refusal === undefined) return undefined;
  return {
    kind: "unsupported",
    message: `Asset ${file.asset} of scene ${file.scene} is at an address that ${refusal}.`,
    advice: "A catalogue that is not one of this site's may name files at https addresses elsewhere only.",
    scene: file.scene,
    asset: file.asset,
  };
}

function unlistedOrigin(file: File, origins: readonly string[] | undefined): Problem | undefined {
  const { origin } = new URL(file.href);
  if (origins === undefined || origins.includes(origin)) return undefined;
  return {
    kind: "configuration",
    message: `Asset ${file.asset} of scene ${file.scene} is at ${origin}, which this deployment does not read from.`,
    advice: `Add “${origin}” to the catalogue's assetOrigins in config.json.`,
    scene: file.scene,
    asset: file.asset,
  };
}
