import { describe, expect, it } from "vitest";
import { parseHttpDate } from "./http-date.ts";

const NOW = Date.UTC(2026, 0, 1);

describe("an HTTP date", () => {
  // The examples of RFC 9110, section 5.6.7: three spellings of one moment.
  it.each(["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"])(
    "is read as UTC in each of its forms: %s",
    (text) => {
      expect(parseHttpDate(text, NOW)).toBe(784_111_777_000);
    },
  );

  it("with two digits for the year lies at most 50 years ahead", () => {
    expect(parseHttpDate("Tuesday, 01-Jan-30 00:00:00 GMT", NOW)).toBe(Date.UTC(2030, 0, 1));
    expect(parseHttpDate("Friday, 01-Jan-77 00:00:00 GMT", NOW)).toBe(Date.UTC(1977, 0, 1));
  });

  it.each(["1.5", "soon", "", "2026-01-01T00:00:00Z", "Sun, 06 Nox 1994 08:49:37 GMT", "Sun, 06 Nov 1994"])(
    "is nothing else: %j",
    (text) => {
      expect(parseHttpDate(text, NOW)).toBeUndefined();
    },
  );
});
