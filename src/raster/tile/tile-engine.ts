import type { Scene } from "../../catalogue/types.ts";
import { tileBounds } from "../../geo/tiles.ts";
import type { LonLat, TileCoordinate } from "../../geo/types.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Slice } from "../../timeline/types.ts";
import { paletteOf } from "../colour/class-palette.ts";
import { colormap } from "../colour/colormap.ts";
import { type Picture, paintClasses, paintRgb, paintValues } from "../colour/paint.ts";
import { resolveBand } from "../../recipe/expression/resolve-band.ts";
import type { Recipe } from "../../recipe/types.ts";
import type { BandReader, Resampling } from "./bands.ts";
import { type ByteCache, type CacheKey, originOf } from "./byte-cache.ts";
import { type Calculation, calculationOf } from "./calculation.ts";
import { InFlight } from "../../async/in-flight.ts";
import { type ScenePoint, pointValue } from "./point-value.ts";
import { referenceOf } from "./scene-values.ts";
import { type TileValues, tileValues } from "./tile-values.ts";

export interface TileEngineOptions {
  readonly bands: BandReader;
  /** May be shared with others that keep what was read. */
  readonly cache: ByteCache;
}

/** What is to be drawn. */
export interface TileTarget {
  readonly tile: TileCoordinate;
  /** Edge in pixels. */
  readonly size: number;
  /**
   * Nearest unless told otherwise: analysts look at pixels, and what is on screen is then what is in the
   * file at every zoom. Bilinear is for pictures.
   */
  readonly resampling?: Resampling;
}

/** A tile before it becomes a bitmap. */
export interface TilePicture {
  /** Null where no scene has a valid pixel. */
  readonly picture: Picture | null;
  readonly problems: readonly Problem[];
}

/** Everything between a tile request and its colours, without workers, windows or bitmaps. */
export class TileEngine {
  private readonly cache: ByteCache;
  private readonly bands: BandReader;
  private readonly inFlight = new InFlight();
  private readonly known = new WeakMap<Slice, KnownSlice>();
  private readonly warned = new Set<string>();

  constructor(options: TileEngineOptions) {
    this.cache = options.cache;
    this.bands = options.bands;
  }

  /** @throws ProblemError when no scene of the tile could be drawn; AbortError */
  async tile(slice: Slice, recipe: Recipe, target: TileTarget, signal: AbortSignal): Promise<TilePicture> {
    const known = this.describe(slice);
    const calculation = calculationOf(recipe);
    const values = await this.values(known, calculation, target, signal);
    signal.throwIfAborted();
    return {
      picture: values.planes && (await this.paint(recipe, values, signal)),
      problems: [...values.problems, ...this.fresh(values.warnings)],
    };
  }

  /** The exact value under a point; null where no scene has data. @throws ProblemError, AbortError */
  async value(slice: Slice, recipe: Recipe, point: LonLat, signal: AbortSignal): Promise<ScenePoint | null> {
    return pointValue(slice.scenes, calculationOf(recipe), point, this.bands, signal);
  }

  /** Drops what was read from these origins and stops what is being read from them. */
  clear(origins: readonly string[]): void {
    this.inFlight.abort(origins);
    this.cache.clear(origins);
  }

  private describe(slice: Slice): KnownSlice {
    const known = this.known.get(slice) ?? knownSlice(slice);
    this.known.set(slice, known);
    return known;
  }

  private values(
    slice: KnownSlice,
    calculation: Calculation,
    { tile, size, resampling = "nearest" }: TileTarget,
    signal: AbortSignal,
  ): Promise<TileValues> | TileValues {
    const place = `${tile.z}/${tile.x}/${tile.y}@${size}`;
    const key: CacheKey<TileValues> = `values|${slice.fingerprint}|${calculation.key}|${place}|${resampling}`;
    const known = this.cache.get(key);
    if (known) return known;
    return this.inFlight.join(key, slice.origins, signal, async (sharedSignal) => {
      const frame = { bounds: tileBounds(tile), size, key: place, resampling };
      const values = await tileValues(slice.scenes, calculation, tile, frame, this.bands, sharedSignal);
      sharedSignal.throwIfAborted();
      // A mosaic with holes where a scene failed is worth another try next time.
      if (values.problems.length === 0) {
        const bytes = (values.planes ?? []).reduce((sum, { byteLength }) => sum + byteLength, 256);
        this.cache.set(key, values, bytes, slice.origins);
      }
      return values;
    });
  }

  private async paint(recipe: Recipe, values: TileValues, signal: AbortSignal): Promise<Picture> {
    const planes = values.planes ?? [];
    const [first] = planes;
    if (recipe.kind === "rgb") return paintRgb(planes, recipe.rescale);
    if (!first) return new Uint8ClampedArray(0);
    if (recipe.kind === "expression") {
      return paintValues(first, recipe.rescale, colormap(recipe.colormap, recipe.reversed));
    }
    return paintClasses(first, await this.palette(recipe.band, values.scenes[0], signal));
  }

  private async palette(
    reference: string,
    scene: Scene | undefined,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<number, number>> {
    if (!scene) return new Map();
    const resolved = resolveBand(reference, scene);
    const { band, index } = resolved;
    const palette = await this.bands.palette(referenceOf(resolved, scene), index, signal);
    return paletteOf({
      name: reference,
      ...(band.classes ? { classes: band.classes } : {}),
      ...(palette ? { palette } : {}),
    });
  }

  /** Warnings that have not been given before: once a file is enough. */
  private fresh(warnings: readonly Problem[]): readonly Problem[] {
    return warnings.filter(({ message }) => {
      const isNew = !this.warned.has(message);
      this.warned.add(message);
      return isNew;
    });
  }
}

interface KnownSlice {
  readonly scenes: readonly Scene[];
  /** Equal for slices of the same scenes: their tiles stay good when the list of slices changes. */
  readonly fingerprint: string;
  readonly origins: readonly string[];
}

function knownSlice({ id, scenes }: Slice): KnownSlice {
  const hrefs = scenes.flatMap((scene) => Object.values(scene.assets).map(({ href }) => href));
  return {
    scenes,
    fingerprint: `${id}:${scenes.map((scene) => `${scene.catalogue}/${scene.collection}/${scene.id}`).join(",")}`,
    origins: [...new Set(hrefs.map(originOf))],
  };
}
