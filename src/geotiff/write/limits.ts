import { ProblemError } from "../../problem/problem.ts";
import { SAMPLE_TYPES } from "./sample-types.ts";
import type { GeoTiffPlan } from "./types.ts";

/** Bytes of all values, uncompressed: compressed tiles and a third of it as overviews are held until all are written. */
const MAX_WRITTEN_BYTES = 512 * 2 ** 20;

/** Bytes of the values of a file, uncompressed and without overviews. */
export function writtenBytes({
  width,
  height,
  bands,
  dataType,
}: Pick<GeoTiffPlan, "width" | "height" | "bands" | "dataType">): number {
  return width * height * bands.length * SAMPLE_TYPES[dataType].bytes;
}

/** @throws ProblemError of kind `limit` for a file that is too large to be put together in a browser */
export function checkSize(plan: Pick<GeoTiffPlan, "width" | "height" | "bands" | "dataType">): void {
  const { width, height } = plan;
  const bytes = writtenBytes(plan);
  // Written so that NaN is refused, too.
  if (width >= 1 && height >= 1 && bytes <= MAX_WRITTEN_BYTES) return;
  throw new ProblemError({
    kind: "limit",
    message: `The GeoTIFF would have ${width} × ${height} pixels, ${Math.ceil(bytes / 2 ** 20)} MB before compression; it may have ${MAX_WRITTEN_BYTES / 2 ** 20} MB.`,
    advice: "Zoom in, choose a smaller place, or choose a coordinate reference system and larger pixels.",
  });
}
