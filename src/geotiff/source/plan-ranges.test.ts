import { array, assert, integer, nat, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { planRanges } from "./plan-ranges.ts";

const range = record({ offset: nat(100_000), length: integer({ min: 1, max: 5_000 }) });

describe("planRanges", () => {
  it("covers every range exactly once", () => {
    assert(
      property(array(range), nat(20_000), nat(50_000), (ranges, gap, limit) => {
        const requests = planRanges(ranges, gap, limit);
        expect(requests.flatMap(({ parts }) => parts)).toHaveLength(ranges.length);
        for (const { offset, length, parts } of requests) {
          expect(Math.min(...parts.map((part) => part.offset))).toBe(offset);
          expect(Math.max(...parts.map((part) => part.offset + part.length))).toBe(offset + length);
        }
      }),
    );
  });

  it("asks for at most `gap` unwanted bytes between two parts, and never for more than `limit` to join them", () => {
    assert(
      property(array(range), nat(20_000), nat(50_000), (ranges, gap, limit) => {
        for (const { length, parts } of planRanges(ranges, gap, limit)) {
          let end = Number.POSITIVE_INFINITY;
          for (const part of parts) {
            expect(part.offset - end).toBeLessThanOrEqual(gap);
            end = Math.max(end === Number.POSITIVE_INFINITY ? 0 : end, part.offset + part.length);
          }
          const longest = Math.max(...parts.map((part) => part.length));
          expect(length).toBeLessThanOrEqual(Math.max(limit, longest));
        }
      }),
    );
  });
});
