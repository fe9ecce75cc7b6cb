import { describe, expect, it } from "vitest";
import { nextSpeed, remainingPause, SPEEDS } from "./play-order.ts";

describe("playing", () => {
  it("treats the speed as the least time a date stays", () => {
    expect(remainingPause(2, 100)).toBe(400);
    expect(remainingPause(2, 900)).toBe(0);
  });

  it("offers each speed in turn", () => {
    const seen = SPEEDS.map((speed) => nextSpeed(speed));
    expect(new Set(seen)).toEqual(new Set(SPEEDS));
  });
});
