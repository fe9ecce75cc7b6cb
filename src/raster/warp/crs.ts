import type { AssetProjection } from "../../catalogue/types.ts";
import { ProblemError } from "../../problem/problem.ts";
import type { Georeference } from "../../geotiff/tiff/types.ts";
import type { Projector } from "./projector.ts";
import { epsgNumber, wellKnownProjector } from "./well-known.ts";

type GeoKeys = NonNullable<Georeference["geoKeys"]>;

/** What GeoKeys say when the CRS is spelled out rather than named (GeoTIFF 1.1, section 7.4). */
const USER_DEFINED = 32767;

/**
 * The projector of a file: by its own GeoKeys, and where they do not name a CRS by the item's `proj:`
 * fields.
 * @param name what a message calls the file
 * @throws ProblemError of kind `crs`
 */
export async function projectorOf(
  geoKeys: Georeference["geoKeys"],
  projection: AssetProjection,
  name: string,
): Promise<Projector> {
  const fromFile = geoKeys ? await fromGeoKeys(geoKeys, name) : undefined;
  const projector = fromFile ?? (await fromItem(projection, name));
  if (projector) return projector;
  throw new ProblemError({
    kind: "crs",
    message: `${name} does not say which coordinate reference system its pixels are in, nor does its item.`,
    advice: "The publisher can add GeoKeys to the file or proj:code to the item.",
  });
}

async function fromGeoKeys(keys: GeoKeys, name: string): Promise<Projector | undefined> {
  const model = numberOf(keys["GTModelTypeGeoKey"]);
  if (model === 3) {
    throw new ProblemError({
      kind: "crs",
      message: `${name} is in geocentric coordinates, which no map shows.`,
    });
  }
  const projected = numberOf(keys["ProjectedCSTypeGeoKey"]);
  const geographic = numberOf(keys["GeographicTypeGeoKey"]);
  const code = model === 2 ? geographic : projected;
  if (code && code !== USER_DEFINED) return byCode(code, name);
  if (code === USER_DEFINED || isSpelledOut(keys)) return byGeoKeys(keys, name);
  // Some writers give a geographic CRS and no model type. A model of their own is no reason to read degrees.
  const isGeographic = model === undefined || model === 2 || keys["ProjLinearUnitsGeoKey"] === undefined;
  return geographic && geographic !== USER_DEFINED && model !== 1 && isGeographic
    ? byCode(geographic, name)
    : undefined;
}

function isSpelledOut(keys: GeoKeys): boolean {
  const citation = keys["PCSCitationGeoKey"];
  if (typeof citation === "string" && citation.includes("ESRI PE String")) return true;
  return ["ProjCoordTransGeoKey", "ProjectionGeoKey", "GeogSemiMajorAxisGeoKey", "GeogEllipsoidGeoKey"].some(
    (key) => keys[key] !== undefined,
  );
}

async function fromItem(projection: AssetProjection, name: string): Promise<Projector | undefined> {
  const { code: written, wkt2, projjson } = projection;
  const code = written === undefined ? undefined : epsgNumber(written);
  const known = code === undefined ? undefined : await ofCode(code);
  if (known) return known;
  // A code that is not known here may stand beside a definition that is.
  const refusals: ProblemError[] = written === undefined ? [] : [unknownCrs(name, written)];
  for (const definition of [wkt2, projjson]) {
    if (typeof definition !== "string" && (typeof definition !== "object" || definition === null)) continue;
    try {
      return await byDefinition(definition, name);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      refusals.push(error);
    }
  }
  const [refusal] = refusals;
  if (refusal) throw refusal;
  return undefined;
}

async function byCode(code: number, name: string): Promise<Projector> {
  const projector = await ofCode(code);
  if (!projector) throw unknownCrs(name, `EPSG:${code}`);
  return projector;
}

async function ofCode(code: number): Promise<Projector | undefined> {
  const wellKnown = wellKnownProjector(code);
  if (wellKnown) return wellKnown;
  // The register and the projection library weigh 220 kB gzipped, and few files need them.
  const { projectorFromRegister } = await import("./register.ts");
  return projectorFromRegister(code);
}

async function byDefinition(definition: string | object, name: string): Promise<Projector> {
  const { projectorFromDefinition } = await import("./register.ts");
  const { projector, code, reason } = projectorFromDefinition(definition);
  // UTM and Web Mercator are computed here, whatever they are spelled as.
  const wellKnown = code === undefined ? undefined : wellKnownProjector(code);
  if (wellKnown ?? projector) return (wellKnown ?? projector) as Projector;
  throw unknownCrs(name, `the definition its item gives${reason === undefined ? "" : ` (${reason})`}`);
}

async function byGeoKeys(keys: GeoKeys, name: string): Promise<Projector> {
  const { projectorFromGeoKeys } = await import("./register.ts");
  const projector = projectorFromGeoKeys(keys);
  if (!projector) throw unknownCrs(name, "the user-defined system of its GeoKeys");
  return projector;
}

function unknownCrs(name: string, what: string, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      kind: "crs",
      message: `${name} is in a coordinate reference system that is not known here: ${what}.`,
      advice: "It can be drawn after it has been warped to a common one, e.g. with gdalwarp.",
    },
    { cause },
  );
}

function numberOf(value: number | string | readonly number[] | undefined): number | undefined {
  if (typeof value === "number") return value;
  return Array.isArray(value) && typeof value[0] === "number" ? value[0] : undefined;
}
