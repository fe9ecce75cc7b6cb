import type { Asset, AssetBand, Scene } from "../../catalogue/types.ts";
import { ProblemError } from "../../problem/problem.ts";

/** One band of one file of a scene. */
export interface ResolvedBand {
  readonly asset: Asset;
  /** Zero-based. */
  readonly index: number;
  readonly band: AssetBand;
}

/** Files that are pictures of the data rather than the data. */
const PICTURE_ROLES = ["thumbnail", "overview", "visual"];

/**
 * Finds what a recipe calls "B08", "nir" or "data.b1": an asset key, an asset key and its band (`b1` is
 * the first, or by name), a band's name, a band's common name; lastly the same without regard to case.
 * Where several bands have a name, data goes before pictures and the finer pixel before the coarser.
 * @throws ProblemError of kind `recipe` when the scene has no such band, or the one why it cannot be read
 */
export function resolveBand(reference: string, scene: Scene): ResolvedBand {
  const found = findBand(reference, scene);
  if (!found) {
    const known = Object.keys(scene.assets).slice(0, 30).join(", ");
    throw new ProblemError({
      kind: "recipe",
      message: `Scene ${scene.id} has no band “${reference}”.`,
      advice: known === "" ? "It lists no assets." : `Its assets are: ${known}.`,
      scene: scene.id,
    });
  }
  if (found.asset.unreadable) {
    throw new ProblemError({ ...found.asset.unreadable, scene: scene.id, asset: found.asset.key });
  }
  return found;
}

/** Like `resolveBand`; undefined when the scene has no such band, and also for files that cannot be read. */
export function findBand(reference: string, scene: Scene): ResolvedBand | undefined {
  const assets = Object.values(scene.assets);
  return search(reference, assets, (a, b) => a === b) ?? search(reference, assets, equalWithoutCase);
}

type Equal = (a: string | undefined, b: string) => boolean;

function search(reference: string, assets: readonly Asset[], equal: Equal): ResolvedBand | undefined {
  const whole = assets.find(({ key }) => equal(key, reference));
  if (whole) return bandAt(whole, 0);
  const point = reference.lastIndexOf(".");
  const owner = point < 0 ? undefined : assets.find(({ key }) => equal(key, reference.slice(0, point)));
  if (owner) return bandOf(owner, reference.slice(point + 1), equal);
  const ranked = assets.toSorted(byUsefulness);
  return (
    byName(ranked, ({ name }) => equal(name, reference)) ??
    byName(ranked, ({ commonName }) => equal(commonName, reference))
  );
}

function bandOf(asset: Asset, name: string, equal: Equal): ResolvedBand | undefined {
  const named = asset.bands.findIndex((band) => equal(band.name, name) || equal(band.commonName, name));
  if (named >= 0) return bandAt(asset, named);
  const number = /^b(\d+)$/i.exec(name)?.[1];
  // Items often describe fewer bands than the file has; the file is asked when it is opened.
  return number === undefined || Number(number) < 1 ? undefined : bandAt(asset, Number(number) - 1);
}

function byName(assets: readonly Asset[], matches: (band: AssetBand) => boolean): ResolvedBand | undefined {
  for (const asset of assets) {
    const index = asset.bands.findIndex(matches);
    if (index >= 0) return bandAt(asset, index);
  }
  return undefined;
}

function bandAt(asset: Asset, index: number): ResolvedBand {
  return { asset, index, band: asset.bands[index] ?? {} };
}

function byUsefulness(a: Asset, b: Asset): number {
  const rank = (asset: Asset) =>
    (asset.unreadable ? 2 : 0) + (asset.roles.some((role) => PICTURE_ROLES.includes(role)) ? 1 : 0);
  const pixel = (asset: Asset) => Math.abs(asset.projection.transform?.[0] ?? 0);
  return rank(a) - rank(b) || a.bands.length - b.bands.length || pixel(a) - pixel(b);
}

function equalWithoutCase(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}
