/**
 * Seeded noise. Integer arithmetic decides everything random, so that a season is the same on every
 * machine; floating point only interpolates.
 */

/** A well-mixed 32-bit hash of two integers and a seed. */
export function hash(first: number, second: number, seed: number): number {
  let mixed = Math.imul(first, 0x27d4eb2d) ^ Math.imul(second, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** The same as a fraction in [0, 1). */
export function chance(first: number, second: number, seed: number): number {
  return hash(first, second, seed) / 4294967296;
}

/** 0 below `low`, 1 above `high`, smooth between. */
export function smoothstep(low: number, high: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return share * share * (3 - 2 * share);
}

// Sixteen directions, one every 22.5 degrees: enough that no grid shows, and no trigonometry per call.
const DIRECTIONS = 16;
const DIRECTION_X = Float64Array.from({ length: DIRECTIONS }, (_, index) =>
  Math.cos((index * 2 * Math.PI) / DIRECTIONS),
);
const DIRECTION_Y = Float64Array.from({ length: DIRECTIONS }, (_, index) =>
  Math.sin((index * 2 * Math.PI) / DIRECTIONS),
);

function slope(column: number, row: number, dx: number, dy: number, seed: number): number {
  const direction = hash(column, row, seed) & (DIRECTIONS - 1);
  return (DIRECTION_X[direction] ?? 0) * dx + (DIRECTION_Y[direction] ?? 0) * dy;
}

/** Gradient noise on the integer lattice, roughly −1…1, mean 0. */
export function gradientNoise(x: number, y: number, seed: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const dx = x - column;
  const dy = y - row;
  const across = dx * dx * dx * (dx * (dx * 6 - 15) + 10);
  const down = dy * dy * dy * (dy * (dy * 6 - 15) + 10);
  const upper =
    slope(column, row, dx, dy, seed) * (1 - across) + slope(column + 1, row, dx - 1, dy, seed) * across;
  const lower =
    slope(column, row + 1, dx, dy - 1, seed) * (1 - across) +
    slope(column + 1, row + 1, dx - 1, dy - 1, seed) * across;
  return (upper + (lower - upper) * down) * 1.4;
}

/** `octaves` of gradient noise, each half as wide and half as strong as the one before; about −1…1. */
export function fractalNoise(x: number, y: number, octaves: number, seed: number): number {
  let sum = 0;
  let strength = 1;
  let total = 0;
  let scale = 1;
  for (let octave = 0; octave < octaves; octave += 1) {
    sum += strength * gradientNoise(x * scale, y * scale, seed + octave * 101);
    total += strength;
    strength /= 2;
    // Not exactly 2: lattices of the octaves must not line up.
    scale *= 2.03;
  }
  return sum / total;
}
