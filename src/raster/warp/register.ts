import { type ConversionErrors, type GeoKeys, toProj4 } from "geotiff-geokeys-to-proj4";
// Systems that the library's register leaves out or puts elsewhere than PROJ 9.1, as PROJ defines them.
import corrections from "./crs-corrections.json" with { type: "json" };
// Systems that ArcGIS numbers and EPSG does not, as PROJ 9.1 has them; their numbers lie beyond those of EPSG.
import esri from "./esri-systems.json" with { type: "json" };
import { datumShift } from "./datum-shifts.ts";
import { systemOfProjjson } from "./definition/from-projjson.ts";
import { systemOfWkt } from "./definition/from-wkt.ts";
import { projectorOfSystem } from "./definition/projector.ts";
import { UnsupportedDefinition } from "./definition/system.ts";
import { proj4Projector } from "./proj4-projector.ts";
import type { Projector } from "./projector.ts";

const corrected: Readonly<Record<string, string>> = { ...corrections, ...esri };

/** A projector for a code of EPSG or of ArcGIS, projected or geographic; undefined when the register does not know it. */
export function projectorFromRegister(code: number): Projector | undefined {
  const definition = corrected[code];
  if (definition !== undefined) return proj4Projector(`${complete(definition, datumShift(code))} +no_defs`);
  return (
    convert({ GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: code }, datumShift(code)) ??
    convert({ GTModelTypeGeoKey: 2, GeographicTypeGeoKey: code }, datumShift(code))
  );
}

type Keys = Readonly<Record<string, number | string | readonly number[]>>;

/** A projector for a system spelled out in GeoKeys; undefined when they do not add up to one. */
export function projectorFromGeoKeys(keys: Keys): Projector | undefined {
  // Where there are both, keys and WKT say the same, and of WKT there are more dialects.
  const esri = keys["ProjCoordTransGeoKey"] === undefined ? fromEsriCitation(keys) : undefined;
  if (esri) return esri;
  const geographic = keys["GeographicTypeGeoKey"];
  // Metres read as degrees would put the image anywhere: degrees only where nothing says otherwise.
  const model = keys["GTModelTypeGeoKey"];
  const projected = model !== 2 && (model !== undefined || keys["PCSCitationGeoKey"] !== undefined);
  const shift = typeof geographic === "number" ? datumShift(geographic) : undefined;
  return convert(keys, shift, projected) ?? fromEsriCitation(keys);
}

/** ArcGIS writes systems it has no keys for as WKT into a citation. */
function fromEsriCitation(keys: Keys): Projector | undefined {
  for (const name of ["PCSCitationGeoKey", "GTCitationGeoKey"]) {
    const citation = keys[name];
    const definition =
      typeof citation === "string" ? /ESRI PE String = (.*)/s.exec(citation)?.[1] : undefined;
    if (definition === undefined) continue;
    return projectorFromDefinition(definition.trim()).projector;
  }
  return undefined;
}

/** A system that is spelled out, or why it is not known here. */
export interface Defined {
  /** Where the definition names one of the EPSG register. */
  readonly code?: number;
  readonly projector?: Projector;
  /** What in it is not known. */
  readonly reason?: string;
}

/** A projector for WKT of either version, or for PROJJSON. */
export function projectorFromDefinition(definition: string | object): Defined {
  try {
    const system = typeof definition === "string" ? systemOfWkt(definition) : systemOfProjjson(definition);
    const { code } = system;
    // The register has what a definition leaves out, such as the way from the datum to WGS 84.
    const registered = code === undefined ? undefined : projectorFromRegister(code);
    return { ...(code === undefined ? {} : { code }), projector: registered ?? projectorOfSystem(system) };
  } catch (error) {
    return error instanceof UnsupportedDefinition ? { reason: error.message } : {};
  }
}

/** Errors that leave no usable system. Others are about vertical systems and citations. */
const fatal: readonly (keyof ConversionErrors)[] = [
  "CRSNotSupported",
  "conversionNotSupported",
  "coordinateTransformationNotSupported",
];

const POLAR_STEREOGRAPHIC = 15;

/** Parameters of systems spelled out in keys that the library has under another name, or not at all. */
function spelledOut(definition: string, keys: Keys): string {
  // The parallel of true scale of cylinders: the library calls it lat_1.
  const parallel = /\+lat_1=(\S+)/.exec(definition)?.[1];
  if (/\+proj=(merc|eqc) /.test(definition) && parallel !== undefined)
    return `${definition.replace(/ \+lat_ts=\S+/, "")} +lat_ts=${parallel}`;
  if (keys["ProjCoordTransGeoKey"] !== POLAR_STEREOGRAPHIC) return definition;
  const latitude = Number(keys["ProjNatOriginLatGeoKey"] ?? 90);
  const longitude = Number(keys["ProjStraightVertPoleLongGeoKey"] ?? keys["ProjNatOriginLongGeoKey"] ?? 0);
  const others = definition.replaceAll(/ \+(lat_0|lat_ts|lon_0)=\S+/g, "");
  return `${others} +lat_0=${latitude < 0 ? -90 : 90} +lat_ts=${latitude} +lon_0=${longitude}`;
}

function convert(keys: Keys, shift: string | undefined, projected = false): Projector | undefined {
  try {
    // The library declares every GeoKey as required, although no file has all of them.
    const result = toProj4({ ...keys } as unknown as GeoKeys);
    if (fatal.some((name) => result.errors[name] !== undefined)) return undefined;
    if (projected && result.isGCS) return undefined;
    const { x, y } = result.coordinatesConversionParameters;
    return proj4Projector(complete(spelledOut(result.proj4, keys), shift), { x, y });
  } catch {
    return undefined;
  }
}

/** Fills in what the register leaves out and proj4 does not assume. */
function complete(definition: string, shift: string | undefined): string {
  // Polar stereographic by its standard parallel: the pole is the one on that side.
  const standardParallel = /\+lat_ts=(-?[\d.]+)/.exec(definition)?.[1];
  const pole =
    definition.includes("+proj=stere ") && standardParallel !== undefined && !definition.includes("+lat_0=")
      ? ` +lat_0=${Number(standardParallel) < 0 ? -90 : 90}`
      : "";
  return `${definition}${pole}${shift === undefined ? "" : ` +towgs84=${shift}`}`;
}
