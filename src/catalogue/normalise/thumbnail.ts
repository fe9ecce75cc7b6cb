import { refusalToRead } from "../../config/unlisted.ts";
import { isHttp, linkHref, placeOf } from "./href.ts";
import type { SceneContext } from "./context.ts";
import { listOf, objectOf, textOf, textsOf, type JsonObject } from "./read.ts";

const NAMES = ["thumbnail", "preview", "rendered_preview", "quicklook", "overview"];

/**
 * A picture of the scene for lists: the asset with the role or the name of one, else a `thumbnail`
 * or `preview` link. Only pictures that an `img` element can show: over http(s), from an origin that
 * the policy of the page allows, without a token.
 * @param context with the origins pictures may come from; without, any that the catalogue may name
 */
export function thumbnailOf(
  item: JsonObject,
  base: string | undefined,
  { origins, unlisted }: Pick<SceneContext, "origins" | "unlisted">,
): string | undefined {
  return candidates(item, base).find(
    (href) =>
      isHttp(href) &&
      (origins === undefined || origins.includes(new URL(href).origin)) &&
      (unlisted === undefined || refusalToRead(href, unlisted.site) === undefined),
  );
}

function candidates(item: JsonObject, base: string | undefined): readonly string[] {
  const assets = Object.entries(objectOf(item["assets"]) ?? {}).flatMap(([key, value]) => {
    const asset = objectOf(value);
    return asset && isPicture(asset) && listOf(asset["auth:refs"]).length === 0
      ? [{ key, asset, roles: textsOf(asset["roles"]) }]
      : [];
  });
  const byRole = assets.find(({ roles }) => roles.includes("thumbnail"));
  const byName = NAMES.map((name) => assets.find(({ key }) => key.toLowerCase() === name)).find(Boolean);
  const chosen = byRole ?? byName ?? assets.find(({ roles }) => roles.includes("overview"));
  const own = chosen && placeOf(chosen.asset, base)?.href;
  const linked = ["thumbnail", "preview"].map((rel) => linkHref(item["links"], rel, base, isPicture));
  return [own, ...linked].filter((href) => href !== undefined);
}

function isPicture(asset: JsonObject): boolean {
  const type = textOf(asset["type"])?.toLowerCase();
  if (type !== undefined) return /^image\/(?:jpe?g|png|webp|gif)/.test(type);
  return /\.(?:jpe?g|png|webp|gif)(?:[?#]|$)/i.test(textOf(asset["href"]) ?? "");
}
