import { describe, expect, it, vi } from "vitest";
import { InFlight } from "./in-flight.ts";
import type { Ownership } from "./ownership.ts";
import { SharedWork } from "./shared-work.ts";
import { charge, openAccount } from "./traffic.ts";

/** Stands for an ImageBitmap. */
class Bitmap {
  readonly copyOf: Bitmap | undefined;
  closed = 0;

  constructor(copyOf?: Bitmap) {
    this.copyOf = copyOf;
  }
}

interface Factory extends Ownership<Bitmap> {
  readonly made: Bitmap[];
  /** Lets the copies that were asked for be made. */
  finish(): void;
}

function factory(): Factory {
  const made: Bitmap[] = [];
  let finish = (): void => undefined;
  const promise = new Promise<void>((resolve) => (finish = resolve));
  return {
    made,
    finish,
    async copy(bitmap) {
      await promise;
      if (bitmap.closed > 0) throw new Error("a closed bitmap cannot be copied");
      const copy = new Bitmap(bitmap);
      made.push(copy);
      return copy;
    },
    release: (bitmap) => void (bitmap.closed += 1),
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("work that several callers wait for", () => {
  it("gives a single caller the original, without a copy", async () => {
    const bitmaps = factory();
    const work = new SharedWork<Bitmap>(bitmaps);
    const answer = work.join(new AbortController().signal);
    const original = new Bitmap();
    work.resolve(original);
    expect(await answer).toBe(original);
    expect([bitmaps.made.length, original.closed]).toEqual([0, 0]);
  });

  it("gives each of several callers a value of its own, and the original only when it has been copied", async () => {
    const bitmaps = factory();
    const work = new SharedWork<Bitmap>(bitmaps);
    const answers = [1, 2, 3].map(() => work.join(new AbortController().signal));
    const owned: Bitmap[] = [];
    // As the map does: what it owns it closes.
    for (const answer of answers) {
      void answer.then((bitmap) => {
        owned.push(bitmap);
        bitmaps.release(bitmap);
      });
    }
    const original = new Bitmap();
    work.resolve(original);
    await settle();
    expect(owned).toEqual([]);
    bitmaps.finish();
    await Promise.all(answers);
    expect(new Set(owned).size).toBe(3);
    expect(owned).toContain(original);
    expect(bitmaps.made.every(({ copyOf }) => copyOf === original)).toBe(true);
    expect(owned.map(({ closed }) => closed)).toEqual([1, 1, 1]);
  });

  it("makes no copy for a caller that left before the work was done", async () => {
    const bitmaps = factory();
    const work = new SharedWork<Bitmap>(bitmaps);
    const leaving = new AbortController();
    const [left, stayed] = [work.join(leaving.signal), work.join(new AbortController().signal)];
    leaving.abort();
    await expect(left).rejects.toMatchObject({ name: "AbortError" });
    const original = new Bitmap();
    work.resolve(original);
    expect(await stayed).toBe(original);
    expect(bitmaps.made).toEqual([]);
  });

  it("closes the copy of a caller that leaves while it is made", async () => {
    const bitmaps = factory();
    const work = new SharedWork<Bitmap>(bitmaps);
    const leaving = new AbortController();
    const [left, stayed] = [work.join(leaving.signal), work.join(new AbortController().signal)];
    const rejected = expect(left).rejects.toMatchObject({ name: "AbortError" });
    const original = new Bitmap();
    work.resolve(original);
    await settle();
    leaving.abort();
    bitmaps.finish();
    await rejected;
    expect(await stayed).toBe(original);
    expect(bitmaps.made.map(({ closed }) => closed)).toEqual([1]);
    expect(original.closed).toBe(0);
  });

  it("closes a value that no caller waits for any more", async () => {
    const bitmaps = factory();
    const work = new SharedWork<Bitmap>(bitmaps);
    const leaving = new AbortController();
    const left = work.join(leaving.signal);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ name: "AbortError" });
    expect(work.abandoned).toBe(true);
    const original = new Bitmap();
    work.resolve(original);
    await settle();
    expect(original.closed).toBe(1);
  });

  it("gives values that need not be released to all callers as they are", async () => {
    const work = new SharedWork<Bitmap>();
    const answers = [1, 2].map(() => work.join());
    const value = new Bitmap();
    work.resolve(value);
    expect(await Promise.all(answers)).toEqual([value, value]);
  });

  it("tells progress to every caller that still waits", async () => {
    const flights = new InFlight();
    const [first, second] = [vi.fn(), vi.fn()];
    const leaving = new AbortController();
    const { signal } = new AbortController();
    let report: (done: number) => void = () => undefined;
    const start = (_: AbortSignal, tell: (progress: { done: number; total: number }) => void) => {
      report = (done) => tell({ done, total: 2 });
      return new Promise<void>(() => undefined);
    };
    const left = flights.join("a", [], leaving.signal, start, { onProgress: first });
    void flights.join("a", [], signal, start, { onProgress: second });
    report(1);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ name: "AbortError" });
    report(2);
    expect(first.mock.calls.map(([{ done }]) => done)).toEqual([1]);
    expect(second.mock.calls.map(([{ done }]) => done)).toEqual([1, 2]);
  });

  it("is charged to the caller that was first to need it", async () => {
    const flights = new InFlight();
    const [first, second] = [new AbortController().signal, new AbortController().signal];
    const [paid, free] = [openAccount(first), openAccount(second)];
    const start = async (shared: AbortSignal): Promise<void> => {
      await settle();
      charge(shared, { requests: 1, bytes: 10 });
    };
    await Promise.all([flights.join("a", [], first, start), flights.join("a", [], second, start)]);
    expect([paid, free]).toEqual([
      { requests: 1, bytes: 10 },
      { requests: 0, bytes: 0 },
    ]);
  });
});
