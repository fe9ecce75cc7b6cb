import { describe, expect, it } from "vitest";
import {
  formatDay,
  formatDistance,
  formatDistanceOnGround,
  formatTimeOfDay,
  formatInstant,
  formatLonLat,
  formatMegabytes,
  formatTick,
  formatValue,
} from "./format.ts";

describe("dates", () => {
  it("are UTC days with months of three letters", () => {
    expect(formatDay("2025-09-01")).toBe("1 Sep 2025");
    const tick = (kind: "hour" | "day" | "month" | "year") =>
      formatTick({ time: Date.UTC(2025, 8, 1, 3), kind });
    expect((["hour", "day", "month", "year"] as const).map(tick)).toEqual(["03:00", "1 Sep", "Sep", "2025"]);
    expect(formatInstant("2025-06-18T23:46:31Z")).toBe("18 Jun 2025, 23:46 UTC");
  });

  it("are shown as they came where they are no dates", () => {
    expect(formatDay("someday")).toBe("someday");
    expect(formatInstant("")).toBe("");
  });
});

describe("values", () => {
  it("keep about four digits, with a true minus sign", () => {
    expect(formatValue(0.7203)).toBe("0.720");
    expect(formatValue(-0.08)).toBe("−0.080");
    expect(formatValue(12.3456)).toBe("12.35");
    expect(formatValue(287.154)).toBe("287.2");
    expect(formatValue(10433)).toBe("10433");
  });

  it("turn to powers of ten when they are tiny or huge", () => {
    expect(formatValue(0.0000123)).toBe("1.23e−5");
    expect(formatValue(45_600_000)).toBe("4.56e+7");
    expect(formatValue(0)).toBe("0.000");
  });

  it("that are no numbers are a dash", () => {
    expect(formatValue(Number.NaN)).toBe("–");
    expect(formatValue(Infinity)).toBe("–");
  });
});

describe("sizes", () => {
  it("are megabytes of 2²⁰ bytes, with a decimal below ten", () => {
    expect([2 ** 20, 9.94 * 2 ** 20, 1526 * 2 ** 20].map(formatMegabytes)).toEqual(["1.0", "9.9", "1,526"]);
  });
});

describe("places", () => {
  it("name their hemispheres", () => {
    expect(formatLonLat(5.98812, 51.20341)).toBe("51.20341° N, 5.98812° E");
    expect(formatLonLat(-70.5, -33.25)).toBe("33.25000° S, 70.50000° W");
  });

  it("come back from a turn around the world", () => {
    expect(formatLonLat(190, 0)).toBe("0.00000° N, 170.00000° W");
  });

  it("are measured in metres, then kilometres", () => {
    expect(formatDistanceOnGround(640.4)).toBe("640 m");
    expect(formatDistanceOnGround(4230)).toBe("4.2 km");
    expect(formatDistanceOnGround(118_400)).toBe("118 km");
  });
});

describe("distances in time", () => {
  it("take the unit that fits", () => {
    expect(formatDistance(60_000, 0)).toBe("in 60 s");
    expect(formatDistance(240_000, 0)).toBe("in 4 min");
    expect(formatDistance(0, 3 * 3_600_000)).toBe("3 h ago");
    expect(formatDistance(0, 3 * 86_400_000)).toBe("3 days ago");
  });
});

describe("a time of day", () => {
  it("is that of the person's own clock, in the words of their language", () => {
    const instant = Date.UTC(2026, 0, 1, 10, 31);
    expect(formatTimeOfDay(instant, "en-GB", "UTC")).toBe("10:31");
    expect(formatTimeOfDay(instant, "de-DE", "Europe/Brussels")).toBe("11:31");
    expect(formatTimeOfDay(instant, "en-US", "UTC")).toMatch(/^10:31\sAM$/);
  });
});
