import { describe, expect, it } from "vitest";
import { parseRetryAfter } from "./retry-after.ts";

const NOW = Date.UTC(2026, 0, 1);

describe("Retry-After", () => {
  it.each([
    ["120", 120_000],
    [" 3 ", 3_000],
    ["0", 0],
    ["1.5", 1_500],
    ["Thu, 01 Jan 2026 00:00:05 GMT", 5_000],
    ["Wed, 31 Dec 2025 00:00:00 GMT", 0],
  ])("%j asks for %i ms", (header, milliseconds) => {
    expect(parseRetryAfter(header, NOW)).toBe(milliseconds);
  });

  it.each(["soon", "", "-1", "1,5", "1e3", "0x10", null])("%j asks for nothing", (header) => {
    expect(parseRetryAfter(header, NOW)).toBeUndefined();
  });

  it("never asks for more than a timer can wait", () => {
    expect(parseRetryAfter("99999999999999999999", NOW)).toBe(86_400_000);
    expect(parseRetryAfter("Fri, 01 Jan 2100 00:00:00 GMT", NOW)).toBe(86_400_000);
  });
});
