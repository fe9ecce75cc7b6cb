import { describe, expect, it, vi } from "vitest";
import { tileAt } from "../geo/tiles.ts";
import { Server, request, setUp, signal } from "./testing/engine-setup.ts";
import type { TileRequest } from "./types.ts";

describe("a tile that is asked for again while it is under way", () => {
  it("is drawn once, before those that only might come into view", async () => {
    const { engine, pictures, copies } = setUp(new Server(), 1);
    const { x, y, z } = tileAt([5.04, 51.33], 16);
    const ask = (step: number, priority: TileRequest["priority"]) =>
      engine.tile({ ...request, tile: { x: x + step, y, z }, priority }, signal);
    const order: number[] = [];
    // More than a worker prefetches at a time: the last of them wait in the queue.
    const prefetched = [0, 1, 2, 3, 4, 5, 6, 7].map(async (step) => {
      const { bitmap } = await ask(step, "prefetch");
      order.push(step);
      return bitmap;
    });
    const visible = await ask(7, "visible");
    const bitmaps = await Promise.all(prefetched);
    expect(visible.bitmap).not.toBeNull();
    expect(visible.bitmap).not.toBe(bitmaps[7]);
    expect(copies).toHaveLength(1);
    expect(order.indexOf(7)).toBeLessThan(order.indexOf(6));
    expect(pictures).toHaveLength(8);
  });

  it("is stopped only when both callers have left", async () => {
    const server = new Server();
    server.gate = new Promise(() => undefined);
    const { engine } = setUp(server);
    const [first, second] = [new AbortController(), new AbortController()];
    const answers = [first, second].map(({ signal: leave }) => engine.tile(request, leave));
    const settled = Promise.allSettled(answers);
    await vi.waitFor(() => expect(server.asked.length).toBe(2));
    first.abort();
    await expect(answers[0]).rejects.toMatchObject({ name: "AbortError" });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.aborted).toBe(0);
    second.abort();
    await vi.waitFor(() => expect(server.aborted).toBe(2));
    expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });

  it("is read again when its origin was cleared in between", async () => {
    const server = new Server();
    let open = (): void => undefined;
    server.gate = new Promise((resolve) => {
      open = resolve;
    });
    const { engine } = setUp(server);
    const before = engine.tile(request, signal);
    const dropped = expect(before).rejects.toMatchObject({ name: "AbortError" });
    await vi.waitFor(() => expect(server.asked.length).toBe(2));
    engine.clear(["https://tiles.test"]);
    const after = engine.tile(request, signal);
    open();
    await dropped;
    expect((await after).bitmap).not.toBeNull();
  });
});
