import { bboxIntersection } from "../../geo/bbox/bbox-intersection.ts";
import type { BBox } from "../../geo/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { Plane } from "../mosaic/accumulator.ts";
import type { Frame, FrameBox } from "../warp/frame.ts";
import type { FeatureValues } from "./feature-values.ts";
import { overviewBox } from "./overview-box.ts";

/** The values in view or of an area, of which any histogram, quantile or share can be told. Plain and cloneable. */
export interface Distribution {
  /** Physical values in ascending order, without NaN: one list per expression of the recipe. */
  readonly channels: readonly Float64Array<ArrayBuffer>[];
  /** Pixels that were looked at, with or without a value: an overview of the view, or the area's in the images. */
  readonly pixels: number;
}

type ReadPart = (
  box: FrameBox,
) => Promise<{ readonly frame: Frame; readonly planes: readonly Plane[] | null }>;

/**
 * @param bounds what can be seen, degrees
 * @throws ProblemError when no scene could be read; AbortError
 */
export async function distributionOf(
  { bbox }: Slice,
  bounds: BBox,
  readPart: ReadPart,
): Promise<Distribution> {
  const view = bboxIntersection(bounds, bbox);
  if (!view) return { channels: [], pixels: 0 };
  const { frame, planes } = await readPart(overviewBox(view));
  return { channels: (planes ?? []).map(inOrder), pixels: frame.width * frame.height };
}

/** Of the pixels of an area that lie in the image of a scene; see `featureValues`. */
export function distributionOfArea({ window }: Pick<FeatureValues, "window">): Distribution {
  if (!window) return { channels: [], pixels: 0 };
  const { planes, inside, covered } = window;
  const isLookedAt = (pixel: number) => inside[pixel] === 1 && covered[pixel] === 1;
  return {
    channels: planes.map((plane) => inOrder(plane.filter((_, pixel) => isLookedAt(pixel)))),
    pixels: inside.reduce((count, _, pixel) => count + Number(isLookedAt(pixel)), 0),
  };
}

function inOrder(plane: Plane): Float64Array<ArrayBuffer> {
  return Float64Array.from(plane.filter(Number.isFinite)).sort();
}
