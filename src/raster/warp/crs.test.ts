import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { ProblemError } from "../../problem/problem.ts";
import { projectorOf } from "./crs.ts";

const hasGdal = spawnSync("gdaltransform", ["--version"]).status === 0;

/** GDAL's answer for longitude and latitude on WGS 84. */
function gdal(code: number, lon: number, lat: number): readonly number[] {
  const args = ["-s_srs", "EPSG:4326", "-t_srs", `EPSG:${code}`, "-output_xy"];
  // gdaltransform takes x before y whatever the authority's axis order is.
  return execFileSync("gdaltransform", args, { input: `${lon} ${lat}\n` })
    .toString()
    .trim()
    .split(" ")
    .map(Number);
}

const projected = (code: number) => ({ GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: code });

describe.skipIf(!hasGdal)("projections agree with GDAL (gdaltransform)", () => {
  // Metres: where the datum is that of WGS 84 to a millimetre, elsewhere as good as the published shift.
  it.each([
    [32631, 5.1, 51.2, 0.001],
    [32733, 15.1, -31.2, 0.001],
    [25832, 9.5, 48.2, 0.001],
    [26910, -122.5, 37.7, 2],
    [3857, 5.1, 51.2, 0.001],
    [3035, 14.2, 50.1, 0.001],
    [3413, -45, 75, 0.001],
    [3031, 60, -75, 0.001],
    [3995, 20, 80, 0.001],
    [6933, 20, 30, 0.001],
    [2193, 174, -41, 0.5],
    [2180, 19.5, 52, 0.001],
    [27700, -1.5, 52.5, 5],
    [28992, 5.4, 52.1, 5],
    [31370, 4.4, 50.8, 5],
    [31467, 9.2, 48.7, 5],
    [2056, 7.5, 47, 5],
    [2263, -73.9, 40.7, 5],
    [27582, 2.5, 47, 5],
    [2393, 25, 62, 5],
    [3021, 15, 59, 5],
    [29902, -7, 53, 5],
    [3003, 9.5, 44, 10],
    [23700, 19, 47, 10],
    [2100, 23, 39, 5],
    [30169, 139, 36, 20],
    [29193, -47, -20, 10],
    [5514, 15, 50, 10],
    [31287, 14, 47.5, 5],
  ])("EPSG:%i", async (code, lon, lat, tolerance) => {
    const projector = await projectorOf(projected(code), {}, "test");
    const [x, y] = projector.fromLonLat(lon, lat);
    const [expectedX = Number.NaN, expectedY = Number.NaN] = gdal(code, lon, lat);
    expect(Math.hypot(x - expectedX, y - expectedY)).toBeLessThanOrEqual(tolerance);
  });
});

