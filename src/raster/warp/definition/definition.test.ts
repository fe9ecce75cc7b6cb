import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { projectorFromDefinition } from "../register.ts";
import { systemOfWkt } from "./from-wkt.ts";
import { child, numberAt, parseWkt, textAt } from "./wkt-tree.ts";

const GEOGCS =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

describe("well-known text", () => {
  it("is read with either kind of brackets, with spaces, and with quotes inside of texts", () => {
    const tree = parseWkt('GEOGCS ( "a ""b"" c" , UNIT[ "degree", 1.5e-2 ], AXIS["Lat",NORTH] )');
    expect(textAt(tree, 0)).toBe('a "b" c');
    expect(numberAt(child(tree, "UNIT") ?? tree, 1)).toBe(0.015);
    expect(child(tree, "AXIS")?.values).toEqual(["Lat", "NORTH"]);
  });

  it("that is cut off, nested without end or no definition at all is refused, and nothing else is thrown", () => {
    for (let end = 0; end < GEOGCS.length; end += 7) {
      expect(() => parseWkt(GEOGCS.slice(0, end))).toThrow(SyntaxError);
    }
    expect(() => parseWkt("A[".repeat(10_000))).toThrow(SyntaxError);
    expect(() => parseWkt(`A["${"x".repeat(200_000)}"]`)).toThrow(SyntaxError);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.object()), (definition) => {
        expect(projectorFromDefinition(definition).projector).toBeUndefined();
      }),
    );
  });
});

describe("a definition", () => {
  const projected = (more: string): string => `PROJCS["x",${GEOGCS},${more},UNIT["Meter",1.0]]`;

  it("with a projection or a parameter that is not known is named", () => {
    const reasonOf = (more: string) => projectorFromDefinition(projected(more)).reason;
    expect(reasonOf('PROJECTION["Aitoff"]')).toBe("the projection Aitoff");
    expect(reasonOf('PROJECTION["Mercator"],PARAMETER["Wobble",1.0]')).toBe(
      "the parameter wobble of Mercator",
    );
    expect(reasonOf('PROJECTION["Geostationary_Satellite"]')).toBe("a satellite without a height");
    expect(projectorFromDefinition('ENGCRS["site",EDATUM["site"]]').reason).toBe(
      "systems of the kind ENGCRS",
    );
  });

  it("has its angles in the unit of its base, and its lengths in its own", () => {
    const { base, conversion, unit } = systemOfWkt(
      'PROJCS["x",GEOGCS["NTF (Paris)",DATUM["NTF",SPHEROID["Clarke",6378249.2,293.466]],PRIMEM["Paris",2.33722917],UNIT["grad",0.015707963267949]],PROJECTION["Lambert_Conformal_Conic_1SP"],PARAMETER["latitude_of_origin",52],PARAMETER["false_easting",600],UNIT["kilometre",1000]]',
    );
    expect(base.meridian).toBe(2.33722917);
    expect(conversion?.parameters.get("latitudeoforigin")).toBeCloseTo(46.8, 9);
    expect(conversion?.parameters.get("falseeasting")).toBe(600_000);
    expect(unit).toBe(1000);
  });

  it("of an ellipsoid or a unit of no size is refused rather than drawn nowhere", () => {
    const good = projected('PROJECTION["Sinusoidal"]');
    expect(projectorFromDefinition(good).projector).toBeDefined();
    for (const [one, other] of [
      ["6378137.0", "0"],
      ["298.257223563", "0.5"],
      ['UNIT["Meter",1.0]', 'UNIT["Meter",0]'],
      ["298.257223563]", '298.257223563],TOWGS84[1,2,A["x"]]'],
    ] as const) {
      expect(good).toContain(one);
      expect(projectorFromDefinition(good.replace(one, other)).projector).toBeUndefined();
    }
  });

  it("inside of a compound or a bound one is the one that is meant", () => {
    const compound = `COMPD_CS["both",${projected('PROJECTION["Sinusoidal"]')},VERT_CS["height",VERT_DATUM["x",2005]]]`;
    expect(projectorFromDefinition(compound).projector?.fromLonLat(0, 10)[0]).toBeCloseTo(0, 6);
    const bound = `BOUNDCRS[SOURCECRS[${GEOGCS}],TARGETCRS[${GEOGCS}],ABRIDGEDTRANSFORMATION["x"]]`;
    expect(projectorFromDefinition(bound).projector?.period).toBe(360);
  });

  it("of a geostationary satellite sweeps as its text says, in every dialect", () => {
    // PROJ 9.1: 60° W, 20° S seen from 75° W.
    const dialects = [
      'PROJECTION["Geostationary_Satellite"],PARAMETER["Longitude_Of_Center",-75.0],PARAMETER["Height",35786023.0],PARAMETER["Option",1.0]',
      'PROJECTION["Geostationary_Satellite"],PARAMETER["central_meridian",-75],PARAMETER["satellite_height",35786023],EXTENSION["PROJ4","+proj=geos +sweep=x"]',
    ];
    for (const dialect of dialects) {
      const text = projected(dialect).replace("298.257223563", "298.257222101");
      const [x, y] = projectorFromDefinition(text).projector?.fromLonLat(-60, -20) ?? [];
      expect(x).toBeCloseTo(1_523_184.4657, 1);
      expect(y).toBeCloseTo(-2_130_217.3581, 1);
    }
  });
});
