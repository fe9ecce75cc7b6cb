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

  it("is read however services write it", () => {
    for (const [written, read] of [
      ["2025-06-01T10:46:21.5Z", "2025-06-01T10:46:21.500Z"],
      ["2025-06-01t10:46:21z", "2025-06-01T10:46:21.000Z"],
      ["2025-06-01 10:46:21", "2025-06-01T10:46:21.000Z"],
      ["2025-06-01 10:46:21 UTC", "2025-06-01T10:46:21.000Z"],
      ["2025-06-01T10:46:21.123456789Z", "2025-06-01T10:46:21.123Z"],
      ["2025-06-01T10:46:21,25+02", "2025-06-01T08:46:21.250Z"],
      ["2025-06-01T10:46-0330", "2025-06-01T14:16:00.000Z"],
      ["20250601T104621Z", "2025-06-01T10:46:21.000Z"],
      ["20250601", "2025-06-01T00:00:00.000Z"],
      ["2025-06", "2025-06-01T00:00:00.000Z"],
      ["2021", "2021-01-01T00:00:00.000Z"],
      ["2025-06-01T24:00:00Z", "2025-06-02T00:00:00.000Z"],
      ["2025-06-01T00:00:00+0200", "2025-06-01T00:00:00.000Z"],
      ["1969-07-20T20:17:40Z", "1969-07-20T20:17:40.000Z"],
    ]) {
      expect(instantOf({ datetime: written }), written).toBe(read);
    }
  });

  it("of a leap second lies on the day that ends with it", () => {
    for (const text of ["2016-12-31T23:59:60Z", "2016-12-31T23:59:60.500Z", "2017-01-01T00:59:60+01:00"]) {
      expect(instantOf({ datetime: text }), text).toBe("2016-12-31T23:59:59.999Z");
    }
  });

  it("is none of what is no date, or none that there is", () => {
    for (const text of [
      "2025-02-30T00:00:00Z",
      "2025-13-01",
      "2025-06-01T25:00Z",
      "2025-06-01T10:60Z",
      "2025-06-01T10:00:61Z",
      "June 2025",
      "1717236000",
      "2025-06-01T",
      "",
      1_717_236_000,
    ]) {
      expect(instantOf({ datetime: text }), String(text)).toBeUndefined();
    }
  });

  it("of a range with its ends in other words, or with one that says nothing, is its start, else its end", () => {
    for (const [start_datetime, end_datetime, read] of [
      ["2021", "2021-12-31", "2021-01-01T00:00:00.000Z"],
      ["..", "2025-06-01T10:00:00Z", "2025-06-01T10:00:00.000Z"],
      ["", "2025-06-01", "2025-06-01T00:00:00.000Z"],
      ["2025-06-01T00:00:00-03", null, "2025-06-01T00:00:00.000Z"],
      [undefined, "2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999Z"],
    ]) {
      expect(instantOf({ datetime: null, start_datetime, end_datetime })).toBe(read);
    }
  });
});