describe("the coordinate reference system of a file", () => {
  it("is the one its user-defined GeoKeys spell out: MODIS sinusoidal", async () => {
    const keys = {
      GTModelTypeGeoKey: 1,
      GeographicTypeGeoKey: 32767,
      GeogSemiMajorAxisGeoKey: 6_371_007.181,
      GeogSemiMinorAxisGeoKey: 6_371_007.181,
      ProjectedCSTypeGeoKey: 32767,
      ProjectionGeoKey: 32767,
      ProjCoordTransGeoKey: 24,
      ProjLinearUnitsGeoKey: 9001,
      ProjCenterLongGeoKey: 0,
      ProjFalseEastingGeoKey: 0,
      ProjFalseNorthingGeoKey: 0,
    };
    const projector = await projectorOf(keys, {}, "test");
    const [x, y] = projector.fromLonLat(20, 55);
    // The formula: x = R λ cos φ, y = R φ.
    const radius = 6_371_007.181;
    const radians = Math.PI / 180;
    expect(x).toBeCloseTo(radius * 20 * radians * Math.cos(55 * radians), 3);
    expect(y).toBeCloseTo(radius * 55 * radians, 3);
  });

  it("is the one that ArcGIS wrote into a citation", async () => {
    const keys = {
      GTModelTypeGeoKey: 32767,
      GTRasterTypeGeoKey: 1,
      GeographicTypeGeoKey: 32767,
      GeogEllipsoidGeoKey: 32767,
      GeogSemiMajorAxisGeoKey: 6_378_137,
      GeogInvFlatteningGeoKey: 298.257222101,
      PCSCitationGeoKey:
        'ESRI PE String = PROJCS["Albers",GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.017453292519943295]],PROJECTION["Albers"],PARAMETER["false_easting",0.0],PARAMETER["false_northing",0.0],PARAMETER["central_meridian",-96.0],PARAMETER["standard_parallel_1",29.5],PARAMETER["standard_parallel_2",45.5],PARAMETER["latitude_of_origin",23.0],UNIT["Meter",1.0]]',
    };
    const projector = await projectorOf(keys, {}, "test");
    // gdaltransform -s_srs EPSG:4326 -t_srs EPSG:5070 of -90 40, GDAL 3.6.2.
    const [x, y] = projector.fromLonLat(-90, 40);
    expect(x).toBeCloseTo(507_398.5369, 3);
    expect(y).toBeCloseTo(1_903_000.4017, 3);
  });

  it("is never degrees when the keys speak of a projection they do not spell out", async () => {
    const keys = { GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 32767, GeogSemiMajorAxisGeoKey: 6_378_137 };
    await expect(projectorOf(keys, {}, "x.tif")).rejects.toThrow(
      /^x.tif is in a coordinate reference system/,
    );
  });

  it("is the item's where the file has none: a code, WKT 2 or PROJJSON", async () => {
    const byCode = await projectorOf(null, { code: "EPSG:32631" }, "test");
    const wkt2 =
      'PROJCRS["UTM 31N",BASEGEOGCRS["WGS 84",DATUM["World Geodetic System 1984",ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]]],CONVERSION["UTM zone 31N",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433]],PARAMETER["Longitude of natural origin",3,ANGLEUNIT["degree",0.0174532925199433]],PARAMETER["Scale factor at natural origin",0.9996,SCALEUNIT["unity",1]],PARAMETER["False easting",500000,LENGTHUNIT["metre",1]],PARAMETER["False northing",0,LENGTHUNIT["metre",1]]],CS[Cartesian,2],AXIS["(E)",east,ORDER[1]],AXIS["(N)",north,ORDER[2]],LENGTHUNIT["metre",1]]';
    const byWkt = await projectorOf(null, { wkt2 }, "test");
    expect(byWkt.fromLonLat(5.1, 51.2)[0]).toBeCloseTo(byCode.fromLonLat(5.1, 51.2)[0], 2);
    expect(byWkt.fromLonLat(5.1, 51.2)[1]).toBeCloseTo(byCode.fromLonLat(5.1, 51.2)[1], 2);
    const projjson = {
      type: "GeographicCRS",
      name: "WGS 84",
      datum: {
        type: "GeodeticReferenceFrame",
        name: "World Geodetic System 1984",
        ellipsoid: { name: "WGS 84", semi_major_axis: 6_378_137, inverse_flattening: 298.257223563 },
      },
      coordinate_system: {
        subtype: "ellipsoidal",
        axis: [
          { name: "Geodetic latitude", abbreviation: "Lat", direction: "north", unit: "degree" },
          { name: "Geodetic longitude", abbreviation: "Lon", direction: "east", unit: "degree" },
        ],
      },
    };
    const byJson = await projectorOf(null, { projjson }, "test");
    expect(byJson.fromLonLat(5.1, 51.2)).toEqual([5.1, 51.2]);
    expect(byJson.period).toBe(360);
  });

  it("is the file's own where both have one", async () => {
    const projector = await projectorOf(projected(32631), { code: "EPSG:32733" }, "test");
    expect(projector.fromLonLat(3, 0)[0]).toBeCloseTo(500_000, 3);
  });

  it("is asked for by name when neither has one, or when it is unknown", async () => {
    const missing = projectorOf(null, {}, "B04 of scene S");
    await expect(missing).rejects.toThrow(/^B04 of scene S does not say/);
    const unknown = projectorOf(projected(99_999), {}, "B04 of scene S");
    await expect(unknown).rejects.toSatisfy(
      (error) =>
        error instanceof ProblemError && error.problem.kind === "crs" && /EPSG:99999/.test(error.message),
    );
    await expect(projectorOf(null, { code: "IAU:49900" }, "x")).rejects.toThrow(/IAU:49900/);
  });
});
