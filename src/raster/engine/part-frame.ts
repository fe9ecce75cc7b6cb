import type { Scene } from "../../catalogue/types.ts";
import type { PixelWindow } from "../../geotiff/tiff/read-window.ts";
import { ProblemError } from "../../problem/problem.ts";
import { type Frame, type FrameBox, boxFrame, windowFrame } from "../warp/frame.ts";
import type { BandReader } from "./bands.ts";
import type { Calculation } from "./calculation.ts";
import { fileGridOf } from "./feature-values.ts";

/** A box in any coordinate reference system, a window of the first scene's own grid, or a frame made of either. */
export type PartTarget =
  | { readonly box: FrameBox }
  | { readonly frame: Frame }
  | { readonly window: PixelWindow; readonly level?: number };

/** Pixels of one part, 16 million: 64 MB of 32-bit values per plane. */
const MAX_PART_PIXELS = 16 * 2 ** 20;

/**
 * The frame of a part.
 * @param scenes in mosaic order; the first decides what a window is one of
 * @throws ProblemError of kind `limit` for more pixels than `MAX_PART_PIXELS`
 */
export async function partFrame(
  target: PartTarget,
  scenes: readonly Scene[],
  calculation: Calculation,
  bands: BandReader,
  signal: AbortSignal,
): Promise<Frame> {
  if ("frame" in target) return limited(target.frame);
  if ("box" in target) return limited(boxFrame(target.box));
  limited(target.window);
  const [first] = scenes;
  if (!first) throw new ProblemError({ kind: "missing", message: "There is no scene to take a window of." });
  return windowFrame(await fileGridOf(first, calculation, bands, signal), target.window, target.level);
}

function limited<Size extends { readonly width: number; readonly height: number }>(size: Size): Size {
  const { width, height } = size;
  // Written so that NaN is refused, too.
  if (width >= 1 && height >= 1 && width * height <= MAX_PART_PIXELS) return size;
  throw new ProblemError({
    kind: "limit",
    message: `A part of ${width} × ${height} pixels was asked for; it may have 1 to ${MAX_PART_PIXELS}.`,
    advice: "Ask for a smaller box or for larger pixels.",
  });
}
