import { describe, expect, it } from "vitest";
import { withDeadline } from "./deadline.ts";
import { ManualClock } from "./testing/manual-clock.ts";

const late = { kind: "network", message: "It took too long." } as const;
const never = () => new Promise<never>(() => undefined);

describe("work with a deadline", () => {
  it("gives what it gives in time, and leaves no timer and its signal alone", async () => {
    const clock = new ManualClock();
    let seen: AbortSignal | undefined;
    const work = async (signal: AbortSignal) => {
      seen = signal;
      return 7;
    };
    expect(await withDeadline(clock, 100, late, undefined, work)).toBe(7);
    expect(clock.timers).toBe(0);
    await clock.pass(200);
    expect(seen?.aborted).toBe(false);
  });

  it("fails with the given problem when the time is up, even if the work ignores its signal", async () => {
    const clock = new ManualClock();
    let seen: AbortSignal | undefined;
    const working = withDeadline(clock, 100, late, undefined, (signal) => {
      seen = signal;
      return never();
    });
    const failure = expect(working).rejects.toMatchObject({ problem: late, cause: { name: "TimeoutError" } });
    await clock.pass(100);
    await failure;
    expect(seen?.aborted).toBe(true);
  });

  it("says what is known when the time is up, where that changes", async () => {
    const clock = new ManualClock();
    let last = "nothing";
    const problem = () => ({ kind: "server", message: last }) as const;
    const failure = expect(withDeadline(clock, 100, problem, undefined, never)).rejects.toThrow("503");
    last = "503";
    await clock.pass(100);
    await failure;
  });

  it("is aborted by the signal from outside, and leaves no timer", async () => {
    const clock = new ManualClock();
    const outside = new AbortController();
    let seen: AbortSignal | undefined;
    const working = withDeadline(clock, 100, late, outside.signal, (signal) => {
      seen = signal;
      return never();
    });
    outside.abort();
    await expect(working).rejects.toMatchObject({ name: "AbortError" });
    expect(seen?.aborted).toBe(true);
    expect(clock.timers).toBe(0);
  });

  it("aborts what is left of the work that failed", async () => {
    let seen: AbortSignal | undefined;
    const working = withDeadline(new ManualClock(), 100, late, undefined, (signal) => {
      seen = signal;
      return Promise.reject(new Error("broken"));
    });
    await expect(working).rejects.toThrow("broken");
    expect(seen?.aborted).toBe(true);
  });
});
