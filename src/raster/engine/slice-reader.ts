import { InFlight } from "../../async/in-flight.ts";
import type { ReportProgress } from "../../async/progress.ts";
import { tileBBox } from "../../geo/tiles.ts";
import type { BBox, LonLat } from "../../geo/types.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { Reduction, Slice } from "../../timeline/types.ts";
import type { Area, AreaOptions } from "../area/area-pixels.ts";
import type { Plane } from "../mosaic/accumulator.ts";
import { frameBBox } from "../warp/frame-bbox.ts";
import { type Frame, tileFrame } from "../warp/frame.ts";
import { placeFrame } from "../warp/place-frame.ts";
import { areaStatistics, threeValues } from "./area-statistics.ts";
import type { BandReader } from "./bands.ts";
import type { ByteCache, CacheKey } from "./byte-cache.ts";
import { type Calculation, calculationOf } from "./calculation.ts";
import { compositeValues } from "./composite-values.ts";
import { type Display, type DisplayTarget, displayOf } from "./display.ts";
import { type Distribution, distributionOf, distributionOfArea } from "./distribution.ts";
import { type FeatureValues, featureValues } from "./feature-values.ts";
import { FreshWarnings } from "./fresh-warnings.ts";
import { type KnownSlice, knownSlice } from "./fingerprint.ts";
import { type FrameValues, frameValues } from "./frame-values.ts";
import { reducedPoint } from "./reduced-point.ts";
import { reducedValues } from "./reduced-values.ts";
import { paintPlanes } from "./paint-planes.ts";
import { inSmallBatches } from "./in-small-batches.ts";
import { type Output, type OutputTarget, outputOf } from "./output.ts";
import { type PartTarget, partFrame } from "./part-frame.ts";
import { type ScenePoint, pointValue } from "./point-value.ts";
import type { TilePicture, TileTarget } from "./tile-picture.ts";
import { type Zone, type ZoneStatistics, zonalStatistics } from "./zonal-statistics.ts";

export interface SliceReaderOptions {
  readonly bands: BandReader;
  /** May be shared with others that keep what was read. */
  readonly cache: ByteCache;
}

/** The values of a part. Plain and cloneable. */
export interface Part {
  readonly frame: Frame;
  /**
   * One per expression, `frame.width` × `frame.height`; NaN where there is no value. Null where there is none at
   * all. 64 bits in windows, 32 in boxes; reductions of several dates have 64 where they calculate.
   */
  readonly planes: readonly Plane[] | null;
  readonly problems: readonly Problem[];
}

/** How the pixels of an area are taken. */
export type FeatureOptions = Partial<Omit<AreaOptions, "margin">> & {
  /** Pixels around a masked one that are masked, too; at most 20. */
  readonly maskDilation?: number;
};

/** Pixels of one area on one date, 4 million, unless told otherwise. */
const DEFAULT_FEATURE_PIXELS = 4_000_000;
/** Of an area whose shape alone is asked for: more would look the same. */
const DISTRIBUTION_PIXELS = 250_000;
/** So much is read around an area for what may be masked in it. */
const MAX_DILATION_PIXELS = 20;

/**
 * Everything between a question and its numbers or colours, without workers, windows or bitmaps. The verbs are
 * those of rio-tiler: `tile`, `part`, `feature`, `point`, `statistics`. All reject with ProblemError when no
 * scene could be read, and with AbortError.
 */
export class SliceReader {
  readonly #cache: ByteCache;
  readonly #bands: BandReader;
  /** For work that takes long, so that it does not fill the queues that tiles wait in. */
  readonly #bandsBeside: BandReader;
  readonly #inFlight = new InFlight();
  readonly #known = new WeakMap<Slice, KnownSlice>();
  readonly #warnings = new FreshWarnings();

  constructor(options: SliceReaderOptions) {
    this.#cache = options.cache;
    this.#bands = options.bands;
    this.#bandsBeside = inSmallBatches(options.bands);
  }

