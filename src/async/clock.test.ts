import { describe, expect, it } from "vitest";
import { sleep } from "./clock.ts";
import { ManualClock } from "./testing/manual-clock.ts";

describe("sleep", () => {
  it("lasts as long as it is told", async () => {
    const clock = new ManualClock();
    let awake = false;
    void sleep(clock, 100).then(() => {
      awake = true;
    });
    await clock.pass(99);
    expect(awake).toBe(false);
    await clock.pass(1);
    expect(awake).toBe(true);
  });

  it("is ended by its signal, and leaves no timer", async () => {
    const clock = new ManualClock();
    const controller = new AbortController();
    const sleeping = sleep(clock, 100, controller.signal);
    expect(clock.timers).toBe(1);
    controller.abort();
    await expect(sleeping).rejects.toMatchObject({ name: "AbortError" });
    expect(clock.timers).toBe(0);
  });

  it("does not begin when its signal is aborted already", async () => {
    const clock = new ManualClock();
    await expect(sleep(clock, 100, AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
    expect(clock.timers).toBe(0);
  });
});
