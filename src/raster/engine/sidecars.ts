import type { Asset, Scene } from "../../catalogue/types.ts";
import type { Sidecars } from "./bands.ts";

/**
 * External overviews and mask of a file, where the item lists them as assets: named like the file with
 * `.ovr` or `.msk` behind, as GDAL names them.
 */
export function sidecarsOf({ href }: Pick<Asset, "href">, { assets }: Pick<Scene, "assets">): Sidecars {
  const file = withoutQuery(href);
  const find = (extension: string): string | undefined =>
    Object.values(assets).find(
      (asset) => asset.unreadable === undefined && withoutQuery(asset.href) === `${file}${extension}`,
    )?.href;
  const [overviews, mask] = [find(".ovr"), find(".msk")];
  return {
    ...(overviews === undefined ? {} : { overviews }),
    ...(mask === undefined ? {} : { mask }),
  };
}

/** Signed addresses differ in their signatures. */
function withoutQuery(href: string): string {
  return href.replace(/[?#].*$/s, "");
}
