import { describe, expect, it } from "vitest";
import { parseContentRange, parseUnsatisfiedTotal } from "./content-range.ts";
import { fileName } from "./file-name.ts";

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

describe("fileName", () => {
  it("leaves out what may be a signature", () => {
    expect(fileName("https://eo.example/a/B04%20x.tif?sig=secret#part")).toBe("B04 x.tif");
  });
});
