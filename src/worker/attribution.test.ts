import { describe, expect, it, vi } from "vitest";
import { tileAt } from "../geo/tiles.ts";
import { Server, request, setUp, signal, slice } from "./testing/engine-setup.ts";

/** Far apart in the same two files: under each lies another of the four blocks. */
const WEST = tileAt([5.02, 51.345], 16);
const EAST = tileAt([5.07, 51.31], 16);

const tileRequest = (tile: typeof WEST) => ({ ...request, tile });

describe("requests and bytes", () => {
  it("are those of the tile that needed them, whichever tile is answered first", async () => {
    const alone = setUp(new Server());
    const cost = await alone.engine.tile(tileRequest(WEST), signal);
    expect(cost.requests).toBeGreaterThan(0);
    expect(await alone.engine.tile(tileRequest(WEST), signal)).toMatchObject({ requests: 0, bytes: 0 });

    // With both in flight: what the first tile shares with the second it pays for, because it asked first.
    const server = new Server();
    const { engine } = setUp(server);
    let open = (): void => undefined;
    server.gate = new Promise((resolve) => (open = resolve));
    const first = engine.tile(tileRequest(WEST), signal);
    await vi.waitFor(() => expect(server.asked.length).toBeGreaterThan(0));
    const second = engine.tile(tileRequest(EAST), signal);
    // It needs no more than to know how far the file reaches, as the others do: it must not be given what they read.
    const third = engine.tile(tileRequest(tileAt([9, 50], 16)), signal);
    open();
    const [west, east, outside] = await Promise.all([first, second, third]);
    expect(outside).toMatchObject({ requests: 0, bytes: 0, bitmap: null });
    expect([west.requests, west.bytes]).toEqual([cost.requests, cost.bytes]);
    expect(east.bytes).toBeGreaterThan(0);
    expect(east.bytes).toBeLessThan(west.bytes);
    const { requests, bytes } = engine.counters();
    expect(west.requests + east.requests).toBe(requests);
    expect(west.bytes + east.bytes).toBe(bytes);
    expect(requests).toBe(server.asked.length);
  });

  it("of a tile that two callers wait for are those of the first", async () => {
    const server = new Server();
    const { engine } = setUp(server);
    const [first, second] = await Promise.all([
      engine.tile(tileRequest(WEST), signal),
      engine.tile(tileRequest(WEST), signal),
    ]);
    expect(first.requests).toBe(server.asked.length);
    expect(second).toMatchObject({ requests: 0, bytes: 0 });
  });

  it("come with every verb", async () => {
    const server = new Server();
    const { engine } = setUp(server);
    const question = { slice: slice.id, recipe: request.recipe, point: [5.024_179, 51.334_735] as const };
    const result = await engine.run("point", question, { signal, priority: "background" });
    expect(result?.traffic.requests).toBe(server.asked.length);
    expect(result?.answer).toMatchObject({ scene: "scene" });
  });
});
