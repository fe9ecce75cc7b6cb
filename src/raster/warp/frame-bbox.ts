import type { BBox } from "../../geo/types.ts";
import { applyAffine } from "./affine.ts";
import type { PlacedFrame } from "./place-frame.ts";

/** Steps along an edge: edges are bent in longitude and latitude. */
const STEPS = 16;
/** Added on each side for what bends between two steps, as a share of the box. */
const MARGIN_SHARE = 0.01;

/**
 * What a frame covers, a little generously: scenes beside it need not be read. Null where that cannot be said:
 * around a pole, and for more than half of the world.
 */
export function frameBBox({
  width,
  height,
  affine,
  projector,
}: Pick<PlacedFrame, "width" | "height" | "affine" | "projector">): BBox | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  let before: number | undefined;
  let turned = 0;
  for (const [column, row] of border(width, height)) {
    const [lon, lat] = projector.toLonLat(...applyAffine(affine, column, row));
    if (!Number.isFinite(lon + lat)) return null;
    const step = before === undefined ? 0 : lon - before - 360 * Math.round((lon - before) / 360);
    const continued: number = before === undefined ? lon : before + step;
    turned += step;
    before = continued;
    [west, east] = [Math.min(west, continued), Math.max(east, continued)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  if (Math.abs(turned) > 1 || east - west > 180) return null;
  const [across, down] = [(east - west) * MARGIN_SHARE, (north - south) * MARGIN_SHARE];
  return [west - across, Math.max(-90, south - down), east + across, Math.min(90, north + down)];
}

/** Around the frame, back to where it began. */
function* border(width: number, height: number): Generator<readonly [column: number, row: number]> {
  const shares = Array.from({ length: STEPS }, (_, step) => step / STEPS);
  for (const share of shares) yield [width * share, 0];
  for (const share of shares) yield [width, height * share];
  for (const share of shares) yield [width * (1 - share), height];
  for (const share of shares) yield [0, height * (1 - share)];
  yield [0, 0];
}
