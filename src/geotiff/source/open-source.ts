import { displayUrl } from "../../problem/problem.ts";
import { RequestError } from "../../http/request-error.ts";
import type { RangeAnswer } from "./attempt-range.ts";
import type { SourceContext } from "./context.ts";
import { fetchRange } from "./fetch-range.ts";
import { isSameVersion, mergeIdentity, type FileIdentity } from "./file-identity.ts";
import { fileName } from "./file-name.ts";
import { proveRanges } from "./prove-ranges.ts";
import { planRanges, type ByteRange, type PlannedRequest } from "./plan-ranges.ts";
import { SharedWork } from "../../async/shared-work.ts";
import { charge } from "../../async/traffic.ts";
import { divideTraffic } from "./divide-traffic.ts";
import type { RangeSource } from "./types.ts";

interface WantedRange extends ByteRange {
  /** Position among the ranges of one tick. */
  readonly order: number;
  /** Of its first caller, to whom the range is charged. */
  readonly signal: AbortSignal | undefined;
  readonly work: SharedWork<Uint8Array>;
}

/**
 * A file behind an http(s) address. Ranges asked for in one tick are joined into few requests, equal
 * ranges in flight are shared, and all answers belong to one version of the file.
 */
export function openSource(url: string, context: SourceContext): RangeSource {
  return new HttpSource(url, context);
}

class HttpSource implements RangeSource {
  readonly url: string;
  readonly #context: SourceContext;
  #identity: FileIdentity | undefined;
  /** All of the file, where the server does not do ranges. */
  #whole: Uint8Array | undefined;
  /** Answers that were believed: what is there now is compared with them where validators change. */
  readonly #samples: Sample[] = [];
  /** The bytes were the same although the validators were not: only the size tells versions apart. */
  #hasFickleValidators = false;
  readonly #inFlight = new Map<string, WantedRange>();
  #wanted: WantedRange[] = [];

  constructor(url: string, context: SourceContext) {
    this.url = url;
    this.#context = context;
  }

  get size(): number | undefined {
    return this.#identity?.size;
  }

  get lastModified(): number | undefined {
    const time = Date.parse(this.#identity?.lastModified ?? "");
    return Number.isNaN(time) ? undefined : time;
  }

  async read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
    if (this.#whole !== undefined) return this.#whole.subarray(offset, offset + length);
    const end = this.size === undefined ? offset + length : Math.min(this.size, offset + length);
    if (end <= offset) return new Uint8Array(0);
    const key = `${offset}+${length}`;
    const shared = this.#inFlight.get(key);
    if (shared !== undefined && !shared.work.abandoned) return shared.work.join(signal);
    const order = this.#wanted.length;
    const range = { offset, length: end - offset, order, signal, work: new SharedWork<Uint8Array>() };
    this.#inFlight.set(key, range);
    const result = range.work.join(signal);
    if (this.#wanted.length === 0) this.#context.after(0, () => this.#flush());
    this.#wanted.push(range);
    try {
      return await result;
    } finally {
      if (this.#inFlight.get(key) === range) this.#inFlight.delete(key);
    }
  }

  #flush(): void {
    const ranges = this.#wanted.filter(({ work }) => !work.abandoned);
    this.#wanted = [];
    const { mergeGapBytes, mergeLimitBytes } = this.#context.policy;
    for (const request of planRanges(ranges, mergeGapBytes, mergeLimitBytes)) void this.#perform(request);
  }

  async #perform(request: PlannedRequest<WantedRange>): Promise<void> {
    const controller = new AbortController();
    const abortWhenAllLeft = (): void => {
      if (request.parts.every(({ work }) => work.abandoned)) controller.abort();
    };
    for (const { work } of request.parts) work.controller.signal.addEventListener("abort", abortWhenAllLeft);
    try {
      const answer = await this.#fetch(request, controller.signal);
      const origin = answer.whole ? 0 : request.offset;
      for (const { offset, length, work } of request.parts) {
        work.resolve(answer.bytes.subarray(offset - origin, offset - origin + length));
      }
    } catch (error) {
      for (const { work } of request.parts) work.reject(error);
    }
  }

  /** Everything that was sent and received is counted and charged before the callers hear of the answer. */
  async #fetch(request: PlannedRequest<WantedRange>, signal: AbortSignal): Promise<RangeAnswer> {
    const counters = { requests: 0, bytes: 0, retries: 0 };
    const context = { ...this.#context, counters };
    try {
      const answer = await fetchRange(this.url, request, context, signal, (seen) =>
        this.#refuseOtherSize(seen),
      );
      if (!this.#isKnownVersion(answer)) await this.#compareBytes(context, signal);
      if (!answer.proven) await proveRanges(this.url, request.offset, answer.bytes, context, signal);
      this.#accept(answer, request.offset);
      return answer;
    } finally {
      const total = this.#context.counters;
      total.requests += counters.requests;
      total.bytes += counters.bytes;
      total.retries += counters.retries;
      for (const { part, traffic } of divideTraffic(counters, request.parts)) charge(part.signal, traffic);
    }
  }

  #refuseOtherSize({ identity: { size } }: RangeAnswer): void {
    const known = this.#identity?.size;
    if (known !== undefined && size !== undefined && known !== size) throw replaced(this.url);
  }

  #isKnownVersion({ identity }: RangeAnswer): boolean {
    return (
      this.#hasFickleValidators || this.#identity === undefined || isSameVersion(this.#identity, identity)
    );
  }

  /**
   * Servers behind a load balancer may each have validators of their own for the same bytes. What was read before is
   * asked for again; the file was replaced where the answer is another one.
   * @throws RequestError of kind `changed`
   */
  async #compareBytes(context: SourceContext, signal: AbortSignal): Promise<void> {
    if (this.#samples.length === 0) throw replaced(this.url);
    for (const { offset, bytes } of this.#samples) {
      const range = { offset, length: bytes.byteLength };
      const again = await fetchRange(this.url, range, context, signal, (seen) => this.#refuseOtherSize(seen));
      const start = again.whole ? offset : 0;
      const now = again.bytes.subarray(start, start + bytes.byteLength);
      if (now.byteLength !== bytes.byteLength || bytes.some((byte, at) => byte !== now[at]))
        throw replaced(this.url);
    }
    this.#hasFickleValidators = true;
  }

  #accept(answer: RangeAnswer, offset: number): void {
    this.#identity = mergeIdentity(this.#identity, answer.identity);
    if (answer.whole) this.#whole = answer.bytes;
    // The header, and the pixels read last: files of one size may well have the same header.
    const start = answer.whole ? 0 : offset;
    const bytes = answer.bytes.slice(0, SAMPLE_BYTES);
    if (bytes.byteLength > 0) this.#samples[this.#samples.length === 0 ? 0 : 1] = { offset: start, bytes };
  }
}

interface Sample {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** As much of an answer is kept. */
const SAMPLE_BYTES = 4096;

function replaced(url: string): RequestError {
  return new RequestError(
    {
      kind: "changed",
      message: `${fileName(url)} was replaced while it was being read.`,
      advice: "Load the scene again.",
      url: displayUrl(url),
    },
    { transient: false },
  );
}
