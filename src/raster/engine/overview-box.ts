import { mercatorOf } from "../../geo/mercator.ts";
import type { BBox } from "../../geo/types.ts";
import type { FrameBox } from "../warp/frame.ts";
import { WEB_MERCATOR } from "../warp/web-mercator.ts";

/** Pixels along the longer side of what is read: the overview that suffices for it is a few blocks. */
const PIXELS = 256;

/** A bounding box in degrees as a frame of few pixels (256 along the longer side unless told otherwise) in Web Mercator, to look at all of it. */
export function overviewBox([west, south, east, north]: BBox, longest = PIXELS): FrameBox {
  const [minX, minY] = mercatorOf([west, south]);
  const [maxX, maxY] = mercatorOf([east < west ? east + 360 : east, north]);
  const pixel = Math.max(maxX - minX, maxY - minY, 1) / longest;
  const side = (length: number) => Math.max(1, Math.ceil(length / pixel));
  const pixels = { width: side(maxX - minX), height: side(maxY - minY) };
  // A box without width or height would have no pixels.
  const bounds = [minX, minY, Math.max(maxX, minX + pixel), Math.max(maxY, minY + pixel)] as const;
  return { bounds, crs: WEB_MERCATOR, pixels };
}
