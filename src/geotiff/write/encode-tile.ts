import { SAMPLE_TYPES } from "./sample-types.ts";
import type { GeoTiffPlan, PieceValues } from "./types.ts";

/** Edge of a tile in pixels: what GDAL's COG driver takes. */
export const TILE_EDGE = 512;

/** Horizontal differences for integers, and for floating point those of its bytes by significance (libtiff). */
export function predictorOf(dataType: GeoTiffPlan["dataType"]): 2 | 3 {
  return SAMPLE_TYPES[dataType].format === 3 ? 3 : 2;
}

/** One tile of planes. */
export interface TileSource {
  readonly planes: PieceValues;
  /** Of the planes. */
  readonly width: number;
  readonly height: number;
  /** Where the tile begins in them; what reaches beyond them is nodata. */
  readonly column: number;
  readonly row: number;
}

/** The bytes of a tile: samples of a pixel side by side, differences, then DEFLATE in its zlib wrapping. */
export async function encodeTile(
  source: TileSource,
  { bands, dataType, nodata }: Pick<GeoTiffPlan, "bands" | "dataType" | "nodata">,
): Promise<Uint8Array<ArrayBuffer>> {
  const samples = bands.length;
  const values = SAMPLE_TYPES[dataType].create(TILE_EDGE * TILE_EDGE * samples).fill(nodata);
  const columns = Math.min(TILE_EDGE, source.width - source.column);
  const rows = Math.min(TILE_EDGE, source.height - source.row);
  for (const [sample, plane] of (source.planes ?? []).entries()) {
    for (let row = 0; row < rows; row += 1) {
      const from = (source.row + row) * source.width + source.column;
      let to = row * TILE_EDGE * samples + sample;
      for (let column = 0; column < columns; column += 1, to += samples) {
        const value = plane[from + column] ?? Number.NaN;
        if (value === value) values[to] = value;
      }
    }
  }
  const rowLength = TILE_EDGE * samples;
  const isFloat = values instanceof Float32Array || values instanceof Float64Array;
  if (isFloat) return deflate(bytesBySignificance(values, rowLength, samples));
  // In place, from the right: every sample is still whole when the one on its right needs it.
  for (let start = 0; start < values.length; start += rowLength) {
    for (let index = start + rowLength - 1; index >= start + samples; index -= 1)
      values[index] = (values[index] ?? 0) - (values[index - samples] ?? 0);
  }
  return deflate(new Uint8Array(values.buffer));
}

/** Predictor 3: per row all highest bytes, then all next ones, and of these the differences. */
function bytesBySignificance(
  values: Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>,
  rowLength: number,
  samples: number,
): Uint8Array<ArrayBuffer> {
  const size = values.BYTES_PER_ELEMENT;
  const stored = new Uint8Array(values.buffer);
  const bytes = new Uint8Array(stored.length);
  const rowBytes = rowLength * size;
  for (let start = 0; start < bytes.length; start += rowBytes) {
    for (let place = 0; place < size; place += 1) {
      // Typed arrays are little-endian wherever browsers run: the highest byte is the last.
      let from = start + size - 1 - place;
      const to = start + place * rowLength;
      for (let index = 0; index < rowLength; index += 1, from += size) bytes[to + index] = stored[from] ?? 0;
    }
    for (let index = start + rowBytes - 1; index >= start + samples; index -= 1)
      bytes[index] = (bytes[index] ?? 0) - (bytes[index - samples] ?? 0);
  }
  return bytes;
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
