import { SAMPLE_TYPES } from "./sample-types.ts";
import type { GeoTiffPlan, Piece, PieceValues } from "./types.ts";

type Size = Pick<Piece, "width" | "height">;

/** The planes of one overview, which are filled piece by piece. */
export class OverviewPlanes {
  readonly width: number;
  readonly height: number;
  readonly planes: readonly (Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>)[];
  readonly #average: boolean;

  /** Half as many pixels as the level it is made of, rounded up. */
  constructor(of: Size, { bands, dataType, overviews }: GeoTiffPlan) {
    this.width = Math.ceil(of.width / 2);
    this.height = Math.ceil(of.height / 2);
    const pixels = this.width * this.height;
    // 32 bits hold integers up to 24 bits.
    const isNarrow = dataType === "float32" || SAMPLE_TYPES[dataType].bytes < 4;
    const create = () => (isNarrow ? new Float32Array(pixels) : new Float64Array(pixels));
    this.planes = bands.map(() => create().fill(Number.NaN));
    this.#average = overviews === "average";
  }

  /** @param piece even in column and row, so that no pixel of the overview is of two pieces */
  fill(values: PieceValues, piece: Piece): void {
    const reduce = this.#average ? averageOf : upperLeft;
    for (const [band, plane] of this.planes.entries()) {
      const source = values?.[band];
      if (!source) continue;
      for (let row = 0; row < piece.height; row += 2) {
        const to = (piece.row / 2 + row / 2) * this.width + piece.column / 2;
        for (let column = 0; column < piece.width; column += 2)
          plane[to + column / 2] = reduce(source, piece, column, row);
      }
    }
  }
}

type Reduce = (source: Float32Array | Float64Array, piece: Size, column: number, row: number) => number;

const upperLeft: Reduce = (source, { width }, column, row) => source[row * width + column] ?? Number.NaN;

/** The mean of those of four pixels that have a value. */
const averageOf: Reduce = (source, { width, height }, column, row) => {
  let [sum, count] = [0, 0];
  for (let y = row; y < Math.min(row + 2, height); y += 1) {
    for (let x = column; x < Math.min(column + 2, width); x += 1) {
      const value = source[y * width + x] ?? Number.NaN;
      if (value !== value) continue;
      sum += value;
      count += 1;
    }
  }
  return count === 0 ? Number.NaN : sum / count;
};
