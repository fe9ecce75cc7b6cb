import type { PixelWindow } from "../../geotiff/tiff/read-window.ts";
import type { PixelPolygon, PixelRing } from "./outline.ts";

/** What rounding leaves of a pixel that is only touched. */
const NOTHING = 1e-9;

/**
 * The share of each pixel that a shape covers, exact for polygons that do not cross themselves: 0 to 1.
 * Every edge adds what lies right of it, signed by its direction; the sum along a row is the share. Source: the
 * accumulation buffer of FreeType's and font-rs' rasterisers.
 * @param window holds all of the shape
 */
export function coveredShares(
  polygons: readonly PixelPolygon[],
  window: PixelWindow,
): Float64Array<ArrayBuffer> {
  // An edge along the right border adds to the pixel after it.
  const stride = window.width + 2;
  const sums = new Float64Array(stride * window.height);
  for (const rings of polygons) {
    for (const [index, ring] of rings.entries()) {
      // Outer rings count up and holes down, whichever way round they were drawn.
      const direction = Math.sign(signedArea(ring)) * (index === 0 ? 1 : -1);
      let last = ring.at(-1);
      for (const corner of ring) {
        if (last) addEdge(sums, stride, window, last, corner, direction);
        last = corner;
      }
    }
  }
  const shares = new Float64Array(window.width * window.height);
  for (let row = 0; row < window.height; row += 1) {
    let sum = 0;
    for (let column = 0; column < window.width; column += 1) {
      sum += sums[row * stride + column] ?? 0;
      shares[row * window.width + column] = sum < NOTHING ? 0 : Math.min(1, sum);
    }
  }
  return shares;
}

/** Positive for rings whose downward edges lie left of their upward ones, with rows counted downwards. */
function signedArea(ring: PixelRing): number {
  let doubled = 0;
  let [lastColumn, lastRow] = ring.at(-1) ?? [0, 0];
  for (const [column, row] of ring) {
    doubled += (row - lastRow) * (column + lastColumn);
    [lastColumn, lastRow] = [column, row];
  }
  return -doubled;
}

function addEdge(
  sums: Float64Array,
  stride: number,
  window: PixelWindow,
  from: PixelRing[number],
  to: PixelRing[number],
  sign: number,
): void {
  if (from[1] === to[1]) return;
  const isDown = from[1] < to[1];
  const [top, bottom] = isDown ? [from, to] : [to, from];
  const direction = isDown ? sign : -sign;
  const [topColumn, topRow] = [top[0] - window.column, top[1] - window.row];
  const bottomRow = bottom[1] - window.row;
  const step = (bottom[0] - top[0]) / (bottomRow - topRow);
  const endRow = Math.min(window.height, Math.ceil(bottomRow));
  for (let row = Math.max(0, Math.floor(topRow)); row < endRow; row += 1) {
    const start = Math.max(row, topRow);
    const end = Math.min(row + 1, bottomRow);
    const a = topColumn + (start - topRow) * step;
    const b = topColumn + (end - topRow) * step;
    addPiece(sums, row * stride, Math.min(a, b), Math.max(a, b), (end - start) * direction);
  }
}

/** A piece of an edge within one row. `height` is its signed height, spread evenly from `left` to `right`. */
function addPiece(sums: Float64Array, offset: number, left: number, right: number, height: number): void {
  const first = Math.floor(left);
  const end = Math.max(first + 1, Math.ceil(right));
  const width = right - left;
  let before = 0;
  for (let column = first; column < end; column += 1) {
    // What the piece covers of this pixel and of all left of it, as it were a shape of its own.
    const after = areaLeftOf(column + 1, left, right, width) * height;
    sums[offset + column] = (sums[offset + column] ?? 0) + after - before;
    before = after;
  }
  sums[offset + end] = (sums[offset + end] ?? 0) + height - before;
}

/** The mean over the piece of how much of the pixel that ends at `edge` lies right of the piece. */
function areaLeftOf(edge: number, left: number, right: number, width: number): number {
  const pixelLeft = edge - 1;
  if (width < 1e-12) return edge - Math.min(edge, Math.max(pixelLeft, left));
  const [from, to] = [Math.max(left, pixelLeft), Math.min(right, edge)];
  // The part of the piece left of this pixel leaves all of it to the right, the part inside some of it.
  const whole = Math.max(0, pixelLeft - left) / width;
  const partly = to > from ? ((to - from) / width) * (edge - (from + to) / 2) : 0;
  return Math.min(1, whole) + partly;
}
