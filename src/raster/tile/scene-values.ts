import type { Scene } from "../../catalogue/types.ts";
import type { MercatorBounds } from "../../geo/types.ts";
import { type Problem, ProblemError } from "../../problem/problem.ts";
import { type ResolvedBand, resolveBand } from "../maths/resolve-band.ts";
import type { Block } from "../tiff/types.ts";
import { type Calibration, gatherNearest } from "../warp/gather.ts";
import { chooseLevel, targetRatio } from "../warp/overview.ts";
import { type NearestSampling, OUTSIDE, nearestSampling } from "../warp/sampling.ts";
import type { ByteCache, CacheKey } from "./byte-cache.ts";
import { applyMask } from "./apply-mask.ts";
import type { Calculation } from "./calculation.ts";
import { calibrationOf, disagreement, storedBand, uncalibrated } from "./calibration.ts";
import type { PlacedFile, RasterReader } from "./raster-reader.ts";

/** What is drawn: bounds in metres of Web Mercator, edge in pixels. */
export interface TileFrame {
  readonly bounds: MercatorBounds;
  readonly size: number;
  /** Equal for equal frames. */
  readonly key: string;
}

export interface SceneValues {
  /** One array a plane; NaN where the scene has nothing to show. */
  readonly planes: readonly Float32Array[];
  readonly warnings: readonly Problem[];
}

/** Blocks one tile may need of one file: beyond that the file has no overviews for such a small scale. */
const MAX_BLOCKS = 256;

/**
 * The values of one scene in one tile. All blocks of all bands are asked for at once, so that the source
 * can join their ranges.
 * @param missing when given, only blocks under pixels where this is 1 are read; the others are NaN
 * @throws ProblemError
 */
export async function sceneValues(
  scene: Scene,
  calculation: Calculation,
  frame: TileFrame,
  reader: RasterReader,
  cache: ByteCache,
  missing: Uint8Array | undefined,
  signal: AbortSignal,
): Promise<SceneValues> {
  const wanted = calculation.bands.map((reference) => resolveBand(reference, scene));
  const masking = calculation.mask ? resolveBand(calculation.mask.band, scene) : undefined;
  const files = filesOf(masking ? [...wanted, masking] : wanted);
  const read = await Promise.all(
    files.map((need) => readFile(need, scene, frame, reader, cache, missing, signal)),
  );
  const warnings: Problem[] = [];
  const gather = (band: ResolvedBand, calibrate: boolean): Float32Array => {
    const file = read.find(({ href }) => href === band.asset.href);
    if (!file) throw new Error("a file that was read is missing");
    const stored = storedBand(file.placed.file, band, scene);
    const known = calibrationOf(band, stored);
    if (calibrate) {
      const warning = disagreement(band, stored, scene);
      if (warning) warnings.push(warning);
    }
    const calibration: Calibration = calibrate
      ? calculation.programs
        ? known
        : { ...uncalibrated, nodata: known.nodata }
      : uncalibrated;
    return gatherNearest(file.sampling, file.blocks, file.bands.indexOf(band.index), calibration);
  };
  const values = new Map(
    calculation.bands.map((reference, index) => [reference, gather(wanted[index] as ResolvedBand, true)]),
  );
  const planes = calculation.programs
    ? calculation.programs.map((program) =>
        program.evaluate(program.bands.map((reference) => values.get(reference) as Float32Array)),
      )
    : [...values.values()];
  if (calculation.mask && masking) {
    const mask = gather(masking, false);
    for (const plane of planes) applyMask(plane, mask, calculation.mask);
  }
  return { planes, warnings };
}

/** A file and all bands of it that are read. */
interface FileNeed {
  readonly example: ResolvedBand;
  readonly bands: readonly number[];
}

function filesOf(bands: readonly ResolvedBand[]): readonly FileNeed[] {
  const needs = new Map<string, FileNeed>();
  for (const band of bands) {
    const known = needs.get(band.asset.href);
    const indices = new Set([...(known?.bands ?? []), band.index]);
    needs.set(band.asset.href, { example: band, bands: [...indices].sort((a, b) => a - b) });
  }
  return [...needs.values()];
}

interface FileBlocks {
  readonly href: string;
  readonly placed: PlacedFile;
  readonly bands: readonly number[];
  readonly sampling: NearestSampling;
  readonly blocks: readonly Block[];
}

async function readFile(
  { example, bands }: FileNeed,
  scene: Scene,
  frame: TileFrame,
  reader: RasterReader,
  cache: ByteCache,
  missing: Uint8Array | undefined,
  signal: AbortSignal,
): Promise<FileBlocks> {
  const { asset } = example;
  const name = `Asset ${asset.key} of scene ${scene.id}`;
  const placed = await reader.open(asset.href, asset.projection, name, signal);
  for (const index of bands) storedBand(placed.file, { ...example, index }, scene);
  const sampling = samplingOf(placed, frame, cache);
  const needed = missing ? slotsUnder(sampling, missing) : undefined;
  const count = needed ? needed.size : sampling.blocks.length;
  if (count > MAX_BLOCKS) throw tooCoarse(name, scene, asset.key);
  const blocks = await Promise.all(
    sampling.blocks.map((address, slot) =>
      needed && !needed.has(slot) ? unread : reader.block(placed.file, address, bands, signal),
    ),
  );
  return { href: asset.href, placed, bands, sampling, blocks };
}

/** Stands for a block whose pixels an earlier scene has covered. */
const unread: Block = { samples: [], valid: null, bytes: 0 };

function samplingOf({ file, grid }: PlacedFile, frame: TileFrame, cache: ByteCache): NearestSampling {
  const resolution = (frame.bounds[2] - frame.bounds[0]) / frame.size;
  const index = chooseLevel(file.levels, targetRatio(grid, resolution));
  const level = file.levels[index];
  if (!level) throw new Error("the level chosen is one of the file's");
  const shape = `${level.width}×${level.height}/${level.blockWidth}×${level.blockHeight}`;
  const key: CacheKey<NearestSampling> = `sampling|${grid.key}|${index}|${shape}|${frame.key}`;
  const known = cache.get(key);
  if (known) return known;
  const sampling = nearestSampling(grid, level, index, frame.bounds, frame.size);
  cache.set(key, sampling, sampling.bytes);
  return sampling;
}

function slotsUnder({ slots }: NearestSampling, missing: Uint8Array): ReadonlySet<number> {
  const needed = new Set<number>();
  for (let pixel = 0; pixel < slots.length; pixel += 1) {
    if (missing[pixel] === 1) needed.add(slots[pixel] ?? OUTSIDE);
  }
  needed.delete(OUTSIDE);
  return needed;
}

function tooCoarse(name: string, scene: Scene, asset: string): ProblemError {
  return new ProblemError({
    kind: "limit",
    message: `${name} has no overviews for this scale: a single tile would take more than ${MAX_BLOCKS} blocks.`,
    advice: "Zoom in, or ask the publisher to add overviews to the file.",
    scene: scene.id,
    asset,
  });
}
