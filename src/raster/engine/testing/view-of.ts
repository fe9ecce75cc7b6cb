import { mercatorOf } from "../../../geo/mercator.ts";
import type { BBox } from "../../../geo/types.ts";
import { WEB_MERCATOR } from "../../warp/web-mercator.ts";
import type { FrameBox } from "../../warp/frame.ts";

/** What a map of so many pixels across shows of a box. */
export function viewOf([west, south, east, north]: BBox, width: number): FrameBox {
  const [minX, minY] = mercatorOf([west, south]);
  const [maxX, maxY] = mercatorOf([east, north]);
  const height = Math.max(1, Math.round((width * (maxY - minY)) / (maxX - minX)));
  return { bounds: [minX, minY, maxX, maxY], crs: WEB_MERCATOR, pixels: { width, height } };
}
