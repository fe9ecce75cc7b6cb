import proj4 from "proj4";
import { lonLatOf, mercatorOf } from "../../geo/mercator.ts";
import type { Projector } from "./projector.ts";

/** Units of the CRS in what proj4 counts in (metres or degrees). */
export interface UnitFactors {
  readonly x: number;
  readonly y: number;
}

/**
 * A projector from anything proj4 understands: a PROJ string, WKT 1 or 2, PROJJSON.
 * @throws what proj4 throws when it does not understand the definition.
 */
export function proj4Projector(definition: string | object, units: UnitFactors = { x: 1, y: 1 }): Projector {
  // proj4 declares PROJJSON too narrowly to name it here; it checks what it is given.
  const converter: Converter = proj4(withOrigin(definition) as string);
  const geographic = isGeographic(converter.oProj);
  const axes = typeof definition === "string" && southOrWest.test(definition);
  const fromLonLat = (lon: number, lat: number): readonly [number, number] => {
    const [x, y] = convert(converter, "forward", [lon, lat], axes);
    return [x / units.x, y / units.y];
  };
  const toLonLat = (x: number, y: number) => convert(converter, "inverse", [x * units.x, y * units.y], axes);
  return {
    key: `${typeof definition === "string" ? definition : JSON.stringify(definition)}|${units.x}|${units.y}`,
    ...(geographic ? { period: 360 / units.x } : {}),
    fromLonLat,
    toLonLat,
    fromMercator: (x, y) => {
      const [lon, lat] = lonLatOf([x, y]);
      return fromLonLat(lon, lat);
    },
    toMercator: (x, y) => {
      const [lon, lat] = toLonLat(x, y);
      return mercatorOf([lon, lat]);
    },
  };
}

/** Some of proj4's projections have an inverse only where false easting and northing are given. */
function withOrigin(definition: string | object): string | object {
  if (typeof definition !== "string" || !definition.includes("+proj=")) return definition;
  const missing = ["x_0", "y_0"].filter((name) => !definition.includes(`+${name}=`));
  return [definition, ...missing.map((name) => `+${name}=0`)].join(" ");
}

/**
 * Systems that count to the south and west (Southern Africa, Czechia), which is the only case in which
 * GDAL does not bring axes into the order east, north.
 */
const southOrWest = /\+axis=(wsu|swu)\b/;

/** What proj4 answers for one definition; its own overloads do not name this. */
interface Converter {
  forward(point: [number, number], enforceAxis?: boolean): readonly number[];
  inverse(point: [number, number], enforceAxis?: boolean): readonly number[];
  readonly oProj?: unknown;
}

/** proj4 throws for some points outside a projection's domain and answers NaN for others; here both are NaN. */
function convert(
  converter: Converter,
  direction: "forward" | "inverse",
  point: [number, number],
  enforceAxis: boolean,
): readonly [number, number] {
  try {
    const [x, y] = converter[direction](point, enforceAxis);
    return [x ?? Number.NaN, y ?? Number.NaN];
  } catch {
    return [Number.NaN, Number.NaN];
  }
}

function isGeographic(projection: unknown): boolean {
  return (
    typeof projection === "object" &&
    projection !== null &&
    "projName" in projection &&
    (projection.projName === "longlat" || projection.projName === "identity")
  );
}
