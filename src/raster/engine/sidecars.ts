import type { Asset, Scene } from "../../catalogue/types.ts";
import type { Sidecars } from "./bands.ts";

/**
 * External overviews, mask and auxiliary metadata of a file, where the item lists them as assets: named like the file
 * with `.ovr`, `.msk` or `.aux.xml` behind, as GDAL names them.
 */
export function sidecarsOf({ href }: Pick<Asset, "href">, { assets }: Pick<Scene, "assets">): Sidecars {
  const file = withoutQuery(href);
  const find = (extension: string): Asset | undefined =>
    Object.values(assets).find((asset) => withoutQuery(asset.href) === `${file}${extension}`);
  const readable = (asset: Asset | undefined) => (asset?.unreadable === undefined ? asset?.href : undefined);
  const [overviews, mask] = [readable(find(".ovr")), readable(find(".msk"))];
  // It is no raster, and said to be unreadable for that; it lies beside a file that may be read.
  const auxiliary = find(".aux.xml")?.href;
  return {
    ...(overviews === undefined ? {} : { overviews }),
    ...(mask === undefined ? {} : { mask }),
    ...(auxiliary === undefined ? {} : { auxiliary }),
  };
}

/** Signed addresses differ in their signatures. */
function withoutQuery(href: string): string {
  return href.replace(/[?#].*$/s, "");
}
