import { longitudeSpan } from "../../../geo/bbox/longitude-span.ts";
import type { BBox } from "../../../geo/types.ts";
import { formatDistanceOnGround } from "../../format.ts";
import { messages } from "../../messages.ts";

/** Metres in a degree of latitude; good to half a per cent, for a label. */
const DEGREE_METRES = 111_200;

/** The size of the view that is searched, in words. */
export function sizeOfBox(box: BBox): string {
  const [, south, , north] = box;
  const metresPerDegree = DEGREE_METRES * Math.cos((((south + north) / 2) * Math.PI) / 180);
  return messages.where.view(
    formatDistanceOnGround(longitudeSpan(box) * metresPerDegree),
    formatDistanceOnGround((north - south) * DEGREE_METRES),
  );
}
