import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { BasemapConfig } from "../../config/types.ts";
import { Coming } from "./coming.ts";

const BASEMAP: BasemapConfig = { id: "a", title: "A", kind: "style" };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function coming(sources: readonly string[]) {
  const loaded = new Set<string>();
  const told: string[] = [];
  const subject = new Coming(BASEMAP, sources, {
    onCome: () => told.push("come"),
    onLost: () => told.push("lost"),
    isLoaded: (source) => loaded.has(source),
  });
  subject.start();
  return { subject, loaded, told };
}

describe("a basemap that is loading", () => {
  test("has come when all of its tiles in view have", () => {
    const { subject, loaded, told } = coming(["a", "b"]);
    subject.answered("a");
    loaded.add("a");
    vi.advanceTimersByTime(100);
    expect(told).toEqual([]);
    loaded.add("b");
    vi.advanceTimersByTime(100);
    expect(told).toEqual(["come"]);
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual(["come"]);
  });

  test("has come with a gap where one of its sources hangs or fails", () => {
    const hanging = coming(["a", "b"]);
    hanging.subject.answered("a");
    vi.advanceTimersByTime(2_000);
    expect(hanging.told).toEqual(["come"]);
    const failing = coming(["a", "b"]);
    failing.subject.failed("b");
    failing.subject.answered("a");
    failing.loaded.add("a");
    vi.advanceTimersByTime(100);
    expect(failing.told).toEqual(["come"]);
  });

  test("is lost when nothing answers, or nothing can be read", () => {
    const silent = coming(["a"]);
    silent.subject.answered("slice:2025-06-01");
    vi.advanceTimersByTime(7_999);
    expect(silent.told).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(silent.told).toEqual(["lost"]);
    const failing = coming(["a"]);
    failing.subject.failed("a");
    expect(failing.told).toEqual(["lost"]);
  });

  test("is there at once where it is no more than a colour, and says nothing once it was stopped", () => {
    expect(coming([]).told).toEqual(["come"]);
    const { subject, told } = coming(["a"]);
    subject.answered("a");
    subject.stop();
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([]);
  });
});
