import { describe, expect, it, vi } from "vitest";
import { ManualClock } from "../async/testing/manual-clock.ts";
import { RequestError } from "./request-error.ts";
import { type Backoff, retrying } from "./retrying.ts";

const BACKOFF: Backoff = { tries: 4, firstPauseMs: 500, longestPauseMs: 1_500, longestRetryAfterMs: 20_000 };

function failure(transient: boolean, retryAfterMs?: number): RequestError {
  return new RequestError({ kind: "server", message: "It failed." }, { transient, retryAfterMs });
}

/** Runs work that fails each time with `error`, and tells when it was tried. */
async function triedAt(error: Error, random = 0.5): Promise<number[]> {
  const clock = new ManualClock();
  vi.spyOn(clock, "random").mockReturnValue(random);
  const begun = clock.now();
  const times: number[] = [];
  const attempt = () => {
    times.push(clock.now() - begun);
    return Promise.reject(error);
  };
  const failed = expect(retrying(clock, BACKOFF, attempt)).rejects.toBe(error);
  await clock.pass(600_000);
  await failed;
  return times;
}

describe("work that is tried again", () => {
  it("pauses longer each time, up to the longest pause, and gives up", async () => {
    expect(await triedAt(failure(true))).toEqual([0, 500, 1_500, 3_000]);
  });

  it("varies its pauses by half", async () => {
    expect(await triedAt(failure(true), 0)).toEqual([0, 250, 750, 1_750]);
    expect(await triedAt(failure(true), 0.998)).toEqual([0, 749, 2_247, 3_747]);
  });

  it("waits as long as the server asks, and never less than its own pause", async () => {
    expect(await triedAt(failure(true, 7_000))).toEqual([0, 7_000, 14_000, 21_000]);
    expect(await triedAt(failure(true, 0))).toEqual([0, 500, 1_500, 3_000]);
  });

  it("does not wait for a server that asks for too long", async () => {
    expect(await triedAt(failure(true, 20_001))).toEqual([0]);
  });

  it("is not tried again when that is no use, or when it is no request that failed", async () => {
    expect(await triedAt(failure(false))).toEqual([0]);
    expect(await triedAt(new Error("a mistake"))).toEqual([0]);
  });

  it("gives what a later try gives", async () => {
    const clock = new ManualClock();
    let tries = 0;
    const result = retrying(clock, BACKOFF, async () => {
      tries += 1;
      if (tries < 3) throw failure(true);
      return tries;
    });
    await clock.pass(2_000);
    expect(await result).toBe(3);
  });

  it("is aborted in a pause", async () => {
    const clock = new ManualClock();
    const controller = new AbortController();
    const attempt = () => Promise.reject(failure(true));
    const aborted = expect(retrying(clock, BACKOFF, attempt, controller.signal)).rejects.toMatchObject({
      name: "AbortError",
    });
    await clock.pass(100);
    controller.abort();
    await aborted;
    expect(clock.timers).toBe(0);
  });
});
