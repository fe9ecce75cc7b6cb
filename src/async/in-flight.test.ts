import { describe, expect, it, vi } from "vitest";
import { InFlight } from "./in-flight.ts";

const { signal } = new AbortController();
const ORIGIN = "https://data.example.org";

describe("work in flight", () => {
  it("is started once for all that ask while it lasts, and again afterwards", async () => {
    const inFlight = new InFlight();
    const start = vi.fn(async () => 7);
    const asked = [1, 2, 3].map(() => inFlight.join("key", [ORIGIN], signal, start));
    expect(await Promise.all(asked)).toEqual([7, 7, 7]);
    expect(start).toHaveBeenCalledTimes(1);
    await inFlight.join("key", [ORIGIN], signal, start);
    expect(start).toHaveBeenCalledTimes(2);
  });

  it("is not joined when its last caller has left", async () => {
    const inFlight = new InFlight();
    const controller = new AbortController();
    const left = inFlight.join("key", [], controller.signal, () => new Promise<number>(() => undefined));
    controller.abort();
    await expect(left).rejects.toMatchObject({ name: "AbortError" });
    expect(await inFlight.join("key", [], signal, async () => 8)).toBe(8);
  });

  it("is forgotten when it fails", async () => {
    const inFlight = new InFlight();
    await expect(inFlight.join("key", [], signal, () => Promise.reject(new Error("x")))).rejects.toThrow("x");
    expect(await inFlight.join("key", [], signal, async () => 8)).toBe(8);
  });

  it("is stopped by the origins it reads from, for all its callers", async () => {
    const inFlight = new InFlight();
    const signals: AbortSignal[] = [];
    const hang = (own: AbortSignal) => {
      signals.push(own);
      return new Promise<number>(() => undefined);
    };
    const stopped = inFlight.join("a", [ORIGIN], signal, hang);
    void inFlight.join("b", ["https://elsewhere.example.org"], signal, hang);
    inFlight.abort([ORIGIN]);
    await expect(stopped).rejects.toMatchObject({ name: "AbortError" });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(await inFlight.join("a", [ORIGIN], signal, async () => 9)).toBe(9);
  });
});
