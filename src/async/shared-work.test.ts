import { describe, expect, it } from "vitest";
import { SharedWork } from "./shared-work.ts";

describe("shared work", () => {
  it("gives its outcome to all its callers", async () => {
    const work = new SharedWork<number>();
    const both = Promise.all([work.join(), work.join(new AbortController().signal)]);
    work.resolve(7);
    expect(await both).toEqual([7, 7]);
  });

  it("goes on when one of two callers leaves, and is aborted with the last", async () => {
    const work = new SharedWork<number>();
    const callers = [new AbortController(), new AbortController()];
    const waiting = callers.map(({ signal }) => work.join(signal));
    callers[0]?.abort();
    await expect(waiting[0]).rejects.toMatchObject({ name: "AbortError" });
    expect(work.abandoned).toBe(false);
    callers[1]?.abort();
    await expect(waiting[1]).rejects.toMatchObject({ name: "AbortError" });
    expect(work.abandoned).toBe(true);
  });

  it("is not aborted by callers that leave after its end", async () => {
    const work = new SharedWork<number>();
    const caller = new AbortController();
    const waiting = work.join(caller.signal);
    work.resolve(7);
    await waiting;
    caller.abort();
    expect(work.abandoned).toBe(false);
  });

  it("fails for all its callers, and quietly when no caller is left", async () => {
    const work = new SharedWork<number>();
    const waiting = work.join();
    work.reject(new Error("broken"));
    await expect(waiting).rejects.toThrow("broken");
    new SharedWork<number>().reject(new Error("unheard"));
  });
});
