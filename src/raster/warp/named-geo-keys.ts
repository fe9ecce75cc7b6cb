import type { Georeference } from "../../geotiff/tiff/types.ts";
import { ProblemError } from "../../problem/problem.ts";
import { projectorOf } from "./crs.ts";
import type { CrsReference } from "./frame.ts";
import { epsgNumber } from "./well-known.ts";

type GeoKeys = NonNullable<Georeference["geoKeys"]>;

const MODEL_PROJECTED = 1;
const MODEL_GEOGRAPHIC = 2;
/** Of the units that angles are counted in. */
const LARGEST_CIRCLE = 400;
/** Keys of which one at least is there when keys name or spell out a system. */
const NAMING_KEYS = [
  "ProjectedCSTypeGeoKey",
  "GeographicTypeGeoKey",
  "ProjCoordTransGeoKey",
  "PCSCitationGeoKey",
];

/**
 * The GeoKeys that a written file names its system with: those of the file that it was read from, else the code.
 * @throws ProblemError of kind `crs` for systems that have neither
 */
export async function geoKeysOf({ geoKeys, projection }: CrsReference): Promise<GeoKeys> {
  if (geoKeys && NAMING_KEYS.some((key) => geoKeys[key] !== undefined)) return geoKeys;
  const { code = "" } = projection;
  const number = /epsg/i.test(code) ? epsgNumber(code) : undefined;
  if (number === undefined) {
    throw new ProblemError({
      kind: "crs",
      message: "The coordinate reference system of this file has no EPSG code, and no GeoKeys to be copied.",
      advice: "Choose another coordinate reference system for the file that is written.",
    });
  }
  // Web Mercator repeats, too, after many metres; degrees after 360, gon after 400.
  const { period } = await projectorOf(null, { code }, "The file to be written");
  return period === undefined || period > LARGEST_CIRCLE
    ? { GTModelTypeGeoKey: MODEL_PROJECTED, ProjectedCSTypeGeoKey: number }
    : { GTModelTypeGeoKey: MODEL_GEOGRAPHIC, GeographicTypeGeoKey: number };
}
