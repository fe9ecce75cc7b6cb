import { boxOfArea } from "../../catalogue/area.ts";
import type { SearchArea } from "../../catalogue/types.ts";
import { bboxIntersection } from "../../geo/bbox/bbox-intersection.ts";
import { bboxUnion } from "../../geo/bbox/bbox-union.ts";
import type { BBox } from "../../geo/types.ts";
import type { Slice } from "../../timeline/types.ts";

/** What the picture of a date shows: the searched place, as far as the scenes reach. */
export function boundsWithin(area: SearchArea, box: BBox): BBox {
  return bboxIntersection(boxOfArea(area), box) ?? box;
}

/** One frame for the pictures of all dates, so that they can be compared. */
export function commonBounds(area: SearchArea, slices: readonly Slice[]): BBox {
  const around = bboxUnion(slices.map(({ bbox }) => bbox));
  return around ? boundsWithin(area, around) : boxOfArea(area);
}
