import { isWrittenType, SAMPLE_TYPES } from "../../geotiff/write/sample-types.ts";
import type { WrittenType } from "../../geotiff/write/types.ts";
import type { Output } from "../../worker/jobs.ts";

type StoredBand = Output["bands"][number];

/** The type that holds what all of these bands store: that of the files where they agree. */
export function storedType(bands: readonly StoredBand[]): WrittenType {
  const types = [...new Set(bands.map(({ dataType }) => dataType))];
  const [only = "float64", ...others] = types;
  if (others.length === 0 && isWrittenType(only)) return only;
  // Half precision and 24 bits fit into 32; of everything else, integers up to 53 bits fit into 64.
  return types.every((type) => /^float(?:16|24|32)$/.test(type)) ? "float32" : "float64";
}

/**
 * The number for "no data": that of the files where they agree and the type can hold it. Else one that bands seldom
 * have: what lies beyond the image needs one all the same.
 */
export function storedNodata(bands: readonly StoredBand[], type: WrittenType): number {
  const [first] = bands;
  const common = first?.nodata;
  const agree = bands.every(({ nodata }) => Object.is(nodata, common));
  if (common !== undefined && agree && holds(type, common)) return common;
  const { format, bytes } = SAMPLE_TYPES[type];
  if (format === 3) return Number.NaN;
  return format === 1 ? 2 ** (bytes * 8) - 1 : -(2 ** (bytes * 8 - 1));
}

function holds(type: WrittenType, value: number): boolean {
  return Object.is(SAMPLE_TYPES[type].create(1).fill(value)[0], value);
}
