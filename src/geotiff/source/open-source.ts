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
  readonly #inFlight = new Map<string, WantedRange>();
  #wanted: WantedRange[] = [];

  constructor(url: string, context: SourceContext) {
    this.url = url;
    this.#context = context;
  }

  get size(): number | undefined {
    return this.#identity?.size;
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
      const answer = await fetchRange(this.url, request, context, signal, (seen) => this.#accept(seen));
      if (!answer.proven) await proveRanges(this.url, request.offset, answer.bytes, context, signal);
      return answer;
    } finally {
      const total = this.#context.counters;
      total.requests += counters.requests;
      total.bytes += counters.bytes;
      total.retries += counters.retries;
      for (const { part, traffic } of divideTraffic(counters, request.parts)) charge(part.signal, traffic);
    }
  }

  /** Refuses answers of another version of the file than the one that was opened. */
  #accept(answer: RangeAnswer): void {
    if (this.#identity !== undefined && !isSameVersion(this.#identity, answer.identity)) {
      throw new RequestError(
        {
          kind: "changed",
          message: `${fileName(this.url)} was replaced while it was being read.`,
          advice: "Load the scene again.",
          url: displayUrl(this.url),
        },
        { transient: false },
      );
    }
    this.#identity = mergeIdentity(this.#identity, answer.identity);
    if (answer.whole) this.#whole = answer.bytes;
  }
}
