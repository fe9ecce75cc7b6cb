import * as fc from "fast-check";
import proj4 from "proj4";
import { describe, expect, it } from "vitest";
import { WGS84, transverseMercator } from "./transverse-mercator.ts";

const zone31 = transverseMercator({
  centralMeridian: 3,
  scale: 0.9996,
  falseEasting: 500_000,
  falseNorthing: 0,
  ellipsoid: WGS84,
});
const library = proj4("+proj=utm +zone=31 +datum=WGS84 +units=m +no_defs");

const places = fc.record({
  lon: fc.double({ min: -30, max: 36, noNaN: true }),
  lat: fc.double({ min: -89, max: 89, noNaN: true }),
});

describe("transverse Mercator", () => {
  it("agrees with proj4 to a hundredth of a millimetre", () => {
    fc.assert(
      fc.property(places, ({ lon, lat }) => {
        const [x, y] = zone31.forward(lon, lat);
        const [expectedX = Number.NaN, expectedY = Number.NaN] = library.forward([lon, lat]);
        expect(Math.hypot(x - expectedX, y - expectedY)).toBeLessThan(1e-5);
      }),
      { numRuns: 1000 },
    );
  });

  it("comes back to where it began", () => {
    fc.assert(
      fc.property(places, ({ lon, lat }) => {
        const [x, y] = zone31.forward(lon, lat);
        const [backLon, backLat] = zone31.inverse(x, y);
        expect(backLon).toBeCloseTo(lon, 9);
        expect(backLat).toBeCloseTo(lat, 9);
      }),
      { numRuns: 1000 },
    );
  });

  it("takes longitudes of any turn for the nearest to its central meridian", () => {
    expect(zone31.forward(365.1, 51.2)[0]).toBeCloseTo(zone31.forward(5.1, 51.2)[0], 6);
  });

  it("has no answer beyond its reach", () => {
    expect(zone31.forward(93, 0)).toEqual([Number.NaN, Number.NaN]);
    expect(zone31.inverse(1e9, 0)).toEqual([Number.NaN, Number.NaN]);
  });
});
