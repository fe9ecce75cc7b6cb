import { abortError } from "../async/abort.ts";
import type { BlockContext } from "../geotiff/codec/types.ts";
import type { DecodeBlock } from "../geotiff/tiff/read-block.ts";
import type { PackedRows } from "../geotiff/tiff/unpack.ts";

/** Another worker, as far as decoding goes. */
export interface Helper {
  decode(encoded: Uint8Array, context: BlockContext, signal?: AbortSignal): Promise<PackedRows>;
  /** Tells it whether there is something to decode here. */
  tellBusy(busy: boolean): void;
}

/** One is decoded while the next one's bytes are passed to the platform's decompressor. */
const HERE_AT_A_TIME = 2;
/** As many as keep a helper busy while its answers are on the way. */
const LENT_AT_A_TIME = 2;

/** Bytes from which on a block takes longer to decode than to pass on, unless it is not compressed at all. */
const WORTH_LENDING = 8 * 1024;
const UNCOMPRESSED = 1;

interface Task {
  readonly encoded: Uint8Array;
  readonly context: BlockContext;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (rows: PackedRows) => void;
  readonly reject: (error: unknown) => void;
}

interface Known {
  readonly helper: Helper;
  busy: boolean;
  lent: number;
}

/**
 * Only its owner reads a file, but decoding is most of the work: an owner with more blocks than it can decode
 * at a time lends some to workers that have none.
 */
export class DecodeFarm {
  /** In this thread, at once. */
  readonly decodeHere: DecodeBlock;
  private readonly helpers = new Map<number, Known>();
  private readonly waiting: Task[] = [];
  /** Own blocks that are being decoded here. Those of others do not count: who helps can help more. */
  private here = 0;

  constructor(decodeHere: DecodeBlock) {
    this.decodeHere = decodeHere;
  }

  /** A new helper, or one in the place of a worker that is gone. */
  enlist(worker: number, helper: Helper): void {
    this.helpers.set(worker, { helper, busy: false, lent: 0 });
    if (this.here > 0) helper.tellBusy(true);
  }

  /** What a helper says of itself. */
  setBusy(worker: number, busy: boolean): void {
    const known = this.helpers.get(worker);
    if (known) known.busy = busy;
    this.assign();
  }

  /** Here or elsewhere, whoever is free first. @throws CodecError, AbortError, ProblemError */
  readonly decode: DecodeBlock = (encoded, context, signal) =>
    new Promise((resolve, reject) => {
      this.waiting.push({ encoded, context, signal, resolve, reject });
      this.assign();
    });

  private assign(): void {
    for (;;) {
      const [task] = this.waiting;
      if (!task) return;
      const free = this.here < HERE_AT_A_TIME;
      const helper = free || !isWorthLending(task) ? undefined : this.idleHelper();
      if (!free && !helper) return;
      this.waiting.shift();
      if (task.signal?.aborted === true) task.reject(abortError());
      else if (helper) void this.lend(task, helper);
      else void this.work(task);
    }
  }

  private idleHelper(): Known | undefined {
    let best: Known | undefined;
    for (const known of this.helpers.values()) {
      if (known.busy || known.lent >= LENT_AT_A_TIME) continue;
      if (!best || known.lent < best.lent) best = known;
    }
    return best;
  }

  private async work({ encoded, context, signal, resolve, reject }: Task): Promise<void> {
    this.here += 1;
    if (this.here === 1) this.tellHelpers(true);
    try {
      resolve(await this.decodeHere(encoded, context, signal));
    } catch (error) {
      reject(error);
    } finally {
      this.here -= 1;
      this.assign();
      if (this.here === 0) this.tellHelpers(false);
    }
  }

  private async lend({ encoded, context, signal, resolve, reject }: Task, known: Known): Promise<void> {
    known.lent += 1;
    try {
      resolve(await known.helper.decode(encoded, context, signal));
    } catch (error) {
      reject(error);
    } finally {
      known.lent -= 1;
      this.assign();
    }
  }

  private tellHelpers(busy: boolean): void {
    for (const { helper } of this.helpers.values()) helper.tellBusy(busy);
  }
}

function isWorthLending({ encoded, context }: Task): boolean {
  return encoded.byteLength >= WORTH_LENDING && context.image.compression !== UNCOMPRESSED;
}
