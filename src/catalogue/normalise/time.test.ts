import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf } from "./time.ts";

const pad = (number: number) => String(number).padStart(2, "0");

describe("the instant of an item", () => {
  it("is the same in whatever zone it is written, as the language reads it", () => {
    const zones = fc.tuple(
      fc.constantFrom("+", "-"),
      fc.integer({ min: 0, max: 12 }),
      fc.constantFrom(0, 30, 45),
    );
    const times = fc.date({ min: new Date("1972-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(times, zones, (date, [sign, hours, minutes]) => {
        const zone = (sign === "+" ? 1 : -1) * (hours * 60 + minutes);
        const local = new Date(date.getTime() + zone * 60_000).toISOString().slice(0, -1);
        if (local.endsWith("T00:00:00.000")) return;
        const text = `${local}${sign}${pad(hours)}:${pad(minutes)}`;
        expect(instantOf({ datetime: text })).toBe(date.toISOString());
      }),
    );
  });

  it("of a midnight in another zone is the date that is written", () => {
    for (const zone of ["+02:00", "-05:00", "+05:30", "+0900"]) {
      expect(instantOf({ datetime: `2025-06-01T00:00:00${zone}` })).toBe("2025-06-01T00:00:00.000Z");
      expect(instantOf({ start_datetime: `2025-06-01T00:00${zone}` })).toBe("2025-06-01T00:00:00.000Z");
    }
    expect(instantOf({ datetime: "2025-06-01T00:00:00Z" })).toBe("2025-06-01T00:00:00.000Z");
  });

  it("of a range is its start, and of a range of one day that day", () => {
    const range = (start_datetime: string | null, end_datetime: string | null) =>
      instantOf({ datetime: null, start_datetime, end_datetime });
    expect(range("2025-05-31T22:00:00Z", "2025-06-01T21:59:59Z")).toBe("2025-06-01T00:00:00.000Z");
    expect(range("2025-06-01T05:00:00Z", "2025-06-02T05:00:00Z")).toBe("2025-06-01T00:00:00.000Z");
    expect(range("2025-06-01T00:00:00Z", "2025-06-30T23:59:59Z")).toBe("2025-06-01T00:00:00.000Z");
    expect(range("2025-06-01T10:46:21Z", "2025-06-01T10:46:35Z")).toBe("2025-06-01T10:46:21.000Z");
    expect(range("2025-06-01T10:00:00Z", null)).toBe("2025-06-01T10:00:00.000Z");
    expect(range(null, "2025-06-01T10:00:00Z")).toBe("2025-06-01T10:00:00.000Z");
    expect(range(null, null)).toBeUndefined();
    expect(instantOf({ datetime: "2025-06-01T10:00:00Z/2025-06-01T10:05:00Z" })).toBe(
      "2025-06-01T10:00:00.000Z",
    );
    expect(instantOf({ datetime: "../2025-06-01T10:00:00Z" })).toBe("2025-06-01T10:00:00.000Z");
    expect(instantOf({ datetime: "2025-06-01/" })).toBe("2025-06-01T00:00:00.000Z");
    expect(instantOf({ datetime: "../.." })).toBeUndefined();
  });
});
