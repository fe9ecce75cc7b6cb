import { type Problem, ProblemError, isAbort, problemOf } from "../problem/problem.ts";
import { abortError } from "../async/abort.ts";
import { CodecError, type BlockContext } from "../geotiff/codec/types.ts";
import type { DecodeBlock } from "../geotiff/tiff/read-block.ts";
import type { PackedRows } from "../geotiff/tiff/unpack.ts";
import type { Helper } from "./decode-farm.ts";
import type {
  BandReader,
  FilePointRequest,
  FileReference,
  FileTile,
  FileTileRequest,
  StoredValue,
} from "../raster/tile/bands.ts";

/** A question to another worker, with what it answers. */
type Question =
  | { readonly kind: "tile"; readonly request: FileTileRequest }
  | { readonly kind: "point"; readonly request: FilePointRequest }
  | { readonly kind: "palette"; readonly file: FileReference; readonly band: number }
  | { readonly kind: "decode"; readonly encoded: Uint8Array; readonly context: BlockContext };

type Answer = FileTile | readonly StoredValue[] | null | Uint8Array | undefined | Decoded;

/** Errors lose their class on the way. */
type Decoded =
  | { readonly rows: PackedRows }
  | { readonly refused: { readonly message: string; readonly unsupported: boolean } };

/** What one worker does for another. */
export interface PeerDuties {
  readonly bands: BandReader;
  /** @throws CodecError */
  readonly decode: DecodeBlock;
  /** The other has begun, or has nothing more, to decode itself. */
  readonly otherIsBusy: (busy: boolean) => void;
}

/** `problem` is null for a question that was aborted. */
type PeerMessage =
  | { readonly ask: number; readonly question: Question }
  | { readonly stop: number }
  | { readonly answer: number; readonly value: Answer }
  | { readonly failed: number; readonly problem: Problem | null }
  | { readonly busy: boolean };

interface Open {
  readonly question: Question;
  losses: number;
  resolve(value: Answer): void;
  reject(error: unknown): void;
}

/**
 * Both ends of the line between two workers: asks the other for bands of the files it owns or to decode a
 * block, and does the same when the other asks. When the other is replaced, what it owed is asked again, once.
 */
export class PeerLink implements BandReader, Helper {
  private readonly duties: PeerDuties;
  private readonly answered: () => void;
  private port: MessagePort | undefined;
  private readonly asked = new Map<number, Open>();
  private readonly answering = new Map<number, AbortController>();
  private lastId = 0;

  /** @param answered called after each answer to the other */
  constructor(duties: PeerDuties, answered: () => void) {
    this.duties = duties;
    this.answered = answered;
  }

  connect(port: MessagePort): void {
    this.port?.close();
    this.port = port;
    for (const controller of this.answering.values()) controller.abort();
    this.answering.clear();
    port.onmessage = ({ data }: MessageEvent<PeerMessage>) => this.receive(data);
    for (const [id, open] of this.asked) {
      open.losses += 1;
      if (open.losses > 1) this.close(id)?.reject(new ProblemError(crashed));
      else this.send({ ask: id, question: open.question });
    }
  }

  tile(request: FileTileRequest, signal: AbortSignal): Promise<FileTile> {
    return this.ask({ kind: "tile", request }, signal) as Promise<FileTile>;
  }

  point(request: FilePointRequest, signal: AbortSignal): Promise<readonly StoredValue[] | null> {
    return this.ask({ kind: "point", request }, signal) as Promise<readonly StoredValue[] | null>;
  }

  palette(file: FileReference, band: number, signal: AbortSignal): Promise<Uint8Array | undefined> {
    return this.ask({ kind: "palette", file, band }, signal) as Promise<Uint8Array | undefined>;
  }

  async decode(encoded: Uint8Array, context: BlockContext, signal?: AbortSignal): Promise<PackedRows> {
    // Cut out of the range it came in, which would be copied as a whole.
    const question: Question = { kind: "decode", encoded: encoded.slice(), context };
    const decoded = (await this.ask(question, signal ?? new AbortController().signal)) as Decoded;
    if ("rows" in decoded) return decoded.rows;
    const { message, unsupported } = decoded.refused;
    throw new CodecError(message, { unsupported });
  }

  tellBusy(busy: boolean): void {
    this.send({ busy });
  }

  private ask(question: Question, signal: AbortSignal): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(abortError());
        return;
      }
      const id = ++this.lastId;
      const leave = (): void => {
        this.close(id);
        this.send({ stop: id });
        reject(abortError());
      };
      const settle = (): void => signal.removeEventListener("abort", leave);
      signal.addEventListener("abort", leave, { once: true });
      this.asked.set(id, {
        question,
        losses: 0,
        resolve: (value) => {
          settle();
          resolve(value);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      });
      this.send({ ask: id, question });
    });
  }

  private receive(message: PeerMessage): void {
    if ("ask" in message) void this.answer(message.ask, message.question);
    else if ("stop" in message) this.answering.get(message.stop)?.abort();
    else if ("busy" in message) this.duties.otherIsBusy(message.busy);
    else if ("answer" in message) this.close(message.answer)?.resolve(message.value);
    else {
      const { failed, problem } = message;
      this.close(failed)?.reject(problem ? new ProblemError(problem) : abortError());
    }
  }

  private async answer(id: number, question: Question): Promise<void> {
    const controller = new AbortController();
    this.answering.set(id, controller);
    const { port } = this;
    try {
      const value = await perform(this.duties, question, controller.signal);
      port?.postMessage({ answer: id, value } satisfies PeerMessage, transferable(value));
    } catch (error) {
      const problem = isAbort(error) ? null : problemOf(error);
      port?.postMessage({ failed: id, problem } satisfies PeerMessage);
    } finally {
      if (this.answering.get(id) === controller) this.answering.delete(id);
      this.answered();
    }
  }

  private close(id: number): Open | undefined {
    const open = this.asked.get(id);
    this.asked.delete(id);
    return open;
  }

  private send(message: PeerMessage): void {
    this.port?.postMessage(message);
  }
}

function perform({ bands, decode }: PeerDuties, question: Question, signal: AbortSignal): Promise<Answer> {
  if (question.kind === "tile") return bands.tile(question.request, signal);
  if (question.kind === "point") return bands.point(question.request, signal);
  if (question.kind === "palette") return bands.palette(question.file, question.band, signal);
  return decode(question.encoded, question.context, signal).then(
    (rows): Decoded => ({ rows }),
    (error: unknown): Decoded => {
      if (!(error instanceof CodecError)) throw error;
      return { refused: { message: error.message, unsupported: error.unsupported } };
    },
  );
}

/** Planes and rows are made for whoever asked and move over; colour tables belong to an open file and are copied. */
function transferable(value: Answer): Transferable[] {
  if (value === null || value === undefined) return [];
  if ("planes" in value) return value.planes.map(({ buffer }) => buffer);
  return "rows" in value ? [value.rows.bytes.buffer as ArrayBuffer] : [];
}

const crashed: Problem = {
  kind: "limit",
  message: "The part of the browser that reads this file crashed twice on it.",
  advice: "The file may be damaged or need more memory than the browser gives. Try another scene or zoom in.",
};
