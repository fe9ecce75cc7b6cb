import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signedUntil } from "./signed-until.ts";

const FILE = "https://files.example.org/a/b.tif";
const times = fc.date({ min: new Date("2001-10-01"), max: new Date("2200-01-01"), noInvalidDate: true });
const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
const plain = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, "Z");

describe("an address that was signed beforehand", () => {
  it("ends when its parameters say, in the spelling of each service", () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 604_800 }), (end, duration) => {
        const until = seconds(end) * 1000;
        const start = plain(until - duration * 1000).replace(/[-:]/g, "");
        for (const query of [
          `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=${start}&X-Amz-Expires=${duration}&X-Amz-Signature=ab`,
          `X-Goog-Date=${start}&X-Goog-Expires=${duration}&X-Goog-Signature=ab`,
          `AWSAccessKeyId=AK&Signature=a%2Fb%3D&Expires=${until / 1000}`,
          `Expires=${until / 1000}&Signature=a~b&Key-Pair-Id=K`,
          `st=2001-01-01T00%3A00%3A00Z&se=${encodeURIComponent(plain(until))}&sp=rl&sv=2020&sig=a%3D`,
          `se=${plain(until).slice(0, -1)}&sig=a`,
        ]) {
          expect(signedUntil(`${FILE}?${query}`), query).toBe(until);
        }
      }),
    );
  });

  // The example of Amazon's documentation of Signature Version 4 in query strings.
  it("of Amazon's own example ends a day after it was made", () => {
    const query =
      "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bb";
    expect(signedUntil(`https://examplebucket.s3.amazonaws.com/test.txt?${query}`)).toBe(
      Date.parse("2013-05-25T00:00:00Z"),
    );
  });

  it("is none without a signature or a time", () => {
    for (const query of [
      "",
      "?",
      "?expires=tomorrow&signature=a",
      "?Expires=1",
      "?se=2025-01-01",
      "?sig=a&se=never",
      "?x=1",
    ]) {
      expect(signedUntil(FILE + query)).toBeUndefined();
    }
  });
});
