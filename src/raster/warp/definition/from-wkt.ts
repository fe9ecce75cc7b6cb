import {
  degreesOf,
  plainName,
  UnsupportedDefinition,
  type BaseSystem,
  type SystemDefinition,
} from "./system.ts";
import { child, children, numberAt, parseWkt, textAt, type WktNode } from "./wkt-tree.ts";

const PROJECTED = ["PROJCRS", "PROJECTEDCRS", "PROJCS"];
const GEOGRAPHIC = ["GEOGCRS", "GEOGRAPHICCRS", "GEODCRS", "GEODETICCRS", "GEOGCS"];
const BASES = ["BASEGEOGCRS", "BASEGEODCRS", ...GEOGRAPHIC];
const UNITS = ["LENGTHUNIT", "ANGLEUNIT", "SCALEUNIT", "UNIT"];

/** The system that well-known text defines: WKT 2, and WKT 1 as GDAL and as ArcGIS write it. @throws SyntaxError, UnsupportedDefinition */
export function systemOfWkt(text: string): SystemDefinition {
  return systemOf(parseWkt(text));
}

function systemOf(node: WktNode): SystemDefinition {
  const { keyword } = node;
  if (keyword === "COMPD_CS" || keyword === "COMPOUNDCRS" || keyword === "SOURCECRS") {
    // The horizontal part comes first.
    const part = node.values.find((value) => typeof value === "object");
    if (part) return systemOf(part);
  }
  if (keyword === "BOUNDCRS") {
    const source = child(node, "SOURCECRS");
    if (source) return systemOf(source);
  }
  if (PROJECTED.includes(keyword)) return projected(node);
  if (GEOGRAPHIC.includes(keyword)) return geographic(node);
  throw new UnsupportedDefinition(`systems of the kind ${keyword}`);
}

function geographic(node: WktNode): SystemDefinition {
  const derived = child(node, "DERIVINGCONVERSION");
  if (derived) throw new UnsupportedDefinition(methodOf(derived));
  return { ...codeOf(node), base: baseOf(node), unit: angleUnit(node) };
}

function projected(node: WktNode): SystemDefinition {
  const baseNode = child(node, ...BASES);
  if (baseNode === undefined) throw new SyntaxError("The system has no base.");
  const conversion = child(node, "CONVERSION") ?? node;
  const length = lengthUnit(node);
  const angle = angleUnit(baseNode);
  const parameters = new Map<string, number>();
  for (const parameter of children(conversion, "PARAMETER")) {
    const name = plainName(textAt(parameter, 0));
    const own = child(parameter, ...UNITS);
    const value = numberAt(parameter, 1);
    parameters.set(name, value * (own ? factorOf(own) : isAngle(name) ? angle : isLength(name) ? length : 1));
  }
  const proj4 = children(node, "EXTENSION").find((extension) => textAt(extension, 0) === "PROJ4");
  if (proj4 && textAt(proj4, 1).includes("+sweep=x")) parameters.set("option", 1);
  return {
    ...codeOf(node),
    base: baseOf(baseNode),
    conversion: { method: methodOf(conversion), parameters },
    unit: length,
  };
}

function methodOf(conversion: WktNode): string {
  const method = child(conversion, "METHOD", "PROJECTION");
  return method === undefined ? "a conversion without a name" : textAt(method, 0);
}

/** WKT 1 gives its parameters no units: what they are called decides. */
function isAngle(name: string): boolean {
  return (
    /latitude|longitude|meridian|parallel|azimuth|angle|rotation/.test(name) && !name.startsWith("scale")
  );
}

function isLength(name: string): boolean {
  return /easting|northing/.test(name);
}

function baseOf(node: WktNode): BaseSystem {
  const datum = child(node, "DATUM", "ENSEMBLE", "GEODETICDATUM", "TRF");
  const ellipsoid = datum && child(datum, "ELLIPSOID", "SPHEROID");
  if (datum === undefined || ellipsoid === undefined) throw new SyntaxError("The system has no ellipsoid.");
  const lengths = child(ellipsoid, "LENGTHUNIT", "UNIT");
  const meridian = child(node, "PRIMEM", "PRIMEMERIDIAN");
  const meridianUnit = meridian && child(meridian, "ANGLEUNIT", "UNIT");
  const shift = child(datum, "TOWGS84")?.values.map(Number).join(",");
  return {
    ...codeOf(node),
    datum: textAt(datum, 0),
    radius: numberAt(ellipsoid, 1) * (lengths ? numberAt(lengths, 1) : 1),
    inverseFlattening: numberAt(ellipsoid, 2),
    // WKT 1 of GDAL and ArcGIS has it in degrees, whatever the unit of the system is.
    meridian: meridian ? numberAt(meridian, 1) * (meridianUnit ? factorOf(meridianUnit) : 1) : 0,
    ...(shift === undefined ? {} : { shift }),
  };
}

function codeOf(node: WktNode): { readonly code?: number } {
  const id = children(node, "ID", "AUTHORITY").find((each) => textAt(each, 0).toUpperCase() === "EPSG");
  const code = Number(id?.values[1]);
  return Number.isInteger(code) ? { code } : {};
}

function angleUnit(node: WktNode): number {
  const unit = ownUnit(node, "ANGLEUNIT");
  return unit ? degreesOf(numberAt(unit, 1)) : 1;
}

function lengthUnit(node: WktNode): number {
  const unit = ownUnit(node, "LENGTHUNIT");
  return unit ? numberAt(unit, 1) : 1;
}

/** On the system, or on its first axis. */
function ownUnit(node: WktNode, keyword: string): WktNode | undefined {
  const [axis] = children(node, "AXIS");
  return child(node, keyword, "UNIT") ?? (axis && child(axis, keyword, "UNIT"));
}

function factorOf(unit: WktNode): number {
  const factor = numberAt(unit, 1);
  const isOfAngles = unit.keyword === "ANGLEUNIT" || /degree|grad|radian|gon|second/i.test(textAt(unit, 0));
  return isOfAngles ? degreesOf(factor) : factor;
}
