import { describe, expect, it } from "vitest";
import { parseContentRange, parseUnsatisfiedTotal } from "./content-range.ts";
import { fileName } from "./file-name.ts";
import { isTransientStatus, parseRetryAfter } from "./retry.ts";

describe("parseContentRange", () => {
  it("reads the examples of RFC 9110", () => {
    expect(parseContentRange("bytes 42-1233/1234")).toEqual({ start: 42, end: 1233, total: 1234 });
    expect(parseContentRange("bytes 42-1233/*")).toEqual({ start: 42, end: 1233, total: undefined });
    expect(parseUnsatisfiedTotal("bytes */1234")).toBe(1234);
  });

  it.each(["bytes 9-3/10", "bytes 0-10/10", "items 0-1/2", "bytes */10", "", "bytes -1-5/10"])(
    "refuses %j",
    (header) => {
      expect(parseContentRange(header)).toBeNull();
    },
  );
});

describe("parseRetryAfter", () => {
  const now = Date.UTC(2026, 0, 1);

  it("reads seconds and dates", () => {
    expect(parseRetryAfter("120", now)).toBe(120_000);
    expect(parseRetryAfter("Thu, 01 Jan 2026 00:00:05 GMT", now)).toBe(5_000);
    expect(parseRetryAfter("Wed, 31 Dec 2025 00:00:00 GMT", now)).toBe(0);
  });

  it("ignores what it cannot read", () => {
    expect(parseRetryAfter("soon", now)).toBeUndefined();
    expect(parseRetryAfter(null, now)).toBeUndefined();
  });
});

describe("isTransientStatus", () => {
  it("is true for what a second try can cure", () => {
    const all = [401, 403, 404, 408, 412, 416, 429, 500, 501, 502, 503, 504];
    expect(all.filter(isTransientStatus)).toEqual([408, 429, 500, 502, 503, 504]);
  });
});

describe("fileName", () => {
  it("leaves out what may be a signature", () => {
    expect(fileName("https://eo.example/a/B04%20x.tif?sig=secret#part")).toBe("B04 x.tif");
  });
});
