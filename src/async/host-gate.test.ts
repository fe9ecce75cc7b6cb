import { describe, expect, it } from "vitest";
import { HostGate } from "./host-gate.ts";

/** Work that lasts until the test ends it. */
function work(name: string, log: string[]) {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const run = async () => {
    log.push(name);
    await ended;
    return name;
  };
  return { run, end: () => end() };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("a gate", () => {
  it("lets only so many run, and the others in the order they came", async () => {
    const log: string[] = [];
    const gate = new HostGate(2);
    const [a, b, c, d] = ["a", "b", "c", "d"].map((name) => work(name, log)) as [
      ReturnType<typeof work>,
      ReturnType<typeof work>,
      ReturnType<typeof work>,
      ReturnType<typeof work>,
    ];
    const all = Promise.all([a, b, c, d].map(({ run }) => gate.run(run)));
    await settled();
    expect(log).toEqual(["a", "b"]);
    b.end();
    await settled();
    expect(log).toEqual(["a", "b", "c"]);
    for (const { end } of [a, c, d]) end();
    expect(await all).toEqual(["a", "b", "c", "d"]);
  });

  it("forgets a caller that is aborted while it waits", async () => {
    const log: string[] = [];
    const gate = new HostGate(1);
    const first = work("first", log);
    const running = gate.run(first.run);
    const controller = new AbortController();
    const waiting = gate.run(work("never", log).run, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
    first.end();
    await running;
    await gate.run(async () => log.push("last"));
    expect(log).toEqual(["first", "last"]);
  });

  it("is opened again by work that fails", async () => {
    const gate = new HostGate(1);
    await expect(gate.run(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await gate.run(async () => 7)).toBe(7);
  });

  it("lets at least one run, whatever it is told", async () => {
    expect(await new HostGate(0).run(async () => 7)).toBe(7);
  });
});
