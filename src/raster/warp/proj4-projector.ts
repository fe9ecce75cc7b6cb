import proj4 from "proj4";
import { lonLatOf, mercatorOf } from "../../geo/mercator.ts";
import type { Projector } from "./projector.ts";

/** Units of the CRS in what proj4 counts in (metres or degrees). */
export interface UnitFactors {
  readonly x: number;
  readonly y: number;
}

/**
 * A projector from a PROJ string.
 * @throws what proj4 throws when it does not understand the definition; RangeError where it would be far off
 */
export function proj4Projector(definition: string, units: UnitFactors = { x: 1, y: 1 }): Projector {
  const given: Converter = proj4(withOrigin(definition));
  const converter = onSphere(definition, given.oProj) ?? given;
  const geographic = isGeographic(converter.oProj);
  const axes = southOrWest.test(definition);
  const fromLonLat = (lon: number, lat: number): readonly [number, number] => {
    const [x, y] = convert(converter, "forward", [lon, lat], axes);
    return [x / units.x, y / units.y];
  };
  const toLonLat = (x: number, y: number) => convert(converter, "inverse", [x * units.x, y * units.y], axes);
  return {
    key: `${definition}|${units.x}|${units.y}`,
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

/**
 * The projections that PROJ computes on a sphere of the ellipsoid's surface, where proj4 takes the ellipsoid's radius.
 * @throws RangeError for those of which proj4 has the sphere's formulas only
 */
function onSphere(definition: string, projection: unknown): Converter | undefined {
  const { a = 0, es = 0 } = (projection ?? {}) as { readonly a?: number; readonly es?: number };
  if (es === 0) return undefined;
  if (/\+proj=(?:ortho|tpers)\b/.test(definition)) throw new RangeError("not on an ellipsoid");
  if (!/\+proj=(?:mill|vandg)\b/.test(definition)) return undefined;
  const radius = a * (1 - es * (1 / 6 + es * (17 / 360 + (es * 67) / 3024)));
  const others = definition.replaceAll(/\+(?:a|b|rf|ellps|datum|towgs84)=\S+/g, "");
  return proj4(withOrigin(`${others} +a=${radius} +b=${radius}`));
}

/** Some of proj4's projections have an inverse only where false easting and northing are given. */
function withOrigin(definition: string): string {
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
