import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COVERS, CROPS, ndviOn, reflectanceFor, type Calendar } from "./calendars.ts";

const ALL: readonly Calendar[] = [...Object.values(CROPS), ...Object.values(COVERS)];
const anyCalendar = fc.constantFrom(...ALL);

function peakDay(of: Calendar): number {
  const days = Array.from({ length: 365 }, (_, index) => index + 1);
  return days.reduce((best, day) => (ndviOn(of, day) > ndviOn(of, best) ? day : best), 1);
}

describe("crop calendars", () => {
  it("reach their peak when these crops do in the Low Countries", () => {
    expect(peakDay(CROPS.wheat)).toBeGreaterThan(110); // late April
    expect(peakDay(CROPS.wheat)).toBeLessThan(166); // mid June
    expect(peakDay(CROPS.maize)).toBeGreaterThan(190); // July
    expect(peakDay(CROPS.maize)).toBeLessThan(245); // August
    expect(peakDay(CROPS.potato)).toBeGreaterThan(170);
    expect(peakDay(CROPS.potato)).toBeLessThan(225);
  });

  it("leave maize fields bare in May and wheat fields bare after the harvest", () => {
    expect(ndviOn(CROPS.maize, 130)).toBeLessThan(0.25);
    expect(ndviOn(CROPS.wheat, 215)).toBeLessThan(0.3);
  });

  it("stay within what plants and soil reflect, on any day", () => {
    fc.assert(
      fc.property(anyCalendar, fc.double({ min: -400, max: 800, noNaN: true }), (calendar, day) => {
        const ndvi = ndviOn(calendar, day);
        expect(ndvi).toBeGreaterThan(0.1);
        expect(ndvi).toBeLessThan(0.92);
      }),
    );
  });

  it("close over New Year without a step", () => {
    for (const calendar of ALL)
      expect(Math.abs(ndviOn(calendar, 365.99) - ndviOn(calendar, 1))).toBeLessThan(0.02);
  });
});

describe("reflectance for an NDVI", () => {
  it("gives that NDVI back", () => {
    fc.assert(
      fc.property(anyCalendar, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (calendar, ndvi) => {
        const [red, nearInfrared] = reflectanceFor(calendar, ndvi);
        expect((nearInfrared - red) / (nearInfrared + red)).toBeCloseTo(ndvi, 10);
      }),
    );
  });
});
