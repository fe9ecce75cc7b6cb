import { Channel } from "../async/channel.ts";
import { CodecError, type BlockContext } from "../geotiff/codec/types.ts";
import type { DecodeBlock } from "../geotiff/tiff/read-block.ts";
import type { RasterBand } from "../geotiff/tiff/types.ts";
import type { PackedRows } from "../geotiff/tiff/unpack.ts";
import type { Problem } from "../problem/problem.ts";
import type {
  BandReader,
  FilePointRequest,
  FileReference,
  FileTile,
  FileTileRequest,
  FileWindow,
  StoredValue,
} from "../raster/engine/bands.ts";
import type { FileGrid } from "../raster/warp/frame.ts";
import { askTwice } from "./ask-twice.ts";
import type { RemoteDecoder } from "./decode-scheduler.ts";

/** What one worker asks another and tells it. */
interface PeerVerbs {
  readonly tile: { question: FileTileRequest; answer: FileTile };
  readonly window: { question: FileTileRequest; answer: FileWindow };
  readonly grid: { question: FileReference; answer: FileGrid };
  readonly point: { question: FilePointRequest; answer: readonly StoredValue[] | null };
  readonly band: {
    question: { readonly file: FileReference; readonly index: number };
    answer: RasterBand | undefined;
  };
  readonly decode: {
    question: { readonly encoded: Uint8Array<ArrayBuffer>; readonly context: BlockContext };
    answer: Decoded;
  };
  /** Whether the sender has blocks of its own to decode. */
  readonly busy: { question: boolean; answer: void };
}

/** A refusal is an answer, because CodecError would lose its class on the way. */
type Decoded =
  | { readonly rows: PackedRows }
  | { readonly refused: { readonly message: string; readonly unsupported: boolean } };

/** What this worker does for another. */
export interface PeerHandlers {
  readonly bands: BandReader;
  /** @throws CodecError */
  readonly decode: DecodeBlock;
  /** The other worker has begun, or has nothing more, to decode itself. */
  readonly onPeerBusy: (busy: boolean) => void;
  /** Called after each answer to the other worker. */
  readonly onAnswered: () => void;
}

/**
 * The line between two workers, seen from one of them: asks the other for bands of the files it owns and for
 * decoded blocks, and answers the same questions. When the other worker is replaced, its open questions are
 * asked once more.
 */
export class PeerChannel implements BandReader, RemoteDecoder {
  readonly #handlers: PeerHandlers;
  #port: MessagePort;
  #channel: Channel<PeerVerbs, PeerVerbs>;

  constructor(port: MessagePort, handlers: PeerHandlers) {
    this.#handlers = handlers;
    this.#port = port;
    this.#channel = this.#open(port);
  }

  /** Continues with the worker that has taken the other one's place. */
  reconnect(port: MessagePort): void {
    const [formerPort, former] = [this.#port, this.#channel];
    this.#port = port;
    this.#channel = this.#open(port);
    former.close();
    formerPort.close();
  }

  tile(request: FileTileRequest, signal: AbortSignal): Promise<FileTile> {
    return this.#ask((peer) => peer.ask("tile", request, { signal }));
  }

  window(request: FileTileRequest, signal: AbortSignal): Promise<FileWindow> {
    return this.#ask((peer) => peer.ask("window", request, { signal }));
  }

  grid(file: FileReference, signal: AbortSignal): Promise<FileGrid> {
    return this.#ask((peer) => peer.ask("grid", file, { signal }));
  }

  point(request: FilePointRequest, signal: AbortSignal): Promise<readonly StoredValue[] | null> {
    return this.#ask((peer) => peer.ask("point", request, { signal }));
  }

  band(file: FileReference, index: number, signal: AbortSignal): Promise<RasterBand | undefined> {
    return this.#ask((peer) => peer.ask("band", { file, index }, { signal }));
  }

  async decode(encoded: Uint8Array, context: BlockContext, signal?: AbortSignal): Promise<PackedRows> {
    const decoded = await this.#ask((peer) => {
      // Cut out of the range it came in, which would move as a whole.
      const own = encoded.slice();
      return peer.ask("decode", { encoded: own, context }, { signal, transfer: [own.buffer] });
    });
    if ("rows" in decoded) return decoded.rows;
    const { message, unsupported } = decoded.refused;
    throw new CodecError(message, { unsupported });
  }

  tellBusy(busy: boolean): void {
    this.#channel.tell("busy", busy);
  }

  #ask<T>(question: (peer: Channel<PeerVerbs, PeerVerbs>) => Promise<T>): Promise<T> {
    return askTwice(() => question(this.#channel), crashed);
  }

  #open(port: MessagePort): Channel<PeerVerbs, PeerVerbs> {
    const { bands, decode, onPeerBusy, onAnswered } = this.#handlers;
    return new Channel<PeerVerbs, PeerVerbs>(
      port,
      {
        async tile(request, { signal, transfer }) {
          const tile = await bands.tile(request, signal);
          // Made for the worker that asked, unlike colour tables, which belong to an open file and are copied.
          transfer.push(...tile.planes.map(({ buffer }) => buffer));
          return tile;
        },
        async window(request, { signal, transfer }) {
          const window = await bands.window(request, signal);
          transfer.push(window.covered.buffer, ...window.planes.map(({ buffer }) => buffer));
          return window;
        },
        grid: (file, { signal }) => bands.grid(file, signal),
        point: (request, { signal }) => bands.point(request, signal),
        band: ({ file, index }, { signal }) => bands.band(file, index, signal),
        async decode({ encoded, context }, { signal, transfer }) {
          try {
            const rows = await decode(encoded, context, signal);
            transfer.push(rows.bytes.buffer as ArrayBuffer);
            return { rows };
          } catch (error) {
            if (!(error instanceof CodecError)) throw error;
            return { refused: { message: error.message, unsupported: error.unsupported } };
          }
        },
        busy: onPeerBusy,
      },
      { onAnswered },
    );
  }
}

const crashed: Problem = {
  kind: "limit",
  message: "The part of the browser that reads this file crashed twice on it.",
  advice: "The file may be damaged or need more memory than the browser gives. Try another scene or zoom in.",
};
