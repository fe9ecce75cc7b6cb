import {
  degreesOf,
  plainName,
  UnsupportedDefinition,
  type BaseSystem,
  type SystemDefinition,
} from "./system.ts";

type Json = Readonly<Record<string, unknown>>;

/** The system that PROJJSON defines. @throws SyntaxError, UnsupportedDefinition */
export function systemOfProjjson(json: unknown): SystemDefinition {
  let system = objectOf(json);
  // Bound and compound systems hold the one that is meant; neither is nested more than once.
  for (let depth = 0; depth < 4; depth += 1) {
    if (system["type"] === "BoundCRS") system = objectOf(system["source_crs"]);
    else if (system["type"] === "CompoundCRS") system = objectOf(listOf(system["components"])[0]);
  }
  switch (system["type"]) {
    case "ProjectedCRS":
      return projected(system);
    case "GeographicCRS":
    case "GeodeticCRS":
      return { ...codeOf(system), base: baseOf(system), unit: axisUnit(system, "angle") };
    default:
      throw new UnsupportedDefinition(methodOf(system) ?? `systems of the kind ${textOf(system["type"])}`);
  }
}

function projected(system: Json): SystemDefinition {
  const conversion = objectOf(system["conversion"]);
  const parameters = new Map<string, number>();
  for (const each of listOf(conversion["parameters"]).map(objectOf)) {
    parameters.set(plainName(textOf(each["name"])), numberOf(each["value"]) * unitOf(each["unit"], "angle"));
  }
  return {
    ...codeOf(system),
    base: baseOf(objectOf(system["base_crs"])),
    conversion: { method: methodOf(system) ?? "a conversion without a name", parameters },
    unit: axisUnit(system, "length"),
  };
}

function methodOf(system: Json): string | undefined {
  const method = optional(optional(system["conversion"])?.["method"]);
  return method && textOf(method["name"]);
}

function baseOf(base: Json): BaseSystem {
  const datum = optional(base["datum"]) ?? objectOf(base["datum_ensemble"]);
  const ellipsoid = objectOf(datum["ellipsoid"]);
  const radius = valueOf(ellipsoid["semi_major_axis"] ?? ellipsoid["radius"], "length");
  const minor = ellipsoid["semi_minor_axis"];
  const inverse =
    minor === undefined
      ? numberOf(ellipsoid["inverse_flattening"] ?? 0)
      : radius / (radius - valueOf(minor, "length"));
  return {
    ...codeOf(base),
    datum: textOf(datum["name"]),
    radius,
    inverseFlattening: Number.isFinite(inverse) ? inverse : 0,
    meridian: valueOf(optional(datum["prime_meridian"])?.["longitude"] ?? 0, "angle"),
  };
}

function codeOf(value: Json): { readonly code?: number } {
  const ids = [value["id"], ...listOf(value["ids"])].map((id) => optional(id));
  const code = Number(ids.find((id) => id?.["authority"] === "EPSG")?.["code"]);
  return Number.isInteger(code) ? { code } : {};
}

function axisUnit(system: Json, kind: "angle" | "length"): number {
  const [axis] = listOf(objectOf(system["coordinate_system"])["axis"]);
  return unitOf(optional(axis)?.["unit"], kind);
}

/** A bare number is in degrees or metres. */
function valueOf(value: unknown, kind: "angle" | "length"): number {
  const own = optional(value);
  return own ? numberOf(own["value"]) * unitOf(own["unit"], kind) : numberOf(value);
}

function unitOf(unit: unknown, kind: "angle" | "length"): number {
  const own = optional(unit);
  if (own === undefined) return 1;
  const factor = numberOf(own["conversion_factor"]);
  const isOfAngles = own["type"] === "AngularUnit" || (own["type"] === undefined && kind === "angle");
  return isOfAngles ? degreesOf(factor) : factor;
}

function optional(value: unknown): Json | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

function objectOf(value: unknown): Json {
  const object = optional(value);
  if (object === undefined) throw new SyntaxError("A part of the definition is missing.");
  return object;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function numberOf(value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new SyntaxError("The definition has something else in the place of a number.");
}
