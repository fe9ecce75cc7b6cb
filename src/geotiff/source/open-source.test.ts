import { describe, expect, it } from "vitest";
import { ProblemError } from "../../problem/problem.ts";
import { createSourceContext, type SourceContext } from "./context.ts";
import { openSource } from "./open-source.ts";

const content = Uint8Array.from({ length: 200_000 }, (_, index) => (index * 7 + (index >> 8)) & 0xff);
const url = "https://eo.example/scene/B04.tif";

/** A network in memory: answers ranges when told to, and remembers what was asked for. */
class RecordingNetwork {
  readonly ranges: string[] = [];
  running = 0;
  mostRunning = 0;
  aborted = 0;
  /** What a browser shows of a cross-origin answer without exposed headers. */
  hidesContentRange = false;
  ignoresRange = false;

  readonly fetch: typeof fetch = async (_input, init) => {
    const [, from = "", to = ""] =
      /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get("range") ?? "") ?? [];
    this.ranges.push(`${from}-${to}`);
    this.running += 1;
    this.mostRunning = Math.max(this.mostRunning, this.running);
    try {
      await new Promise<void>((resolve, reject) => {
        setTimeout(resolve, 5);
        init?.signal?.addEventListener("abort", () => {
          this.aborted += 1;
          reject(new DOMException("aborted", "AbortError"));
        });
      });
    } finally {
      this.running -= 1;
    }
    const start = this.ignoresRange ? 0 : Number(from);
    const end = Math.min(start + Number(to) - Number(from) + 1, content.length);
    const headers = this.hidesContentRange
      ? undefined
      : { "Content-Range": `bytes ${from}-${end - 1}/${content.length}` };
    const response = new Response(content.slice(start, end), { status: 206, ...(headers && { headers }) });
    if (this.hidesContentRange) Object.defineProperty(response, "type", { value: "cors" });
    return response;
  };

  context(connectionsPerHost = 6): SourceContext {
    return createSourceContext({ connectionsPerHost, fetch: this.fetch });
  }
}

describe("openSource", () => {
  it("joins neighbouring ranges of one tick into one request", async () => {
    const network = new RecordingNetwork();
    const source = openSource(url, network.context());
    const parts = await Promise.all([source.read(0, 1_000), source.read(1_000, 500), source.read(9_000, 10)]);
    expect(network.ranges).toEqual(["0-9009"]);
    expect(parts).toEqual([
      content.subarray(0, 1_000),
      content.subarray(1_000, 1_500),
      content.subarray(9_000, 9_010),
    ]);
  });

  it("keeps ranges apart that lie far from each other", async () => {
    const network = new RecordingNetwork();
    const source = openSource(url, network.context());
    await Promise.all([source.read(0, 10), source.read(100_000, 10)]);
    expect(network.ranges).toEqual(["0-9", "100000-100009"]);
  });

  it("asks once for what two ask for at the same time", async () => {
    const network = new RecordingNetwork();
    const source = openSource(url, network.context());
    const first = source.read(10, 20);
    await new Promise((resolve) => setTimeout(resolve, 2));
    await Promise.all([first, source.read(10, 20)]);
    expect(network.ranges).toEqual(["10-29"]);
  });

  it("goes on for those who stay when one of them leaves", async () => {
    const network = new RecordingNetwork();
    const source = openSource(url, network.context());
    const leaving = new AbortController();
    const left = source.read(10, 20, leaving.signal);
    const stayed = source.read(10, 20);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ name: "AbortError" });
    expect(await stayed).toEqual(content.subarray(10, 30));
  });

  it("stops the request when all callers have left, and can be asked again", async () => {
    const network = new RecordingNetwork();
    const source = openSource(url, network.context());
    const leaving = new AbortController();
    const reads = [source.read(10, 20, leaving.signal), source.read(40, 20, leaving.signal)];
    const settled = Promise.allSettled(reads);
    await new Promise((resolve) => setTimeout(resolve, 2));
    leaving.abort();
    expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(network.aborted).toBe(1);
    expect(await source.read(10, 20)).toEqual(content.subarray(10, 30));
  });

  it("sends nothing for what is aborted in the same tick", async () => {
    const network = new RecordingNetwork();
    const leaving = new AbortController();
    const read = openSource(url, network.context()).read(10, 20, leaving.signal);
    leaving.abort();
    await expect(read).rejects.toMatchObject({ name: "AbortError" });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(network.ranges).toEqual([]);
  });

  it("keeps to the number of connections of a host", async () => {
    const network = new RecordingNetwork();
    const context = network.context(2);
    const reads = Array.from({ length: 8 }, (_, index) => openSource(`${url}?${index}`, context).read(0, 10));
    await Promise.all(reads);
    expect(network.mostRunning).toBe(2);
  });

  it("learns the size and reads no further than the end", async () => {
    const network = new RecordingNetwork();
    const source = openSource(url, network.context());
    expect(await source.read(199_990, 100)).toEqual(content.subarray(199_990));
    expect(source.size).toBe(200_000);
    expect(await source.read(200_000, 100)).toEqual(new Uint8Array(0));
    expect(network.ranges).toHaveLength(1);
  });

  it("believes a host that hides Content-Range after trying it once", async () => {
    const network = new RecordingNetwork();
    network.hidesContentRange = true;
    const source = openSource(url, network.context());
    expect(await source.read(0, 1_000)).toEqual(content.subarray(0, 1_000));
    expect(await source.read(50_000, 1_000)).toEqual(content.subarray(50_000, 51_000));
    expect(network.ranges).toEqual(["0-999", "16-47", "50000-50999"]);
  });

  it("does not believe a host that hides Content-Range and answers other bytes", async () => {
    const network = new RecordingNetwork();
    network.hidesContentRange = true;
    network.ignoresRange = true;
    const read = openSource(url, network.context()).read(5_000, 1_000);
    await expect(read).rejects.toBeInstanceOf(ProblemError);
    await expect(read).rejects.toMatchObject({ problem: { kind: "range" } });
  });
});
