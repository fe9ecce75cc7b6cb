import type { PixelPolygon } from "./outline.ts";

/** An edge of a shape, downwards. */
interface Edge {
  /** First row whose centre it crosses, and the first after its last. */
  readonly firstRow: number;
  readonly endRow: number;
  /** Column at row 0.5 of `firstRow`, and what is added per row. */
  readonly column: number;
  readonly step: number;
}

/**
 * Visits the runs of pixels whose centres lie inside a shape by the even-odd rule, row by row from the top.
 * A centre on an edge belongs to what lies right of it or below.
 * @param visit gets the first column of a run and the first after its last
 */
export function visitSpans(
  polygons: readonly PixelPolygon[],
  visit: (row: number, firstColumn: number, endColumn: number) => void,
): void {
  const edges = polygons
    .flat()
    .flatMap(edgesOf)
    .toSorted((a, b) => a.firstRow - b.firstRow);
  let active: Edge[] = [];
  let next = 0;
  let row = edges[0]?.firstRow ?? 0;
  while (next < edges.length || active.length > 0) {
    if (active.length === 0) row = Math.max(row, edges[next]?.firstRow ?? row);
    for (let edge = edges[next]; edge !== undefined && edge.firstRow <= row; edge = edges[next]) {
      active.push(edge);
      next += 1;
    }
    const crossings = active.map((edge) => edge.column + edge.step * (row - edge.firstRow)).sort(ascending);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const first = Math.ceil((crossings[pair] ?? 0) - 0.5);
      const end = Math.ceil((crossings[pair + 1] ?? 0) - 0.5);
      if (end > first) visit(row, first, end);
    }
    row += 1;
    active = active.filter((edge) => edge.endRow > row);
  }
}

function ascending(a: number, b: number): number {
  return a - b;
}

function edgesOf(ring: PixelPolygon[number]): readonly Edge[] {
  const edges: Edge[] = [];
  let [lastColumn, lastRow] = ring.at(-1) ?? [0, 0];
  for (const [column, row] of ring) {
    const [top, bottom] = lastRow < row ? [lastRow, row] : [row, lastRow];
    const topColumn = lastRow < row ? lastColumn : column;
    const firstRow = Math.ceil(top - 0.5);
    const endRow = Math.ceil(bottom - 0.5);
    if (endRow > firstRow) {
      const step = (column - lastColumn) / (row - lastRow);
      edges.push({ firstRow, endRow, column: topColumn + (firstRow + 0.5 - top) * step, step });
    }
    [lastColumn, lastRow] = [column, row];
  }
  return edges;
}
