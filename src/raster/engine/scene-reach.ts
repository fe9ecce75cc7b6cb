import type { AssetProjection, Scene } from "../../catalogue/types.ts";
import { bboxUnion } from "../../geo/bbox/bbox-union.ts";
import { longitudeSpan } from "../../geo/bbox/longitude-span.ts";
import type { BBox } from "../../geo/types.ts";
import { isAbort } from "../../problem/problem.ts";
import { resolveBand } from "../../recipe/expression/resolve-band.ts";
import { frameBBox } from "../warp/frame-bbox.ts";
import type { FileGrid } from "../warp/frame.ts";
import { placeFileGrid } from "../warp/place-frame.ts";
import type { BandReader, FileReference } from "./bands.ts";
import type { Calculation } from "./calculation.ts";
import { referenceOf } from "./scene-needs.ts";

/** Files of one slice that are opened only to learn where they lie. */
const MOST_OPENED = 32;

/**
 * The scenes that may have pixels where `touches` says, in their order. An item's footprint may be smaller than
 * its file, and the pixels of the file count: where the item tells the grid of the file, that grid is the reach.
 * Otherwise a file of each collection is opened, one that is needed anyway where there is one; if it reaches
 * beyond its item, so may the others of that collection, and they are opened, too.
 */
export async function scenesWithin(
  scenes: readonly Scene[],
  touches: (box: BBox) => boolean,
  calculation: Calculation,
  bands: BandReader,
  signal: AbortSignal,
): Promise<readonly Scene[]> {
  const beside = scenes.filter(({ bbox }) => !touches(bbox));
  if (beside.length === 0) return scenes;
  const reaching = new Set<Scene>();
  const box = async (scene: Scene): Promise<BBox> => {
    const reach = await fileBox(scene, calculation, bands, signal);
    return reach === null ? scene.bbox : (bboxUnion([scene.bbox, reach]) ?? scene.bbox);
  };
  const untold = beside.filter((scene) => !tellsGrid(scene, calculation));
  const larger = await collectionsWithLargerFiles(
    [...scenes.filter(({ bbox }) => touches(bbox)), ...scenes],
    untold,
    calculation,
    bands,
    signal,
  );
  const asked = untold.filter(({ collection }) => larger.has(collection)).slice(0, MOST_OPENED);
  await Promise.all(
    [...beside.filter((scene) => tellsGrid(scene, calculation)), ...asked].map(async (scene) => {
      if (touches(await box(scene))) reaching.add(scene);
    }),
  );
  signal.throwIfAborted();
  return scenes.filter((scene) => touches(scene.bbox) || reaching.has(scene));
}

/**
 * By one scene of each that says nothing of its grid: files of one collection are made alike.
 * @param scenes the first of each collection is opened
 */
async function collectionsWithLargerFiles(
  scenes: readonly Scene[],
  untold: readonly Scene[],
  calculation: Calculation,
  bands: BandReader,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const names = [...new Set(untold.map(({ collection }) => collection))];
  const larger = await Promise.all(
    names.map(async (name) => {
      const first = scenes.find((scene) => scene.collection === name && !tellsGrid(scene, calculation));
      const reach = first && (await fileBox(first, calculation, bands, signal));
      return first && reach && isLarger(reach, first.bbox) ? [name] : [];
    }),
  );
  return new Set(larger.flat());
}

/** Boxes are rounded, and bent where a file's grid is not in degrees. */
const MARGIN_SHARE = 0.05;

function isLarger(file: BBox, item: BBox): boolean {
  const union = bboxUnion([file, item]) ?? item;
  const across = longitudeSpan(union) - longitudeSpan(item);
  const down = union[3] - union[1] - (item[3] - item[1]);
  return across > longitudeSpan(item) * MARGIN_SHARE || down > (item[3] - item[1]) * MARGIN_SHARE;
}

/** What has been found out; a grid without a box (around a pole) lies everywhere. */
const known = new WeakMap<Scene, Map<string, BBox>>();
const EVERYWHERE: BBox = [-180, -90, 180, 90];

/** Where the file of the first band lies; null where that cannot be found out: drawing it will tell why. */
async function fileBox(
  scene: Scene,
  calculation: Calculation,
  bands: BandReader,
  signal: AbortSignal,
): Promise<BBox | null> {
  const file = firstFile(scene, calculation);
  if (!file) return null;
  const ofScene = known.get(scene) ?? new Map<string, BBox>();
  known.set(scene, ofScene);
  const found = ofScene.get(file.href);
  if (found) return found;
  try {
    const grid = await placeFileGrid(gridOfItem(file.projection) ?? (await bands.grid(file, signal)));
    const box = frameBBox(grid) ?? EVERYWHERE;
    ofScene.set(file.href, box);
    return box;
  } catch (error) {
    if (isAbort(error)) throw error;
    return null;
  }
}

function firstFile(scene: Scene, { bands: [reference] }: Calculation): FileReference | undefined {
  if (reference === undefined) return undefined;
  try {
    return referenceOf(resolveBand(reference, scene), scene);
  } catch {
    return undefined;
  }
}

function tellsGrid(scene: Scene, calculation: Calculation): boolean {
  const file = firstFile(scene, calculation);
  return file === undefined || gridOfItem(file.projection) !== undefined;
}

function gridOfItem({ code, wkt2, projjson, transform, shape }: AssetProjection): FileGrid | undefined {
  const [a, b, c, d, e, f] = transform ?? [];
  if (a === undefined || b === undefined || c === undefined || !shape) return undefined;
  if (d === undefined || e === undefined || f === undefined) return undefined;
  if (code === undefined && wkt2 === undefined && projjson === undefined) return undefined;
  const [height, width] = shape;
  return {
    crs: {
      geoKeys: null,
      projection: {
        ...(code === undefined ? {} : { code }),
        ...(wkt2 === undefined ? {} : { wkt2 }),
        ...(projjson === undefined ? {} : { projjson }),
      },
    },
    affine: [a, b, c, d, e, f],
    levels: [{ width, height, blockWidth: width, blockHeight: height }],
  };
}
