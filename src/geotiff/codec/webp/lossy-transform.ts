/** A sample plane with a border of one row above and one column on the left, and room on the right. */
export interface Plane {
  readonly samples: Uint8Array;
  readonly stride: number;
  /** Place of the first sample. */
  readonly origin: number;
}

/** Luma at full and chroma at half resolution, padded to whole macroblocks. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly luma: Plane;
  readonly blue: Plane;
  readonly red: Plane;
}

/** Inverse Walsh–Hadamard transform: first coefficients of the sixteen luma blocks (RFC 6386, 14.3). */
export function inverseWalsh(second: Int16Array, output: Int16Array): void {
  const work = new Int32Array(16);
  for (let column = 0; column < 4; column += 1) {
    const [a, b, c, d] = [
      second[column] ?? 0,
      second[4 + column] ?? 0,
      second[8 + column] ?? 0,
      second[12 + column] ?? 0,
    ];
    work[column] = a + d + b + c;
    work[8 + column] = a + d - b - c;
    work[4 + column] = a - d + b - c;
    work[12 + column] = a - d - b + c;
  }
  for (let row = 0; row < 4; row += 1) {
    const at = row * 4;
    const [a, b, c, d] = [(work[at] ?? 0) + 3, work[at + 1] ?? 0, work[at + 2] ?? 0, work[at + 3] ?? 0];
    output[at * 16] = (a + d + b + c) >> 3;
    output[(at + 1) * 16] = (a - d + b - c) >> 3;
    output[(at + 2) * 16] = (a + d - b - c) >> 3;
    output[(at + 3) * 16] = (a - d - b + c) >> 3;
  }
}

const work = new Int32Array(16);

/** Adds the inverse DCT of a block to the prediction (RFC 6386, 14.4). */
export function addInverseDct(coefficients: Int16Array, start: number, plane: Plane, at: number): void {
  for (let column = 0; column < 4; column += 1) {
    const i0 = coefficients[start + column] ?? 0;
    const i1 = coefficients[start + 4 + column] ?? 0;
    const i2 = coefficients[start + 8 + column] ?? 0;
    const i3 = coefficients[start + 12 + column] ?? 0;
    const c = sine(i1) - cosine(i3);
    const d = cosine(i1) + sine(i3);
    work[column * 4] = i0 + i2 + d;
    work[column * 4 + 1] = i0 - i2 + c;
    work[column * 4 + 2] = i0 - i2 - c;
    work[column * 4 + 3] = i0 + i2 - d;
  }
  for (let row = 0; row < 4; row += 1) {
    const i0 = (work[row] ?? 0) + 4;
    const i1 = work[row + 4] ?? 0;
    const i2 = work[row + 8] ?? 0;
    const i3 = work[row + 12] ?? 0;
    const c = sine(i1) - cosine(i3);
    const d = cosine(i1) + sine(i3);
    const target = at + row * plane.stride;
    add(plane.samples, target, (i0 + i2 + d) >> 3);
    add(plane.samples, target + 1, (i0 - i2 + c) >> 3);
    add(plane.samples, target + 2, (i0 - i2 - c) >> 3);
    add(plane.samples, target + 3, (i0 + i2 - d) >> 3);
  }
}

/** √2 · cos(π/8) and √2 · sin(π/8) in 16-bit fixed point. */
function cosine(value: number): number {
  return ((value * 20091) >> 16) + value;
}

function sine(value: number): number {
  return (value * 35468) >> 16;
}

function add(samples: Uint8Array, at: number, value: number): void {
  samples[at] = Math.max(0, Math.min(255, (samples[at] ?? 0) + value));
}
