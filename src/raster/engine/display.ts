import type { AssetBand } from "../../catalogue/types.ts";
import { bboxIntersection } from "../../geo/bbox/bbox-intersection.ts";
import type { BBox } from "../../geo/types.ts";
import type { RasterBand } from "../../geotiff/tiff/types.ts";
import { resolveBand } from "../../recipe/expression/resolve-band.ts";
import { physicalRange, rangeOfStatistics } from "../../recipe/range-of-statistics.ts";
import { overruled } from "../../recipe/reflectance.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { type LegendClass, occurringClasses } from "../colour/class-palette.ts";
import type { Plane } from "../mosaic/accumulator.ts";
import { displayRange } from "../stats/display-range.ts";
import { checkReflectance, type ReflectanceCheck } from "../stats/check-reflectance.ts";
import type { FrameBox } from "../warp/frame.ts";
import type { BandReader } from "./bands.ts";
import { calculationOf } from "./calculation.ts";
import { calibrationOf } from "./calibration.ts";
import { overviewBox } from "./overview-box.ts";
import { referenceOf } from "./scene-needs.ts";

export interface DisplayTarget {
  /** What can be seen, degrees. */
  readonly bounds: BBox;
  /** True where the pixels in view decide, whatever the file says of all of them. */
  readonly fit?: boolean;
  /** True where the recipe shows reflectances, and it is asked whether they can be. */
  readonly check?: boolean;
}

/** What a first picture needs to know that no item tells. Plain and cloneable. */
export interface Display {
  /** Physical values that the colours should span; null where no two pixels differ, and for classes. */
  readonly range: readonly [low: number, high: number] | null;
  /** Present where the file has a colour table: the classes in view. */
  readonly classes?: readonly LegendClass[];
  /** Present where it was asked for: the pixels in view. */
  readonly reflectance?: ReflectanceCheck;
}

type ReadPart = (box: FrameBox) => Promise<{ readonly planes: readonly Plane[] | null }>;

/**
 * The range of a recipe and the classes of its band: by the file's own statistics and colour table, else by the
 * pixels in view, else by those of the whole slice.
 * @throws ProblemError when no scene could be read; AbortError
 */
export async function displayOf(
  { scenes, bbox }: Slice,
  recipe: Recipe,
  { bounds, fit = false, check = false }: DisplayTarget,
  bands: BandReader,
  readPart: ReadPart,
  signal: AbortSignal,
): Promise<Display> {
  const view = bboxIntersection(bounds, bbox);
  const planesIn = async (box: BBox) => (await readPart(overviewBox(box))).planes ?? [];
  if (check) return { range: null, reflectance: checkReflectance(await planesIn(view ?? bbox)) };
  const band = await soleBand(recipe, scenes, bands, signal);
  if (band && (recipe.kind === "classes" || band.stored.palette || band.stored.classes)) {
    const planes = await planesIn(view ?? bbox);
    return { range: null, classes: occurringClasses(planes[0] ?? new Float32Array(), band) };
  }
  const told = band && !fit ? toldRange(band) : undefined;
  if (told) return { range: told };
  const seen = view && displayRange(await planesIn(view));
  return { range: seen ?? displayRange(await planesIn(bbox)) };
}

/**
 * What the file's own statistics span. Undefined where it has none, or where they count what only the item calls nodata.
 */
function toldRange({ described, stored }: SoleBand): Display["range"] | undefined {
  const { statistics } = stored;
  const calibration = calibrationOf(described, stored);
  const { nodata } = calibration;
  if (!statistics || nodata === statistics.minimum || nodata === statistics.maximum) return undefined;
  return physicalRange(rangeOfStatistics(statistics), calibration);
}

interface SoleBand {
  readonly described: AssetBand;
  readonly stored: RasterBand;
  readonly name: string;
}

/** The band that a recipe shows as it is; undefined where it computes something. */
async function soleBand(
  recipe: Recipe,
  [scene]: Slice["scenes"],
  bands: BandReader,
  signal: AbortSignal,
): Promise<SoleBand | undefined> {
  const { bands: names, calibration } = calculationOf(recipe);
  const [name, ...others] = names;
  const text = recipe.kind === "expression" ? recipe.expression.replaceAll("`", "").trim() : name;
  if (!scene || name === undefined || others.length > 0 || recipe.kind === "rgb" || text !== name)
    return undefined;
  const resolved = overruled(resolveBand(name, scene), calibration);
  const stored = await bands.band(referenceOf(resolved, scene), resolved.index, signal);
  return stored && { described: resolved.band, stored, name };
}
