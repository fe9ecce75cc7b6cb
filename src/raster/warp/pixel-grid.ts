import type { AssetProjection } from "../../catalogue/types.ts";
import { ProblemError } from "../../problem/problem.ts";
import type { Georeference, RasterFile } from "../../geotiff/tiff/types.ts";
import { type Affine, affineOf, applyAffine, invertAffine } from "./affine.ts";
import { fitControlPoints } from "./control-points.ts";
import { projectorOf } from "./crs.ts";
import { conflictOf } from "./item-conflict.ts";
import type { Projector } from "./projector.ts";

/** Where the pixels of a file lie. Columns and rows are those of full resolution, pixel corners whole. */
export interface PixelGrid {
  /** Equal for files whose pixels lie in the same places: all dates of a series share their sampling. */
  readonly key: string;
  readonly width: number;
  readonly height: number;
  readonly projector: Projector;
  /** From column and row to x and y of the CRS. */
  readonly affine: Affine;
  /** Columns and rows after which the world repeats, where the CRS is cyclic. */
  readonly turn?: readonly [columns: number, rows: number];
  /** Not finite where Web Mercator has no counterpart in the CRS. */
  fromMercator(x: number, y: number): readonly [column: number, row: number];
  fromLonLat(lon: number, lat: number): readonly [column: number, row: number];
  /** As `fromLonLat`, but a longitude past ±180° leads on past the edge of an image that ends there. */
  continueLonLat(lon: number, lat: number): readonly [column: number, row: number];
  /** From x and y of the file's own CRS. */
  fromCrs(x: number, y: number): readonly [column: number, row: number];
  toMercator(column: number, row: number): readonly [x: number, y: number];
  readonly warnings: readonly string[];
}

/**
 * @param name what a message calls the file
 * @throws ProblemError of kind `crs` when file and item together do not place the pixels
 */
export async function pixelGridOf(
  file: RasterFile,
  projection: AssetProjection,
  name: string,
): Promise<PixelGrid> {
  const level = file.levels[0];
  if (!level) throw new ProblemError({ kind: "format", message: `${name} holds no image.` });
  const projector = await projectorOf(file.georeference.geoKeys, projection, name);
  const { affine, warnings } = placement(file.georeference, projection, name);
  const grid = createPixelGrid({ projector, affine, width: level.width, height: level.height, name });
  const conflict = await conflictOf(grid, projection);
  return { ...grid, warnings: conflict === undefined ? warnings : [...warnings, conflict] };
}

export interface PixelGridParts {
  readonly projector: Projector;
  readonly affine: Affine;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  readonly warnings?: readonly string[];
}

export function createPixelGrid(parts: PixelGridParts): PixelGrid {
  const { projector, affine, width, height } = parts;
  const inverse = invertAffine(affine);
  if (!inverse) {
    throw new ProblemError({
      kind: "crs",
      message: `The transform of ${parts.name} folds its image onto a line.`,
    });
  }
  const { period } = projector;
  const [centreX] = applyAffine(affine, width / 2, height / 2);
  // Where the CRS is cyclic, the turn nearest to the image's centre is meant.
  const unwrap = (x: number) => (period === undefined ? x : x - period * Math.round((x - centreX) / period));
  return {
    key: `${projector.key}|${affine.join(" ")}|${width}×${height}`,
    width,
    height,
    projector,
    affine,
    warnings: parts.warnings ?? [],
    ...(period === undefined ? {} : { turn: [inverse[0] * period, inverse[3] * period] }),
    fromMercator: (x, y) => {
      const [crsX, crsY] = projector.fromMercator(x, y);
      return applyAffine(inverse, unwrap(crsX), crsY);
    },
    fromLonLat: (lon, lat) => {
      const [crsX, crsY] = projector.fromLonLat(lon, lat);
      return applyAffine(inverse, unwrap(crsX), crsY);
    },
    continueLonLat: (lon, lat) => applyAffine(inverse, ...projector.fromLonLat(lon, lat)),
    fromCrs: (x, y) => applyAffine(inverse, unwrap(x), y),
    toMercator: (column, row) => {
      const [x, y] = applyAffine(affine, column, row);
      return projector.toMercator(x, y);
    },
  };
}

/** The file's own word wins over its item's, which may be about another edition of the file. */
function placement(
  georeference: Georeference,
  projection: AssetProjection,
  name: string,
): { readonly affine: Affine; readonly warnings: readonly string[] } {
  if (georeference.transform) return { affine: georeference.transform, warnings: [] };
  const fit = georeference.controlPoints && fitControlPoints(georeference.controlPoints);
  if (fit) {
    const warning = `${name} is placed by ground control points; they are met within ${fit.residual.toPrecision(2)} units of its coordinate reference system.`;
    return { affine: fit.affine, warnings: [warning] };
  }
  const fromItem = affineOf(projection.transform);
  if (fromItem) return { affine: fromItem, warnings: [] };
  throw new ProblemError({
    kind: "crs",
    message: `${name} does not say where its pixels lie, nor does its item.`,
    advice: "The publisher can add a geotransform to the file or proj:transform to the item.",
  });
}
