import { describe, expect, it } from "vitest";
import { parseRange } from "./range.ts";

/** Examples of RFC 9110, section 14.1.2, for a representation of 10,000 bytes, and their borders. */
describe("a Range header", () => {
  it.each([
    ["bytes=0-499", { start: 0, end: 499 }],
    ["bytes=500-999", { start: 500, end: 999 }],
    ["bytes=-500", { start: 9500, end: 9999 }],
    ["bytes=9500-", { start: 9500, end: 9999 }],
    ["bytes=0-0", { start: 0, end: 0 }],
    ["bytes=-1", { start: 9999, end: 9999 }],
    ["bytes=9999-20000", { start: 9999, end: 9999 }],
    ["bytes=-20000", { start: 0, end: 9999 }],
    ["Bytes=0-1", { start: 0, end: 1 }],
  ])("%s means a part", (header, part) => expect(parseRange(header, 10_000)).toEqual(part));

  it.each([undefined, "", "bytes=5-1", "bytes=-", "bytes=a-b", "items=0-1", "bytes=0-1,5-6"])(
    "%s is ignored",
    (header) => expect(parseRange(header, 10_000)).toBe("whole"),
  );

  it.each(["bytes=10000-", "bytes=10000-10001", "bytes=-0"])("%s cannot be satisfied", (header) =>
    expect(parseRange(header, 10_000)).toBe("unsatisfiable"),
  );

  it("cannot be satisfied by an empty file", () => expect(parseRange("bytes=0-", 0)).toBe("unsatisfiable"));
});
