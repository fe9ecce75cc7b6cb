import { describe, expect, it } from "vitest";
import { abortError, untilAborted } from "./abort.ts";

const aborted = { name: "AbortError", message: "The operation was aborted." };

describe("a wait that can be aborted", () => {
  it("ends with its promise, whether it is kept or broken", async () => {
    const { signal } = new AbortController();
    expect(await untilAborted(Promise.resolve(7), signal)).toBe(7);
    await expect(untilAborted(Promise.reject(new Error("broken")), signal)).rejects.toThrow("broken");
    expect(await untilAborted(Promise.resolve(8))).toBe(8);
  });

  it("ends with AbortError when the signal is aborted, whatever its reason", async () => {
    const controller = new AbortController();
    const waiting = untilAborted(new Promise(() => undefined), controller.signal);
    controller.abort(new Error("a reason of its own"));
    await expect(waiting).rejects.toMatchObject(aborted);
    await expect(untilAborted(Promise.resolve(1), controller.signal)).rejects.toMatchObject(aborted);
  });

  it("handles the failure of a promise that is no longer waited for", async () => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown) => void unhandled.push(reason);
    process.on("unhandledRejection", listen);
    await untilAborted(Promise.reject(new Error("late")), AbortSignal.abort()).catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", listen);
    expect(unhandled).toEqual([]);
  });

  it("gives an error that the rest of the code takes for an abort", () => {
    expect(abortError()).toMatchObject(aborted);
  });
});
