import { describe, expect, it } from "vitest";
import { wellKnownProjector } from "../../raster/warp/well-known.ts";
import { parseGridReference } from "./mgrs.ts";

/** Upper left corners of tiles of Sentinel-2, as items of Earth Search, Planetary Computer and Terrascope have them. */
const TILES = [
  ["31TCN", 32631, 300_000, 5_300_040],
  ["60VUK", 32660, 300_000, 6_500_040],
  ["59VNF", 32659, 499_980, 6_600_000],
  ["59VMD", 32659, 399_960, 6_400_020],
  ["58UGE", 32658, 699_960, 6_000_000],
  ["58UFG", 32658, 600_000, 6_200_040],
  ["13TDE", 32613, 399_960, 4_500_000],
  ["20EPT", 32720, 600_000, 3_300_040],
  ["24MVV", 32724, 399_960, 9_500_020],
  ["24MUA", 32724, 300_000, 9_600_040],
] as const;

describe("a reference to the Military Grid", () => {
  it.each(TILES)("names the tile %s where its items have it", (name, epsg, left, top) => {
    const found = parseGridReference(`T${name.toLowerCase()}`);
    if (found?.kind !== "tile") throw new Error("it is a tile");
    const projector = wellKnownProjector(epsg);
    const corners = found.area.coordinates
      .flat()
      .map(([lon = 0, lat = 0]) => projector?.fromLonLat(lon, lat));
    const xs = corners.map((corner) => corner?.[0] ?? Number.NaN);
    const ys = corners.map((corner) => corner?.[1] ?? Number.NaN);
    expect(Math.min(...xs)).toBeCloseTo(left, 3);
    expect(Math.max(...xs)).toBeCloseTo(left + 109_800, 3);
    expect(Math.max(...ys)).toBeCloseTo(top, 3);
    expect(Math.min(...ys)).toBeCloseTo(top - 109_800, 3);
  });

  it("is a point where it is finer than a kilometre", () => {
    const found = parseGridReference("31U FS 12345 67890");
    const [lon, lat] = found?.kind === "point" ? found.point : [0, 0];
    const [x, y] = wellKnownProjector(32631)?.fromLonLat(lon, lat) ?? [];
    expect(x).toBeCloseTo(612_345.5, 3);
    expect(y).toBeCloseTo(5_667_890.5, 3);
  });

  it("is a square where it is a kilometre or ten", () => {
    expect(parseGridReference("31U FS 12 34")).toMatchObject({ kind: "square", name: "31UFS1234" });
    expect(parseGridReference("31UFS14")).toMatchObject({ kind: "square" });
  });

  it.each(["31UFI", "61UFS", "0UFS", "31UFS123", "31UZS", "31AFS", "Chad", "51.2, 5.1"])(
    "is none: %s",
    (text) => {
      expect(parseGridReference(text)).toBeUndefined();
    },
  );
});
