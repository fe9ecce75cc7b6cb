import { describe, expect, it } from "vitest";
import { type JobPriority, JobQueue, type QueuedJob } from "./job-queue.ts";

/** A queue whose jobs run until the test ends them; what has begun, in order. */
class Bench {
  readonly queue = new JobQueue();
  readonly begun: string[] = [];
  readonly #ends = new Map<string, () => void>();

  ask(key: string, priority: JobPriority, signal = new AbortController().signal): Promise<void> {
    const job: QueuedJob = { key, priority };
    return this.queue.run(job, signal, () => {
      this.begun.push(key);
      return new Promise<void>((resolve) => this.#ends.set(key, resolve));
    });
  }

  askMany(count: number, priority: JobPriority): void {
    for (let index = 0; index < count; index += 1) void this.ask(`${priority} ${index}`, priority);
  }

  async end(key: string): Promise<void> {
    this.#ends.get(key)?.();
    await settle();
  }

  /** Jobs that have begun and have that priority in their name. */
  count(priority: JobPriority): number {
    return this.begun.filter((key) => key.startsWith(priority)).length;
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("the queue of jobs", () => {
  it("serves points at once, then what is visible, then prefetching, then the background, each in the order asked", async () => {
    const bench = new Bench();
    bench.askMany(16, "visible");
    void bench.ask("later", "background");
    void bench.ask("soon", "prefetch");
    void bench.ask("centre", "visible");
    void bench.ask("edge", "visible");
    expect(bench.begun).toHaveLength(16);
    void bench.ask("pointer", "point");
    expect(bench.begun.at(-1)).toBe("pointer");
    await bench.end("pointer");
    for (const each of ["visible 0", "visible 1", "visible 2", "visible 3", "visible 4"])
      await bench.end(each);
    expect(bench.begun.slice(17)).toEqual(["centre", "edge", "soon", "later"]);
  });

  it("begins at once where there is room", () => {
    const bench = new Bench();
    void bench.ask("tile", "visible");
    expect(bench.begun).toEqual(["tile"]);
  });

  it("leaves room for what may become visible while it prefetches", () => {
    const bench = new Bench();
    bench.askMany(10, "prefetch");
    bench.askMany(12, "visible");
    expect([bench.count("prefetch"), bench.count("visible")]).toEqual([4, 12]);
  });

  it("bounds the number of jobs in the background, and never gives them the last free place", async () => {
    const bench = new Bench();
    bench.askMany(5, "background");
    expect(bench.count("background")).toBe(2);
    const full = new Bench();
    full.askMany(15, "visible");
    void full.ask("background", "background");
    expect(full.count("background")).toBe(0);
    void full.ask("visible 15", "visible");
    expect(full.begun.at(-1)).toBe("visible 15");
    await full.end("visible 0");
    expect(full.count("background")).toBe(0);
    await full.end("visible 1");
    expect(full.count("background")).toBe(1);
  });

  it("hastens a job in the background for a visible caller, whether it waits or runs", async () => {
    const bench = new Bench();
    bench.askMany(4, "background");
    expect(bench.count("background")).toBe(2);
    bench.queue.hasten("background 3", "visible");
    await settle();
    expect(bench.begun).toEqual(["background 0", "background 1", "background 3"]);
    // A job that runs and becomes visible leaves its place in the background to the next.
    bench.queue.hasten("background 0", "visible");
    await settle();
    expect(bench.begun.at(-1)).toBe("background 2");
  });

  it("does not slow down a job for a caller that is less urgent", async () => {
    const bench = new Bench();
    bench.askMany(16, "visible");
    void bench.ask("waits", "visible");
    bench.queue.hasten("waits", "prefetch");
    void bench.ask("after", "visible");
    await bench.end("visible 0");
    expect(bench.begun.at(-1)).toBe("waits");
  });

  it("forgets a job that is aborted while it waits", async () => {
    const bench = new Bench();
    bench.askMany(16, "visible");
    const controller = new AbortController();
    const aborted = bench.ask("aborted", "visible", controller.signal);
    expect(bench.queue.load).toBe(17);
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ name: "AbortError" });
    expect(bench.queue.load).toBe(16);
    await bench.end("visible 0");
    expect(bench.begun).not.toContain("aborted");
  });

  it("gives the place of a job that failed to the next", async () => {
    const queue = new JobQueue();
    const { signal } = new AbortController();
    const failing = queue.run({ key: "a", priority: "visible" }, signal, () =>
      Promise.reject(new Error("no")),
    );
    await expect(failing).rejects.toThrow("no");
    expect(queue.load).toBe(0);
  });
});
