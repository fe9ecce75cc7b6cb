import type { ReportProgress } from "../../async/progress.ts";
import { directoryBytes, directoryLength } from "./directory-bytes.ts";
import { encodeTile, TILE_EDGE } from "./encode-tile.ts";
import { imageTags, type WrittenImage } from "./image-tags.ts";
import { checkSize } from "./limits.ts";
import { OverviewPlanes } from "./overview-planes.ts";
import type { GeoTiffPlan, Piece, PieceValues } from "./types.ts";

/** Edge of the pieces that are asked for: whole tiles, few enough pixels that a tile on screen waits for one. */
const PIECE_EDGE = 2 * TILE_EDGE;
const HEADER_BYTES = 8;

export interface WriteOptions {
  readonly signal: AbortSignal;
  /** Called after each piece. */
  readonly onProgress?: ReportProgress;
}

/**
 * A tiled GeoTIFF with overviews down to one tile, laid out as a cloud-optimised one: directories first, the full
 * one before its overviews, then tiles, the smallest overview first. It has no block leaders or trailers. Values are
 * asked for piece by piece and held compressed; only overviews are held as they are.
 * @throws ProblemError of kind `limit` before anything is allocated, and what `read` throws; AbortError
 */
export async function writeGeoTiff(
  plan: GeoTiffPlan,
  read: (piece: Piece, signal: AbortSignal) => Promise<PieceValues>,
  { signal, onProgress }: WriteOptions,
): Promise<Blob> {
  checkSize(plan);
  const { width, height } = plan;
  const columns = Math.ceil(width / TILE_EDGE);
  const tiles: Uint8Array<ArrayBuffer>[] = [];
  const half = new OverviewPlanes(plan, plan);
  const pieces = piecesOf(width, height);
  for (const [index, piece] of pieces.entries()) {
    signal.throwIfAborted();
    const planes = await read(piece, signal);
    half.fill(planes, piece);
    for (let row = 0; row < piece.height; row += TILE_EDGE) {
      for (let column = 0; column < piece.width; column += TILE_EDGE) {
        signal.throwIfAborted();
        const at = ((piece.row + row) / TILE_EDGE) * columns + (piece.column + column) / TILE_EDGE;
        const { width: across, height: down } = piece;
        tiles[at] = await encodeTile({ planes, width: across, height: down, column, row }, plan);
      }
    }
    onProgress?.({ done: index + 1, total: pieces.length });
  }
  const images: WrittenImage[] = [{ width, height, tiles }];
  let level = half;
  while (isWorthAnOverview(images.at(-1))) {
    images.push(await overview(level, plan, signal));
    const coarser = new OverviewPlanes(level, plan);
    coarser.fill(level.planes, { column: 0, row: 0, width: level.width, height: level.height });
    level = coarser;
  }
  return layOut(images, plan);
}

/** Overviews end with the first that is one tile. */
function isWorthAnOverview(image: WrittenImage | undefined): boolean {
  return image !== undefined && Math.max(image.width, image.height) > TILE_EDGE;
}

function piecesOf(width: number, height: number): readonly Piece[] {
  const starts = (length: number) =>
    Array.from({ length: Math.ceil(length / PIECE_EDGE) }, (_, index) => index * PIECE_EDGE);
  return starts(height).flatMap((row) =>
    starts(width).map((column) => ({
      column,
      row,
      width: Math.min(PIECE_EDGE, width - column),
      height: Math.min(PIECE_EDGE, height - row),
    })),
  );
}

async function overview(
  { width, height, planes }: OverviewPlanes,
  plan: GeoTiffPlan,
  signal: AbortSignal,
): Promise<WrittenImage> {
  const tiles: Uint8Array<ArrayBuffer>[] = [];
  for (let row = 0; row < height; row += TILE_EDGE) {
    for (let column = 0; column < width; column += TILE_EDGE) {
      signal.throwIfAborted();
      tiles.push(await encodeTile({ planes, width, height, column, row }, plan));
    }
  }
  return { width, height, tiles };
}

function layOut(images: readonly WrittenImage[], plan: GeoTiffPlan): Blob {
  const tagsAt = (image: WrittenImage, index: number, offset: number) =>
    imageTags(image, plan, offset, index > 0);
  // The length of a directory does not depend on the numbers in it.
  const lengths = images.map((image, index) => directoryLength(tagsAt(image, index, 0)));
  const starts = lengths.map((_, index) =>
    lengths.slice(0, index).reduce((sum, length) => sum + length, HEADER_BYTES),
  );
  let offset = lengths.reduce((sum, length) => sum + length, HEADER_BYTES);
  const offsets: number[] = [];
  for (const [index, { tiles }] of [...images.entries()].toReversed()) {
    offsets[index] = offset;
    offset += tiles.reduce((sum, { length }) => sum + length, 0);
  }
  const directories = images.map((image, index) =>
    directoryBytes(tagsAt(image, index, offsets[index] ?? 0), starts[index] ?? 0, starts[index + 1] ?? 0),
  );
  const data = images.toReversed().flatMap(({ tiles }) => tiles);
  return new Blob([header(), ...directories, ...data], { type: "image/tiff" });
}

/** Little-endian, 42, and where the first directory lies. */
function header(): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(0x49, 0x49, 42, 0, HEADER_BYTES, 0, 0, 0);
}
