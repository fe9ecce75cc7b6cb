import {
  type BandReader,
  type FilePointRequest,
  type FileReference,
  type FileTile,
  type FileTileRequest,
  type FileWindow,
  type StoredValue,
} from "./bands.ts";
import type { RasterBand } from "../../geotiff/tiff/types.ts";
import type { ByteCache } from "./byte-cache.ts";
import { readFilePoint } from "./file-point.ts";
import { readFileTile } from "./file-tile.ts";
import { readFileWindow } from "./file-window.ts";
import type { FileGrid } from "../warp/frame.ts";
import { type OpenFile, RasterReader, fileGridOf } from "./raster-reader.ts";

/** Reads bands here, in this thread. */
export class LocalBands implements BandReader {
  readonly #cache: ByteCache;
  readonly #reader: RasterReader;

  constructor(cache: ByteCache, openFile: OpenFile) {
    this.#cache = cache;
    this.#reader = new RasterReader(cache, openFile);
  }

  /** Since this reader was made. */
  get decodedBlocks(): number {
    return this.#reader.decodedBlocks;
  }

  tile(request: FileTileRequest, signal: AbortSignal): Promise<FileTile> {
    return this.#reader.use(request.file, signal, (placed) =>
      readFileTile(request, placed, this.#reader, this.#cache, signal),
    );
  }

  window(request: FileTileRequest, signal: AbortSignal): Promise<FileWindow> {
    return this.#reader.use(request.file, signal, (placed) =>
      readFileWindow(request, placed, this.#reader, signal),
    );
  }

  grid(file: FileReference, signal: AbortSignal): Promise<FileGrid> {
    return this.#reader.use(file, signal, (placed) => fileGridOf(file, placed));
  }

  point(request: FilePointRequest, signal: AbortSignal): Promise<readonly StoredValue[] | null> {
    return this.#reader.use(request.file, signal, (placed) =>
      readFilePoint(request, placed, this.#reader, signal),
    );
  }

  band(file: FileReference, index: number, signal: AbortSignal): Promise<RasterBand | undefined> {
    return this.#reader.use(file, signal, (placed) => placed.file.bands[index]);
  }

  /** Stops what is being read from these origins. */
  abort(origins: readonly string[]): void {
    this.#reader.abort(origins);
  }
}