  /** A map tile. */
  async tile(slice: Slice, recipe: Recipe, target: TileTarget, signal: AbortSignal): Promise<TilePicture> {
    const known = this.#describe(slice);
    const calculation = calculationOf(recipe);
    const values = await this.#tileValues(known, calculation, target, signal);
    signal.throwIfAborted();
    return {
      picture:
        values.planes && (await paintPlanes(recipe, values.planes, values.scenes, this.#bands, signal)),
      masked: values.masked,
      problems: [...values.problems, ...this.#warnings.fresh(values.warnings)],
    };
  }

  /** The values of a box or of a window of the first scene's own grid. Nothing of it is kept but blocks. */
  async part(slice: Slice, recipe: Recipe, target: PartTarget, signal: AbortSignal): Promise<Part> {
    const { frame, values } = await this.#partValues(slice, recipe, target, signal);
    return {
      frame,
      planes: values.planes,
      problems: [...values.problems, ...this.#warnings.fresh(values.warnings)],
    };
  }

  /** The grid of a file that is to be written; see `outputOf`. */
  output(slice: Slice, recipe: Recipe, target: OutputTarget, signal: AbortSignal): Promise<Output> {
    return outputOf(slice, calculationOf(recipe), target, this.#bandsBeside, signal);
  }

  /** A part in colours. */
  async partPicture(
    slice: Slice,
    recipe: Recipe,
    target: PartTarget,
    signal: AbortSignal,
  ): Promise<TilePicture & { readonly frame: Frame }> {
    const { frame, values } = await this.#partValues(slice, recipe, target, signal);
    const { planes, scenes, masked } = values;
    return {
      frame,
      masked,
      picture: planes && (await paintPlanes(recipe, planes, scenes, this.#bands, signal)),
      problems: [...values.problems, ...this.#warnings.fresh(values.warnings)],
    };
  }

  /**
   * Many dates as one part: the reduction of each pixel's valid values. Dates are read one after the other, so
   * that only a median holds more than one (see `MEDIAN_BUDGET_BYTES`), and no further than needed. A date that
   * cannot be read is a problem beside the others.
   * @param report called after each date with the number of dates read
   */
  async composite(
    slices: readonly Slice[],
    recipe: Recipe,
    target: PartTarget,
    reduction: Reduction,
    signal: AbortSignal,
    report?: ReportProgress,
  ): Promise<Part> {
    const calculation = calculationOf(recipe);
    const bands = this.#bandsBeside;
    const { warnings, ...part } = await compositeValues(
      { slices, calculation, target, reduction, bands },
      signal,
      report,
    );
    return { ...part, problems: [...part.problems, ...this.#warnings.fresh(warnings)] };
  }

  /** The values under an area in pixels of a file's own grid, with which of them are the area's. */
  async feature(
    slice: Slice,
    recipe: Recipe,
    area: Area,
    options: FeatureOptions,
    signal: AbortSignal,
  ): Promise<FeatureValues> {
    const { touched = false, maxPixels = DEFAULT_FEATURE_PIXELS, maskDilation: dilation = 0 } = options;
    const maskDilation = recipe.mask ? Math.min(dilation, MAX_DILATION_PIXELS) : 0;
    const calculation = { ...calculationOf(recipe), maskDilation };
    const limits = { touched, maxPixels, margin: maskDilation };
    const values = await featureValues(slice.scenes, calculation, area, limits, this.#bandsBeside, signal);
    return { ...values, warnings: this.#warnings.fresh(values.warnings) };
  }

  /** What the values under an area come to. */
  async statistics(
    slice: Slice,
    recipe: Recipe,
    area: Area,
    options: FeatureOptions,
    signal: AbortSignal,
  ): Promise<ZoneStatistics & Pick<FeatureValues, "warnings">> {
    if (recipe.kind === "rgb") throw threeValues();
    const values = await this.feature(slice, recipe, area, options, signal);
    const { problems, warnings, scenes } = values;
    return { ...areaStatistics(values), problems, warnings, scenes: scenes.map(({ id }) => id) };
  }

  /** Statistics of several areas, which share the blocks that are read; see `zonalStatistics`. */
  zonal(
    slice: Slice,
    recipe: Recipe,
    areas: readonly Area[],
    options: FeatureOptions,
    signal: AbortSignal,
  ): Promise<readonly Zone[]> {
    return zonalStatistics(areas, (area) => this.statistics(slice, recipe, area, options, signal));
  }

  /** What a first picture needs to know of the pixels and the file; see `displayOf`. */
  display(slice: Slice, recipe: Recipe, target: DisplayTarget, signal: AbortSignal): Promise<Display> {
    return displayOf(
      slice,
      recipe,
      target,
      this.#bands,
      (box) => this.part(slice, recipe, { box }, signal),
      signal,
    );
  }

  /** The values in view in ascending order; see `distributionOf`. */
  distribution(slice: Slice, recipe: Recipe, bounds: BBox, signal: AbortSignal): Promise<Distribution> {
    return distributionOf(slice, bounds, (box) => this.part(slice, recipe, { box }, signal));
  }

  /** The values of an area in ascending order, of an overview where it is large. */
  async areaDistribution(
    slice: Slice,
    recipe: Recipe,
    area: Area,
    signal: AbortSignal,
  ): Promise<Distribution & Pick<FeatureValues, "problems">> {
    const options = { maxPixels: DISTRIBUTION_PIXELS };
    const values = await this.feature(slice, recipe, area, options, signal);
    return { ...distributionOfArea(values), problems: values.problems };
  }

  /** The exact value under a point; null where no scene has data. */
  async point(slice: Slice, recipe: Recipe, point: LonLat, signal: AbortSignal): Promise<ScenePoint | null> {
    const calculation = calculationOf(recipe);
    if (!slice.reduces) return pointValue(slice.scenes, calculation, point, this.#bands, signal);
    return reducedPoint(slice.reduces, (step) =>
      pointValue(step.scenes, calculation, point, this.#bands, signal),
    );
  }

  /** Drops what was read from these origins and stops what is being read from them. */
  clear(origins: readonly string[]): void {
    this.#inFlight.abort(origins);
    this.#cache.clear(origins);
  }

  #describe(slice: Slice): KnownSlice {
    const known = this.#known.get(slice) ?? knownSlice(slice);
    this.#known.set(slice, known);
    return known;
  }

  #tileValues(
    slice: KnownSlice,
    calculation: Calculation,
    { tile, size, resampling = "nearest" }: TileTarget,
    signal: AbortSignal,
  ): Promise<FrameValues> | FrameValues {
    const frame = tileFrame(tile, size, resampling);
    const key: CacheKey<FrameValues> = `values|${slice.fingerprint}|${calculation.key}|${frame.key}|${resampling}`;
    const known = this.#cache.get(key);
    if (known) return known;
    return this.#inFlight.join(key, slice.origins, signal, async (sharedSignal) => {
      const bbox = tileBBox(tile);
      const values = slice.reduces
        ? await reducedValues(slice.reduces, calculation, frame, (step) =>
            this.#tileValues(this.#describe(step), calculation, { tile, size, resampling }, sharedSignal),
          )
        : await frameValues(slice.scenes, calculation, frame, bbox, this.#bands, sharedSignal);
      sharedSignal.throwIfAborted();
      // A mosaic with holes where a scene failed is worth another try next time.
      if (values.problems.length === 0) {
        const bytes = (values.planes ?? []).reduce((sum, { byteLength }) => sum + byteLength, 256);
        this.#cache.set(key, values, bytes, slice.origins);
      }
      return values;
    });
  }

  async #partValues(
    { scenes, reduces }: Slice,
    recipe: Recipe,
    target: PartTarget,
    signal: AbortSignal,
  ): Promise<{ readonly frame: Frame; readonly values: FrameValues }> {
    const calculation = calculationOf(recipe);
    const bands = this.#bandsBeside;
    const frame = await partFrame(target, scenes, calculation, bands, signal);
    const bbox = frameBBox(await placeFrame(frame));
    const values = reduces
      ? await reducedValues(reduces, calculation, frame, (step) =>
          frameValues(step.scenes, calculation, frame, bbox, bands, signal),
        )
      : await frameValues(scenes, calculation, frame, bbox, bands, signal);
    signal.throwIfAborted();
    return { frame, values };
  }
}
