import type { Directory } from "./directory.ts";
import { readGeoKeys } from "./geo-keys.ts";
import { tag } from "./tags.ts";
import type { Georeference } from "./types.ts";

const RASTER_PIXEL_IS_POINT = 2;

/** Where the image lies. Follows GDAL where the tags leave a choice. */
export async function readGeoreference(directory: Directory, signal?: AbortSignal): Promise<Georeference> {
  const geoKeys = await readGeoKeys(directory, signal);
  const isPoint = geoKeys?.["GTRasterTypeGeoKey"] === RASTER_PIXEL_IS_POINT;
  const scale = await directory.numbers(tag.modelPixelScale, signal);
  const tiepoints = (await directory.numbers(tag.modelTiepoint, signal)) ?? new Float64Array(0);
  const matrix = await directory.numbers(tag.modelTransformation, signal);
  const [scaleX = 0, scaleY = 0] = scale ?? [];
  if (scaleX !== 0 && scaleY !== 0 && tiepoints.length >= 6) {
    const [column = 0, row = 0, , x = 0, y = 0] = tiepoints;
    // GDAL takes the absolute value: a negative ScaleY is a common mistake for "north is up".
    const stepY = -Math.abs(scaleY);
    return {
      transform: corner([scaleX, 0, x - column * scaleX, 0, stepY, y - row * stepY], isPoint),
      geoKeys,
    };
  }
  if (matrix !== undefined && matrix.length === 16) {
    const [a = 0, b = 0, , c = 0, d = 0, e = 0, , f = 0] = matrix;
    return { transform: corner([a, b, c, d, e, f], isPoint), geoKeys };
  }
  if (tiepoints.length < 6) return { transform: null, geoKeys };
  return { transform: null, geoKeys, controlPoints: controlPoints(tiepoints, isPoint) };
}

type Transform = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Coordinates of a pixel's centre become those of its corner. */
function corner([a, b, c, d, e, f]: Transform, isPoint: boolean): Transform {
  return isPoint ? [a, b, c - (a + b) / 2, d, e, f - (d + e) / 2] : [a, b, c, d, e, f];
}

function controlPoints(tiepoints: Float64Array, isPoint: boolean): [number, number, number, number][] {
  const shift = isPoint ? 0.5 : 0;
  const points: [number, number, number, number][] = [];
  for (let index = 0; index + 6 <= tiepoints.length; index += 6) {
    const [column = 0, row = 0, , x = 0, y = 0] = tiepoints.subarray(index, index + 6);
    points.push([column + shift, row + shift, x, y]);
  }
  return points;
}
