import type { AssetBand } from "../../catalogue/types.ts";
import { type Problem, ProblemError } from "../../problem/problem.ts";
import type { RasterBand, RasterFile } from "../../geotiff/tiff/types.ts";
import type { Calibration } from "../warp/gather.ts";
import { type FileReference, type WantedBand, fileTitle } from "./bands.ts";

/**
 * Scale and offset of the item, else of the file's tags; nodata of the file, else of the item: the file
 * knows what its writer left out, the item what the numbers are worth.
 */
export function calibrationOf(described: AssetBand, stored: RasterBand): Calibration {
  const said = described.scale !== undefined || described.offset !== undefined;
  const { scale, offset } = said ? described : stored;
  return { scale: scale ?? 1, offset: offset ?? 0, nodata: stored.nodata ?? described.nodata };
}

/** The calibration that gives the kind of values that is wanted. */
export function calibrationFor({ described, values }: WantedBand, stored: RasterBand): Calibration {
  const physical = calibrationOf(described, stored);
  if (values === "physical") return physical;
  return { scale: 1, offset: 0, nodata: values === "classes" ? physical.nodata : undefined };
}

/** @throws ProblemError of kind `recipe` when the file has fewer bands than the recipe asks for */
export function storedBand(file: RasterFile, index: number, reference: FileReference): RasterBand {
  const stored = file.bands[index];
  if (stored) return stored;
  const count = `${file.bands.length} band${file.bands.length === 1 ? "" : "s"}`;
  throw new ProblemError({
    kind: "recipe",
    message: `${fileTitle(reference)} has ${count}: there is no band ${index + 1}.`,
    scene: reference.scene,
    asset: reference.asset,
  });
}

/**
 * A warning when the item and the file's tags disagree about scale, offset or nodata. It names neither scene nor asset,
 * so that it is one for all files of a collection. Where a product's documentation corrects its items, that is no
 * disagreement between the publisher's own words.
 */
export function disagreement(
  described: AssetBand,
  stored: RasterBand,
  reference: FileReference,
): Problem | undefined {
  if (described.corrected) return undefined;
  const names = ["scale", "offset", "nodata"] as const;
  const differences = names.flatMap((name) => {
    const [item, file] = [described[name], stored[name]];
    if (item === undefined || file === undefined || Object.is(item, file)) return [];
    // Tags are decimal text and items JSON: the last digits of a float32 do not count.
    if (Math.abs(item - file) <= 1e-6 * Math.max(Math.abs(item), Math.abs(file))) return [];
    return [`${name} ${item} in the items, ${file} in the files`];
  });
  if (differences.length === 0) return undefined;
  return {
    kind: "format",
    message: `${collectionTitle(reference)} describes its values in two ways: ${differences.join("; ")}.`,
    advice:
      "Scale and offset are taken from the items, which a publisher can correct without writing the files again; nodata from the files, whose writer knows what was left out. “Calibration” in the layer panel checks them, and takes others.",
    asset: reference.asset,
  };
}

function collectionTitle({ collection }: FileReference): string {
  return collection === undefined ? "The collection" : `The collection “${collection}”`;
}
