import { type Cell, type LevelSize, type Projection, deviation, interpolated, isOutside } from "./cell.ts";
import type { PlacedFrame } from "./place-frame.ts";

/** Cells along an edge of a frame before any is split. Even, for cells are judged in groups of two by two. */
const CELLS = 8;
const NODES = CELLS + 1;

/**
 * Projects the nodes of a coarse mesh over a frame and visits its cells, split until interpolating between
 * their corners is within the frame's tolerance. Map projections bend gently: few tiles split any. Cells wholly
 * beside the level are left out.
 * @param visit may not keep the cell, which is used again
 */
export function visitCells(
  project: Projection,
  level: LevelSize,
  { width, height, tolerance }: Pick<PlacedFrame, "width" | "height" | "tolerance">,
  visit: (cell: Cell) => void,
): void {
  const edges: Edges = { x: edgesOf(width), y: edgesOf(height) };
  const nodes = projectNodes(project, edges);
  const group = emptyCell();
  const cell = emptyCell();
  for (let row = 0; row < CELLS; row += 2) {
    for (let column = 0; column < CELLS; column += 2) {
      takeCell(group, nodes, edges, column, row, 2);
      // The nodes between tell how far a cell of twice the size is off: four times its quarters' error. Cells
      // are taken as they are only well within the bound, since closer costs next to nothing.
      const miss = missAtNodes(group, nodes, edges, column, row);
      if (miss <= tolerance / 8) {
        visitInside(group, level, visit);
        continue;
      }
      const smooth = miss <= tolerance / 2;
      for (let quarter = 0; quarter < 4; quarter += 1) {
        takeCell(cell, nodes, edges, column + (quarter & 1), row + (quarter >> 1), 1);
        if (smooth) visitInside(cell, level, visit);
        else refine(cell, project, level, tolerance, visit);
      }
    }
  }
}

/** Frames of fewer pixels than cells have some without pixels. */
function visitInside(cell: Cell, level: LevelSize, visit: (cell: Cell) => void): void {
  if (cell.right > cell.left && cell.bottom > cell.top && !isOutside(cell, level)) visit(cell);
}

/** Where the nodes lie, pixels of the frame. */
interface Edges {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

function edgesOf(pixels: number): readonly number[] {
  return Array.from({ length: NODES }, (_, index) => Math.round((index * pixels) / CELLS));
}

function emptyCell(): Cell {
  return { left: 0, top: 0, right: 0, bottom: 0, corners: new Float64Array(8) };
}

/** Column and row of every node, row by row. */
function projectNodes(project: Projection, edges: Edges): Float64Array {
  const nodes = new Float64Array(NODES * NODES * 2);
  let position = 0;
  for (const y of edges.y) {
    for (const x of edges.x) {
      const [column, row] = project(x, y);
      nodes[position] = column;
      nodes[position + 1] = row;
      position += 2;
    }
  }
  return nodes;
}

/** Makes `cell` the one of `span` times `span` cells of the mesh whose north-western node is given. */
function takeCell(
  cell: Cell,
  nodes: Float64Array,
  edges: Edges,
  column: number,
  row: number,
  span: 1 | 2,
): void {
  cell.left = edges.x[column] ?? 0;
  cell.right = edges.x[column + span] ?? 0;
  cell.top = edges.y[row] ?? 0;
  cell.bottom = edges.y[row + span] ?? 0;
  for (let corner = 0; corner < 4; corner += 1) {
    const node = (row + span * (corner >> 1)) * NODES + column + span * (corner & 1);
    cell.corners[2 * corner] = nodes[2 * node] ?? Number.NaN;
    cell.corners[2 * corner + 1] = nodes[2 * node + 1] ?? Number.NaN;
  }
}

/**
 * As `deviation`, of a cell of two by two, without projecting anything: NaN where that is not possible, also
 * where a frame has fewer pixels than the mesh has nodes, so that two of them coincide.
 */
function missAtNodes(
  { corners }: Cell,
  nodes: Float64Array,
  edges: Edges,
  column: number,
  row: number,
): number {
  const [u, v] = [share(edges.x, column), share(edges.y, row)];
  if (!(u > 0 && u < 1 && v > 0 && v < 1)) return Number.NaN;
  const along = (axis: 0 | 1): number => {
    const miss = (dx: number, dy: number, alongX: number, alongY: number): number => {
      const node = nodes[((row + dy) * NODES + column + dx) * 2 + axis] ?? Number.NaN;
      return Math.abs(interpolated(corners, axis, alongX, alongY) - node);
    };
    return Math.max(miss(1, 0, u, 0), miss(1, 2, u, 1), miss(0, 1, 0, v), miss(2, 1, 1, v), miss(1, 1, u, v));
  };
  return Math.max(along(0), along(1));
}

/** Where the middle one of three edges lies between the others. */
function share(edges: readonly number[], first: number): number {
  const [left = 0, middle = 0, right = 0] = [edges[first], edges[first + 1], edges[first + 2]];
  return right > left ? (middle - left) / (right - left) : 0;
}

function refine(
  cell: Cell,
  project: Projection,
  level: LevelSize,
  tolerance: number,
  visit: (cell: Cell) => void,
): void {
  const { left, top, right, bottom, corners } = cell;
  if (right <= left || bottom <= top || isOutside(cell, level)) return;
  if (right - left <= 1 && bottom - top <= 1) {
    const [column, row] = project(left + 0.5, top + 0.5);
    visit({ left, top, right, bottom, corners: cornersOf([column, row], 4) });
    return;
  }
  if (deviation(cell, project) <= tolerance) {
    visit(cell);
    return;
  }
  const x = Math.max(left + 1, Math.floor((left + right) / 2));
  const y = Math.max(top + 1, Math.floor((top + bottom) / 2));
  const node = (corner: number): readonly number[] => [
    corners[2 * corner] ?? Number.NaN,
    corners[2 * corner + 1] ?? Number.NaN,
  ];
  const [north, south] = [project(x, top), project(x, bottom)];
  const [west, east, centre] = [project(left, y), project(right, y), project(x, y)];
  const parts: readonly Cell[] = [
    { left, top, right: x, bottom: y, corners: cornersOf([...node(0), ...north, ...west, ...centre]) },
    { left: x, top, right, bottom: y, corners: cornersOf([...north, ...node(1), ...centre, ...east]) },
    { left, top: y, right: x, bottom, corners: cornersOf([...west, ...centre, ...node(2), ...south]) },
    { left: x, top: y, right, bottom, corners: cornersOf([...centre, ...east, ...south, ...node(3)]) },
  ];
  for (const part of parts) refine(part, project, level, tolerance, visit);
}

function cornersOf(positions: readonly number[], times = 1): Float64Array {
  return Float64Array.from(Array.from({ length: times }, () => positions).flat());
}
