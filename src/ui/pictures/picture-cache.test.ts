import { describe, expect, it } from "vitest";
import { PictureCache } from "./picture-cache.ts";

class Picture {
  readonly width = 10;
  readonly height = 10;
  closed = false;

  close(): void {
    this.closed = true;
  }
}

describe("small pictures", () => {
  it("are closed, the one first that was not shown for longest, once they are more than their budget", () => {
    const cache = new PictureCache<Picture>(1000);
    const [a, b, c] = [new Picture(), new Picture(), new Picture()];
    cache.set("a", a);
    cache.set("b", b);
    expect(cache.get("a")).toBe(a);
    cache.set("c", c);
    expect([a.closed, b.closed, c.closed]).toEqual([false, true, false]);
    expect(cache.get("b")).toBeUndefined();
    expect(cache.bytes).toBe(800);
  });

  it("are closed where another takes their place, and when all are forgotten", () => {
    const cache = new PictureCache<Picture>(1000);
    const [a, b] = [new Picture(), new Picture()];
    cache.set("a", a);
    cache.set("a", b);
    expect([a.closed, b.closed]).toEqual([true, false]);
    cache.clear();
    expect(b.closed).toBe(true);
    expect(cache.bytes).toBe(0);
  });

  it("remember where there is nothing to show", () => {
    const cache = new PictureCache<Picture>(1000);
    cache.set("a", null);
    expect(cache.get("a")).toBeNull();
  });
});
