import type { MultiPolygon, Polygon } from "geojson";
import type { Scene, SearchQuery } from "../catalogue/types.ts";
import { bboxIntersects } from "../geo/bbox/bbox-intersects.ts";
import { bboxUnion } from "../geo/bbox/bbox-union.ts";
import type { BBox } from "../geo/types.ts";
import { ProblemError } from "../problem/problem.ts";
import { bandReferences, type Expression } from "../recipe/expression/expression.ts";
import { parseExpression } from "../recipe/expression/parse.ts";
import { resolveBand } from "../recipe/expression/resolve-band.ts";
import { overruled } from "../recipe/reflectance.ts";
import type { Recipe } from "../recipe/types.ts";
import { sliceName } from "../timeline/slice-name.ts";
import type { Slice } from "../timeline/types.ts";
import { gridOf } from "./grid.ts";
import type { BandFile, Grid, Layer, LayerBand, LayerCatalogue, LayerScene } from "./types.ts";
import { withoutSecrets } from "./without-secrets.ts";

export interface LayerOptions {
  readonly catalogue: LayerCatalogue;
  readonly query: SearchQuery;
  /** The date on the map. */
  readonly slice: Slice;
  /** All that the search has found so far: whether one calibration holds for every date. */
  readonly found: readonly Scene[];
  readonly recipe: Recipe;
  readonly area: BBox;
  /** Of places that are measured; points have no area. */
  readonly areas?: readonly (Polygon | MultiPolygon)[];
}

/** Pixels of a result that fit into the memory of most computers beside those they are made of. */
const MANY_PIXELS = 50e6;

/**
 * What is on the map, taken apart for other languages.
 * @throws ProblemError where no scene of the date has the bands, and where the area cannot be given a grid
 */
export async function layerOf({
  catalogue,
  query,
  slice,
  found,
  recipe,
  area,
  areas = [],
}: LayerOptions): Promise<Layer> {
  const planes = treesOf(recipe);
  const references = [...new Set(planes.flatMap(bandReferences))];
  const touching = slice.scenes.filter(({ bbox }) => bboxIntersects(bbox, area));
  const candidates = touching.length > 0 ? touching : slice.scenes;
  const drawn = candidates.filter((scene) => isComplete(scene, references, recipe));
  const first = drawn[0] ?? candidates[0];
  if (!first) throw new ProblemError({ kind: "missing", message: "There is no date on the map." });
  // Of a date without any scene that has the bands, this throws the reason.
  const bands = references.map((reference) => bandOf(reference, first, recipe));
  const maskBand = recipe.mask && bandOf(recipe.mask.band, first, recipe, true);
  const projections = references.map((reference) => resolveBand(reference, first).asset.projection);
  const boxes = drawn.map(({ bbox }) => bbox);
  const grid = await gridOf(area, bboxUnion(boxes) ?? first.bbox, projections);
  const allBoxes = [...boxes, ...found.map(({ bbox }) => bbox)];
  const gridOfAll = await gridOf(area, bboxUnion(allBoxes) ?? first.bbox, projections);
  return {
    title: recipe.title,
    recipe,
    date: sliceName(slice),
    catalogue: { ...catalogue, url: withoutSecrets(catalogue.url).address },
    query,
    planes,
    bands,
    mask: recipe.mask && maskBand && { mask: recipe.mask, band: maskBand },
    scenes: drawn.map((scene) => sceneOf(scene, references, recipe)),
    grid,
    gridOfAll,
    areas: {
      type: "FeatureCollection",
      features: areas.map((geometry) => ({ type: "Feature", properties: {}, geometry })),
    },
    notes: [
      ...(drawn.some((scene) => isSigned(scene, references)) ? [SIGNED] : []),
      ...(drawn.length < candidates.length ? [leftOut(candidates.length - drawn.length)] : []),
      ...(hasOneCalibration(found, references, recipe) ? [] : [SEVERAL_CALIBRATIONS]),
      ...(gridOfAll.width * gridOfAll.height > MANY_PIXELS ? [many(gridOfAll)] : []),
    ],
  };
}

const SIGNED =
  "The addresses of the files were signed: the signature is left out, and has to be asked for again.";
const SEVERAL_CALIBRATIONS =
  "The dates found do not all have one scale and offset: those of the date on the map are written here, and are wrong for others.";
const leftOut = (count: number) =>
  `${count} of the scenes of the date have not all of the bands, and are left out.`;
const many = ({ width, height }: Grid) =>
  `The result has ${width} × ${height} pixels: a smaller area needs less memory.`;

function treesOf(recipe: Recipe): readonly Expression[] {
  if (recipe.kind === "rgb") return [recipe.red, recipe.green, recipe.blue].map(parseExpression);
  if (recipe.kind === "expression") return [parseExpression(recipe.expression)];
  return [{ kind: "band", reference: recipe.band, start: 0, end: recipe.band.length }];
}

function isComplete(scene: Scene, references: readonly string[], { mask }: Recipe): boolean {
  try {
    for (const reference of mask ? [...references, mask.band] : references) resolveBand(reference, scene);
    return true;
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}

function bandOf(reference: string, scene: Scene, recipe: Recipe, isMask = false): LayerBand {
  const { name, commonName } = resolveBand(reference, scene).band;
  return {
    reference,
    ...fileOf(reference, scene, recipe, isMask),
    ...(name === undefined ? {} : { name }),
    ...(commonName === undefined ? {} : { commonName }),
  };
}

/** A mask is of numbers as they are stored, classes are so but for their nodata. */
function fileOf(reference: string, scene: Scene, recipe: Recipe, isMask: boolean): BandFile {
  const { asset, index, band } = overruled(resolveBand(reference, scene), recipe.calibration ?? null);
  const { scale = 1, offset = 0 } = isMask || recipe.kind === "classes" ? {} : band;
  const isTold = isMask || recipe.kind === "classes" || band.scale !== undefined || band.offset !== undefined;
  return {
    href: withoutSecrets(asset.href).address,
    asset: asset.key,
    index: index + 1,
    calibration: isTold ? { scale, offset } : null,
    nodata: isMask ? null : (band.nodata ?? null),
  };
}

function sceneOf(scene: Scene, references: readonly string[], recipe: Recipe): LayerScene {
  return {
    id: scene.id,
    ...(scene.href === undefined ? {} : { href: withoutSecrets(scene.href).address }),
    files: references.map((reference) => fileOf(reference, scene, recipe, false)),
    ...(recipe.mask ? { mask: fileOf(recipe.mask.band, scene, recipe, true) } : {}),
  };
}

function isSigned(scene: Scene, references: readonly string[]): boolean {
  return references.some((reference) => withoutSecrets(resolveBand(reference, scene).asset.href).wasSigned);
}

function hasOneCalibration(found: readonly Scene[], references: readonly string[], recipe: Recipe): boolean {
  const complete = found.filter((scene) => isComplete(scene, references, recipe));
  return references.every((reference) => {
    const said = complete.map((scene) => JSON.stringify(fileOf(reference, scene, recipe, false).calibration));
    return new Set(said).size <= 1;
  });
}
