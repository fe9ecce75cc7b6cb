import { describe, expect, it } from "vitest";
import { JobQueue } from "./job-queue.ts";

const all = () => true;

describe("the queue of jobs", () => {
  it("serves points, then what is visible, then prefetching, each in the order asked", () => {
    const queue = new JobQueue<string>();
    queue.push("later", "prefetch");
    queue.push("centre", "visible");
    queue.push("edge", "visible");
    queue.push("pointer", "point");
    expect([1, 2, 3, 4, 5].map(() => queue.take(all))).toEqual([
      "pointer",
      "centre",
      "edge",
      "later",
      undefined,
    ]);
  });

  it("leaves what is refused in its place", () => {
    const queue = new JobQueue<string>();
    queue.push("first", "prefetch");
    queue.push("second", "prefetch");
    expect(queue.take((_, priority) => priority !== "prefetch")).toBeUndefined();
    expect(queue.take(all)).toBe("first");
  });

  it("forgets what is withdrawn, and tells whether it was still waiting", () => {
    const queue = new JobQueue<string>();
    queue.push("one", "visible");
    expect(queue.remove("one")).toBe(true);
    expect(queue.remove("one")).toBe(false);
    expect(queue.take(all)).toBeUndefined();
  });

  it("puts back what lost its worker at the front", () => {
    const queue = new JobQueue<string>();
    queue.push("waiting", "visible");
    queue.unshift("lost", "visible");
    expect(queue.drain()).toEqual(["lost", "waiting"]);
    expect(queue.drain()).toEqual([]);
  });
});
