import type { Plane } from "./scan.ts";

/**
 * The "accurate integer" inverse DCT of the Independent JPEG Group's library (after Loeffler, Ligtenberg
 * and Moschytz, ICASSP 1989), with the same fixed-point constants and roundings: GDAL decodes with it,
 * so that equal input gives equal pixels.
 */
const CONSTANT_BITS = 13;
const PASS_BITS = 2;
const FIX_0298631336 = 2446;
const FIX_0390180644 = 3196;
const FIX_0541196100 = 4433;
const FIX_0765366865 = 6270;
const FIX_0899976223 = 7373;
const FIX_1175875602 = 9633;
const FIX_1501321110 = 12299;
const FIX_1847759065 = 15137;
const FIX_1961570560 = 16069;
const FIX_2053119869 = 16819;
const FIX_2562915447 = 20995;
const FIX_3072711026 = 25172;

/** Samples of one component, blocksAcross × 8 wide. */
export function inverseDct(plane: Plane, quantization: Uint16Array): Uint8Array {
  const stride = plane.blocksAcross * 8;
  const output = new Uint8Array(stride * plane.blocksDown * 8);
  const work = new Int32Array(64);
  for (let row = 0; row < plane.blocksDown; row += 1) {
    for (let column = 0; column < plane.blocksAcross; column += 1) {
      const at = (row * plane.blocksAcross + column) * 64;
      for (let index = 0; index < 64; index += 1) {
        work[index] = (plane.coefficients[at + index] ?? 0) * (quantization[index] ?? 0);
      }
      for (let index = 0; index < 8; index += 1) transform(work, index, 8, CONSTANT_BITS - PASS_BITS);
      for (let index = 0; index < 8; index += 1) transform(work, index * 8, 1, CONSTANT_BITS + PASS_BITS + 3);
      let target = row * 8 * stride + column * 8;
      for (let index = 0; index < 64; index += 8, target += stride) {
        for (let x = 0; x < 8; x += 1) output[target + x] = limit((work[index + x] ?? 0) + 128);
      }
    }
  }
  return output;
}

function limit(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

/** One pass over eight values `step` apart, in place; the result is rounded by `shift` bits. */
function transform(work: Int32Array, start: number, step: number, shift: number): void {
  const i0 = work[start] ?? 0;
  const i1 = work[start + step] ?? 0;
  const i2 = work[start + step * 2] ?? 0;
  const i3 = work[start + step * 3] ?? 0;
  const i4 = work[start + step * 4] ?? 0;
  const i5 = work[start + step * 5] ?? 0;
  const i6 = work[start + step * 6] ?? 0;
  const i7 = work[start + step * 7] ?? 0;

  const even = Math.imul(i2 + i6, FIX_0541196100);
  const even2 = even - Math.imul(i6, FIX_1847759065);
  const even3 = even + Math.imul(i2, FIX_0765366865);
  const even0 = (i0 + i4) << CONSTANT_BITS;
  const even1 = (i0 - i4) << CONSTANT_BITS;
  const t10 = even0 + even3;
  const t13 = even0 - even3;
  const t11 = even1 + even2;
  const t12 = even1 - even2;

  const z5 = Math.imul(i7 + i3 + i5 + i1, FIX_1175875602);
  const z1 = -Math.imul(i7 + i1, FIX_0899976223);
  const z2 = -Math.imul(i5 + i3, FIX_2562915447);
  const z3 = z5 - Math.imul(i7 + i3, FIX_1961570560);
  const z4 = z5 - Math.imul(i5 + i1, FIX_0390180644);
  const odd0 = Math.imul(i7, FIX_0298631336) + z1 + z3;
  const odd1 = Math.imul(i5, FIX_2053119869) + z2 + z4;
  const odd2 = Math.imul(i3, FIX_3072711026) + z2 + z3;
  const odd3 = Math.imul(i1, FIX_1501321110) + z1 + z4;

  const round = 1 << (shift - 1);
  work[start] = (t10 + odd3 + round) >> shift;
  work[start + step * 7] = (t10 - odd3 + round) >> shift;
  work[start + step] = (t11 + odd2 + round) >> shift;
  work[start + step * 6] = (t11 - odd2 + round) >> shift;
  work[start + step * 2] = (t12 + odd1 + round) >> shift;
  work[start + step * 5] = (t12 - odd1 + round) >> shift;
  work[start + step * 3] = (t13 + odd0 + round) >> shift;
  work[start + step * 4] = (t13 - odd0 + round) >> shift;
}
