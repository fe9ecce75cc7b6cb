import type { AssetProjection } from "../catalogue/types.ts";
import { bboxIntersection } from "../geo/bbox/bbox-intersection.ts";
import type { BBox } from "../geo/types.ts";
import { ProblemError } from "../problem/problem.ts";
import { projectorOf } from "../raster/warp/crs.ts";
import type { Projector } from "../raster/warp/projector.ts";
import type { Grid } from "./types.ts";

/** Steps along an edge of the area: edges are bent in projected coordinates. */
const STEPS = 16;
/** Positions that are whole but for rounding stay so. */
const SLACK = 1e-6;
/** Metres of a pixel where no item tells: that of Sentinel-2 and most of what is looked at. */
const USUAL_METRES = 10;

/**
 * The pixels of a file's own grid that cover an area, as far as there is data.
 * @param projections of the bands that are read, in the first scene: the finest of them decides
 * @param data what the scenes cover
 * @throws ProblemError where the area and the data do not meet, or a CRS is not known
 */
export async function gridOf(area: BBox, data: BBox, projections: readonly AssetProjection[]): Promise<Grid> {
  const within = bboxIntersection(area, data);
  if (!within) {
    throw new ProblemError({
      kind: "missing",
      message: "The date on the map has no scene in this area.",
      advice: "Choose another date or another area.",
    });
  }
  const told = projections.filter(({ transform }) => transform !== undefined).toSorted(byPixel);
  const projection = told[0] ?? { code: utmZone(within) };
  const projector = await projectorOf(null, projection, "The first file");
  const box = projectedBox(within, projector);
  const [a, b, c, d, e, f] = projection.transform ?? [USUAL_METRES, 0, 0, 0, -USUAL_METRES, 0];
  const isUpright = b === 0 && d === 0;
  const [x, y] = [Math.hypot(a ?? 1, d ?? 0), Math.hypot(b ?? 0, e ?? 1)];
  const [originX, originY] = isUpright ? [c ?? 0, f ?? 0] : [0, 0];
  const [west, east] = [snapped(box[0] - originX, x, Math.floor), snapped(box[2] - originX, x, Math.ceil)];
  const [south, north] = [snapped(box[1] - originY, y, Math.floor), snapped(box[3] - originY, y, Math.ceil)];
  return {
    crs: nameOf(projection),
    bounds: [originX + west * x, originY + south * y, originX + east * x, originY + north * y],
    resolution: [x, y],
    width: Math.max(1, east - west),
    height: Math.max(1, north - south),
    area: within,
  };
}

function byPixel(one: AssetProjection, other: AssetProjection): number {
  return Math.abs(one.transform?.[0] ?? 0) - Math.abs(other.transform?.[0] ?? 0);
}

function snapped(distance: number, pixel: number, round: (pixels: number) => number): number {
  const pixels = distance / pixel;
  return Math.abs(pixels - Math.round(pixels)) < SLACK ? Math.round(pixels) : round(pixels);
}

function projectedBox([west, south, east, north]: BBox, projector: Projector): BBox {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const span = west <= east ? east - west : east - west + 360;
  for (let step = 0; step <= STEPS; step += 1) {
    const lon = west + (span * step) / STEPS;
    const lat = south + ((north - south) * step) / STEPS;
    for (const point of [
      [lon, south],
      [lon, north],
      [west, lat],
      [west + span, lat],
    ] as const) {
      const [x, y] = projector.fromLonLat(...point);
      if (!Number.isFinite(x + y)) continue;
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  }
  if (box.every(Number.isFinite)) return box;
  throw new ProblemError({
    kind: "crs",
    message: "This area lies beyond what the files' projection can show.",
  });
}

function nameOf({ code, wkt2, projjson }: AssetProjection): string {
  return code ?? wkt2 ?? JSON.stringify(projjson);
}

function utmZone([west, south, , north]: BBox): string {
  const zone = Math.min(60, Math.floor((west + 180) / 6) + 1);
  return `EPSG:${(south + north < 0 ? 32_700 : 32_600) + zone}`;
}
