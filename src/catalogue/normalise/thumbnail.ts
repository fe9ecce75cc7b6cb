import { isHttp, linkHref, placeOf } from "./href.ts";
import { objectOf, textOf, textsOf, type JsonObject } from "./read.ts";

const NAMES = ["thumbnail", "preview", "rendered_preview", "quicklook", "overview"];

/**
 * A picture of the scene for lists: the asset with the role or the name of one, else a `thumbnail`
 * or `preview` link. Only pictures a browser shows, and only from http(s).
 */
export function thumbnailOf(item: JsonObject, base: string | undefined): string | undefined {
  const assets = Object.entries(objectOf(item["assets"]) ?? {}).flatMap(([key, value]) => {
    const asset = objectOf(value);
    return asset && isPicture(asset) ? [{ key, asset, roles: textsOf(asset["roles"]) }] : [];
  });
  const byRole = assets.find(({ roles }) => roles.includes("thumbnail"));
  const byName = NAMES.map((name) => assets.find(({ key }) => key.toLowerCase() === name)).find(Boolean);
  const chosen = byRole ?? byName ?? assets.find(({ roles }) => roles.includes("overview"));
  const href = chosen && placeOf(chosen.asset, base)?.href;
  if (href !== undefined && isHttp(href)) return href;
  return ["thumbnail", "preview"]
    .map((rel) => linkHref(item["links"], rel, base, isPicture))
    .find((link) => link !== undefined);
}

function isPicture(asset: JsonObject): boolean {
  const type = textOf(asset["type"])?.toLowerCase();
  if (type !== undefined) return /^image\/(?:jpe?g|png|webp|gif)/.test(type);
  return /\.(?:jpe?g|png|webp|gif)(?:[?#]|$)/i.test(textOf(asset["href"]) ?? "");
}
