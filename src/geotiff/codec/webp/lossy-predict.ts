import type { Plane } from "./lossy-transform.ts";

/** Modes of whole blocks; those of 4 × 4 blocks go on with six diagonal ones. */
export const mode = { dc: 0, trueMotion: 1, vertical: 2, horizontal: 3 } as const;

/** Predicts a square of 16 or 8 samples from its borders (RFC 6386, 12.2). */
export function predictSquare(
  plane: Plane,
  at: number,
  size: number,
  kind: number,
  hasTop: boolean,
  hasLeft: boolean,
): void {
  const { samples, stride } = plane;
  const above = at - stride;
  if (kind === mode.dc) {
    let sum = 0;
    for (let index = 0; index < size; index += 1) {
      if (hasTop) sum += samples[above + index] ?? 0;
      if (hasLeft) sum += samples[at - 1 + index * stride] ?? 0;
    }
    const count = size * (Number(hasTop) + Number(hasLeft));
    const value = count === 0 ? 128 : Math.floor((sum + count / 2) / count);
    for (let row = 0; row < size; row += 1) samples.fill(value, at + row * stride, at + row * stride + size);
    return;
  }
  for (let row = 0; row < size; row += 1) {
    const start = at + row * stride;
    const left = samples[start - 1] ?? 0;
    if (kind === mode.horizontal) samples.fill(left, start, start + size);
    else if (kind === mode.vertical) samples.copyWithin(start, above, above + size);
    else trueMotion(plane, start, above, size, left);
  }
}

function trueMotion({ samples }: Plane, start: number, above: number, size: number, left: number): void {
  const corner = samples[above - 1] ?? 0;
  for (let column = 0; column < size; column += 1) {
    samples[start + column] = Math.max(0, Math.min(255, left + (samples[above + column] ?? 0) - corner));
  }
}

/**
 * Each diagonal mode as sixteen weights over the border, read as L K J I X A B C D E F G H (left from
 * below, corner, top): the middle of three for the 1-2-1 mean, or that plus a half for the mean of two.
 */
const DIAGONALS: Readonly<Record<number, readonly number[]>> = {
  4: [4, 5, 6, 7, 3, 4, 5, 6, 2, 3, 4, 5, 1, 2, 3, 4],
  5: [4.5, 5.5, 6.5, 7.5, 4, 5, 6, 7, 3, 4.5, 5.5, 6.5, 2, 4, 5, 6],
  6: [6, 7, 8, 9, 7, 8, 9, 10, 8, 9, 10, 11, 9, 10, 11, 12],
  7: [5.5, 6.5, 7.5, 8.5, 6, 7, 8, 9, 6.5, 7.5, 8.5, 10, 7, 8, 9, 11],
  8: [3.5, 4, 5, 6, 2.5, 3, 3.5, 4, 1.5, 2, 2.5, 3, 0.5, 1, 1.5, 2],
  9: [2.5, 2, 1.5, 1, 1.5, 1, 0.5, 0, 0.5, 0, -1, -1, -1, -1, -1, -1],
};

/** Predicts a 4 × 4 block; `right` are the four samples above on the right. */
export function predictSmall(plane: Plane, at: number, kind: number, right: readonly number[]): void {
  const { samples, stride } = plane;
  const above = at - stride;
  if (kind === mode.trueMotion) {
    predictSquare(plane, at, 4, kind, true, true);
    return;
  }
  const top = [0, 1, 2, 3].map((column) => samples[above + column] ?? 0);
  const left = [0, 1, 2, 3].map((row) => samples[at - 1 + row * stride] ?? 0);
  const border = [...left.toReversed(), samples[above - 1] ?? 0, ...top, ...right];
  const three = (middle: number): number => {
    const centre = border[middle] ?? 0;
    // Outside of the border its last sample counts once more.
    return ((border[middle - 1] ?? centre) + 2 * centre + (border[middle + 1] ?? centre) + 2) >> 2;
  };
  const value = (row: number, column: number): number => {
    if (kind === mode.vertical) return three(5 + column);
    if (kind === mode.horizontal) return three(3 - row);
    const place = DIAGONALS[kind]?.[row * 4 + column] ?? 0;
    if (place < 0) return border[0] ?? 0;
    if (Number.isInteger(place)) return three(place);
    return ((border[Math.floor(place)] ?? 0) + (border[Math.ceil(place)] ?? 0) + 1) >> 1;
  };
  if (kind === mode.dc) {
    const sum = [...top, ...left].reduce((total, sample) => total + sample, 4);
    for (let row = 0; row < 4; row += 1) samples.fill(sum >> 3, at + row * stride, at + row * stride + 4);
    return;
  }
  for (let row = 0; row < 4; row += 1) {
    for (let column = 0; column < 4; column += 1) samples[at + row * stride + column] = value(row, column);
  }
}
