import { describe, expect, it } from "vitest";
import { verdictOf } from "./calibration-verdict.ts";

describe("what reflectances in view say of scale and offset", () => {
  it.each([
    [{ pixels: 0, below: 0, above: 0, darkest: null }, "nothing"],
    [{ pixels: 1000, below: 400, above: 0, darkest: -0.07 }, "too-dark"],
    [{ pixels: 1000, below: 0, above: 999, darkest: 1300 }, "too-bright"],
    [{ pixels: 1000, below: 0, above: 0, darkest: 0.12 }, "no-shadow"],
    [{ pixels: 1000, below: 3, above: 7, darkest: 0.02 }, "plausible"],
  ])("%j is %s", (counted, verdict) => expect(verdictOf(counted)).toBe(verdict));
});
