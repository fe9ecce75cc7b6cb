import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_LATITUDE, WORLD_SIZE, lonLatOf, mercatorOf } from "./mercator.ts";

describe("Web Mercator", () => {
  it("agrees with PROJ on a point in Belgium", () => {
    // gdaltransform -s_srs "+proj=longlat +datum=WGS84" -t_srs EPSG:3857, GDAL 3.6.2
    const [x, y] = mercatorOf([5.1, 51.2]);
    expect(x).toBeCloseTo(567_729.403_05, 4);
    expect(y).toBeCloseTo(6_656_747.948_77, 4);
  });

  it("is square: its edge lies at 85.0511 degrees", () => {
    expect(MAX_LATITUDE).toBeCloseTo(85.051128779807, 10);
    expect(mercatorOf([180, 90])[1]).toBeCloseTo(WORLD_SIZE / 2, 4);
  });

  it("comes back to the same degrees", () => {
    const inside = fc.tuple(
      fc.double({ min: -360, max: 360, noNaN: true }),
      fc.double({ min: -85, max: 85, noNaN: true }),
    );
    fc.assert(
      fc.property(inside, ([lon, lat]) => {
        const [lonBack, latBack] = lonLatOf(mercatorOf([lon, lat]));
        expect(lonBack).toBeCloseTo(lon, 9);
        expect(latBack).toBeCloseTo(lat, 9);
      }),
    );
  });
});
