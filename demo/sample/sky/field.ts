import { WORLD } from "../tiles.ts";

/** Metres around the world that fields cover too: clouds there cast shadows into it. */
const MARGIN = 3200;

/** A scalar over the world, known at the nodes of a coarse grid and bilinear between them. */
export interface Field {
  readonly nodes: Float64Array;
  readonly columns: number;
  readonly left: number;
  readonly bottom: number;
  /** Metres between nodes. */
  readonly spacing: number;
}

/** Samples `noise` (UTM 31N metres) every `spacing` metres. */
export function sampleField(spacing: number, noise: (x: number, y: number) => number): Field {
  const left = WORLD.left - MARGIN;
  const bottom = WORLD.bottom - MARGIN;
  const columns = Math.ceil((WORLD.right + MARGIN - left) / spacing) + 2;
  const rows = Math.ceil((WORLD.top + MARGIN - bottom) / spacing) + 2;
  const nodes = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      nodes[row * columns + column] = noise(left + column * spacing, bottom + row * spacing);
    }
  }
  return { nodes, columns, left, bottom, spacing };
}

/** Value at a point, UTM 31N metres. */
export function fieldAt({ nodes, columns, left, bottom, spacing }: Field, x: number, y: number): number {
  const column = (x - left) / spacing;
  const row = (y - bottom) / spacing;
  const first = Math.floor(row) * columns + Math.floor(column);
  const across = column - Math.floor(column);
  const up = row - Math.floor(row);
  const lower = (nodes[first] ?? 0) * (1 - across) + (nodes[first + 1] ?? 0) * across;
  const upper = (nodes[first + columns] ?? 0) * (1 - across) + (nodes[first + columns + 1] ?? 0) * across;
  return lower + (upper - lower) * up;
}

/** The value that about this share of the world exceeds. */
export function exceededBy({ nodes }: Field, share: number): number {
  // Every 16th node is plenty for a share of the sky.
  const some = Float64Array.from(
    { length: Math.floor(nodes.length / 16) },
    (_, index) => nodes[index * 16] ?? 0,
  );
  some.sort();
  return some[Math.round((1 - share) * (some.length - 1))] ?? 0;
}
