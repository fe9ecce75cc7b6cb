import { ProblemError } from "../../problem/problem.ts";
import type { Block, BlockAddress, RasterFile } from "../../geotiff/tiff/types.ts";
import type { FileGrid } from "../warp/frame.ts";
import { type PixelGrid, pixelGridOf } from "../warp/pixel-grid.ts";
import { type FileReference, type Sidecars, fileTitle } from "./bands.ts";
import { type ByteCache, type CacheKey, originOf } from "./byte-cache.ts";
import { InFlight } from "../../async/in-flight.ts";

/** A file and where its pixels lie. */
export interface PlacedFile {
  readonly file: RasterFile;
  readonly grid: PixelGrid;
  /** Tells openings of one address apart: what was kept of a file is not of the one that replaced it. */
  readonly edition: number;
  /** Where its bytes come from, those of its sidecars included. */
  readonly origins: readonly string[];
}

/** Opens a file by address, with those that belong to it. @throws ProblemError, AbortError */
export type OpenFile = (href: string, signal: AbortSignal, sidecars: Sidecars) => Promise<RasterFile>;

/** Bytes an open file is assumed to hold: its directories and tables of block offsets. */
const OPEN_FILE_BYTES = 64 * 1024;

/** Opens files and reads blocks, each once however many tiles need them. */
export class RasterReader {
  readonly #inFlight = new InFlight();
  readonly #cache: ByteCache;
  readonly #openFile: OpenFile;
  #decoded = 0;
  #editions = 0;

  constructor(cache: ByteCache, openFile: OpenFile) {
    this.#cache = cache;
    this.#openFile = openFile;
  }

  /** Since this reader was made. */
  get decodedBlocks(): number {
    return this.#decoded;
  }

  /**
   * Does something with an opened file. When the file turns out to have been replaced, it is reopened
   * and the work done once more; a second time is a problem.
   * @throws ProblemError that says why the file cannot be opened, placed or read; AbortError
   */
  async use<T>(
    reference: FileReference,
    signal: AbortSignal,
    work: (placed: PlacedFile) => T | Promise<T>,
  ): Promise<T> {
    let placed: PlacedFile | undefined;
    try {
      placed = await this.#open(reference, signal);
      return await work(placed);
    } catch (error) {
      if (!isReplaced(error)) throw error;
    }
    // Another caller may have noticed, too, and reopened it already.
    const key = fileKey(reference);
    if (placed && this.#cache.get(key) === placed) this.#cache.delete(key);
    return work(await this.#open(reference, signal));
  }

  /** @param bands zero-based, in ascending order */
  async block(
    { file, edition, origins }: PlacedFile,
    address: BlockAddress,
    bands: readonly number[],
    signal: AbortSignal,
  ): Promise<Block> {
    const place = `${address.level}/${address.column}/${address.row}`;
    const key: CacheKey<Block> = `block|${file.url}|${edition}|${place}|${bands.join()}`;
    const known = this.#cache.get(key);
    if (known) return known;
    return this.#inFlight.join(key, origins, signal, async (sharedSignal) => {
      const block = await file.readBlock(address, bands, sharedSignal);
      this.#decoded += 1;
      sharedSignal.throwIfAborted();
      this.#cache.set(key, block, block.bytes, origins);
      return block;
    });
  }

  /** Stops what is being read from these origins. What is kept is the cache's to forget. */
  abort(origins: readonly string[]): void {
    this.#inFlight.abort(origins);
  }

  async #open(reference: FileReference, signal: AbortSignal): Promise<PlacedFile> {
    const { href, projection } = reference;
    const key = fileKey(reference);
    const known = this.#cache.get(key);
    if (known) return known;
    const origins = [href, reference.overviews, reference.mask, reference.auxiliary].flatMap((url) =>
      url ? [originOf(url)] : [],
    );
    return this.#inFlight.join(key, origins, signal, async (sharedSignal) => {
      const file = await this.#openFile(href, sharedSignal, reference);
      const grid = await pixelGridOf(file, projection, fileTitle(reference));
      sharedSignal.throwIfAborted();
      const placed = { file, grid, edition: ++this.#editions, origins };
      this.#cache.set(key, placed, OPEN_FILE_BYTES, origins);
      return placed;
    });
  }
}

/** Plain, as it is sent to another worker. */
export function fileGridOf({ projection }: FileReference, { file, grid }: PlacedFile): FileGrid {
  const { code, wkt2, projjson } = projection;
  return {
    crs: {
      geoKeys: file.georeference.geoKeys,
      projection: {
        ...(code === undefined ? {} : { code }),
        ...(wkt2 === undefined ? {} : { wkt2 }),
        ...(projjson === undefined ? {} : { projjson }),
      },
    },
    affine: grid.affine,
    levels: file.levels,
  };
}

/** Items may list a file with and without what belongs to it. */
function fileKey({ href, overviews = "", mask = "" }: FileReference): CacheKey<PlacedFile> {
  return `file|${href}|${overviews}|${mask}`;
}

function isReplaced(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.kind === "changed";
}
