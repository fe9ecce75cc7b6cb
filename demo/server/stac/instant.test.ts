import { describe, expect, it } from "vitest";
import { parseInstant, parseInterval } from "./instant.ts";

describe("an instant", () => {
  // Examples of RFC 3339, section 5.8, with the times that section gives for them.
  it.each([
    ["1985-04-12T23:20:50.52Z", Date.UTC(1985, 3, 12, 23, 20, 50, 520)],
    ["1996-12-19T16:39:57-08:00", Date.UTC(1996, 11, 20, 0, 39, 57)],
    ["1937-01-01T12:00:27.87+00:20", Date.UTC(1937, 0, 1, 11, 40, 27, 870)],
    ["2025-06-01t00:00:00z", Date.UTC(2025, 5, 1)],
    ["2024-02-29T12:00:00.123456789Z", Date.UTC(2024, 1, 29, 12, 0, 0, 123)],
  ])("is read from %s", (text, time) => expect(parseInstant(text)).toBe(time));

  it.each([
    "2025-06-01",
    "2025-06-01T00:00:00",
    "2025-02-30T00:00:00Z",
    "2025-13-01T00:00:00Z",
    "2025-06-01T24:00:00Z",
    "1985-4-12T23:20:50Z",
    "now",
    "",
  ])('is not read from "%s"', (text) => expect(parseInstant(text)).toBeUndefined());
});

describe("the datetime parameter", () => {
  const june = Date.UTC(2025, 5, 1);
  const july = Date.UTC(2025, 6, 1);

  it.each([
    ["2025-06-01T00:00:00Z", june, june],
    ["2025-06-01T00:00:00Z/2025-07-01T00:00:00Z", june, july],
    ["../2025-07-01T00:00:00Z", -Infinity, july],
    ["/2025-07-01T00:00:00Z", -Infinity, july],
    ["2025-06-01T00:00:00Z/..", june, Infinity],
    ["2025-06-01T00:00:00Z/", june, Infinity],
  ])("%s is read with both ends", (text, start, end) => expect(parseInterval(text)).toEqual({ start, end }));

  it.each(["../..", "/", "2025-07-01T00:00:00Z/2025-06-01T00:00:00Z", "a/b", "2025-06-01T00:00:00Z/../.."])(
    "%s is refused",
    (text) => expect(() => parseInterval(text)).toThrow(/^datetime/),
  );
});
