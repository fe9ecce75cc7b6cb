import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { freshness, hasRunOut } from "./freshness.ts";

const seconds = (lifetime: number, age: number) =>
  freshness({ obtainedAt: 1e12, lifetime: lifetime * 1000 }, 1e12 + age * 1000);

describe("the freshness of a token", () => {
  it("ends 30 seconds before a token of a few minutes does", () => {
    expect(seconds(120, 89.9)).toBe("fresh");
    expect(seconds(120, 90.1)).toBe("due");
  });

  it("ends when a fifth of a long life is left", () => {
    expect(seconds(3600, 2879)).toBe("fresh");
    expect(seconds(3600, 2881)).toBe("due");
  });

  it("ends as long before the token does as a deployment chose", () => {
    const chosen = (age: number, margin: number) =>
      freshness({ obtainedAt: 1e12, lifetime: 600_000 }, 1e12 + age * 1000, margin * 1000);
    expect(chosen(479, 120)).toBe("fresh");
    expect(chosen(481, 120)).toBe("due");
    expect(chosen(590, 0)).toBe("fresh");
    // Not in its last five seconds, in which it could end on the way.
    expect(chosen(596, 0)).toBe("expired");
    // Not more than half of its life, or every request would renew it.
    expect(chosen(299, 86_400)).toBe("fresh");
    expect(chosen(301, 86_400)).toBe("due");
  });

  it("lasts at least half a life and at least a second, however short the life is", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (lifetime) => {
        expect(seconds(lifetime, 0)).toBe("fresh");
        expect(seconds(lifetime, Math.max(0.99, lifetime * 0.49))).toBe("fresh");
      }),
    );
  });

  it("is over before the token is, so that a request can still arrive", () => {
    fc.assert(
      fc.property(fc.double({ min: 2, max: 1e6, noNaN: true }), (lifetime) => {
        // A second is used in any case; then five seconds or a quarter of the life are left for the way.
        const left = Math.min(4.9, 0.24 * lifetime, lifetime - 1.01);
        expect(seconds(lifetime, lifetime - left)).toBe("expired");
        expect(seconds(lifetime, lifetime * 10)).toBe("expired");
      }),
    );
  });

  it("is not believed when the clock was set back", () => {
    expect(seconds(300, -3600)).toBe("expired");
    expect(seconds(300, -1)).toBe("fresh");
  });

  it("of a token that cannot be renewed is over at its end only, not because the clock was set back", () => {
    const token = { obtainedAt: 1e12, lifetime: 60_000 };
    expect(hasRunOut(token, 1e12 + 50_000)).toBe(false);
    expect(hasRunOut(token, 1e12 + 60_000)).toBe(true);
    expect(hasRunOut(token, 1e12 - 3_600_000)).toBe(false);
  });

  it("is not known, so not over, without a lifetime", () => {
    expect(freshness({ obtainedAt: 0 }, 1e12)).toBe("fresh");
  });
});
