import { describe, expect, it, vi } from "vitest";
import { Emitter } from "./emitter.ts";

interface Events {
  readonly moved: { readonly x: number };
  readonly ended: null;
}

describe("an emitter", () => {
  it("calls the listeners of an event until they are removed", () => {
    const emitter = new Emitter<Events>();
    const listener = vi.fn();
    const remove = emitter.on("moved", listener);
    emitter.emit("moved", { x: 1 });
    emitter.emit("ended", null);
    remove();
    emitter.emit("moved", { x: 2 });
    expect(listener.mock.calls).toEqual([[{ x: 1 }]]);
  });

  it("calls all listeners when one removes itself meanwhile", () => {
    const emitter = new Emitter<Events>();
    const second = vi.fn();
    const remove = emitter.on("ended", () => remove());
    emitter.on("ended", second);
    emitter.emit("ended", null);
    expect(second).toHaveBeenCalledTimes(1);
  });

  it("calls none after it was cleared", () => {
    const emitter = new Emitter<Events>();
    const listener = vi.fn();
    emitter.on("ended", listener);
    emitter.clear();
    emitter.emit("ended", null);
    expect(listener).not.toHaveBeenCalled();
  });

  it("calls the other listeners when one throws, and reports what it threw", () => {
    const queued: (() => void)[] = [];
    vi.stubGlobal("queueMicrotask", (callback: () => void) => queued.push(callback));
    const emitter = new Emitter<Events>();
    const second = vi.fn();
    emitter.on("ended", () => {
      throw new Error("a listener's own");
    });
    emitter.on("ended", second);
    emitter.emit("ended", null);
    vi.unstubAllGlobals();
    expect(second).toHaveBeenCalledTimes(1);
    expect(() => queued[0]?.()).toThrow("a listener's own");
  });
});
