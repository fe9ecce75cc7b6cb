import type {
  BandReader,
  FilePointRequest,
  FileReference,
  FileTile,
  FileTileRequest,
  FileWindow,
  StoredValue,
} from "../raster/engine/bands.ts";
import type { RasterBand } from "../geotiff/tiff/types.ts";
import type { FileGrid } from "../raster/warp/frame.ts";
import type { DecodeScheduler } from "./decode-scheduler.ts";
import { PeerChannel } from "./peer-channel.ts";

/**
 * Sends each question about a file to the worker that owns it: it alone opens the file, reads its ranges and
 * decodes its blocks, so that nothing is fetched or decoded twice and neighbouring ranges join into one
 * request. The answer is already gathered into the tile: a quarter of a megabyte that moves without a copy.
 */
export class FileOwnerRouter implements BandReader {
  readonly #local: BandReader;
  readonly #scheduler: DecodeScheduler;
  readonly #onAnswered: () => void;
  readonly #peers = new Map<number, PeerChannel>();
  readonly #owners = new Map<string, number>();

  /** @param onAnswered called after each answer to another worker */
  constructor(local: BandReader, scheduler: DecodeScheduler, onAnswered: () => void) {
    this.#local = local;
    this.#scheduler = scheduler;
    this.#onAnswered = onAnswered;
  }

  /** Connects with the worker of that number, or with its replacement. */
  connect(worker: number, port: MessagePort): void {
    const known = this.#peers.get(worker);
    known?.reconnect(port);
    const peer = known ?? new PeerChannel(port, this.#handlersFor(worker));
    this.#peers.set(worker, peer);
    this.#scheduler.register(worker, peer);
  }

  setOwner(href: string, worker: number): void {
    this.#owners.set(href, worker);
  }

  tile(request: FileTileRequest, signal: AbortSignal): Promise<FileTile> {
    return this.#ownerOf(request.file).tile(request, signal);
  }

  window(request: FileTileRequest, signal: AbortSignal): Promise<FileWindow> {
    return this.#ownerOf(request.file).window(request, signal);
  }

  grid(file: FileReference, signal: AbortSignal): Promise<FileGrid> {
    return this.#ownerOf(file).grid(file, signal);
  }

  point(request: FilePointRequest, signal: AbortSignal): Promise<readonly StoredValue[] | null> {
    return this.#ownerOf(request.file).point(request, signal);
  }

  band(file: FileReference, index: number, signal: AbortSignal): Promise<RasterBand | undefined> {
    return this.#ownerOf(file).band(file, index, signal);
  }

  #handlersFor(worker: number) {
    return {
      bands: this.#local,
      decode: this.#scheduler.decodeHere,
      onPeerBusy: (busy: boolean) => this.#scheduler.setBusy(worker, busy),
      onAnswered: this.#onAnswered,
    };
  }

  /** A worker has no channel to itself: its own files and those without an owner it reads itself. */
  #ownerOf({ href }: FileReference): BandReader {
    const owner = this.#owners.get(href);
    return (owner === undefined ? undefined : this.#peers.get(owner)) ?? this.#local;
  }
}
