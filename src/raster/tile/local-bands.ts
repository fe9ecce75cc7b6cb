import {
  type BandReader,
  type FilePointRequest,
  type FileReference,
  type FileTile,
  type FileTileRequest,
  type StoredValue,
  fileTitle,
} from "./bands.ts";
import type { ByteCache } from "./byte-cache.ts";
import { readFilePoint } from "./file-point.ts";
import { readFileTile } from "./file-tile.ts";
import { type OpenFile, RasterReader } from "./raster-reader.ts";

/** Reads bands here, in this thread. */
export class LocalBands implements BandReader {
  private readonly cache: ByteCache;
  private readonly reader: RasterReader;

  constructor(cache: ByteCache, openFile: OpenFile) {
    this.cache = cache;
    this.reader = new RasterReader(cache, openFile);
  }

  /** Since this reader was made. */
  get decodedBlocks(): number {
    return this.reader.decodedBlocks;
  }

  tile(request: FileTileRequest, signal: AbortSignal): Promise<FileTile> {
    return readFileTile(request, this.reader, this.cache, signal);
  }

  point(request: FilePointRequest, signal: AbortSignal): Promise<readonly StoredValue[] | null> {
    return readFilePoint(request, this.reader, signal);
  }

  async palette(file: FileReference, band: number, signal: AbortSignal): Promise<Uint8Array | undefined> {
    const opened = await this.reader.open(file.href, file.projection, fileTitle(file), signal);
    return opened.file.bands[band]?.palette;
  }

  /** Stops what is being read from these origins. */
  abort(origins: readonly string[]): void {
    this.reader.abort(origins);
  }
}
