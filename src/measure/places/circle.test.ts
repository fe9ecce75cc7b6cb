import { describe, expect, it } from "vitest";
import { polygonArea } from "../../geo/polygon/polygon-area.ts";
import { circle, destination } from "./circle.ts";

describe("a distance on the ellipsoid", () => {
  // PROJ 9.1, from the azimuthal equidistant projection around the start (+proj=aeqd +ellps=WGS84).
  it.each([
    [5.1, 51.2, 0, 1000, 5.1, 51.208_988_587_116_64],
    [5.1, 51.2, 37, 500, 5.104_305_442_825_997, 51.203_589_224_894_02],
    [179.99, -17, 90, 5000, -179.963_045_397_039_48, -16.999_994_587_425_657],
    [-70, -33, 200, 250_000, -70.937_758_052_869_92, -35.114_384_197_287_82],
  ])("from %f, %f towards %i° over %i m leads where PROJ says", (lon, lat, azimuth, metres, toLon, toLat) => {
    const [foundLon, foundLat] = destination([lon, lat], azimuth, metres);
    expect(foundLon).toBeCloseTo(toLon, 9);
    expect(foundLat).toBeCloseTo(toLat, 9);
  });
});

describe("a circle", () => {
  it("is a closed ring that runs counterclockwise, with nearly the area of its radius", () => {
    const { coordinates } = circle([5.1, 51.2], 500);
    const [ring = []] = coordinates;
    expect(ring[0]).toEqual(ring.at(-1));
    expect(ring[1]?.[0]).toBeLessThan(5.1);
    const area = polygonArea(coordinates);
    // The sphere that areas are taken on differs from the ellipsoid by up to 0.7 %.
    expect(Math.abs(area / (Math.PI * 500 ** 2) - 1)).toBeLessThan(0.008);
  });
});
