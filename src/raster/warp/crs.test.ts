import { describe, expect, it } from "vitest";
import { lonLatOf } from "../../geo/mercator.ts";
import { ProblemError } from "../../problem/problem.ts";
import { projectorOf } from "./crs.ts";

const projected = (code: number) => ({ GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: code });

/** What gdaltransform answers for longitude and latitude on WGS 84: GDAL 3.6.2 with PROJ 9.1, without grids. */
describe("projections agree with GDAL", () => {
  // Metres: where the datum is that of WGS 84 to a millimetre, elsewhere as good as the published shift.
  it.each([
    [32631, 5.1, 51.2, 646714.7219, 5674161.8434, 0.001],
    [32733, 15.1, -31.2, 509526.6258, 6548228.3923, 0.001],
    [25832, 9.5, 48.2, 537153.3112, 5338650.6344, 0.001],
    [26910, -122.5, 37.7, 544077.0342, 4172647.8589, 2],
    [3857, 5.1, 51.2, 567729.403, 6656747.9488, 0.001],
    [3035, 14.2, 50.1, 4621338.609, 3007232.1588, 0.001],
    [3413, -45, 75, 0.0, -1633879.4975, 0.001],
    [3031, 60, -75, 1419227.9158, 819391.6192, 0.001],
    [3995, 20, 80, 372521.3135, -1023493.8972, 0.001],
    [6933, 20, 30, 1929725.605, 3658789.3249, 0.001],
    [2193, 174, -41, 1684102.1344, 5460761.4107, 0.5],
    [2180, 19.5, 52, 534314.8658, 459427.1971, 0.001],
    [27700, -1.5, 52.5, 434039.4573, 289239.2811, 5],
    [28992, 5.4, 52.1, 155876.8139, 456861.6183, 5],
    [31370, 4.4, 50.8, 152202.8841, 165505.1355, 5],
    [31467, 9.2, 48.7, 3514797.397, 5395845.2841, 5],
    [2056, 7.5, 47, 2604667.4764, 1205439.9602, 5],
    [2263, -73.9, 40.7, 1011978.0768, 194321.166, 5],
    [27582, 2.5, 47, 612431.4243, 2222249.7593, 5],
    [2393, 25, 62, 3395385.6298, 6878678.3593, 5],
    [3021, 15, 59, 1453723.3074, 6542317.5301, 5],
    [29902, -7, 53, 267187.9798, 194797.2854, 5],
    [3003, 9.5, 44, 1540114.871, 4872011.1786, 10],
    [23700, 19, 47, 646390.9639, 183979.5013, 10],
    [2100, 23, 39, 413257.2613, 4316964.8304, 5],
    [30169, 139, 36, -74836.9442, -34.44, 20],
    [29193, -47, -20, 290802.0037, 7787314.4188, 10],
    [5514, 15, 50, -703011.8819, -1058147.274, 10],
    [31287, 14, 47.5, 450267.0676, 400271.2424, 5],
    [2326, 114.1, 22.3, 828346.587, 817897.753, 0.01],
    [2039, 35, 32, 200137.812, 656336.6682, 0.01],
    [3844, 25, 46, 500120.3667, 500031.3149, 0.01],
    [28404, 21, 55, 4500129.1552, 6097367.143, 0.01],
    [26931, -133, 57, 859187.0059, 575295.2183, 0.01],
    [3078, -85, 45, 578654.5556, 494741.2835, 0.01],
    [2046, 15.2, -29, -19487.8028, 3209285.8136, 0.01],
    [2049, 21.2, -33, -18690.6585, 3652765.8101, 0.01],
    [5513, 15, 50, 1058147.274, 703011.8819, 10],
    [2163, -95, 40, 427046.117, -542408.7535, 10],
    [3408, 20, 60, 1132024.9572, -3110213.0082, 0.01],
    [2192, 2.5, 47, 662007.0061, 6655651.1488, 0.01],
    [4322, 10, 50, 9.999846111, 49.999972213, 0.0001],
    [26711, -117.6, 33.9, 444605.5369, 3751033.8985, 2],
    [3994, 175, -40, 6310138.8836, -3656912.9435, 0.01],
    [5570, 20, 49, 226949.844, 5430236.4654, 0.01],
    [31600, 25, 46, 469743.3173, 511527.2415, 0.01],
  ])("EPSG:%i", async (code, lon, lat, expectedX, expectedY, tolerance) => {
    const geographic = { GTModelTypeGeoKey: 2, GeographicTypeGeoKey: code };
    const projector = await projectorOf(code === 4322 ? geographic : projected(code), {}, "test");
    const [x, y] = projector.fromLonLat(lon, lat);
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
    // And back, also where the keys leave out false easting and northing.
    const { ProjFalseEastingGeoKey: _x, ProjFalseNorthingGeoKey: _y, ...fewer } = keys;
    const [mercatorX, mercatorY] = (await projectorOf(fewer, {}, "test")).toMercator(x, y);
    expect(lonLatOf([mercatorX, mercatorY])[0]).toBeCloseTo(20, 6);
    expect(lonLatOf([mercatorX, mercatorY])[1]).toBeCloseTo(55, 6);
  });

  // gdaltransform's answers again, for keys as GDAL writes them.
  it.each([
    [
      "polar stereographic (NSIDC)",
      {
        GeogSemiMajorAxisGeoKey: 6_378_273,
        GeogInvFlatteningGeoKey: 298.279411123064,
        GeographicTypeGeoKey: 32767,
        ProjCoordTransGeoKey: 15,
        ProjNatOriginLatGeoKey: 70,
        ProjStraightVertPoleLongGeoKey: -45,
        ProjScaleAtNatOriginGeoKey: 1,
      },
      [-40, 80],
      [94646.185, -1081810.846],
    ],
    [
      "Mercator with a parallel of true scale",
      {
        GeographicTypeGeoKey: 4326,
        ProjCoordTransGeoKey: 7,
        ProjStdParallel1GeoKey: 41,
        ProjNatOriginLongGeoKey: 0,
        ProjNatOriginLatGeoKey: 0,
      },
      [10, 50],
      [841351.851, 4847336.932],
    ],
    [
      "equidistant cylinders",
      {
        GeographicTypeGeoKey: 4326,
        ProjCoordTransGeoKey: 17,
        ProjStdParallel1GeoKey: 30,
        ProjCenterLongGeoKey: 10,
        ProjCenterLatGeoKey: 0,
      },
      [12, 50],
      [192811.014, 5565974.54],
    ],
  ] as const)("is the one its keys spell out: %s", async (_, keys, [lon, lat], [expectedX, expectedY]) => {
    const common = {
      GTModelTypeGeoKey: 1,
      ProjectedCSTypeGeoKey: 32767,
      ProjectionGeoKey: 32767,
      ProjLinearUnitsGeoKey: 9001,
      ProjFalseEastingGeoKey: 0,
      ProjFalseNorthingGeoKey: 0,
    };
    const [x, y] = (await projectorOf({ ...common, ...keys }, {}, "test")).fromLonLat(lon, lat);
    expect(x).toBeCloseTo(expectedX, 2);
    expect(y).toBeCloseTo(expectedY, 2);
  });

  it("is not degrees where its own model is described in WKT: Mollweide", async () => {
    const keys = {
      GTModelTypeGeoKey: 32767,
      GeographicTypeGeoKey: 4326,
      PCSCitationGeoKey:
        'ESRI PE String = PROJCS["World_Mollweide",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Mollweide"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],UNIT["Meter",1.0]]',
      ProjLinearUnitsGeoKey: 9001,
    };
    const [x, y] = (await projectorOf(keys, {}, "test")).fromLonLat(20, 30);
    expect(x).toBeCloseTo(1833617.411, 2);
    expect(y).toBeCloseTo(3643853.564, 2);
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

  it.each([
    ["EPSG:32631", "epsg:32631", "EPSG: 32631", "urn:ogc:def:crs:EPSG::32631", "EPSG:32631+5773"],
    ["EPSG:3035", "http://www.opengis.net/def/crs/EPSG/0/3035", "urn:ogc:def:crs:EPSG:9.8:3035"],
    ["EPSG:4326", "OGC:CRS84", "CRS84", "urn:ogc:def:crs:OGC:1.3:CRS84", "OGC:CRS84h"],
    ["EPSG:3857", "EPSG:900913", "ESRI:102100", "https://www.opengis.net/def/crs/EPSG/0/3857"],
  ])("is the item's by its code, however that is written: %s", async (plain, ...spellings) => {
    const expected = (await projectorOf(null, { code: plain }, "test")).fromLonLat(5, 51);
    for (const code of spellings) {
      expect((await projectorOf(null, { code }, "test")).fromLonLat(5, 51), code).toEqual(expected);
    }
  });

  it("is the item's by a definition that stands beside a code that is not known, or the code is named", async () => {
    const wkt2 =
      'GEOGCRS["WGS 84",DATUM["World Geodetic System 1984",ELLIPSOID["WGS 84",6378137,298.257223563]],CS[ellipsoidal,2],AXIS["lat",north],AXIS["lon",east],ANGLEUNIT["degree",0.0174532925199433]]';
    const projector = await projectorOf(null, { code: "ESRI:1", wkt2 }, "test");
    expect(projector.fromLonLat(5, 51)).toEqual([expect.closeTo(5, 9), expect.closeTo(51, 9)]);
    for (const projection of [{ code: "ESRI:1" }, { code: "ESRI:1", wkt2: "nonsense" }]) {
      await expect(projectorOf(null, projection, "test")).rejects.toThrow("ESRI:1");
    }
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
