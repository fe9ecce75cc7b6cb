import type { AssetProjection } from "../../catalogue/types.ts";
import type { Block, BlockAddress, RasterFile } from "../tiff/types.ts";
import { type PixelGrid, pixelGridOf } from "../warp/pixel-grid.ts";
import { type ByteCache, type CacheKey, originOf } from "./byte-cache.ts";
import { Flights } from "./flights.ts";

/** A file and where its pixels lie. */
export interface PlacedFile {
  readonly file: RasterFile;
  readonly grid: PixelGrid;
}

/** Opens a file by address. @throws ProblemError, AbortError */
export type OpenFile = (href: string, signal: AbortSignal) => Promise<RasterFile>;

/** Bytes an open file is assumed to hold: its directories and tables of block offsets. */
const OPEN_FILE_BYTES = 64 * 1024;

/** Opens files and reads blocks, each once however many tiles need them. */
export class RasterReader {
  private readonly flights = new Flights();
  private readonly cache: ByteCache;
  private readonly openFile: OpenFile;
  private decoded = 0;

  constructor(cache: ByteCache, openFile: OpenFile) {
    this.cache = cache;
    this.openFile = openFile;
  }

  /** Since this reader was made. */
  get decodedBlocks(): number {
    return this.decoded;
  }

  /**
   * @param name what a message calls the file
   * @throws ProblemError that says why it cannot be opened or placed
   */
  async open(
    href: string,
    projection: AssetProjection,
    name: string,
    signal: AbortSignal,
  ): Promise<PlacedFile> {
    const key: CacheKey<PlacedFile> = `file|${href}`;
    const known = this.cache.get(key);
    if (known) return known;
    const origins = [originOf(href)];
    return this.flights.join(key, origins, signal, async (sharedSignal) => {
      const file = await this.openFile(href, sharedSignal);
      const placed = { file, grid: await pixelGridOf(file, projection, name) };
      sharedSignal.throwIfAborted();
      this.cache.set(key, placed, OPEN_FILE_BYTES, origins);
      return placed;
    });
  }

  /** @param bands zero-based, in ascending order */
  async block(
    file: RasterFile,
    address: BlockAddress,
    bands: readonly number[],
    signal: AbortSignal,
  ): Promise<Block> {
    const key: CacheKey<Block> = `block|${file.url}|${address.level}/${address.column}/${address.row}|${bands.join()}`;
    const known = this.cache.get(key);
    if (known) return known;
    const origins = [originOf(file.url)];
    return this.flights.join(key, origins, signal, async (sharedSignal) => {
      const block = await file.readBlock(address, bands, sharedSignal);
      this.decoded += 1;
      sharedSignal.throwIfAborted();
      this.cache.set(key, block, block.bytes, origins);
      return block;
    });
  }

  /** Stops what is being read from these origins. What is kept is the cache's to forget. */
  abort(origins: readonly string[]): void {
    this.flights.abort(origins);
  }
}
