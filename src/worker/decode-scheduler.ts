import { abortError } from "../async/abort.ts";
import type { BlockContext } from "../geotiff/codec/types.ts";
import type { DecodeBlock } from "../geotiff/tiff/read-block.ts";
import type { PackedRows } from "../geotiff/tiff/unpack.ts";

/** Another worker, as far as decoding goes. */
export interface RemoteDecoder {
  decode(encoded: Uint8Array, context: BlockContext, signal?: AbortSignal): Promise<PackedRows>;
  /** Tells it whether this worker has blocks to decode. */
  tellBusy(busy: boolean): void;
}

/** One is decoded while the next one's bytes are passed to the platform's decompressor. */
const LOCAL_AT_A_TIME = 2;
/** As many as keep a remote decoder busy while its answers are on the way. */
const DELEGATED_AT_A_TIME = 2;

/** From this size on a block takes longer to decode than to send, unless it is not compressed at all. */
const MIN_DELEGATED_BYTES = 8 * 1024;
const UNCOMPRESSED = 1;

interface Task {
  readonly encoded: Uint8Array;
  readonly context: BlockContext;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (rows: PackedRows) => void;
  readonly reject: (error: unknown) => void;
}

interface Remote {
  readonly decoder: RemoteDecoder;
  busy: boolean;
  delegated: number;
}

/**
 * Only its owner reads a file, but decoding is most of the work: an owner with more blocks than it can decode
 * at a time delegates some to workers that have none.
 */
export class DecodeScheduler {
  /** In this thread, at once. */
  readonly decodeHere: DecodeBlock;
  readonly #remotes = new Map<number, Remote>();
  readonly #waiting: Task[] = [];
  /** Own blocks being decoded here. Those of others do not count: a worker that decodes them can take more. */
  #local = 0;

  constructor(decodeHere: DecodeBlock) {
    this.decodeHere = decodeHere;
  }

  /** Adds a remote decoder, or replaces that of a worker that is gone. */
  register(worker: number, decoder: RemoteDecoder): void {
    this.#remotes.set(worker, { decoder, busy: false, delegated: 0 });
    if (this.#local > 0) decoder.tellBusy(true);
  }

  /** As the remote decoder says of itself. */
  setBusy(worker: number, busy: boolean): void {
    const remote = this.#remotes.get(worker);
    if (remote) remote.busy = busy;
    this.#assign();
  }

  /** Here or elsewhere, wherever there is room first. @throws CodecError, AbortError, ProblemError */
  readonly decode: DecodeBlock = (encoded, context, signal) =>
    new Promise((resolve, reject) => {
      this.#waiting.push({ encoded, context, signal, resolve, reject });
      this.#assign();
    });

  #assign(): void {
    for (;;) {
      const [task] = this.#waiting;
      if (!task) return;
      const hasRoom = this.#local < LOCAL_AT_A_TIME;
      const remote = hasRoom || !isWorthDelegating(task) ? undefined : this.#idleRemote();
      if (!hasRoom && !remote) return;
      this.#waiting.shift();
      if (task.signal?.aborted === true) task.reject(abortError());
      else if (remote) void this.#delegate(task, remote);
      else void this.#decodeLocally(task);
    }
  }

  #idleRemote(): Remote | undefined {
    let best: Remote | undefined;
    for (const remote of this.#remotes.values()) {
      if (remote.busy || remote.delegated >= DELEGATED_AT_A_TIME) continue;
      if (!best || remote.delegated < best.delegated) best = remote;
    }
    return best;
  }

  async #decodeLocally({ encoded, context, signal, resolve, reject }: Task): Promise<void> {
    this.#local += 1;
    if (this.#local === 1) this.#tellBusy(true);
    try {
      resolve(await this.decodeHere(encoded, context, signal));
    } catch (error) {
      reject(error);
    } finally {
      this.#local -= 1;
      this.#assign();
      if (this.#local === 0) this.#tellBusy(false);
    }
  }

  async #delegate({ encoded, context, signal, resolve, reject }: Task, remote: Remote): Promise<void> {
    remote.delegated += 1;
    try {
      resolve(await remote.decoder.decode(encoded, context, signal));
    } catch (error) {
      reject(error);
    } finally {
      remote.delegated -= 1;
      this.#assign();
    }
  }

  #tellBusy(busy: boolean): void {
    for (const { decoder } of this.#remotes.values()) decoder.tellBusy(busy);
  }
}

function isWorthDelegating({ encoded, context }: Task): boolean {
  return encoded.byteLength >= MIN_DELEGATED_BYTES && context.image.compression !== UNCOMPRESSED;
}
