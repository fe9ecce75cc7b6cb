import type { ValueRange } from "../highlight/highlight.ts";
import { BINS } from "./shape.ts";

/** A stretch of a histogram between two edges of bins, 0 to `BINS`; fractions where it came from elsewhere. */
export type BinSpan = readonly [from: number, to: number];

/** Bins: an edge answers to pointers that come so near. */
const EDGE_REACH = 2.5;

/**
 * Where a brush that begins at a place is held: at the other edge, where it begins at one.
 * @param at 0 to `BINS`
 */
export function anchorOf(at: number, span: BinSpan | null): number {
  if (!span) return at;
  const [toLeft, toRight] = [Math.abs(at - span[0]), Math.abs(at - span[1])];
  if (Math.min(toLeft, toRight) > EDGE_REACH) return at;
  // Half a bin inwards, so that the bin at the edge is the last one taken and no other beside it.
  return toLeft < toRight ? span[1] - 0.5 : span[0] + 0.5;
}

/** All bins from one place to another, both included. */
export function brushed(anchor: number, at: number): BinSpan {
  const from = Math.max(0, Math.floor(Math.min(anchor, at)));
  const to = Math.min(BINS, Math.ceil(Math.max(anchor, at)));
  return [Math.min(from, BINS - 1), Math.max(to, 1)];
}

/**
 * With one edge moved, as keys do; at least a bin is left between both.
 * @param span null for all of it
 * @returns null for all of it
 */
export function edgeMoved(span: BinSpan | null, edge: 0 | 1, to: number): BinSpan | null {
  const [low, high] = span ?? [0, BINS];
  const next: BinSpan = edge === 0 ? [Math.min(to, high - 1), high] : [low, Math.max(to, low + 1)];
  return next[0] <= 0 && next[1] >= BINS ? null : next;
}

export function rangeOf([from, to]: BinSpan, [low, high]: ValueRange): ValueRange {
  const at = (edge: number) => Number((low + (edge / BINS) * (high - low)).toPrecision(12));
  return [at(from), at(to)];
}

/** Where a range lies in a histogram; beyond its ends it is cut off. */
export function spanOf([from, to]: ValueRange, [low, high]: ValueRange): BinSpan {
  const at = (value: number) => Math.max(0, Math.min(BINS, ((value - low) / (high - low)) * BINS));
  return [at(from), at(to)];
}
