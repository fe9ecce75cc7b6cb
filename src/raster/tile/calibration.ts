import type { Scene } from "../../catalogue/types.ts";
import { type Problem, ProblemError } from "../../problem/problem.ts";
import type { ResolvedBand } from "../maths/resolve-band.ts";
import type { RasterBand, RasterFile } from "../tiff/types.ts";
import type { Calibration } from "../warp/gather.ts";

/** The stored numbers themselves: for classes and masks. */
export const uncalibrated: Calibration = { scale: 1, offset: 0, nodata: undefined };

/**
 * Scale and offset of the item, else of the file's tags; nodata of the file, else of the item: the file
 * knows what its writer left out, the item what the numbers are worth.
 */
export function calibrationOf({ band }: ResolvedBand, stored: RasterBand): Calibration {
  const said = band.scale !== undefined || band.offset !== undefined;
  const { scale, offset } = said ? band : stored;
  return { scale: scale ?? 1, offset: offset ?? 0, nodata: stored.nodata ?? band.nodata };
}

/** @throws ProblemError of kind `recipe` when the file has fewer bands than the recipe asks for */
export function storedBand(file: RasterFile, resolved: ResolvedBand, scene: Scene): RasterBand {
  const stored = file.bands[resolved.index];
  if (stored) return stored;
  throw new ProblemError({
    kind: "recipe",
    message: `Asset ${resolved.asset.key} of scene ${scene.id} has ${file.bands.length} band${file.bands.length === 1 ? "" : "s"}, not ${resolved.index + 1}.`,
    scene: scene.id,
    asset: resolved.asset.key,
  });
}

/** A warning when the item and the file's tags disagree about scale, offset or nodata; the item's are used. */
export function disagreement(
  { asset, band }: ResolvedBand,
  stored: RasterBand,
  scene: Scene,
): Problem | undefined {
  const differences = (["scale", "offset", "nodata"] as const).flatMap((name) => {
    const [item, file] = [band[name], stored[name]];
    if (item === undefined || file === undefined || Object.is(item, file)) return [];
    // Tags are decimal text and items JSON: the last digits of a float32 do not count.
    if (Math.abs(item - file) <= 1e-6 * Math.max(Math.abs(item), Math.abs(file))) return [];
    return [`${name} ${item} in the item, ${file} in the file`];
  });
  if (differences.length === 0) return undefined;
  return {
    kind: "format",
    message: `Item and file disagree about asset ${asset.key} of scene ${scene.id}: ${differences.join("; ")}.`,
    advice: "Scale and offset are the item's, nodata is the file's. Check them before using the values.",
    scene: scene.id,
    asset: asset.key,
  };
}
