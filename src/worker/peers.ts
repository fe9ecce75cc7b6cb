import type {
  BandReader,
  FilePointRequest,
  FileReference,
  FileTile,
  FileTileRequest,
  FileWindow,
  StoredValue,
} from "../raster/tile/bands.ts";
import type { FileGrid } from "../raster/warp/frame.ts";
import type { DecodeFarm } from "./decode-farm.ts";
import { PeerLink } from "./peer-link.ts";

/**
 * Each file is owned by one worker: it alone opens the file, reads its ranges and decodes its blocks, so
 * that nothing is fetched or decoded twice and neighbouring ranges join into one request. The others ask
 * it for what they need, already gathered into the tile: a quarter of a megabyte that moves without a copy.
 * Who has nothing to do decodes for who has too much.
 */
export class Peers implements BandReader {
  private readonly local: BandReader;
  private readonly farm: DecodeFarm;
  private readonly answered: () => void;
  private readonly links = new Map<number, PeerLink>();
  private readonly owners = new Map<string, number>();

  /** @param answered called after each answer to another worker */
  constructor(local: BandReader, farm: DecodeFarm, answered: () => void) {
    this.local = local;
    this.farm = farm;
    this.answered = answered;
  }

  /** Connects, or connects anew, with the worker of that number. */
  connect(worker: number, port: MessagePort): void {
    const link = this.links.get(worker) ?? this.link(worker);
    this.links.set(worker, link);
    link.connect(port);
    this.farm.enlist(worker, link);
  }

  private link(worker: number): PeerLink {
    const duties = {
      bands: this.local,
      decode: this.farm.decodeHere,
      otherIsBusy: (busy: boolean) => this.farm.setBusy(worker, busy),
    };
    return new PeerLink(duties, this.answered);
  }

  /** Tells who owns a file. */
  assign(href: string, worker: number): void {
    this.owners.set(href, worker);
  }

  tile(request: FileTileRequest, signal: AbortSignal): Promise<FileTile> {
    return this.ownerOf(request.file).tile(request, signal);
  }

  window(request: FileTileRequest, signal: AbortSignal): Promise<FileWindow> {
    return this.ownerOf(request.file).window(request, signal);
  }

  grid(file: FileReference, signal: AbortSignal): Promise<FileGrid> {
    return this.ownerOf(file).grid(file, signal);
  }

  point(request: FilePointRequest, signal: AbortSignal): Promise<readonly StoredValue[] | null> {
    return this.ownerOf(request.file).point(request, signal);
  }

  palette(file: FileReference, band: number, signal: AbortSignal): Promise<Uint8Array | undefined> {
    return this.ownerOf(file).palette(file, band, signal);
  }

  /** A worker has no link to itself: what it owns, and what nobody owns, it reads itself. */
  private ownerOf({ href }: FileReference): BandReader {
    const owner = this.owners.get(href);
    return (owner === undefined ? undefined : this.links.get(owner)) ?? this.local;
  }
}
